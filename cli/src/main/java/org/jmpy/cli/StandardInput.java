package org.jmpy.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/**
 * Standard input without a buffer, so that child processes find what the program did not read. A
 * read that has to wait is done by a helper thread: the reader can then be interrupted, which Java
 * does not offer for a file descriptor, and gets what arrives later with its next read.
 */
final class StandardInput extends InputStream {
    private static final int CHUNK = 4096;

    private final FileInputStream source = new FileInputStream(FileDescriptor.in);
    private final OutputStream output;

    // What the helper thread is asked for and has got; guarded by this.
    private Thread helper;
    private final byte[] chunk = new byte[CHUNK];
    private int wanted;
    private int start;
    private int end;
    private boolean ended;
    private IOException failure;
    private Runnable beforeRead;

    /**
     * @param output flushed before a read, so that a prompt is seen
     */
    StandardInput(OutputStream output) {
        this.output = output;
    }

    /** Has {@code action} run before each read, but not before {@link #readKey}. */
    synchronized void setBeforeRead(Runnable action) {
        beforeRead = action;
    }

    /** {@return the next byte for the prompt, -1 at the end} */
    synchronized int readKey() throws IOException {
        byte[] one = new byte[1];
        return readBytes(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * Reads at least a byte.
     *
     * @throws InterruptedIOException if the thread is interrupted while it waits
     */
    @Override
    public synchronized int read(byte[] data, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (beforeRead != null) {
            beforeRead.run();
        }
        return readBytes(data, offset, length);
    }

    private int readBytes(byte[] data, int offset, int length) throws IOException {
        output.flush();
        if (wanted == 0 && start == end && !ended && source.available() > 0) {
            return source.read(data, offset, length);
        }
        return readByHelper(data, offset, length);
    }

    private int readByHelper(byte[] data, int offset, int length) throws IOException {
        if (start == end && !ended && failure == null) {
            if (wanted == 0) {
                wanted = Math.min(length, CHUNK);
                if (helper == null) {
                    startHelper();
                }
                notifyAll();
            }
            try {
                while (wanted != 0) {
                    wait();
                }
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
        if (failure != null) {
            IOException e = failure;
            failure = null;
            throw e;
        }
        if (start == end) {
            // On a terminal more may follow an end of file.
            ended = false;
            return -1;
        }
        int count = Math.min(length, end - start);
        System.arraycopy(chunk, start, data, offset, count);
        start += count;
        return count;
    }

    private void startHelper() {
        helper = new Thread(null, this::serve, "stdin", 0, false);
        helper.setDaemon(true);
        helper.start();
    }

    private void serve() {
        byte[] bytes = new byte[CHUNK];
        try {
            while (true) {
                int length;
                synchronized (this) {
                    while (wanted == 0) {
                        wait();
                    }
                    length = wanted;
                }
                int count = 0;
                IOException error = null;
                try {
                    count = source.read(bytes, 0, length);
                } catch (IOException e) {
                    error = e;
                }
                synchronized (this) {
                    failure = error;
                    ended = count < 0;
                    start = 0;
                    end = Math.max(0, count);
                    System.arraycopy(bytes, 0, chunk, 0, end);
                    wanted = 0;
                    notifyAll();
                }
            }
        } catch (InterruptedException e) {
            // Nobody interrupts the helper but the end of the process.
        }
    }

    @Override
    public synchronized int available() throws IOException {
        return end - start + (wanted == 0 ? source.available() : 0);
    }
}
