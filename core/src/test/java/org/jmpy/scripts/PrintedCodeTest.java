package org.jmpy.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.ModuleCode;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.jmpy.object.PyCallable;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyList;
import org.jmpy.register.FunctionNames;
import org.jmpy.register.RegisterDump;
import org.jmpy.register.TextProgram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The register code of each script of the corpus, printed, reads the same, and runs as before. */
class PrintedCodeTest {
    private static final int MAX_DEPTH = 200;

    /** What needs bytecode: generators, exits to tier 0, and lines of tracebacks. */
    private static final Pattern NOT_RUN =
            Pattern.compile("\n    \\.python generator|\n    exit|print_exception");

    static Stream<Arguments> scripts() throws IOException {
        return Script.all(System.getProperty("scripts", "")).stream()
                .flatMap(s -> Stream.of(true, false).map(optimised -> Arguments.of(s, optimised)));
    }

    @ParameterizedTest(name = "{0} optimised: {1}")
    @MethodSource("scripts")
    void readsTheSameAndRuns(Script script, boolean optimised, @TempDir Path folder)
            throws Exception {
        ScriptHost host = new ScriptHost(folder);
        Vm vm = new Vm(host, new Library(), MAX_DEPTH);
        String text = print(vm, script, optimised);
        assumeFalse(text.contains("# not lowered"));

        TextProgram program = TextProgram.load(vm, text, script.path());
        assertEquals(withoutComments(text), withoutComments(program.print()));
        if (script.error() == null && !NOT_RUN.matcher(text).find()) {
            run(vm, program, script);
            String printed = new String(host.output(), StandardCharsets.UTF_8);
            assertEquals(script.comparable(script.output()), script.comparable(printed));
        }
    }

    private static void run(Vm vm, TextProgram program, Script script) {
        ((PyList) vm.path()).append(".frozen");
        ((PyList) vm.path()).append(script.file().getParent().toString());
        program.globals().put("__name__", "__main__");
        program.globals().put("__file__", script.path());
        program.function(TextProgram.MODULE).call(PyCallable.NO_ARGS, null);
    }

    private static String print(Vm vm, Script script, boolean optimised) {
        FunctionCode module =
                new ModuleCode(
                                vm,
                                Sources.compile(vm, script.source(), script.path(), Mode.FILE),
                                new PyDict())
                        .outer()
                        .code();
        Map<FunctionCode, String> names = FunctionNames.of(module);
        RegisterDump dump = new RegisterDump(names::get, optimised);
        StringBuilder text = new StringBuilder();
        names.keySet().forEach(code -> dump.print(code, text));
        return text.toString();
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?m) *# \\d.*$", "").replaceAll("\n+", "\n");
    }
}
