package org.jmpy.register;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jmpy.bytecode.Flow;
import org.jmpy.compiler.Mode;
import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.ModuleCode;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Python functions as register code. */
class LoweringTest {
    private static final String SPIN =
            """
            def spin(n):
                s = 0
                for i in range(n):
                    s = s + (i & 3)
                return s
            """;

    @Test
    void loopsStayInRegisters() throws Exception {
        RegisterFunction spin = Optimiser.optimise(Programs.lowered(Programs.vm(), SPIN, "spin"));
        String text = Disassembler.print(spin, false);
        assertEquals(
                """
                L0:
                    mov v5, v1
                    bin.vi and, v5, 3
                    bin.va add, v6
                    sta v6
                    bin.vi iadd, v5, 1
                L1:
                    sta v1
                    jcmp.av lt, v0, L0
                    ret.v v6
                }
                """,
                text.substring(text.indexOf("L0:\n")));
    }

    @Test
    void codeAdaptsToWhatItSees() {
        Vm vm = Programs.vm();
        RegisterJit jit = new RegisterJit(true);
        vm.setJit(jit);
        BytecodeFunction add = Programs.python(vm, "def add(a, b):\n    return a + b\n", "add");
        assertEquals(3L, add.call2(1L, 2L));
        RegisterCode code = (RegisterCode) add.code().registerCode();
        assertEquals(Isa.ADD_INT + Isa.VV4, code.code[0] & 0xff);
        assertEquals("ab", add.call2("a", "b"));
        assertEquals(Isa.BIN_ANY + Isa.VV4, code.code[0] & 0xff);
        assertEquals(3.5, add.call2(1.5, 2.0));
    }

    /** All functions of the script corpus: accepted by the verifier, and the same as text. */
    @Test
    void corpusIsLoweredVerifiedAndPrinted() throws Exception {
        int count = 0;
        try (Stream<Path> files = Files.walk(Path.of("src/test/scripts"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".py")).sorted().toList()) {
                count += check(file);
            }
        }
        assertEquals(true, count > 1000, count + " functions");
    }

    private static int check(Path file) throws IOException {
        Vm vm = Programs.vm();
        ModuleCode module;
        try {
            byte[] source = Files.readAllBytes(file);
            module =
                    new ModuleCode(
                            vm,
                            Sources.compile(vm, source, file.toString(), Mode.FILE),
                            new PyDict());
        } catch (PyError e) {
            // A script about errors of the compiler.
            return 0;
        }
        return check(module.outer().code(), file);
    }

    private static int check(FunctionCode code, Path file) {
        int count = 0;
        if (isKnown(code)) {
            for (boolean notes : new boolean[] {false, true}) {
                checkOne(code, notes, file);
            }
            count++;
        }
        for (int i = 0; i < code.raw().children().size(); i++) {
            count += check(code.child(i), file);
        }
        return count;
    }

    /** Only native code and such is not. */
    private static boolean isKnown(FunctionCode code) {
        try {
            Flow.analyse(code.raw().code(), code.codeStart(), code.parameters(), code.stateSize());
            return true;
        } catch (Flow.Unsupported e) {
            return false;
        }
    }

    private static void checkOne(FunctionCode code, boolean notes, Path file) {
        try {
            RegisterBuilder lowered = Lowering.lower(code, notes);
            RegisterFunction function = lowered.build();
            Verifier.verify(function);
            checkDecoded(function);
            checkDecoded(Optimiser.optimise(function));
        } catch (Refused | Invalid e) {
            throw new AssertionError(file + " " + code.name() + ": " + e.getMessage(), e);
        }
    }

    /** How it is printed, PrintedCodeTest checks. */
    private static void checkDecoded(RegisterFunction function) throws Refused {
        assertArrayEquals(function.code(), RegisterBuilder.decode(function).build().code());
    }

    @Test
    void hotMethodsAreCompiledByHotSpot() throws Exception {
        byte[] bytes;
        try (var in = RegisterInterpreter.class.getResourceAsStream("RegisterInterpreter.class")) {
            bytes = in.readAllBytes();
        }
        for (var method : ClassFile.of().parse(bytes).methods()) {
            int length = ((CodeAttribute) method.code().orElseThrow()).codeLength();
            assertEquals(true, length < 8000, method.methodName() + " has " + length);
        }
    }
}
