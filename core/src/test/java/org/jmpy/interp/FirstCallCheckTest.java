package org.jmpy.interp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;
import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.lib.Library;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyReader;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.object.Call;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

/** The code of a function in a file is checked before its first call, and not earlier. */
class FirstCallCheckTest {
    private static final String SOURCE =
            """
            def good():
                return 7
            def bad(a, b=2):
                return a / b / a
            class C:
                def method(self):
                    return self
            def outer(x):
                def inner():
                    return x
                return inner
            """;

    private static byte[] file() {
        byte[] source = SOURCE.getBytes(StandardCharsets.UTF_8);
        return MpyWriter.write(Compiler.compile(source, "m.py", Mode.FILE, Options.CROSS));
    }

    /** The file with the last opcode of the function {@code bad} replaced by one that is not. */
    private static byte[] broken() throws MpyFormatException {
        byte[] file = file();
        MpyImage image = MpyReader.load(CodeBytes.of(file));
        int last = image.root().child(1).end() - 1;
        assertEquals(Opcode.RETURN_VALUE, file[last]);
        file[last] = 0;
        return file;
    }

    private static PyDict run(Vm vm, byte[] file) throws MpyFormatException {
        PyDict globals = new PyDict();
        MpyImage image = vm.loader().load(CodeBytes.of(file), 0, file.length);
        new Importer(vm).run(image, globals);
        return globals;
    }

    private static Vm vm() {
        return new Vm(new Host() {}, new Library(), 100);
    }

    @Test
    void functionsThatAreNotCalledAreNotLookedAt() throws Exception {
        byte[] file = broken();
        assertThrows(MpyFormatException.class, () -> MpyReader.load(CodeBytes.of(file)));
        PyDict globals = run(vm(), file);
        assertEquals(7L, Call.call0(globals.item("good")));
    }

    /** However it is called, and however often. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void brokenFunctionsDoNotRun(int arguments) throws Exception {
        Object bad = run(vm(), broken()).item("bad");
        for (int i = 0; i < 3; i++) {
            PyError refused =
                    assertThrows(
                            PyError.class,
                            () ->
                                    Call.call(
                                            bad,
                                            arguments == 1
                                                    ? new Object[] {1L}
                                                    : new Object[] {1L, 2L},
                                            null));
            assertEquals("ValueError('incompatible .mpy file',)", Text.repr(refused.value()));
        }
    }

    @Test
    void oneCheckServesAllContexts() throws Exception {
        byte[] file = file();
        Vm first = vm();
        MpyImage image = first.loader().load(CodeBytes.of(file), 0, file.length);
        assertTrue(image.root().isChecked());
        assertFalse(image.root().child(0).isChecked());
        for (Vm vm : new Vm[] {first, vm()}) {
            PyDict globals = new PyDict();
            new Importer(vm).run(image, globals);
            Object inner = Call.call1(globals.item("outer"), 5L);
            assertEquals(5L, Call.call0(inner));
            assertTrue(image.root().child(3).child(0).isChecked());
            assertFalse(image.root().child(1).isChecked());
        }
    }
}
