package org.jmpy.object;

import org.jmpy.mpy.Utf8;

/** Helpers for those who use a stream from Java. Source: MicroPython py/stream.c. */
public final class Streams {
    private Streams() {}

    /**
     * {@return the stream protocol of {@code value}}
     *
     * @param operations the bits of Stream.OP_READ, OP_WRITE and OP_IOCTL it must support
     * @throws PyError OSError "stream operation not supported"
     */
    public static Stream of(Object value, int operations) {
        Stream stream = find(value);
        if (stream == null || !stream.supports(operations)) {
            throw PyError.of(ExceptionType.OS_ERROR, "stream operation not supported");
        }
        return stream;
    }

    /** {@return the stream protocol of {@code value}, null if it has none} */
    public static Stream find(Object value) {
        return Types.of(value).stream(value, value);
    }

    /** {@return whether {@code errno} only says that nothing can be done right now} */
    public static boolean wouldBlock(int errno) {
        return errno == Errno.EAGAIN;
    }

    /**
     * Writes all bytes, in as many steps as the stream wants.
     *
     * @return how many were written: fewer only if a stream that does not block has no room
     * @throws PyError OSError
     */
    public static int writeAll(Stream stream, byte[] data, int offset, int length) {
        int done = 0;
        while (done < length) {
            int count = stream.write(data, offset + done, length - done);
            if (count == 0) {
                break;
            }
            if (count < 0) {
                if (wouldBlock(-count) && done != 0) {
                    break;
                }
                throw PyError.os(-count);
            }
            done += count;
        }
        return done;
    }

    /** Writes {@code text} as UTF-8. @throws PyError OSError, but not if the stream would block */
    public static void print(Stream stream, String text) {
        byte[] bytes = Utf8.encode(text);
        int done = 0;
        while (done < bytes.length) {
            int count = stream.write(bytes, done, bytes.length - done);
            if (count == 0) {
                return;
            }
            if (count < 0) {
                if (wouldBlock(-count)) {
                    return;
                }
                throw PyError.os(-count);
            }
            done += count;
        }
    }

    /**
     * Reads until {@code length} bytes are there or the end is reached.
     *
     * @return how many were read
     * @throws PyError OSError
     */
    public static int readFully(Stream stream, byte[] data, int offset, int length) {
        int done = 0;
        while (done < length) {
            int count = stream.read(data, offset + done, length - done);
            if (count == 0) {
                break;
            }
            if (count < 0) {
                if (wouldBlock(-count) && done != 0) {
                    break;
                }
                throw PyError.os(-count);
            }
            done += count;
        }
        return done;
    }
}
