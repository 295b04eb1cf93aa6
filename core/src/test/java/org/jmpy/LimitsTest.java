package org.jmpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.LimitException.Limit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** Limits end a context, whatever its program does about it. */
@Timeout(60)
class LimitsTest {
    private final Engine engine = Engine.create();

    @AfterEach
    void close() {
        engine.close();
    }

    private static Limits steps(long count) {
        return Limits.builder().steps(count).build();
    }

    private static Limits time(long millis) {
        return Limits.builder().wallClock(Duration.ofMillis(millis)).build();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while True:\n    pass",
                "while True:\n    try:\n        while True:\n            pass\n"
                        + "    except BaseException:\n        pass",
                "while True:\n    try:\n        while True:\n            pass\n"
                        + "    finally:\n        continue",
                "def f():\n    f()\nwhile True:\n    try:\n        f()\n    except RuntimeError:\n"
                        + "        pass",
                "def g():\n    while True:\n        yield 1\nfor x in g():\n    pass",
                "class A:\n    def __getattr__(self, n):\n        while True:\n            pass\n"
                        + "hasattr(A(), 'x')",
                "def g():\n    while True:\n        yield 1\nsum(g())",
            })
    void stepsAndTimeEndEndlessPrograms(String source) {
        for (Limits limits : new Limits[] {steps(100_000), time(150)}) {
            try (Context context = engine.newContext(Sandbox.NONE, limits)) {
                LimitException e = assertThrows(LimitException.class, () -> context.exec(source));
                assertEquals(limits.steps() > 0 ? Limit.STEPS : Limit.TIME, e.limit());
                assertThrows(LimitException.class, () -> context.eval("1"));
            }
        }
    }

    @Test
    void stepsAreTheSameInEachRun() {
        Program program =
                engine.compile(
                        "steps.py",
                        """
                        def f(n):
                            return n if n < 2 else f(n - 1) + f(n - 2)
                        total = 0
                        for i in range(19):
                            for j in range(9):
                                total += f(i)
                        while total > 0:
                            total -= 7
                        """);
        long first = -1;
        for (int i = 0; i < 5; i++) {
            try (Context context = engine.newContext(Sandbox.NONE, steps(Long.MAX_VALUE))) {
                context.exec(program);
                long steps = context.stats().steps();
                assertTrue(steps > 2000, "steps " + steps);
                assertEquals(first < 0 ? steps : first, steps);
                first = steps;
            }
        }
        try (Context context = engine.newContext(Sandbox.NONE, steps(first))) {
            context.exec(program);
        }
        try (Context context = engine.newContext(Sandbox.NONE, steps(first - 1))) {
            assertThrows(LimitException.class, () -> context.exec(program));
        }
    }

    @Test
    void stepsAreNotCountedWithoutALimit() {
        try (Context context = engine.newContext()) {
            context.exec("for i in range(10): pass");
            assertEquals(-1, context.stats().steps());
        }
    }

    @Test
    void timeEndsAWait() {
        Sandbox sandbox = Sandbox.builder().realTime().build();
        try (Context context = engine.newContext(sandbox, time(100))) {
            long start = System.nanoTime();
            LimitException e =
                    assertThrows(
                            LimitException.class,
                            () -> context.exec("import time\ntime.sleep(100)"));
            assertEquals(Limit.TIME, e.limit());
            assertTrue(System.nanoTime() - start < 20_000_000_000L);
        }
    }

    @Test
    void outputIsCutAtItsLimit() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sandbox sandbox = Sandbox.builder().stdout(out).build();
        Limits limits = Limits.builder().outputBytes(1000).build();
        try (Context context = engine.newContext(sandbox, limits)) {
            LimitException e =
                    assertThrows(
                            LimitException.class,
                            () -> context.exec("while True:\n    print('0123456789')"));
            assertEquals(Limit.OUTPUT, e.limit());
            assertEquals(1000, out.size());
            assertEquals(1000, context.stats().outputBytes());
        }
    }

    @Test
    void stopEndsARunningProgramFromAnotherThread() throws Exception {
        try (Context context = engine.newContext()) {
            CountDownLatch started = new CountDownLatch(1);
            context.set("started", (Runnable) started::countDown);
            Thread other =
                    new Thread(
                            () -> {
                                try {
                                    started.await();
                                } catch (InterruptedException e) {
                                    return;
                                }
                                context.stop();
                            });
            other.start();
            LimitException e =
                    assertThrows(
                            LimitException.class,
                            () -> context.exec("started()\nwhile True:\n    pass"));
            assertEquals(Limit.STOPPED, e.limit());
            other.join();
        }
    }

    @Test
    void limitHitInsideACallFromAHostFunctionEndsTheOuterProgramToo() {
        try (Context context = engine.newContext(Sandbox.NONE, steps(10_000))) {
            context.set("call", (HostFunction) args -> args.get(0).call());
            assertThrows(
                    LimitException.class,
                    () ->
                            context.exec(
                                    """
                                    def f():
                                        while True:
                                            pass
                                    while True:
                                        try:
                                            call(f)
                                        except BaseException:
                                            pass
                                    """));
        }
    }

    @Test
    void recursionIsWhatWasAskedFor() throws Exception {
        for (int depth : new int[] {1, 50, Limits.MAX_RECURSION}) {
            Limits limits = Limits.builder().recursion(depth).build();
            try (Context context = engine.newContext(Sandbox.NONE, limits)) {
                context.exec(
                        """
                        depth = 0
                        def f():
                            global depth
                            depth += 1
                            f()
                        """);
                FutureTask<PythonException> task =
                        new FutureTask<>(
                                () -> assertThrows(PythonException.class, () -> context.call("f")));
                new Thread(null, task, "deep", 16L << 20).start();
                assertEquals("RuntimeError", task.get().type());
                assertEquals(depth, context.get("depth").asLong());
            }
        }
        assertThrows(IllegalArgumentException.class, () -> Limits.builder().recursion(0));
        assertThrows(IllegalArgumentException.class, () -> Limits.builder().recursion(1001));
        assertThrows(IllegalArgumentException.class, () -> Limits.builder().steps(-1));
    }
}
