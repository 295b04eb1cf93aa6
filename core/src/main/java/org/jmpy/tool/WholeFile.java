package org.jmpy.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads files whole. Writes files whole or not at all: beside the place first, then renamed over
 * it. Whoever reads the old file meanwhile, or has it mapped, keeps the old bytes; a full disk or a
 * killed process leaves the old file. Things that are no files, such as /dev/null, are written to
 * directly.
 *
 * <p>What is not finished has a name of its own, {@code .PID-THREAD.jmpy-tmp}. It is removed when
 * writing fails and when the process ends in any way that lets it, as by Ctrl-C. After one that
 * does not (SIGKILL, a power failure) it stays until something is written to its folder again: all
 * of processes that are no more are then removed.
 */
public final class WholeFile {
    private static final String END = ".jmpy-tmp";

    /** Bytes of the largest file that is read: more than any module, image or data file of one. */
    private static final int MAX_READ = 1 << 28;

    private WholeFile() {}

    /** {@return the content of a file} @throws IOException also if it is too large to work on */
    public static byte[] read(Path path) throws IOException {
        if (Files.size(path) > MAX_READ) {
            throw new IOException("File too large");
        }
        return Files.readAllBytes(path);
    }

    /**
     * Writes {@code bytes} to {@code path}.
     *
     * @throws IOException if that fails; the old file is then as it was
     */
    public static void write(Path path, byte[] bytes) throws IOException {
        write(path, bytes, 0, bytes.length);
    }

    static void write(Path path, byte[] bytes, int offset, int length) throws IOException {
        removeLeftovers(folderOf(path));
        writeOneOfMany(path, bytes, offset, length);
    }

    /** As {@link #write}, for whoever calls {@link #removeLeftovers} once for all files. */
    static void writeOneOfMany(Path path, byte[] bytes) throws IOException {
        writeOneOfMany(path, bytes, 0, bytes.length);
    }

    private static void writeOneOfMany(Path path, byte[] bytes, int offset, int length)
            throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
                out.write(bytes, offset, length);
            }
            return;
        }
        Path place = Files.isSymbolicLink(path) ? path.toRealPath() : path;
        try (Unfinished unfinished = new Unfinished(folderOf(place))) {
            try (OutputStream out = unfinished.open()) {
                out.write(bytes, offset, length);
            }
            try {
                Files.move(unfinished.path, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(unfinished.path, place, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static Path folderOf(Path path) {
        return path.toAbsolutePath().getParent();
    }

    /** A file or folder that is yet to be moved to its place, and goes away if it is not. */
    static final class Unfinished implements AutoCloseable {
        final Path path;
        private final Thread hook = new Thread(this::remove);
        private boolean isEnding;

        /**
         * One of this thread in {@code folder}; nothing is made yet.
         *
         * @throws IOException if the process ends just now
         */
        Unfinished(Path folder) throws IOException {
            long process = ProcessHandle.current().pid();
            path = folder.resolve("." + process + "-" + Thread.currentThread().threadId() + END);
            try {
                Runtime.getRuntime().addShutdownHook(hook);
            } catch (IllegalStateException e) {
                throw new IOException("the process ends", e);
            }
        }

        /** Makes the file. */
        synchronized OutputStream open() throws IOException {
            if (isEnding) {
                throw new IOException("the process ends");
            }
            return Files.newOutputStream(path);
        }

        private synchronized void remove() {
            isEnding = true;
            try {
                delete(path);
            } catch (IOException e) {
                // The next to write here removes it.
            }
        }

        @Override
        public void close() throws IOException {
            delete(path);
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // It runs, and finds nothing any more.
            }
        }
    }

    /** Removes what processes that are no more have left in {@code folder}. */
    static void removeLeftovers(Path folder) {
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, ".*" + END)) {
            for (Path entry : entries) {
                if (isLeftover(entry.getFileName().toString())) {
                    delete(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They do no harm where they are; whether one can write here will be seen.
        }
    }

    private static boolean isLeftover(String name) {
        int dash = name.indexOf('-');
        try {
            long process = Long.parseLong(name, 1, Math.max(dash, 1), 10);
            return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.deleteIfExists(path);
            return;
        }
        List<Path> all;
        try (Stream<Path> paths = Files.walk(path)) {
            all = paths.toList();
        }
        for (Path below : all.reversed()) {
            Files.deleteIfExists(below);
        }
    }
}
