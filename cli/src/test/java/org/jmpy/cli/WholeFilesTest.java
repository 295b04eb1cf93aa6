package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What the tools write is there whole or not at all, though the disk is full or they are killed.
 */
@DisabledOnOs(OS.WINDOWS)
class WholeFilesTest {
    private static final int KILLS = Integer.getInteger("jmpy.kills", 3);

    @TempDir Path folder;

    @BeforeEach
    void makeSources() throws IOException {
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < 4000; i++) {
            large.append("def f").append(i).append("(x): return x + ").append(i).append('\n');
        }
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("src/large.py"), large);
        Files.writeString(folder.resolve("manifest.py"), "module('large.py', base_path='src')\n");
    }

    private static String[] command(String what) {
        return what.split(" ", -1);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.map(p -> folder.relativize(p).toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "build src -o out -q",
                "romfs build src -o out/large.mpy",
                "manifest build manifest.py --to jar -o out/large.mpy",
                "manifest build manifest.py --to frozen.c -o out/large.mpy",
                "manifest build manifest.py --to mpy -o out",
                "compile src/large.py -o out/large.mpy"
            })
    void aFullDiskLeavesTheOldFile(String what) throws Exception {
        Path old = folder.resolve("out/large.mpy");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "old");
        List<String> before = names();
        // The shell's limit is in blocks of 512 bytes; the JVM itself writes less than that.
        Command tool = new Command("jmpy", command(what)).in(folder).limitFileSize(64).run();
        assertEquals(1, tool.status(), tool.err());
        assertTrue(tool.err().contains("large"), tool.err());
        assertFalse(tool.err().contains("java."), tool.err());
        assertEquals("old", Files.readString(old));
        assertEquals(before, names());
        Files.delete(old);
        assertEquals(
                1, new Command("jmpy", command(what)).in(folder).limitFileSize(64).run().status());
        assertFalse(Files.exists(old));
    }

    @Test
    void aKilledToolLeavesAWholeFile() throws Exception {
        String[] args = command("manifest build manifest.py --to jar -o out.jar");
        Path out = folder.resolve("out.jar");
        assertEquals(0, new Command("jmpy", args).in(folder).run().status());
        byte[] whole = Files.readAllBytes(out);
        byte[] old = "old".getBytes(StandardCharsets.UTF_8);
        long start = System.nanoTime();
        assertEquals(0, new Command("jmpy", args).in(folder).run().status());
        long usual = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        Random random = new Random(1);
        for (int i = 0; i < KILLS; i++) {
            Files.write(out, old);
            new Command("jmpy", args)
                    .in(folder)
                    .start()
                    .killAfter(usual / 2 + random.nextInt((int) usual));
            byte[] left = Files.readAllBytes(out);
            assertArrayEquals(left.length == old.length ? old : whole, left);
        }
    }
}
