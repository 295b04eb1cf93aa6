package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The command line of mpy-cross; texts and bytes are those of mpy-cross 1.29. */
class MpyCrossTest {
    /** What {@code mpy-cross -s a.py} makes of {@code x=1}. */
    private static final String X_IS_1 = "4d06001f030008612e7079000f027800400002018116025163";

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private String input = "";
    private Path source;

    @BeforeEach
    void writeSource() throws IOException {
        source = folder.resolve("a.py");
        Files.writeString(source, "x=1\n");
    }

    private int run(String... args) {
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        return MpyCross.run(
                "mpy-cross",
                args,
                new MpyCross.Streams(new ByteArrayInputStream(bytes), out, error));
    }

    private String errorText() {
        return error.toString(StandardCharsets.UTF_8);
    }

    private long fileCount() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void writesBesideTheSource() throws IOException {
        assertEquals(0, run("-s", "a.py", source.toString()));
        byte[] written = Files.readAllBytes(folder.resolve("a.mpy"));
        assertEquals(X_IS_1, HexFormat.of().formatHex(written));
        assertEquals(0, out.size() + error.size());
        assertEquals(2, fileCount());
    }

    @Test
    void readsAndWritesStandardStreams() throws IOException {
        input = "x=1\n";
        assertEquals(0, run("-s", "a.py", "-"));
        assertEquals(X_IS_1, HexFormat.of().formatHex(out.toByteArray()));
        Path target = folder.resolve("b.mpy");
        assertEquals(0, run("-o", target.toString(), "-s", "a.py", "-"));
        assertArrayEquals(out.toByteArray(), Files.readAllBytes(target));
    }

    @Test
    void backslashesBecomeSlashesInTheEmbeddedName() {
        input = "x=1\n";
        assertEquals(0, run("-s", "b\\a.py", "-"));
        assertTrue(out.toString(StandardCharsets.ISO_8859_1).contains("b/a.py"));
    }

    @Test
    void mistakesLeaveTheOldOutput() throws IOException {
        Path target = folder.resolve("a.mpy");
        Files.writeString(target, "old");
        Files.writeString(source, "x = )\n");
        assertEquals(1, run(source.toString()));
        assertEquals(
                "Traceback (most recent call last):\n  File \""
                        + source
                        + "\", line 1\nSyntaxError: invalid syntax\n",
                errorText());
        assertEquals("old", Files.readString(target));
        assertEquals(2, fileCount());
    }

    @Test
    void doesNotOverwriteItsSource() throws IOException {
        assertEquals(1, run("-o", source.toString(), source.toString()));
        assertEquals(
                "mpy-cross: '" + source + "' is the source file; nothing is written\n",
                errorText());
        assertEquals("x=1\n", Files.readString(source));
        Path link = Files.createSymbolicLink(folder.resolve("link"), source);
        assertEquals(1, run("-o", link.toString(), source.toString()));
        assertEquals("x=1\n", Files.readString(source));
    }

    @Test
    void outputThatCannotBeWrittenIsAnError() {
        Path missing = folder.resolve("missing/a.mpy");
        assertEquals(1, run("-o", missing.toString(), source.toString()));
        assertEquals("OSError: (2, \"can't open " + missing + "\")\n", errorText());
        error.reset();
        assertEquals(1, run("-o", folder.toString(), source.toString()));
        assertEquals("OSError: (21, \"can't open " + folder + "\")\n", errorText());
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                };
        String[] args = {"-o", "-", source.toString()};
        assertEquals(1, MpyCross.run("mpy-cross", args, new MpyCross.Streams(null, full, error)));
    }

    @Test
    void inputThatCannotBeReadIsAnError() {
        assertEquals(1, run(folder.toString()));
        assertEquals("OSError: 21\n", errorText());
        error.reset();
        Path missing = folder.resolve("missing.py");
        assertEquals(1, run("--", missing.toString()));
        assertEquals("OSError: (2, \"can't open " + missing + "\")\n", errorText());
    }

    @ParameterizedTest
    @CsvSource({
        "'', no input file",
        "a.py b.py, multiple input files",
        "-X emit=native a.py, arch not specified",
        "-march=x64 -march-flags=zba a.py, unrecognised arch flags",
        "-march=rv32imc -march-flags=4 a.py, unrecognised arch flags"
    })
    void saysWhatIsWrong(String args, String message) {
        assertEquals(1, run(args.isEmpty() ? new String[0] : args.split(" ", -1)));
        assertEquals(message + "\n", errorText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-o", "-s", "-X", "-X foo a.py", "-vv", "-h", "-march=z80", "-- -X"})
    void showsTheUsageOnStandardOutput(String args) {
        assertEquals(1, run(args.split(" ", -1)));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("usage: mpy-cross [<opts>]"));
        assertEquals(0, error.size());
    }

    @Test
    void keepsTheFlagsOfTheTarget() {
        input = "x=1\n";
        String[] args = {
            "-march=rv32imc", "-march-flags=zba,zcmp", "-msmall-int-bits=0x3e", "-v", "-O3", "-"
        };
        assertEquals(0, run(args));
        assertEquals("4d06403e03", HexFormat.of().formatHex(out.toByteArray(), 0, 5));
    }

    @Test
    void refusesNativeCodeClearly() {
        assertEquals(1, run("-march=x64", "-X", "emit=native", source.toString()));
        assertEquals("NotImplementedError: native code is not supported yet\n", errorText());
        assertFalse(Files.exists(folder.resolve("a.mpy")));
    }

    @Test
    void tellsItsVersion() {
        assertEquals(0, run("--version"));
        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.endsWith("; mpy-cross emitting mpy v6.3\n"), text);
    }
}
