package org.jmpy.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyReader;
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
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Output compared with what mpy-tool.py 1.29 printed for the same files. */
class MpyToolTest {
    private static final String[] FILES = {"blocks", "empty", "functions", "large", "tasks"};

    @TempDir Path folder;
    private String output;
    private String errors;

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = MpyToolTest.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    @BeforeEach
    void copyFiles() throws IOException {
        for (String name : FILES) {
            Files.write(folder.resolve(name + ".mpy"), resource("../mpy/" + name + ".mpy"));
        }
    }

    private int run(String... args) throws IOException {
        return run(true, args);
    }

    private int run(boolean strays, String... args) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        int status = MpyTool.run(args, strays, folder, out, error);
        output = out.toString(StandardCharsets.UTF_8);
        errors = error.toString(StandardCharsets.UTF_8);
        return status;
    }

    @ParameterizedTest
    @CsvSource({
        "-d blocks.mpy, blocks.dis",
        "-d functions.mpy, functions.dis",
        "--disassemble tasks.mpy, tasks.dis",
        "-x functions.mpy, functions.hex",
        "-f functions.mpy empty.mpy, functions.c",
        "-dj functions.mpy, functions.json",
    })
    void printsWhatTheOriginalPrints(String args, String golden) throws IOException {
        assertEquals(0, run(args.split(" ")));
        assertEquals(new String(resource(golden), StandardCharsets.UTF_8), output);
    }

    @Test
    void mergesAsTheOriginal() throws Exception {
        run("--merge", "-o", "merged.mpy", "large.mpy", "functions.mpy", "empty.mpy");
        assertArrayEquals(resource("merged.bin"), Files.readAllBytes(folder.resolve("merged.mpy")));
    }

    /** The original gets the targets of jumps out of blocks wrong. */
    @Test
    void mergedJumpsOutOfBlocksLeadWhereTheyDid() throws Exception {
        String[] merge = {"--merge", "-o", "m.mpy", "functions.mpy", "tasks.mpy", "blocks.mpy"};
        assertEquals(0, run(false, merge));
        byte[] merged = Files.readAllBytes(folder.resolve("m.mpy"));
        MpyReader.load(CodeBytes.of(merged));
        run("-d", "m.mpy");
        String listing = output.substring(output.indexOf("simple_name: leave_by_break"));
        run("-d", "blocks.mpy");
        String original = output.substring(output.indexOf("simple_name: leave_by_break"));
        // No operand before the jumps gets longer, so they read the same.
        assertEquals(
                original.lines().filter(l -> l.contains("UNWIND")).limit(3).toList(),
                listing.lines().filter(l -> l.contains("UNWIND")).limit(3).toList());
    }

    @Test
    void mergesAsTheOriginalWhereThatErrs() throws Exception {
        Files.write(folder.resolve("stray.mpy"), resource("stray.mpy"));
        assertEquals(0, run("--merge", "-o", "m.mpy", "empty.mpy", "stray.mpy"));
        assertArrayEquals(resource("stray.bin"), Files.readAllBytes(folder.resolve("m.mpy")));
        assertTrue(errors.startsWith("warning: the merged file goes wrong at 2 jumps"), errors);
    }

    @Test
    void mergingOneFileCopiesIt() throws IOException {
        assertEquals(0, run("--merge", "-o", "copy.mpy", "tasks.mpy"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("tasks.mpy")),
                Files.readAllBytes(folder.resolve("copy.mpy")));
    }

    @Test
    void extractsSegments() throws IOException {
        assertEquals(0, run("-e", "seg", "--extract-only", "qstr,obj", "functions.mpy"));
        TreeSet<String> names = new TreeSet<>();
        try (var files = Files.list(folder)) {
            files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".bin"))
                    .forEach(names::add);
        }
        assertTrue(names.contains("seg_00_functions.py_QSTR_functions.py.bin"), names.toString());
        assertFalse(names.stream().anyMatch(n -> n.contains("_CODE_")));
        Path first = folder.resolve("seg_00_functions.py_QSTR_functions.py.bin");
        assertEquals("functions.py\0", Files.readString(first));
    }

    @Test
    void refusesAsTheOriginal() throws IOException {
        Files.write(folder.resolve("x.mpy"), new byte[] {'X', 6, 0, 31});
        Files.write(folder.resolve("v.mpy"), new byte[] {'M', 5, 0, 31});
        Files.write(folder.resolve("s.mpy"), new byte[] {'M', 6, 4, 31});
        Files.write(folder.resolve("c.mpy"), new byte[] {'M', 6, 0, 31, 1, 1, 3, 11, 0});
        for (List<String> expected :
                List.of(
                        List.of("x.mpy", "not a valid .mpy file"),
                        List.of("v.mpy", "incompatible .mpy version"),
                        List.of("s.mpy", "incompatible .mpy sub-version"),
                        List.of("c.mpy", "corrupt .mpy file"))) {
            assertEquals(1, run("-d", expected.getFirst()));
            assertEquals(String.join(": ", expected) + "\n", errors);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-d, the following arguments are required: files",
        "-mlongint-impl foo x.mpy, 'argument -mlongint-impl: invalid choice: ''foo'' (choose from"
                + " ''none'', ''longlong'', ''mpz'')'",
        "-march-flags x y, argument -march-flags: invalid int value: 'x'",
        "--wrong x.mpy, unrecognized arguments: --wrong",
        "x.mpy -o, argument -o/--output: expected one argument",
    })
    void saysWhatIsWrongWithTheCommandLine(String args, String message) throws IOException {
        assertEquals(2, run(args.split(" ")));
        assertEquals(ToolOptions.USAGE + "mpy-tool.py: error: " + message + "\n", errors);
    }

    @Test
    void helps() throws IOException {
        assertEquals(0, run("--help"));
        assertTrue(output.startsWith("usage: mpy-tool.py [-h] [-x]"));
    }

    /** Damaged files end in a message or in output, never in a Java exception. */
    @Test
    void mutantsAreRefusedOrShown() throws IOException {
        int shown = 0;
        for (int i = 0; i < 1000; i++) {
            Random random = new Random(i);
            byte[] bytes = resource("../mpy/" + FILES[random.nextInt(FILES.length)] + ".mpy");
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(folder.resolve("mutant.mpy"), bytes);
            int status = run("-xdf", "mutant.mpy");
            assertTrue(status == 0 || errors.startsWith("mutant.mpy: "), errors);
            int merged = run("--merge", "-o", "out.mpy", "empty.mpy", "mutant.mpy");
            if (status == 0 && merged == 0) {
                shown++;
            }
        }
        assertTrue(shown > 100, "mutants worth showing: " + shown);
    }

    @Test
    void mergedMutantsThatPassStillPass() throws IOException {
        for (int i = 0; i < 1000; i++) {
            Random random = new Random(i);
            byte[] bytes = resource("../mpy/" + FILES[random.nextInt(FILES.length)] + ".mpy");
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                MpyReader.load(CodeBytes.of(bytes));
            } catch (MpyFormatException e) {
                continue;
            }
            Files.write(folder.resolve("mutant.mpy"), bytes);
            if (run(false, "--merge", "-o", "out.mpy", "empty.mpy", "mutant.mpy") == 0) {
                try {
                    byte[] merged = Files.readAllBytes(folder.resolve("out.mpy"));
                    MpyReader.load(CodeBytes.of(merged));
                } catch (MpyFormatException e) {
                    throw new AssertionError("mutant " + i + ": " + e.detail(), e);
                }
            }
        }
    }
}
