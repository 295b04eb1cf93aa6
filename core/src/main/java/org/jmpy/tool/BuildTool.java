package org.jmpy.tool;

import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.compiler.Options;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.syntax.CompileError;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.PatternSyntaxException;

/**
 * The verb {@code build}: compiles a tree of .py files to a tree of .mpy files, several at a time.
 * Each file is written whole or not at all, and only if its source is newer or the options have
 * changed since.
 */
public final class BuildTool {
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int MAX_LEVEL = 3;
    private static final int WATCH_MILLIS = 500;
    private static final int PROGRESS_MILLIS = 100;
    private static final long PROGRESS_AFTER_NANOS = 1_000_000_000;

    /** Notes in the output folder with which options it was made. */
    private static final String STAMP = ".jmpy-build";

    private static final String HELP =
            """
            usage: jmpy build SRC -o OUT [-O0|-O1|-O2|-O3] [-msmall-int-bits=N] [-j N]
                              [--exclude PATTERN] [--force] [--watch] [-q]

            Compiles every .py file below SRC to a .mpy file at the same place below OUT. Files that
            are up to date are left alone; a file with a mistake leaves its old .mpy as it was, and
            so does one that is gone.

              -O N, -msmall-int-bits=N   as for jmpy compile
              -j N                       how many files at a time; by default one a processor
              --exclude PATTERN          leaves out what matches, such as tests/**
              --force                    compiles everything
              --watch                    goes on compiling what changes, until Ctrl-C
              -q                         says nothing but mistakes

            Code keeps the path below SRC as its file name.
            """;

    private record Job(Path source, Path target, String name) {}

    private final Path source;
    private final Path output;
    private final Options options;
    private final PathMatcher excluded;
    private final int threads;

    private final boolean isForced;

    /** Whether this tool has compiled everything that was not up to date when it started. */
    private boolean hasBuilt;

    /** The files with mistakes by when they were changed: until they are again, all is said. */
    private final Map<Path, FileTime> mistaken = new HashMap<>();

    /** The terminal that is told how far it is, null if there is none. */
    private final PrintStream progress;

    /** Whether it was told anything. */
    private boolean isShown;

    private BuildTool(Path folder, Arguments words, PrintStream progress) throws ToolException {
        this.progress = progress;
        source = folder.resolve(words.onlyWord("folder"));
        output = folder.resolve(words.value("-o"));
        int level = 0;
        for (int i = 0; i <= MAX_LEVEL; i++) {
            level = words.has("-O" + i) ? i : level;
        }
        int bits = words.number("-msmall-int-bits", 1, 63, Options.CROSS.smallIntBits());
        options = Options.CROSS.withOptimisation(level).withSmallIntBits(bits);
        int processors = Runtime.getRuntime().availableProcessors();
        threads = words.number("-j", 1, Integer.MAX_VALUE, processors);
        String pattern = words.value("--exclude");
        excluded = pattern == null ? _ -> false : matcher(pattern);
        isForced = words.has("--force");
    }

    /**
     * Runs the verb.
     *
     * @param args what follows the verb
     * @param folder the folder that relative paths start from
     * @return the exit status: 0, 1 if a file has a mistake, 2 for bad usage
     * @throws IOException if {@code out} or {@code error} cannot be written
     */
    public static int run(String[] args, Path folder, OutputStream out, OutputStream error)
            throws IOException {
        return run(args, folder, null, out, error);
    }

    /**
     * As the other.
     *
     * @param terminal is told how far it is if that takes longer than a second; null for none
     */
    public static int run(
            String[] args, Path folder, PrintStream terminal, OutputStream out, OutputStream error)
            throws IOException {
        BuildTool tool;
        Arguments words;
        try {
            words =
                    new Arguments(
                            args,
                            0,
                            Set.of(
                                    "-O0", "-O1", "-O2", "-O3", "--force", "--watch", "-q",
                                    "--help", "-h"),
                            Set.of("-o", "-j", "-msmall-int-bits", "--exclude"));
            if (words.has("--help") || words.has("-h")) {
                write(out, HELP);
                return 0;
            }
            if (words.value("-o") == null) {
                throw new ToolException("build: where to? Give -o");
            }
            tool = new BuildTool(folder, words, words.has("-q") ? null : terminal);
        } catch (ToolException e) {
            write(error, Mistakes.usage("build", e));
            return USAGE;
        }
        int status = tool.build(words.has("-q") ? null : out, error);
        while (words.has("--watch") && pause()) {
            status = tool.build(words.has("-q") ? null : out, error);
        }
        return status;
    }

    private static PathMatcher matcher(String pattern) throws ToolException {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        } catch (PatternSyntaxException e) {
            throw new ToolException("--exclude: " + e.getDescription() + ": " + pattern);
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(WATCH_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void write(OutputStream stream, String text) throws IOException {
        stream.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private int build(OutputStream out, OutputStream error) throws IOException {
        List<Job> jobs;
        int files;
        try {
            List<Job> all = findSources();
            files = all.size();
            boolean isStale = !hasBuilt && (isForced || !stamp().equals(readStamp()));
            jobs = isStale ? all : all.stream().filter(this::isNewer).toList();
            mistaken.keySet().retainAll(all.stream().map(Job::source).toList());
        } catch (IOException e) {
            write(error, Mistakes.say(source.toString(), e) + "\n");
            return FAILED;
        }
        if (jobs.isEmpty()) {
            return mistaken.isEmpty() ? 0 : FAILED;
        }
        for (Path folder : jobs.stream().map(job -> job.target.getParent()).distinct().toList()) {
            WholeFile.removeLeftovers(folder);
        }
        List<String> mistakes = compileAll(jobs);
        hasBuilt = true;
        for (String mistake : mistakes) {
            write(error, mistake + "\n");
        }
        if (out != null) {
            int done = jobs.size() - mistakes.size();
            int kept = files - done - mistaken.size();
            write(out, done + " compiled, " + kept + " up to date" + failures() + "\n");
        }
        if (mistaken.isEmpty()) {
            try {
                WholeFile.write(output.resolve(STAMP), stamp().getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                write(error, Mistakes.say(output.toString(), e) + "\n");
                return FAILED;
            }
        }
        return mistaken.isEmpty() ? 0 : FAILED;
    }

    private String failures() {
        return mistaken.isEmpty() ? "" : ", " + mistaken.size() + " with mistakes";
    }

    private String stamp() {
        return "-O" + options.optimisation() + " -msmall-int-bits=" + options.smallIntBits() + "\n";
    }

    private String readStamp() throws IOException {
        Path file = output.resolve(STAMP);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private List<Job> findSources() throws IOException {
        if (Files.isRegularFile(source)) {
            throw new NotDirectoryException(source.toString());
        }
        List<Job> jobs = new ArrayList<>();
        Path avoided = output.toAbsolutePath().normalize();
        Files.walkFileTree(
                source,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path directory, BasicFileAttributes attributes) {
                        boolean isOutput =
                                !directory.equals(source)
                                        && directory.toAbsolutePath().normalize().equals(avoided);
                        return isOutput || excluded.matches(source.relativize(directory))
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        Path place = source.relativize(file);
                        String name = place.toString().replace('\\', '/');
                        if (name.endsWith(".py") && !excluded.matches(place)) {
                            String stem = name.substring(0, name.length() - ".py".length());
                            jobs.add(new Job(file, output.resolve(stem + ".mpy"), name));
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        jobs.sort((a, b) -> a.name.compareTo(b.name));
        return jobs;
    }

    private boolean isNewer(Job job) {
        try {
            FileTime changed = Files.getLastModifiedTime(job.source);
            if (mistaken.containsKey(job.source)) {
                return !changed.equals(mistaken.get(job.source));
            }
            return !Files.exists(job.target)
                    || changed.compareTo(Files.getLastModifiedTime(job.target)) > 0;
        } catch (IOException e) {
            return true; // compiling it will tell
        }
    }

    /** {@return what went wrong, in the order of the files} */
    private List<String> compileAll(List<Job> jobs) {
        List<FileTime> changed = jobs.stream().map(BuildTool::changed).toList();
        String[] mistakes = new String[jobs.size()];
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < Math.min(threads, jobs.size()); i++) {
                running.add(
                        workers.submit(
                                () -> {
                                    int job;
                                    while ((job = next.getAndIncrement()) < mistakes.length) {
                                        mistakes[job] = compile(jobs.get(job));
                                    }
                                }));
            }
            long start = System.nanoTime();
            for (Future<?> worker : running) {
                await(worker, start, next, mistakes.length);
            }
            if (isShown) {
                progress.print("\r\033[K");
                progress.flush();
                isShown = false;
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List<String> told = new ArrayList<>();
        for (int i = 0; i < mistakes.length; i++) {
            Path file = jobs.get(i).source;
            if (mistakes[i] == null) {
                mistaken.remove(file);
            } else {
                mistaken.put(file, changed.get(i));
                told.add(mistakes[i]);
            }
        }
        return told;
    }

    /** {@return when the source was changed, the dawn of time if nobody knows} */
    private static FileTime changed(Job job) {
        try {
            return Files.getLastModifiedTime(job.source);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /** Waits for a worker, and tells a terminal how far all are. */
    private void await(Future<?> worker, long start, AtomicInteger next, int count)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                worker.get(PROGRESS_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (progress != null && System.nanoTime() - start > PROGRESS_AFTER_NANOS) {
                    progress.print("\r" + Math.min(next.get(), count) + " of " + count + "\033[K");
                    progress.flush();
                    isShown = true;
                }
            }
        }
    }

    /** Compiles a file. {@return what went wrong, null if nothing did} */
    private String compile(Job job) {
        try {
            byte[] text = WholeFile.read(job.source);
            byte[] file = MpyWriter.write(Compiler.compile(text, job.name, Mode.FILE, options));
            Files.createDirectories(job.target.getParent());
            WholeFile.writeOneOfMany(job.target, file);
            return null;
        } catch (CompileError e) {
            return Mistakes.say(job.name, e);
        } catch (IOException e) {
            return Mistakes.say(job.name, e);
        }
    }
}
