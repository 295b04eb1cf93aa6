package org.jmpy.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.FutureTask;

class BuildToolTest {
    @TempDir Path folder;
    private String output;
    private String errors;

    private int run(String... args) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        int status = BuildTool.run(args, folder, out, error);
        output = out.toString(StandardCharsets.UTF_8);
        errors = error.toString(StandardCharsets.UTF_8);
        return status;
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void makeNewer(String path) throws IOException {
        FileTime time = FileTime.from(Instant.now().plusSeconds(10));
        Files.setLastModifiedTime(folder.resolve(path), time);
    }

    @BeforeEach
    void makeTree() throws IOException {
        for (int i = 0; i < 20; i++) {
            write("src/pkg/m" + i + ".py", "x = " + i + "\nassert x\n");
        }
        write("src/main.py", "import pkg.m1\n");
        write("src/data.txt", "no source");
    }

    @Test
    void compilesWhatIsNew() throws Exception {
        assertEquals(0, run("src", "-o", "out", "-j", "4"));
        assertEquals("21 compiled, 0 up to date\n", output);
        byte[] file = Files.readAllBytes(folder.resolve("out/pkg/m7.mpy"));
        assertEquals("pkg/m7.py", MpyReader.load(CodeBytes.of(file)).sourceFile());
        assertFalse(Files.exists(folder.resolve("out/data.txt")));
        assertEquals(0, run("src", "-o", "out"));
        assertEquals("", output);
        makeNewer("src/main.py");
        assertEquals(0, run("src", "-o", "out"));
        assertEquals("1 compiled, 20 up to date\n", output);
    }

    @Test
    void compilesAgainForOtherOptions() throws IOException {
        run("src", "-o", "out");
        byte[] checked = Files.readAllBytes(folder.resolve("out/pkg/m1.mpy"));
        assertEquals(0, run("src", "-o", "out", "-O3"));
        assertEquals("21 compiled, 0 up to date\n", output);
        assertTrue(Files.size(folder.resolve("out/pkg/m1.mpy")) < checked.length);
        assertEquals(0, run("src", "-o", "out", "-O3", "--force"));
        assertEquals("21 compiled, 0 up to date\n", output);
        assertEquals(0, run("src", "-o", "wide", "-msmall-int-bits=62", "-q"));
        assertEquals("", output);
        assertEquals(62, Files.readAllBytes(folder.resolve("wide/main.mpy"))[3]);
    }

    @Test
    void mistakesKeepTheOldFile() throws IOException {
        run("src", "-o", "out");
        byte[] old = Files.readAllBytes(folder.resolve("out/pkg/m3.mpy"));
        write("src/pkg/m3.py", "x = 1\ny = = 2\n");
        write("src/pkg/m4.py", "def f(:\n");
        makeNewer("src/pkg/m3.py");
        makeNewer("src/pkg/m4.py");
        assertEquals(1, run("src", "-o", "out"));
        assertEquals(
                "pkg/m3.py:2: SyntaxError: invalid syntax\n"
                        + "pkg/m4.py:1: SyntaxError: invalid syntax\n",
                errors);
        assertEquals("0 compiled, 19 up to date, 2 with mistakes\n", output);
        assertArrayEquals(old, Files.readAllBytes(folder.resolve("out/pkg/m3.mpy")));
    }

    /** It once said mistakes again and again, and compiled all with --force twice a second. */
    @Test
    void watchingSaysWhatIsNew() throws Exception {
        write("src/pkg/m3.py", "x = = 1\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] args = {"src", "-o", "out", "--force", "--watch"};
        FutureTask<Integer> watching =
                new FutureTask<>(() -> BuildTool.run(args, folder, out, out));
        Thread watcher = Thread.ofPlatform().start(watching);
        String first = "pkg/m3.py:1: SyntaxError: invalid syntax\n20 compiled, 0 up to date, ";
        await(out, first + "1 with mistakes\n");
        write("src/main.py", "y = 1\n");
        String second = "1 compiled, 19 up to date, 1 with mistakes\n";
        await(out, first + "1 with mistakes\n" + second);
        write("src/pkg/m3.py", "x = 1\n");
        String third = "1 compiled, 20 up to date\n";
        await(out, first + "1 with mistakes\n" + second + third);
        watcher.interrupt();
        assertEquals(0, watching.get());
    }

    private static void await(ByteArrayOutputStream out, String text) throws InterruptedException {
        for (int i = 0; i < 1000 && out.size() < text.length(); i++) {
            Thread.sleep(20);
        }
        assertEquals(text, out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void leavesOut() throws IOException {
        assertEquals(0, run("src", "-o", "src/built", "--exclude", "pkg/m1*.py"));
        assertEquals("10 compiled, 0 up to date\n", output);
        write("src/built/old.py", "");
        assertEquals(0, run("src", "-o", "src/built", "--exclude", "pkg/**"));
        assertEquals("", output);
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertEquals(2, run("src"));
        assertEquals(2, run("-o", "out"));
        assertEquals(2, run("src", "-o", "out", "-j", "x"));
        assertEquals(2, run("src", "-o", "out", "-msmall-int-bits=99"));
        assertEquals(2, run("src", "-o", "out", "--exclude", "[x"));
        assertEquals(1, run("none", "-o", "out"));
        assertTrue(errors.endsWith("none: No such file or directory\n"), errors);
        assertEquals(0, run("--help"));
        assertTrue(output.startsWith("usage: jmpy build"));
    }
}
