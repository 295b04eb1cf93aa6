package org.jmpy.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, with what it is given and what came of it. */
final class Command {
    private final List<String> words = new ArrayList<>();
    private final ProcessBuilder builder;
    private final Path out;
    private final Path err;
    private Path stdout;
    private byte[] input = {};
    private Process process;

    /**
     * @param program the name it is started under
     */
    Command(String program, String... args) {
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-XX:+UseSerialGC");
        words.add("-XX:TieredStopAtLevel=1");
        words.add("--enable-native-access=ALL-UNNAMED");
        words.add("-Djmpy.program=" + program);
        words.add("-cp");
        words.add(System.getProperty("java.class.path"));
        words.add(Main.class.getName());
        words.addAll(List.of(args));
        builder = new ProcessBuilder(words);
        builder.environment().remove("MICROPYPATH");
        builder.environment().remove("MICROPYINSPECT");
        try {
            out = temporary(".out");
            err = temporary(".err");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        stdout = out;
    }

    /** {@return a new file, which goes when the tests end} */
    private static Path temporary(String end) throws IOException {
        Path file = Files.createTempFile("jmpy", end);
        file.toFile().deleteOnExit();
        return file;
    }

    Command in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    Command with(String variable, String value) {
        builder.environment().put(variable, value);
        return this;
    }

    Command input(String text) {
        input = text.getBytes(StandardCharsets.ISO_8859_1);
        return this;
    }

    /** Sends standard error where standard output goes. */
    Command merged() {
        builder.redirectErrorStream(true);
        return this;
    }

    Command outputTo(Path file) {
        stdout = file;
        return this;
    }

    /** Lets a shell run the command with {@code rest} behind it. */
    Command throughShell(String rest) {
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            line.append('\'').append(word.replace("'", "'\\''")).append("' ");
        }
        builder.command("/bin/sh", "-c", line + rest);
        return this;
    }

    /** Lets no file become longer, as on a full disk: so many blocks of 512 bytes. */
    Command limitFileSize(int blocks) {
        words.addAll(1, List.of("-XX:-UsePerfData"));
        throughShell("");
        String line = builder.command().getLast();
        builder.command("/bin/sh", "-c", "ulimit -f " + blocks + "; exec " + line);
        return this;
    }

    /** Kills the process after a while, unless it has ended. */
    void killAfter(long millis) throws InterruptedException {
        if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    Command start() throws IOException {
        Path in = temporary(".in");
        Files.write(in, input);
        process =
                builder.redirectInput(in.toFile())
                        .redirectOutput(stdout.toFile())
                        .redirectError(
                                builder.redirectErrorStream()
                                        ? ProcessBuilder.Redirect.PIPE
                                        : ProcessBuilder.Redirect.to(err.toFile()))
                        .start();
        return this;
    }

    Command run() throws IOException, InterruptedException {
        return start().finish();
    }

    Command finish() throws InterruptedException {
        process.waitFor();
        return this;
    }

    /** Waits until the output so far ends with {@code text}. */
    void await(String text) throws InterruptedException {
        while (!out().endsWith(text)) {
            if (!process.isAlive()) {
                throw new AssertionError("ended early: " + out() + err());
            }
            Thread.sleep(10);
        }
    }

    /** Does what Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(new File(file.toString()) + " cannot be read", e);
        }
    }

    int status() {
        return process.exitValue();
    }
}
