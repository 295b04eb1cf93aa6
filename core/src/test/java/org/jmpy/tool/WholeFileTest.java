package org.jmpy.tool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Files appear whole or not at all, whatever happens to the disk and the process. */
class WholeFileTest {
    private static final int SIZE = 1 << 20;

    @TempDir Path folder;

    /** What a forked JVM runs: writes the file over and over, each time of one other byte. */
    public static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException {
            byte[] bytes = new byte[SIZE];
            for (int i = 0; ; i++) {
                Arrays.fill(bytes, (byte) i);
                WholeFile.write(Path.of(args[0]), bytes);
                System.out.println(i);
            }
        }
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(arguments));
        return command;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void checkWhole(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertEquals(SIZE, bytes.length);
        byte[] expected = new byte[SIZE];
        Arrays.fill(expected, bytes[0]);
        assertArrayEquals(expected, bytes);
    }

    /** Kills a process while it writes, at a time that {@code round} decides. */
    private void kill(Path target, int round, boolean forcibly) throws Exception {
        Process writer =
                new ProcessBuilder(java(Writer.class.getName(), target.toString()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader out = writer.inputReader()) {
            for (int i = 0; i < 3 + round; i++) {
                assertNotEquals(null, out.readLine());
            }
            Thread.sleep(0, 300_000 * (round % 4));
            if (forcibly) {
                writer.destroyForcibly();
            } else {
                writer.destroy();
            }
            assertTrue(writer.waitFor(30, TimeUnit.SECONDS));
        } finally {
            writer.destroyForcibly();
        }
        checkWhole(target);
    }

    @Test
    void killedProcessesLeaveWholeFiles() throws Exception {
        Path target = folder.resolve("target.mpy");
        for (int round = 0; round < 6; round++) {
            kill(target, round, true);
            List<String> left = names();
            assertTrue(left.size() <= 2, left::toString);
        }
        WholeFile.write(folder.resolve("other"), new byte[1]);
        assertEquals(List.of("other", "target.mpy"), names());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void interruptedProcessesLeaveNothingElse() throws Exception {
        Path target = folder.resolve("target.mpy");
        for (int round = 0; round < 4; round++) {
            kill(target, round, false);
            assertEquals(List.of("target.mpy"), names());
        }
    }

    /** As on a full disk: the system takes some of the bytes and then no more. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void fullDisksLeaveTheOldFile() throws Exception {
        Path target = folder.resolve("all.romfs");
        Path source = Files.createDirectory(folder.resolve("source"));
        Files.writeString(source.resolve("main.py"), "x = '" + "long".repeat(100_000) + "'\n");
        Files.writeString(target, "old");
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh"));
        command.addAll(java("-XX:-UsePerfData", RomBuild.class.getName(), folder.toString()));
        Process build = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(1, build.waitFor(), said);
        assertTrue(said.strip().endsWith("all.romfs: File too large"), said);
        assertFalse(said.contains("Exception"), said);
        assertEquals("old", Files.readString(target));
        assertEquals(List.of("all.romfs", "source"), names());
    }

    /** What a forked JVM runs: packs a folder with one file. */
    public static final class RomBuild {
        private RomBuild() {}

        public static void main(String[] args) throws IOException {
            String[] words = {"build", "--no-mpy", "source", "-o", "all.romfs"};
            System.exit(RomTool.run(words, Path.of(args[0]), System.out, System.err));
        }
    }

    @Test
    void removesOnlyWhatDeadProcessesLeft() throws Exception {
        long self = ProcessHandle.current().pid();
        Process dead = new ProcessBuilder(java("-version")).redirectErrorStream(true).start();
        dead.getInputStream().readAllBytes();
        dead.waitFor();
        List<String> kept = List.of("." + self + "-1.jmpy-tmp", ".x-1.jmpy-tmp", ".jmpy-tmp", "a");
        for (String name : kept) {
            Files.writeString(folder.resolve(name), "");
        }
        Files.writeString(folder.resolve("." + dead.pid() + "-1.jmpy-tmp"), "");
        Path tree = Files.createDirectories(folder.resolve("." + dead.pid() + "-2.jmpy-tmp/pkg"));
        Files.writeString(tree.resolve("m.mpy"), "");
        WholeFile.write(folder.resolve("a"), new byte[] {7});
        assertEquals(kept.stream().sorted().toList(), names());
        assertArrayEquals(new byte[] {7}, Files.readAllBytes(folder.resolve("a")));
    }

    @Test
    void failuresLeaveNothing() throws Exception {
        Path busy = Files.createDirectories(folder.resolve("busy/full"));
        assertThrows(IOException.class, () -> WholeFile.write(busy.getParent(), new byte[1]));
        assertThrows(IOException.class, () -> WholeFile.write(folder.resolve("no/a"), new byte[1]));
        assertEquals(List.of("busy"), names());
    }
}
