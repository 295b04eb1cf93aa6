package org.jmpy.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Options;
import org.jmpy.interp.Failures;
import org.jmpy.interp.Importer;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.PyList;
import org.jmpy.programs.Mode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Runs the script corpus in every mode. */
class ScriptCorpusTest {
    /** As the command line has it: calls that may be under way, and the stack that is for them. */
    private static final int MAX_DEPTH = 1000;

    private static final long STACK_BYTES = 16L << 20;

    private static final long SECONDS = 30;

    /** How a script becomes running code: read back from a .mpy file or not, and in which mode. */
    record Route(Mode mode, boolean fromMpy) {
        @Override
        public String toString() {
            return mode + (fromMpy ? " from .mpy" : "");
        }
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(new Route(Mode.INTERPRETED, true));
        for (Mode mode : Mode.values()) {
            routes.add(new Route(mode, false));
        }
        return routes;
    }

    static Stream<Arguments> runs() throws IOException {
        List<Script> scripts = Script.all(System.getProperty("scripts", ""));
        return routes().stream()
                .flatMap(route -> scripts.stream().map(script -> Arguments.of(script, route)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("runs")
    void behavesAsExpected(Script script, Route route, @TempDir Path folder) throws Exception {
        check(script, route, folder);
    }

    private static void check(Script script, Route route, Path folder) throws Exception {
        ScriptHost host = new ScriptHost(folder);
        PyError error = run(script, route, host);
        String printed = new String(host.output(), StandardCharsets.UTF_8);
        // Both in one comparison: an unexpected exception explains the output that is missing.
        assertEquals(
                script.comparable(script.output()) + (script.error() == null ? "" : "(exception)"),
                script.comparable(printed) + (error == null ? "" : "(exception)"),
                () -> script.path() + (error == null ? "" : "\n" + traceback(error)));
        if (script.error() == null) {
            assertNull(error, script.path());
        } else {
            assertNotNull(error, script.path());
            String text = traceback(error);
            assertEquals(script.error(), lastLine(text), script.path());
            assertEquals(script.errorLine(), line(error, script), script.path() + "\n" + text);
        }
    }

    /** Runs a script in a context of its own. {@return the exception that ended it, or null} */
    private static PyError run(Script script, Route route, ScriptHost host) throws Exception {
        Vm vm = new Vm(host, new Library(), MAX_DEPTH);
        FutureTask<PyError> task =
                new FutureTask<>(
                        () -> {
                            try {
                                runMain(vm, script, route);
                                return null;
                            } catch (Throwable e) {
                                return Failures.toPython(e);
                            }
                        });
        Thread thread = new Thread(null, task, script.path(), STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            vm.interrupt(PyError.of(ExceptionType.KEYBOARD_INTERRUPT));
            throw new AssertionError(script.path() + " runs for over " + SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new AssertionError(script.path() + " found a bug of ours", e.getCause());
        }
    }

    private static void runMain(Vm vm, Script script, Route route) throws Exception {
        vm.setOptimisation(script.optimisation());
        ((PyList) vm.path()).append(".frozen");
        ((PyList) vm.path()).append(script.file().getParent().toString());
        vm.main().globals().put("__file__", script.path());
        // Odd: at once, where the mode leaves it to chance.
        vm.setJit(route.mode().jit(script.path().hashCode() | 1));
        MpyImage image =
                route.fromMpy()
                        ? load(vm, mpy(script))
                        : Sources.compile(
                                vm, script.source(), script.path(), org.jmpy.compiler.Mode.FILE);
        new Importer(vm).run(image, vm.main().globals());
        if (vm.isPending()) {
            vm.poll();
        }
    }

    /** {@return the script as the .mpy file that mpy-cross makes of it} */
    private static byte[] mpy(Script script) throws IOException {
        Options options = Options.CROSS.withOptimisation(script.optimisation());
        return MpyWriter.write(
                Compiler.compile(
                        script.source(), script.path(), org.jmpy.compiler.Mode.FILE, options));
    }

    private static MpyImage load(Vm vm, byte[] file) throws IOException, MpyFormatException {
        return vm.loader().load(CodeBytes.of(file), 0, file.length);
    }

    private static String traceback(PyError error) {
        StringBuilder text = new StringBuilder();
        PyException.printWithTraceback(text, error.value());
        return text.toString();
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n', text.length() - 2) + 1).strip();
    }

    /** {@return the innermost line of the script that the exception left} */
    private static int line(PyError error, Script script) {
        for (PyException.Place place : error.exception().traceback()) {
            if (place.file().equals(script.path())) {
                return place.line();
            }
        }
        return 0;
    }
}
