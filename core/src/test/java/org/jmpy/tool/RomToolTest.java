package org.jmpy.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.romfs.RomWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class RomToolTest {
    @TempDir Path folder;
    private String output;
    private String errors;

    private int run(String... args) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        int status = RomTool.run(args, folder, out, error);
        output = out.toString(StandardCharsets.UTF_8);
        errors = error.toString(StandardCharsets.UTF_8);
        return status;
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void makeTree() throws IOException {
        write("app/main.py", "import lib.m\nprint(lib.m.x)\n");
        write("app/lib/m.py", "x = 1\n");
        write("app/lib/kept.py", "y = 2\n");
        write("app/lib/kept.mpy", "not looked at");
        write("app/data.txt", "text");
    }

    @Test
    void buildsAndExtracts() throws IOException {
        makeTree();
        assertEquals(0, run("build", "app"));
        assertTrue(output.startsWith("Building romfs filesystem, source directory: app/\n/\n"));
        assertTrue(
                output.contains("|   |-- kept.py\n|   \\-- m.py -> .mpy\n\\-- main.py -> .mpy\n"));
        assertEquals(0, run("ls", "app.romfs"));
        assertEquals("        4 /data.txt\n", output.lines().findFirst().orElseThrow() + "\n");
        assertTrue(output.contains(" /lib/\n") && output.contains(" /lib/m.mpy\n"));
        assertEquals(0, run("ls", "app.romfs", "/lib/kept.py", "--json"));
        assertTrue(output.contains("\"size\": 6"));
        assertEquals(0, run("extract", "app.romfs", "-o", "out"));
        assertEquals("text", Files.readString(folder.resolve("out/data.txt")));
        assertEquals("not looked at", Files.readString(folder.resolve("out/lib/kept.mpy")));
        assertEquals(1, run("verify", "app.romfs"));
        assertTrue(output.startsWith("app.romfs: /lib/kept.mpy: incompatible .mpy file"));
        assertEquals(0, run("info", "app.romfs"));
        assertTrue(output.contains("files: 5 (3 of them .mpy), directories: 1,"), output);
    }

    @Test
    void packsSourcesAsTheyAre() throws IOException {
        makeTree();
        assertEquals(0, run("build", "app/", "-o", "plain.img", "--no-mpy"));
        assertFalse(output.contains("->"));
        assertEquals(0, run("extract", "plain.img", "-o", "out"));
        for (String name : new String[] {"main.py", "lib/m.py", "data.txt"}) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("app").resolve(name)),
                    Files.readAllBytes(folder.resolve("out").resolve(name)));
        }
    }

    @Test
    void mistakesLeaveNoImage() throws IOException {
        write("bad/a.py", "x = = 1\n");
        assertEquals(1, run("build", "bad"));
        assertEquals("bad/a.py:1: SyntaxError: invalid syntax\n", errors);
        assertFalse(Files.exists(folder.resolve("bad.romfs")));
        write("names/\u00e9.txt", "");
        assertEquals(1, run("build", "names"));
        assertEquals(1, run("build", "missing"));
        assertEquals("missing/: No such file or directory\n", errors);
        assertEquals(1, run("ls", "bad/a.py"));
        assertEquals(2, run("pack", "bad"));
        assertEquals(2, run("build", "--fast", "bad"));
    }

    @Test
    void doesNotExtractOutOfTheFolder() throws IOException {
        RomWriter writer = new RomWriter();
        writer.openDirectory("..");
        writer.file("x", new byte[1]);
        writer.closeDirectory();
        Files.write(folder.resolve("evil.img"), writer.finish());
        assertEquals(1, run("extract", "evil.img", "-o", "in/here"));
        assertFalse(Files.exists(folder.resolve("in/x")));
        Files.createDirectories(folder.resolve("linked"));
        Files.createSymbolicLink(folder.resolve("linked/d"), folder);
        RomWriter other = new RomWriter();
        other.openDirectory("d");
        other.file("y", new byte[1]);
        other.closeDirectory();
        Files.write(folder.resolve("link.img"), other.finish());
        assertEquals(1, run("extract", "link.img", "-o", "linked"));
        assertFalse(Files.exists(folder.resolve("y")));
    }
}
