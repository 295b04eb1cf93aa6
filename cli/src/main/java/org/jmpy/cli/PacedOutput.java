package org.jmpy.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output: bytes go to the file descriptor itself, so that an error is seen and not
 * swallowed as by PrintStream. The first writes go out at once; a program that keeps writing gets a
 * buffer, which is written when it is full and otherwise within {@link #PAUSE_MILLIS}, so a reader
 * never waits for long, and a killed program loses at most that much.
 *
 * <p>An error that happens while nobody waits for the result is thrown by the next write or flush.
 */
final class PacedOutput extends OutputStream {
    private static final int CAPACITY = 8192;
    private static final int FIRST_WRITES = 32;
    private static final long PAUSE_MILLIS = 10;

    private final OutputStream target;
    private byte[] buffer;
    private int count;
    private int writes;
    private IOException failure;
    private boolean readerGone;

    PacedOutput(FileDescriptor descriptor) {
        this(new FileOutputStream(descriptor));
    }

    PacedOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] data, int offset, int length) throws IOException {
        throwFailure();
        if (buffer == null) {
            writeThrough(data, offset, length);
            if (++writes == FIRST_WRITES) {
                startPacing();
            }
            return;
        }
        if (length > CAPACITY - count) {
            writeBuffer();
            if (length >= CAPACITY) {
                writeThrough(data, offset, length);
                return;
            }
        }
        if (count == 0) {
            notifyAll();
        }
        System.arraycopy(data, offset, buffer, count, length);
        count += length;
    }

    @Override
    public synchronized void flush() throws IOException {
        throwFailure();
        writeBuffer();
    }

    private void writeBuffer() throws IOException {
        int length = count;
        count = 0;
        if (length > 0) {
            writeThrough(buffer, 0, length);
        }
    }

    private void writeThrough(byte[] data, int offset, int length) throws IOException {
        try {
            target.write(data, offset, length);
        } catch (IOException e) {
            readerGone |= "Broken pipe".equals(e.getMessage());
            throw e;
        }
    }

    /** {@return whether a write failed because nobody reads any more} */
    synchronized boolean isReaderGone() {
        return readerGone;
    }

    private void throwFailure() throws IOException {
        IOException e = failure;
        if (e != null) {
            failure = null;
            throw e;
        }
    }

    private void startPacing() {
        buffer = new byte[CAPACITY];
        Thread writer = new Thread(null, this::pace, "stdout", 0, false);
        writer.setDaemon(true);
        writer.start();
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::flushAtExit));
        } catch (IllegalStateException e) {
            // The program is being ended already: write through again.
            buffer = null;
        }
    }

    private void pace() {
        try {
            while (true) {
                synchronized (this) {
                    while (count == 0) {
                        wait();
                    }
                }
                Thread.sleep(PAUSE_MILLIS);
                flushLater();
            }
        } catch (InterruptedException e) {
            flushLater();
        }
    }

    private synchronized void flushLater() {
        try {
            writeBuffer();
        } catch (IOException e) {
            failure = e;
        }
    }

    private void flushAtExit() {
        flushLater();
    }
}
