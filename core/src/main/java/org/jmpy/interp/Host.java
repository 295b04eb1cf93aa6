package org.jmpy.interp;

import org.jmpy.object.Errno;
import org.jmpy.object.PyError;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The gate between a Python program and the machine it runs on: everything outside the program is
 * reached through this object. The default refuses everything but a clock that stands still; the
 * command line grants the usual things, an embedder what it names.
 */
public abstract class Host {
    /** {@return where standard output goes; writes reach the reader when flushed} */
    public OutputStream stdout() {
        return OutputStream.nullOutputStream();
    }

    /** {@return where standard error goes} */
    public OutputStream stderr() {
        return OutputStream.nullOutputStream();
    }

    /** {@return standard input} */
    public InputStream stdin() {
        return InputStream.nullInputStream();
    }

    /**
     * Grants access to a path of the machine's file system, made absolute.
     *
     * @param path as the program wrote it
     * @param write whether the program wants to change something there
     * @throws PyError OSError(EACCES) if that is not granted
     */
    public Path path(String path, boolean write) {
        throw PyError.os(Errno.EACCES);
    }

    /** {@return whether files may be accessed at all} */
    public boolean hasFiles() {
        return false;
    }

    /** {@return the current directory} @throws PyError OSError if files are not granted */
    public String currentDirectory() {
        throw PyError.os(Errno.EACCES);
    }

    /** Changes the current directory, of this host only. */
    public void changeDirectory(String path) {
        throw PyError.os(Errno.EACCES);
    }

    /** {@return an environment variable, null if there is none or that is not granted} */
    public String environment(String name) {
        return null;
    }

    /** Sets an environment variable of this host, or removes it if {@code value} is null. */
    public void setEnvironment(String name, String value) {
        throw PyError.os(Errno.EACCES);
    }

    /** {@return nanoseconds since 1970-01-01 UTC} */
    public long timeNanos() {
        return 0;
    }

    /** {@return nanoseconds since some moment, never running backwards} */
    public long ticksNanos() {
        return 0;
    }

    /**
     * Waits.
     *
     * @param nanos how long; 0 lets other threads run
     */
    public void sleep(long nanos) throws InterruptedException {
        throw PyError.os(Errno.EACCES);
    }

    /** Fills {@code bytes} with randomness. */
    public void random(byte[] bytes) {
        throw PyError.os(Errno.EACCES);
    }

    /** Runs a command line with the machine's shell. {@return its exit status} */
    public int system(String command) throws IOException, InterruptedException {
        throw PyError.os(Errno.EACCES);
    }

    /** {@return whether sockets and name look-up are granted} */
    public boolean hasNetwork() {
        return false;
    }

    /** {@return whether the program may start threads} */
    public boolean hasThreads() {
        return false;
    }

    /** {@return the path of the program that runs the context, for sys.executable} */
    public String executable() {
        return "";
    }

    /** {@return how many bytes the calling thread has allocated so far, -1 if nobody knows} */
    public long allocatedBytes() {
        return -1;
    }
}
