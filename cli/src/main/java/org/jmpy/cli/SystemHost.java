package org.jmpy.cli;

import org.jmpy.interp.ContextEnded;
import org.jmpy.interp.Host;
import org.jmpy.object.Errno;
import org.jmpy.object.PyError;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The host of the command line: grants the machine as the user has it. What the JVM cannot change
 * for the process, the current directory and the environment, is kept here.
 */
final class SystemHost extends Host {
    private static final long NANOS = 1_000_000_000L;
    private static final String RANDOM_DEVICE = "/dev/urandom";

    private final String executable;
    private final PacedOutput stdout = new PacedOutput(FileDescriptor.out);
    private final OutputStream stderr = new ErrorOutput();
    private OutputStream guestStdout = stdout;
    private OutputStream guestStderr = stderr;
    private long outputLeft;
    private final StandardInput stdin = new StandardInput(stdout);
    private Path directory;
    private Map<String, String> environment;

    /**
     * @param executable the path of the running program, for sys.executable
     */
    SystemHost(String executable) {
        this.executable = executable;
    }

    /** Standard error: no buffer, and after what was written to standard output before. */
    private final class ErrorOutput extends OutputStream {
        private final FileOutputStream target = new FileOutputStream(FileDescriptor.err);

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            try {
                stdout.flush();
            } catch (IOException e) {
                // Who reads standard output is gone; that is no reason not to report here.
            }
            target.write(data, offset, length);
        }
    }

    /** A stream whose bytes count against the limit of output. */
    private final class Counted extends OutputStream {
        private final OutputStream target;

        Counted(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] data, int offset, int length) throws IOException {
            int count = (int) Math.min(outputLeft, length);
            target.write(data, offset, count);
            outputLeft -= count;
            if (count < length) {
                throw new ContextEnded(ContextEnded.Reason.OUTPUT, "too much output");
            }
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }

    /**
     * Limits what may be written to standard output and error together, before it is used.
     *
     * @param bytes how many, negative for any number
     */
    void limitOutput(long bytes) {
        if (bytes >= 0) {
            outputLeft = bytes;
            guestStdout = new Counted(stdout);
            guestStderr = new Counted(stderr);
        }
    }

    /** Sends what the program prints to standard error, before it is used. */
    void redirectOutput() {
        guestStdout = guestStderr;
    }

    @Override
    public OutputStream stdout() {
        return guestStdout;
    }

    /** {@return whether writing to standard output failed because nobody reads it any more} */
    boolean isReaderGone() {
        return stdout.isReaderGone();
    }

    @Override
    public OutputStream stderr() {
        return guestStderr;
    }

    @Override
    public InputStream stdin() {
        return stdin;
    }

    /** Has {@code action} run before the program reads standard input. */
    void beforeRead(Runnable action) {
        stdin.setBeforeRead(action);
    }

    /** {@return the next byte from standard input for the prompt, -1 at the end} */
    int readKey() throws IOException {
        return stdin.readKey();
    }

    @Override
    public boolean hasFiles() {
        return true;
    }

    @Override
    public Path path(String path, boolean write) {
        try {
            Path file = Path.of(path);
            return directory == null ? file : directory.resolve(file);
        } catch (InvalidPathException e) {
            // A NUL character, or one that the file system's encoding lacks.
            throw PyError.os(Errno.ENOENT);
        }
    }

    @Override
    public String currentDirectory() {
        return directory == null ? System.getProperty("user.dir") : directory.toString();
    }

    @Override
    public void changeDirectory(String path) {
        Path target = path(path, false);
        if (!Files.exists(target)) {
            throw PyError.os(Errno.ENOENT);
        }
        if (!Files.isDirectory(target)) {
            throw PyError.os(Errno.ENOTDIR);
        }
        if (!Files.isExecutable(target)) {
            throw PyError.os(Errno.EACCES);
        }
        try {
            directory = target.toRealPath();
        } catch (IOException e) {
            throw PyError.os(Errno.ENOENT);
        }
    }

    @Override
    public String environment(String name) {
        return environment == null ? System.getenv(name) : environment.get(name);
    }

    @Override
    public void setEnvironment(String name, String value) {
        if (environment == null) {
            environment = new HashMap<>(System.getenv());
        }
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }

    @Override
    public long timeNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * NANOS + now.getNano();
    }

    @Override
    public long ticksNanos() {
        return System.nanoTime();
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // sleep(0) asks for just this
    public void sleep(long nanos) throws InterruptedException {
        flushQuietly();
        if (nanos == 0) {
            Thread.yield();
        } else {
            Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
        }
    }

    @Override
    public void random(byte[] bytes) {
        try (FileInputStream device = new FileInputStream(RANDOM_DEVICE)) {
            if (device.readNBytes(bytes, 0, bytes.length) == bytes.length) {
                return;
            }
        } catch (IOException e) {
            // No such device on this system.
        }
        new SecureRandom().nextBytes(bytes);
    }

    @Override
    public int system(String command) throws IOException, InterruptedException {
        flushQuietly();
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).inheritIO();
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        if (environment != null) {
            builder.environment().clear();
            builder.environment().putAll(environment);
        }
        return builder.start().waitFor();
    }

    private void flushQuietly() {
        try {
            stdout.flush();
        } catch (IOException e) {
            // The program finds out when it writes next.
        }
    }

    @Override
    public boolean hasNetwork() {
        return true;
    }

    @Override
    public boolean hasThreads() {
        return true;
    }

    @Override
    public String executable() {
        return executable;
    }

    @Override
    public long allocatedBytes() {
        return Allocations.ofCurrentThread();
    }
}
