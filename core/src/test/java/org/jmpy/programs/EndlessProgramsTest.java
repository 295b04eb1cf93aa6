package org.jmpy.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jmpy.interp.ContextEnded;
import org.jmpy.interp.Host;
import org.jmpy.interp.Importer;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.Singleton;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** Programs without an end can be interrupted and ended in every mode, also in compiled loops. */
@Timeout(60)
class EndlessProgramsTest {
    private static final String[] LOOPS = {
        """
        n = 0
        while True:
            n += 1
            if n == 2000:
                ready()
        """,
        """
        def loop():
            n = 0
            while True:
                n = n + 1 & 0xffff
                if n == 2000:
                    ready()
        loop()
        """,
        """
        def numbers():
            n = 0
            while True:
                yield n
                n += 1
        def loop():
            for x in numbers():
                if x == 2000:
                    ready()
        loop()
        """,
        """
        def call(n):
            if n == 2000:
                ready()
        def loop():
            n = 0
            while True:
                call(n)
                n += 1
        loop()
        """
    };

    @ParameterizedTest
    @EnumSource
    void areInterrupted(Mode mode) throws Exception {
        for (String loop : LOOPS) {
            String source = "try:\n" + loop.indent(4) + "except KeyboardInterrupt:\n    pass\n";
            run(mode, source, vm -> vm.interrupt(PyError.of(ExceptionType.KEYBOARD_INTERRUPT)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void areEnded(Mode mode) {
        for (String loop : LOOPS) {
            ContextEnded e =
                    assertThrows(
                            ContextEnded.class,
                            () ->
                                    run(
                                            mode,
                                            loop,
                                            vm ->
                                                    vm.end(
                                                            new ContextEnded(
                                                                    ContextEnded.Reason.STOPPED,
                                                                    "enough"))));
            assertEquals(ContextEnded.Reason.STOPPED, e.reason());
        }
    }

    /** What another thread does to a program once that is hot. */
    private interface Stop {
        void stop(Vm vm);
    }

    private static void run(Mode mode, String source, Stop stop) throws Exception {
        Vm vm = new Vm(new Host() {}, new Library(), 100);
        vm.setJit(mode.jit(1));
        CountDownLatch ready = new CountDownLatch(1);
        vm.main()
                .globals()
                .put(
                        "ready",
                        PyBuiltin.of(
                                "ready",
                                () -> {
                                    ready.countDown();
                                    return Singleton.NONE;
                                }));
        Thread stopper =
                new Thread(
                        () -> {
                            try {
                                ready.await();
                                stop.stop(vm);
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        stopper.start();
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        new Importer(vm)
                .run(
                        Sources.compile(vm, bytes, "p.py", org.jmpy.compiler.Mode.FILE),
                        vm.main().globals());
        stopper.join();
    }
}
