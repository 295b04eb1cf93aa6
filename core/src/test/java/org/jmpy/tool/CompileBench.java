package org.jmpy.tool;

import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.lib.ImportBench;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.syntax.CompileError;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Files compiled a second: all .py files below some folders as one batch in a warm process, against
 * starting mpy-cross for each; and one large file, against the time that mpy-cross takes for it
 * beyond that for an empty one. Rounds of both alternate. Command, after the tests were compiled:
 *
 * <pre>
 * java -XX:+UseSerialGC -cp core/target/classes:core/target/test-classes \
 *     org.jmpy.tool.CompileBench MPY_CROSS FOLDER...
 * </pre>
 *
 * <p>{@code -Dmodules=N} changes the size of the large file.
 */
final class CompileBench {
    private static final int WARM_UP = 8;
    private static final int ROUNDS = 7;
    private static final int LARGE_MODULES = Integer.getInteger("modules", 100);

    private CompileBench() {}

    private record Source(Path path, byte[] text) {}

    public static void main(String[] args) throws Exception {
        List<Source> sources = new ArrayList<>();
        for (String folder : Arrays.copyOfRange(args, 1, args.length)) {
            try (Stream<Path> paths = Files.walk(Path.of(folder))) {
                for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
                    if (path.toString().endsWith(".py") && Files.isRegularFile(path)) {
                        sources.add(new Source(path, Files.readAllBytes(path)));
                    }
                }
            }
        }
        Path work = Files.createTempDirectory("compile");
        try {
            if (!sources.isEmpty()) {
                batch(args[0], sources, work);
            }
            largeFile(args[0], work);
        } finally {
            try (Stream<Path> paths = Files.walk(work)) {
                for (Path path : paths.toList().reversed()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void batch(String mpyCross, List<Source> sources, Path work) throws Exception {
        StringBuilder script = new StringBuilder();
        for (Source source : sources) {
            script.append('\'').append(mpyCross).append("' -o '").append(work).append("/out' '");
            script.append(source.path).append("' 2>/dev/null\n");
        }
        script.append("exit 0\n");
        Path shell = work.resolve("each");
        Files.writeString(shell, script);
        long bytes = 0;
        for (Source source : sources) {
            bytes += source.text.length;
        }
        int compiled = 0;
        for (int i = 0; i < WARM_UP; i++) {
            compiled = compileAll(sources, work);
        }
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            compileAll(sources, work);
            ours[i] = (System.nanoTime() - start) / 1e9;
            start = System.nanoTime();
            run("/bin/sh", shell.toString());
            theirs[i] = (System.nanoTime() - start) / 1e9;
        }
        double our = median(ours);
        double their = median(theirs);
        int count = sources.size();
        System.out.printf(
                Locale.ROOT,
                "%d files, %d bytes, %d compile without a mistake%n",
                count,
                bytes,
                compiled);
        System.out.printf(
                Locale.ROOT, "one batch, warm:        %.2f s, %.0f files/s%n", our, count / our);
        System.out.printf(
                Locale.ROOT,
                "mpy-cross for each:     %.2f s, %.0f files/s%n",
                their,
                count / their);
        System.out.printf(Locale.ROOT, "ratio:                  %.1f%n", their / our);
    }

    /** Compiles all files and writes what comes of them. {@return how many have no mistake} */
    private static int compileAll(List<Source> sources, Path work) throws IOException {
        int compiled = 0;
        for (Source source : sources) {
            try {
                byte[] text = Files.readAllBytes(source.path);
                WholeFile.write(work.resolve("ours"), compile(text, source.path.toString()));
                compiled++;
            } catch (CompileError e) {
                // Some tests are there to fail.
            }
        }
        return compiled;
    }

    private static byte[] compile(byte[] text, String name) throws CompileError {
        return MpyWriter.write(Compiler.compile(text, name, Mode.FILE, Options.CROSS));
    }

    private static void largeFile(String mpyCross, Path work) throws Exception {
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < LARGE_MODULES; i++) {
            large.append(ImportBench.module(i));
        }
        byte[] text = large.toString().getBytes(StandardCharsets.UTF_8);
        Path file = work.resolve("large.py");
        Files.write(file, text);
        Path empty = work.resolve("empty.py");
        Files.writeString(empty, "");
        String out = work.resolve("out").toString();
        for (int i = 0; i < WARM_UP; i++) {
            compile(text, "large.py");
        }
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            compile(text, "large.py");
            ours[i] = (System.nanoTime() - start) / 1e6;
            start = System.nanoTime();
            run(mpyCross, "-X", "heapsize=1000M", "-o", out, file.toString());
            long middle = System.nanoTime();
            run(mpyCross, "-X", "heapsize=1000M", "-o", out, empty.toString());
            theirs[i] = (middle - start - (System.nanoTime() - middle)) / 1e6;
        }
        double our = median(ours);
        double their = median(theirs);
        System.out.printf(Locale.ROOT, "one file of %d bytes:%n", text.length);
        System.out.printf(Locale.ROOT, "warm:                   %.0f ms%n", our);
        System.out.printf(Locale.ROOT, "mpy-cross, pure:        %.0f ms%n", their);
        System.out.printf(Locale.ROOT, "ratio:                  %.2f%n", our / their);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": status " + process.exitValue());
        }
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
