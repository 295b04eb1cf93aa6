package org.jmpy.object;

/**
 * The stream protocol: what a value offers that print, json, the file methods and the like can read
 * from or write to. Streams carry bytes; a text stream's methods turn them into str. Source:
 * MicroPython py/stream.h, mp_stream_p_t.
 */
public interface Stream {
    int FLUSH = 1;
    int SEEK = 2;
    int POLL = 3;
    int CLOSE = 4;
    int TIMEOUT = 5;
    int GET_OPTS = 6;
    int SET_OPTS = 7;
    int GET_DATA_OPTS = 8;
    int SET_DATA_OPTS = 9;
    int GET_FILENO = 10;
    int GET_BUFFER_SIZE = 11;

    int POLL_RD = 1;
    int POLL_WR = 4;
    int POLL_ERR = 8;
    int POLL_HUP = 0x10;
    int POLL_NVAL = 0x20;

    int SEEK_SET = 0;
    int SEEK_CUR = 1;
    int SEEK_END = 2;

    /** Bits for {@link #supports}. */
    int OP_READ = 1;

    int OP_WRITE = 2;
    int OP_IOCTL = 4;

    /**
     * Reads up to {@code length} bytes, at least one unless the end is reached.
     *
     * @return how many were read, 0 at the end, a negated errno on failure
     */
    int read(byte[] data, int offset, int length);

    /** Writes up to {@code length} bytes. {@return how many, or a negated errno} */
    int write(byte[] data, int offset, int length);

    /**
     * Controls the stream.
     *
     * @param request FLUSH, POLL, CLOSE and so on; SEEK has its own method
     * @return zero or more, or a negated errno
     */
    long ioctl(int request, long argument);

    /**
     * Moves the position.
     *
     * @param whence SEEK_SET, SEEK_CUR or SEEK_END
     * @return the new position in bytes, or a negated errno
     */
    long seek(long offset, int whence);

    /** {@return whether its methods deal in str} */
    boolean isText();

    /** {@return whether all of the operations in {@code bits} are there} */
    default boolean supports(int bits) {
        return true;
    }
}
