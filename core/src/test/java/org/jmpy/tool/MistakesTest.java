package org.jmpy.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.mpy.MpyWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What tools say when files are missing, broken, too large, or cannot be written: one line. */
class MistakesTest {
    @TempDir Path folder;

    @BeforeEach
    void makeFiles() throws Exception {
        byte[] source = "def f():\n    return 1\n".getBytes(StandardCharsets.UTF_8);
        byte[] good = MpyWriter.write(Compiler.compile(source, "a.py", Mode.FILE, Options.CROSS));
        Files.write(folder.resolve("good.mpy"), good);
        Files.write(folder.resolve("cut.mpy"), Arrays.copyOf(good, good.length - 2));
        Files.write(folder.resolve("empty"), new byte[0]);
        Files.write(
                folder.resolve("noise"), "noise, and more noise".getBytes(StandardCharsets.UTF_8));
        Files.createDirectories(folder.resolve("d/full"));
        Files.write(Files.createDirectory(folder.resolve("src")).resolve("a.py"), source);
        Files.writeString(Files.createDirectory(folder.resolve("bad")).resolve("b.py"), "x = (\n");
        try (RandomAccessFile huge = new RandomAccessFile(folder.resolve("huge").toFile(), "rw")) {
            huge.setLength(3L << 30); // no disk has to hold it
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mpy info none | 1 | none: No such file or directory",
                "mpy info d | 1 | d: Is a directory",
                "mpy info empty | 1 | empty: corrupt .mpy file",
                "mpy dis cut.mpy | 1 | cut.mpy: corrupt .mpy file",
                "mpy hex noise | 1 | noise: not a valid .mpy file",
                "mpy info huge | 1 | huge: File too large",
                "mpy check huge | 1 | huge: File too large",
                "mpy diff good.mpy none | 1 | none: No such file or directory",
                "mpy merge good.mpy good.mpy -o none/m | 1 | none/m: No such file or directory",
                "mpy merge good.mpy good.mpy -o d | 1 | d: Is a directory",
                "mpy freeze good.mpy -o none/x.jar | 1 | none/x.jar: No such file or directory",
                "mpy check good.mpy --for v0.1 | 1 | --for: there is no release v0.1",
                "mpy info good.mpy --bad | 2 | jmpy: there is no option --bad. See jmpy mpy --help",
                "mpy-tool -x huge | 1 | huge: File too large",
                "mpy-tool -d none | 1 | none: No such file or directory",
                "mpy-tool --merge cut.mpy | 1 | cut.mpy: corrupt .mpy file",
                "romfs build none | 1 | none/: No such file or directory",
                "romfs build bad | 1 | bad/b.py:2: SyntaxError: invalid syntax",
                "romfs build src -o none/i | 1 | none/i: No such file or directory",
                "romfs ls empty | 1 | empty: too short for an image",
                "romfs info noise | 1 | noise: not a ROMFS image",
                "romfs verify none | 1 | none: No such file or directory",
                "build none -o out | 1 | none: No such file or directory",
                "build good.mpy -o out | 1 | good.mpy: Not a directory",
                "build bad -o out | 1 | b.py:2: SyntaxError: invalid syntax",
                "build src -o good.mpy | 1 | a.py: File exists",
                "build src -o out -j 0 | 2 | jmpy: -j: 1 or more, not 0. See jmpy build --help",
                "build src -o out --exclude [ | 2 | jmpy: --exclude: Missing ']: [. See jmpy build"
                        + " --help",
            })
    void saysItInOneLine(String command, int status, String expected) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        String[] words = command.split(" ", -1);
        String[] args = Arrays.copyOfRange(words, 1, words.length);
        int given =
                switch (words[0]) {
                    case "mpy" -> MpyVerb.run(args, folder, false, out, error);
                    case "mpy-tool" -> MpyTool.run(args, folder, out, error);
                    case "romfs" -> RomTool.run(args, folder, out, error);
                    default -> BuildTool.run(args, folder, out, error);
                };
        String said = error.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
        assertEquals(expected + "\n", said);
        assertEquals(status, given);
        assertFalse(Files.exists(folder.resolve("none")));
    }
}
