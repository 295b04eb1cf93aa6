package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Starts the {@code jmpy} script as a user does, on the jar that this build has packaged. */
class LauncherIT {
    /** The project's folder: Maven runs the tests in the module's. */
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Path LAUNCHER = ROOT.resolve("jmpy");
    private static final long SECONDS = 120;

    @TempDir(factory = FolderWithSpaces.class)
    Path folder;

    private static final class FolderWithSpaces implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext field, ExtensionContext test)
                throws IOException {
            return Files.createTempDirectory("a jmpy test ");
        }
    }

    private record Ended(int status, String out, String err) {}

    /** JUnit would warn about links that lead out of the folder it deletes. */
    @AfterEach
    void deleteLinks() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    @BeforeAll
    static void installTheJar() throws Exception {
        // The first start after a build says so; later ones are silent.
        run(ROOT, LAUNCHER, "-c", "pass");
    }

    @Test
    void printsNothingOfItsOwn() throws Exception {
        assertEquals(new Ended(0, "1\n", ""), run(ROOT, LAUNCHER, "-c", "print(1)"));
    }

    @Test
    void loadsTheLineEditorForNobodyButThePrompt() throws Exception {
        Map<String, String> environment =
                Map.of("JMPY_JAVA_OPTS", "-Xlog:class+load=info:file=classes.txt");
        assertEquals(
                new Ended(0, "1\n", ""),
                end(start(folder, environment, LAUNCHER, "-c", "print(1)")));
        String classes = Files.readString(folder.resolve("classes.txt"));
        assertTrue(classes.contains("org.jmpy.interp.Vm"), classes);
        assertFalse(classes.contains("jline"), classes);
    }

    @Test
    void exitStatusPassesThrough() throws Exception {
        assertEquals(7, run(ROOT, LAUNCHER, "-c", "import sys; sys.exit(7)").status);
        assertEquals(1, run(ROOT, LAUNCHER, "-c", "1 // 0").status);
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        Path script = folder.resolve("arguments.py");
        Files.writeString(script, "import sys\nprint(sys.argv[1:])\n");
        Ended ended = run(folder, LAUNCHER, "run", script.toString(), "a b", "", "*", "ü€😀", "-c");
        assertEquals("['a b', '', '*', 'ü€😀', '-c']\n", ended.out);
    }

    @Test
    void startsThroughSymbolicLinksFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link to jmpy"), LAUNCHER);
        Path second = Files.createSymbolicLink(folder.resolve("second"), link.getFileName());
        Files.writeString(folder.resolve("hello.py"), "print('hello')\n");
        assertEquals(new Ended(0, "hello\n", ""), run(folder, second, "run", "hello.py"));
    }

    @Test
    void isTheToolItIsCalledAs() throws Exception {
        Path cross = Files.createSymbolicLink(folder.resolve("mpy-cross"), LAUNCHER);
        Files.writeString(folder.resolve("hello.py"), "print('hello')\n");
        assertEquals(new Ended(0, "", ""), run(folder, cross, "hello.py"));
        Path unix = Files.createSymbolicLink(folder.resolve("micropython"), LAUNCHER);
        Files.delete(folder.resolve("hello.py"));
        assertEquals(new Ended(0, "hello\n", ""), run(folder, unix, "-c", "import hello"));
    }

    @Test
    void installsItselfOnceHoweverManyStartAtOnce() throws Exception {
        Path copy = copyOfTheProject();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(start(folder, Map.of(), copy.resolve("jmpy"), "-c", "print(1)"));
        }
        for (Process process : processes) {
            assertEquals(new Ended(0, "1\n", ""), end(process));
        }
        try (Stream<Path> made = Files.list(copy.resolve("target/launcher"))) {
            assertEquals(1, made.filter(Files::isDirectory).count());
        }
    }

    @Test
    void startsWithoutItsCache() throws Exception {
        Path copy = copyOfTheProject();
        run(folder, copy.resolve("jmpy"), "-c", "pass");
        try (Stream<Path> made = Files.walk(copy.resolve("target/launcher"))) {
            Path cache = made.filter(p -> p.endsWith("jmpy.aot")).findFirst().orElseThrow();
            Files.writeString(cache, "damaged");
        }
        assertEquals(new Ended(0, "1\n", ""), run(folder, copy.resolve("jmpy"), "-c", "print(1)"));
    }

    @Test
    void saysInOneLineThatAJdkIsMissing() throws Exception {
        Map<String, String> environment = Map.of("JMPY_JAVA_HOME", folder.toString());
        Ended ended = end(start(folder, environment, LAUNCHER, "-c", "print(1)"));
        assertEquals(3, ended.status);
        assertEquals(1, ended.err.lines().count(), ended.err);
        assertTrue(ended.err.startsWith("jmpy: JMPY_JAVA_HOME="), ended.err);
    }

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("examples"))) {
            return files.filter(p -> p.toString().endsWith(".py")).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void exampleSaysWhatItShould(Path example) throws Exception {
        String name = example.getFileName().toString().replace(".py", ".out");
        String expected = Files.readString(ROOT.resolve("examples/expected").resolve(name));
        assertEquals(new Ended(0, expected, ""), run(folder, LAUNCHER, "run", example.toString()));
    }

    /** {@return a project that was built but never started, at a path with a space} */
    private Path copyOfTheProject() throws IOException {
        Path copy = folder.resolve("my jmpy");
        for (String file : List.of("jmpy", "cli/target/jmpy.jar", "cli/src/launcher/training.py")) {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.copy(ROOT.resolve(file), copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return copy;
    }

    private static Ended run(Path directory, Path launcher, String... args) throws Exception {
        return end(start(directory, Map.of(), launcher, args));
    }

    private static Process start(
            Path directory, Map<String, String> environment, Path launcher, String... args)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    /** What it prints is far less than a pipe holds. */
    private static Ended end(Process process) throws Exception {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + SECONDS + " s");
        }
        return new Ended(
                process.exitValue(),
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
                new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
