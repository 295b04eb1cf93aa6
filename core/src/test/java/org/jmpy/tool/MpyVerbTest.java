package org.jmpy.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.mpy.MpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

class MpyVerbTest {
    @TempDir Path folder;
    private String output;
    private String errors;

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = MpyVerbTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @BeforeEach
    void copyFiles() throws IOException {
        for (String name : new String[] {"functions", "tasks", "blocks"}) {
            Files.write(folder.resolve(name + ".mpy"), resource("../mpy/" + name + ".mpy"));
        }
    }

    private int run(String... args) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        int status = MpyVerb.run(args, folder, false, out, error);
        output = out.toString(StandardCharsets.UTF_8);
        errors = error.toString(StandardCharsets.UTF_8);
        return status;
    }

    private void compile(String name, String source) throws IOException {
        Options options = Options.CROSS;
        byte[] file = MpyWriter.write(Compiler.compile(source, "m.py", Mode.FILE, options));
        Files.write(folder.resolve(name), file);
    }

    private void header(String name, int version, int flags, int bits) throws IOException {
        byte[] bytes = resource("../mpy/empty.mpy");
        bytes[1] = (byte) version;
        bytes[2] = (byte) flags;
        bytes[3] = (byte) bits;
        Files.write(folder.resolve(name), bytes);
    }

    @Test
    void tellsWhatIsInAFile() throws IOException {
        assertEquals(0, run("info", "functions.mpy"));
        assertTrue(output.startsWith("functions.mpy: mpy v6, bytecode, small ints of 31 bits, "));
        assertTrue(output.contains("  source functions.py\n"));
        assertTrue(output.contains("  constant 0: b'bytes'\n"), output);
        assertTrue(output.contains(" only_keywords(first, second)\n"), output);
        assertTrue(output.contains(" squares(limit)  [generator]\n"));
        assertEquals(0, run("info", "--json", "functions.mpy", "tasks.mpy"));
        assertTrue(output.startsWith("{\n  \"schema\": \"jmpy.mpy-info/1\",\n"));
        assertTrue(output.contains("\"source\": \"tasks.py\""));
    }

    @Test
    void listsInstructionsWithLines() throws IOException {
        compile(
                "m.mpy",
                "def f(x):\n    while x:\n        x -= g(x, k='v')\n    return [x, 1.5]\n");
        assertEquals(0, run("dis", "m.mpy"));
        String expected =
                """
                f(x)
                     2      0  JUMP to 15
                     3 >    2  LOAD_FAST 0
                            3  LOAD_GLOBAL g
                """;
        String listing = output.substring(output.indexOf("f(x)"));
        assertEquals(expected.lines().skip(1).toList(), listing.lines().skip(1).limit(3).toList());
        assertTrue(listing.contains("CALL_FUNCTION 1 positional, 1 keyword\n"), listing);
        assertTrue(listing.contains("LOAD_CONST_STRING 'v'\n"));
        assertTrue(listing.contains("LOAD_CONST_OBJ 1.5\n"));
        assertTrue(listing.contains("POP_JUMP_IF_TRUE to 2\n"));
        assertEquals(0, run("dis", "--json", "m.mpy"));
        assertTrue(output.contains("\"text\": \"JUMP to 15\""));
    }

    @Test
    void dumpsWithColoursIfAsked() throws IOException {
        assertEquals(0, run("hex", "functions.mpy"));
        assertFalse(output.contains("\033"));
        assertEquals(0, run("hex", "--color=always", "functions.mpy"));
        String golden = new String(resource("functions.hex"), StandardCharsets.UTF_8);
        assertEquals(golden, output);
        assertEquals(0, run("hex", "--json", "functions.mpy"));
        assertTrue(output.contains("\"kind\": \"qstr\""));
    }

    @ParameterizedTest
    @CsvSource({
        // version, flags, small-int bits, firmware, what the board says
        "6, 0, 31, v1.19, ",
        "6, 0, 31, 'v1.25,rv32imc', ",
        "6, 0, 31, v1.18, incompatible .mpy file",
        "5, 0, 31, v1.20, incompatible .mpy file",
        "6, 0x13, 31, 'v1.23,armv6m', ",
        "6, 0x13, 31, 'v1.23,armv7m', ",
        "6, 0x13, 31, 'v1.23,xtensawin', incompatible .mpy arch",
        "6, 0x17, 31, 'v1.23,armv6m', incompatible .mpy arch",
        "6, 0x13, 31, 'v1.22,armv6m', incompatible .mpy file",
        "6, 0x12, 31, '1.22,armv6m', ",
        "6, 0, 63, v1.24, incompatible .mpy file",
        "6, 0, 63, 'v1.24,x64', ",
    })
    void saysWhatAFirmwareWouldSay(int version, String flags, int bits, String target, String says)
            throws IOException {
        header("m.mpy", version, Integer.decode(flags), bits);
        int status = run("check", "m.mpy", "--for", target);
        assertEquals(says == null ? 0 : 1, status, output);
        if (says != null) {
            assertTrue(output.contains("\"ValueError: " + says + "\""), output);
            assertTrue(output.contains("  fix: "));
        } else {
            assertTrue(output.contains(": ok, v1."), output);
        }
    }

    @Test
    void checksFiles() throws IOException {
        assertEquals(0, run("check", "functions.mpy", "tasks.mpy"));
        byte[] broken = resource("../mpy/blocks.mpy");
        broken[broken.length - 1] = 0x51;
        Files.write(folder.resolve("broken.mpy"), broken);
        assertEquals(1, run("check", "functions.mpy", "broken.mpy"));
        assertTrue(output.contains("control runs off the end at byte"), output);
        assertEquals(1, run("check", "--json", "broken.mpy"));
        assertTrue(output.contains("\"ok\": false"));
        Files.writeString(folder.resolve("text.mpy"), "print(1)\n");
        assertEquals(1, run("check", "text.mpy", "--for", "v1.23"));
        assertEquals("text.mpy: not a .mpy file\n", output);
    }

    @Test
    void comparesBuilds() throws IOException {
        compile("old.mpy", "def f(x):\n    return x + 1\ndef gone(): pass\n");
        compile("new.mpy", "# longer\n\ndef f(x):\n    return x * 2\ndef come(): 'text'\n");
        assertEquals(1, run("diff", "old.mpy", "new.mpy"));
        assertTrue(output.contains("- qstr 'gone'\n+ qstr 'come'\n"), output);
        assertTrue(output.contains("removed gone: "));
        assertTrue(output.contains("added come: "));
        assertTrue(output.contains("changed f: 9 -> 9 bytes\n"), output);
        assertTrue(output.contains("    - LOAD_CONST_SMALL_INT 1\n"), output);
        assertTrue(output.contains("    + BINARY_OP 29 __mul__\n"));
        compile("same.mpy", "\n\n\ndef f(x):\n    return x + 1\n\n\ndef gone(): pass\n");
        assertEquals(0, run("diff", "old.mpy", "same.mpy"));
        assertEquals("", output);
        assertEquals(1, run("diff", "--json", "old.mpy", "new.mpy"));
        assertTrue(output.contains("\"isEqual\": false"));
    }

    @Test
    void makesFiles() throws IOException {
        assertEquals(0, run("merge", "functions.mpy", "tasks.mpy", "-o", "all.mpy"));
        assertEquals(0, run("check", "all.mpy"));
        assertEquals(0, run("extract", "functions.mpy", "-o", "part", "--only", "code"));
        assertTrue(Files.exists(folder.resolve("part_00_functions.py_CODE__module_.bin")));
        assertEquals(0, run("freeze", "functions.mpy", "-o", "frozen.c"));
        String frozen = Files.readString(folder.resolve("frozen.c"));
        assertTrue(frozen.contains("static const mp_frozen_module_t frozen_module_functions = {"));
        assertEquals(0, run("freeze", "functions.mpy"));
        assertEquals(frozen, output);
        assertEquals(1, run("merge", "none.mpy", "-o", "none.out"));
        assertFalse(Files.exists(folder.resolve("none.out")));
    }

    @ParameterizedTest
    @CsvSource({
        "info",
        "look functions.mpy",
        "diff functions.mpy",
        "merge functions.mpy",
        "info --for v1 functions.mpy",
        "check --for"
    })
    void saysWhatIsWrongWithTheCommandLine(String args) throws IOException {
        assertEquals(2, run(args.split(" ")));
        assertTrue(errors.endsWith(" See jmpy mpy --help\n"), errors);
    }

    @Test
    void helps() throws IOException {
        assertEquals(0, run());
        assertTrue(output.startsWith("usage: jmpy mpy info"));
        assertEquals(1, run("check", "--for", "v9.9", "functions.mpy"));
        assertEquals("--for: there is no release v9.9\n", errors);
    }

    @Test
    void mutantsAreRefusedOrShown() throws IOException {
        byte[] file = resource("../mpy/blocks.mpy");
        for (int i = 0; i < 1000; i++) {
            Random random = new Random(i);
            byte[] mutant = file.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            Files.write(folder.resolve("mutant.mpy"), mutant);
            for (String action : new String[] {"info", "dis", "hex", "check", "diff"}) {
                int status =
                        action.equals("diff")
                                ? run("diff", "blocks.mpy", "mutant.mpy")
                                : run(action, "mutant.mpy", "--json");
                boolean isTold = !output.isEmpty() || !errors.isEmpty();
                assertTrue(status == 0 || isTold, action);
            }
        }
    }

    @Test
    void mergingKeepsTheFirstFile() throws IOException {
        assertEquals(0, run("merge", "tasks.mpy", "-o", "copy.mpy"));
        assertArrayEquals(
                resource("../mpy/tasks.mpy"), Files.readAllBytes(folder.resolve("copy.mpy")));
    }
}
