package org.jmpy.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.manifest.ManifestVerb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Damaged .mpy files, ROMFS images and manifests, given to every tool: each ends in time, with a
 * status of its own and a message for people, and leaves no file that is not whole. The system
 * property {@code jmpy.mutants} tells how many of each kind, {@code jmpy.seed} where to start.
 */
class MutantToolsTest {
    private static final int MUTANTS = Integer.getInteger("jmpy.mutants", 700);
    private static final long SEED = Long.getLong("jmpy.seed", 1);
    private static final String[] FILES = {"blocks", "empty", "functions", "tasks"};

    /** Slower than this is a hang: the slowest takes some milliseconds. */
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(20);

    /** Names of Java things, which no message for people has. */
    private static final Pattern JAVA =
            Pattern.compile("java\\.|org\\.jmpy|\\.java:|Exception in|\\bnull\\b|\\tat ");

    @TempDir Path folder;
    private String output;
    private String errors;

    private interface Tool {
        int run(String[] args, ByteArrayOutputStream out, ByteArrayOutputStream error)
                throws IOException;
    }

    private int run(long seed, Tool tool, String... args) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        String what = "seed " + seed + ": " + String.join(" ", args);
        int status;
        long start = System.nanoTime();
        try {
            status = tool.run(args, out, error);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what, e);
        }
        assertTrue(System.nanoTime() - start < MAX_NANOS, what);
        output = out.toString(StandardCharsets.UTF_8);
        errors = error.toString(StandardCharsets.UTF_8);
        assertTrue(status == 0 || status == 1, what);
        assertFalse(JAVA.matcher(errors).find(), () -> what + "\n" + errors);
        assertTrue(status == 0 || !errors.isEmpty() || !output.isEmpty(), what);
        assertTrue(errors.isEmpty() || errors.endsWith("\n"), what);
        return status;
    }

    private static byte[] sample(String name) throws IOException {
        String resource = "/org/jmpy/mpy/" + name + ".mpy";
        try (InputStream in = MutantToolsTest.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        }
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes[at] = bytes[random.nextInt(bytes.length)];
                case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 4 -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    bytes = longer;
                }
                default -> bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0x80);
            }
        }
        return bytes;
    }

    private void forget(String name) throws IOException {
        Path path = folder.resolve(name);
        if (Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path file : all.toList().reversed()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Nothing is left over from writing, and what is there is what was said to be made. */
    private void checkFolder(long seed, List<String> expected) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            List<String> names = paths.map(p -> p.getFileName().toString()).sorted().toList();
            assertEquals(expected.stream().sorted().toList(), names, () -> "seed " + seed);
        }
    }

    @Test
    void compiledFiles() throws IOException {
        Files.write(folder.resolve("good.mpy"), sample("functions"));
        Tool mpy = (args, out, error) -> MpyVerb.run(args, folder, true, out, error);
        int sound = 0;
        for (long seed = SEED; seed < SEED + MUTANTS; seed++) {
            Random random = new Random(seed);
            byte[] mutant = mutate(sample(FILES[random.nextInt(FILES.length)]), random);
            Files.write(folder.resolve("m.mpy"), mutant);
            sound += 1 - run(seed, mpy, "check", "m.mpy", "--for", "v1.22,armv6m");
            switch (random.nextInt(7)) {
                case 0 -> run(seed, mpy, "info", "m.mpy", "--json");
                case 1 -> run(seed, mpy, "dis", "m.mpy");
                case 2 -> run(seed, mpy, "hex", "m.mpy");
                case 3 -> run(seed, mpy, "diff", "good.mpy", "m.mpy");
                case 4 -> makes(seed, mpy, "freeze", "m.mpy", "-o", "out");
                case 5 -> makes(seed, mpy, "merge", "good.mpy", "m.mpy", "-o", "out");
                default -> makes(seed, mpy, "freeze", "m.mpy", "-o", "out.jar");
            }
        }
        assertTrue(sound > MUTANTS / 100, "mutants worth showing: " + sound);
    }

    /** A tool that makes a file: it is there if the tool says so, and else it is not. */
    private void makes(long seed, Tool tool, String... args) throws IOException {
        String made = args[args.length - 1];
        int status = run(seed, tool, args);
        checkFolder(
                seed,
                status == 0 ? List.of("good.mpy", "m.mpy", made) : List.of("good.mpy", "m.mpy"));
        forget(made);
    }

    @Test
    void images() throws IOException {
        Path tree = folder.resolve("tree");
        Files.createDirectories(tree.resolve("lib/deep"));
        Files.write(tree.resolve("main.mpy"), sample("blocks"));
        Files.write(tree.resolve("lib/deep/f.mpy"), sample("functions"));
        Files.writeString(tree.resolve("data.txt"), "data");
        Tool romfs = (args, out, error) -> RomTool.run(args, folder, out, error);
        assertEquals(0, run(0, romfs, "build", "tree"));
        byte[] image = Files.readAllBytes(folder.resolve("tree.romfs"));
        forget("tree");
        forget("tree.romfs");
        int sound = 0;
        for (long seed = SEED; seed < SEED + MUTANTS; seed++) {
            Random random = new Random(seed);
            byte[] mutant = mutate(image, random);
            if (random.nextBoolean()) {
                // The records' heads are few bytes: aim at them.
                mutant[random.nextInt(Math.min(40, mutant.length))] = (byte) random.nextInt(256);
            }
            Files.write(folder.resolve("m.romfs"), mutant);
            sound += 1 - run(seed, romfs, "verify", "m.romfs");
            switch (random.nextInt(3)) {
                case 0 -> run(seed, romfs, "ls", "m.romfs", "--json");
                case 1 -> run(seed, romfs, "info", "m.romfs");
                default -> {
                    run(seed, romfs, "extract", "m.romfs", "-o", "out/inner");
                    // Nothing may come out beside the folder, and no temporary file be left.
                    forget("out/inner");
                    if (Files.exists(folder.resolve("out"))) {
                        Files.delete(folder.resolve("out"));
                    }
                }
            }
            checkFolder(seed, List.of("m.romfs"));
        }
        assertTrue(sound > MUTANTS / 300, "mutants worth showing: " + sound);
    }

    private static final String MANIFEST =
            """
            metadata(description="A sample.", version="1.2.3")
            options.defaults(level=2)
            add_library("mine", "lib", prepend=True)
            include("sub/manifest.py", level=3)
            require("one", library="mine")
            for name in ("a", "b"):
                module(name + ".py", base_path="src", opt=options.level)
            package("pkg", files=["x.py"], base_path=".")
            if options.other is None:
                freeze("src", ("a.py",))
                freeze_as_str("text")
            """;

    @Test
    void manifests() throws IOException {
        for (String path : new String[] {"src/a", "src/b", "pkg/x", "text/t", "lib/one/one"}) {
            Path file = folder.resolve("p/" + path + ".py");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x = 1\n");
        }
        Files.createDirectories(folder.resolve("p/sub"));
        Files.writeString(folder.resolve("p/sub/manifest.py"), "print(options.level)\n");
        Files.writeString(folder.resolve("p/lib/one/manifest.py"), "module('one.py')\n");
        Path project = folder.resolve("p");
        Tool tool = (args, out, error) -> ManifestVerb.run(args, project, 20_000, out, error);
        byte[] good = MANIFEST.getBytes(StandardCharsets.UTF_8);
        String[] forms = {"mpy", "romfs", "frozen.c", "jar"};
        int built = 0;
        for (long seed = SEED; seed < SEED + MUTANTS; seed++) {
            Random random = new Random(seed);
            byte[] mutant = mutateText(good, random);
            Files.write(folder.resolve("p/manifest.py"), mutant);
            String form = forms[random.nextInt(forms.length)];
            int status =
                    run(
                            seed,
                            tool,
                            "build",
                            "manifest.py",
                            "--to",
                            form,
                            "-o",
                            "../out",
                            "-j",
                            "1");
            checkFolder(seed, status == 0 ? List.of("out", "p") : List.of("p"));
            built += 1 - status;
            forget("out");
        }
        assertTrue(built > MUTANTS / 100, "mutants worth building: " + built);
    }

    /** Changes that mostly leave Python: words and lines swapped, copied and removed. */
    private static byte[] mutateText(byte[] text, Random random) {
        if (random.nextInt(4) == 0) {
            return mutate(text, random);
        }
        String[] words =
                new String(text, StandardCharsets.UTF_8)
                        .split("(?<=[(),.=\\s\"])|(?=[(),.=\\s\"])");
        for (int n = random.nextInt(3); n >= 0; n--) {
            int at = random.nextInt(words.length);
            int other = random.nextInt(words.length);
            switch (random.nextInt(4)) {
                case 0 -> words[at] = words[other];
                case 1 -> words[at] = "";
                case 2 -> words[at] += words[other];
                default -> words[at] = PIECES[random.nextInt(PIECES.length)];
            }
        }
        return String.join("", words).getBytes(StandardCharsets.UTF_8);
    }

    private static final String[] PIECES = {
        "None",
        "5",
        "-1",
        "\"..\"",
        "\"/\"",
        "\"\\0\"",
        "[]",
        "{}",
        "(1, 2)",
        "x",
        "\"$(X)\"",
        "*",
        "**",
        "lambda: 0",
        "open",
        "include(\"manifest.py\")",
        "1 / 0",
        "raise x",
        "while True: pass",
        "\"\\ud800\"",
        "'x' * 100000",
        "print",
        "exec",
        "metadata",
        "\"sub\"",
        "\"src/a.py\""
    };
}
