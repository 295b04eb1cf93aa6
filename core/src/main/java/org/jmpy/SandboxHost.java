package org.jmpy;

import org.jmpy.interp.ContextEnded;
import org.jmpy.interp.Host;
import org.jmpy.object.Errno;
import org.jmpy.object.PyError;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The gate of an embedded context: grants what its sandbox names. */
final class SandboxHost extends Host {
    private final Sandbox sandbox;
    private final long outputLimit;
    private final OutputStream stdout;
    private final OutputStream stderr;
    private final Map<String, String> environment;
    private final Path root;
    private final long start = System.nanoTime();
    private SplittableRandom random;
    private String directory = "/";
    private long outputBytes;

    /**
     * @param outputLimit how many bytes may be written, -1 for any number
     */
    SandboxHost(Sandbox sandbox, long outputLimit) {
        this.sandbox = sandbox;
        this.outputLimit = outputLimit;
        stdout = new Counted(sandbox.stdout);
        stderr = new Counted(sandbox.stderr);
        environment = new HashMap<>(sandbox.environment);
        random = sandbox.randomSeed == null ? null : new SplittableRandom(sandbox.randomSeed);
        root = sandbox.root == null ? null : realPath(sandbox.root);
    }

    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot grant " + folder + ": " + e, e);
        }
    }

    /** Output that counts, and ends the context when it is too much. */
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
            long left = outputLimit < 0 ? length : outputLimit - outputBytes;
            int count = (int) Math.min(left, length);
            target.write(data, offset, count);
            outputBytes += count;
            if (count < length) {
                throw new ContextEnded(ContextEnded.Reason.OUTPUT, "too much output");
            }
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }

    /** {@return how many bytes were written} */
    long outputBytes() {
        return outputBytes;
    }

    @Override
    public OutputStream stdout() {
        return stdout;
    }

    @Override
    public OutputStream stderr() {
        return stderr;
    }

    @Override
    public InputStream stdin() {
        return sandbox.stdin;
    }

    @Override
    public boolean hasFiles() {
        return root != null;
    }

    @Override
    public Path path(String path, boolean write) {
        if (root == null) {
            throw PyError.os(Errno.EACCES);
        }
        if (write && !sandbox.rootIsWritable) {
            throw PyError.os(Errno.EROFS);
        }
        Path file = root.resolve(inside(path)).normalize();
        checkLinks(file);
        return file;
    }

    /** {@return {@code path} as the program means it, relative to the root, without any ".."} */
    private String inside(String path) {
        if (path.indexOf('\0') >= 0 || path.isEmpty()) {
            throw PyError.os(Errno.ENOENT);
        }
        try {
            Path absolute = Path.of("/", path.startsWith("/") ? path : directory + "/" + path);
            String text = absolute.normalize().toString();
            return text.substring(1);
        } catch (InvalidPathException e) {
            throw PyError.os(Errno.ENOENT);
        }
    }

    /** Refuses a path that a symbolic link leads out of the root. */
    private void checkLinks(Path file) {
        Path existing = file;
        while (!existing.equals(root) && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        try {
            if (!existing.toRealPath().startsWith(root)) {
                throw PyError.os(Errno.EACCES);
            }
        } catch (IOException e) {
            // A link that leads nowhere, or in a circle.
            throw PyError.os(Errno.EACCES);
        }
    }

    @Override
    public String currentDirectory() {
        if (root == null) {
            throw PyError.os(Errno.EACCES);
        }
        return directory;
    }

    @Override
    public void changeDirectory(String path) {
        Path target = path(path, false);
        if (!Files.isDirectory(target)) {
            throw PyError.os(Files.exists(target) ? Errno.ENOTDIR : Errno.ENOENT);
        }
        directory = "/" + inside(path);
    }

    @Override
    public String environment(String name) {
        return environment.get(name);
    }

    @Override
    public void setEnvironment(String name, String value) {
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }
    }

    @Override
    public long timeNanos() {
        if (sandbox.clock == null) {
            return 0;
        }
        Instant now = sandbox.clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public long ticksNanos() {
        return sandbox.mayWait ? System.nanoTime() - start : timeNanos();
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (!sandbox.mayWait) {
            throw PyError.os(Errno.EACCES);
        }
        Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    }

    @Override
    public void random(byte[] bytes) {
        if (random != null) {
            random.nextBytes(bytes);
        } else if (sandbox.secureRandom) {
            new SecureRandom().nextBytes(bytes);
        } else {
            throw PyError.os(Errno.EACCES);
        }
    }
}
