package org.jmpy.lib;

import org.jmpy.object.Errno;
import org.jmpy.object.Stream;

import java.nio.channels.SelectableChannel;

/** What stands behind a file number. Results are those of {@link Stream}: a negated errno fails. */
abstract class Descriptor {
    private static final int ESPIPE = 29;

    /** Stands for a number that is not open. */
    static final Descriptor CLOSED =
            new Descriptor() {
                @Override
                int poll(int events) {
                    return Stream.POLL_NVAL;
                }
            };

    int read(byte[] data, int offset, int length) {
        return -Errno.EBADF;
    }

    int write(byte[] data, int offset, int length) {
        return -Errno.EBADF;
    }

    long seek(long offset, int whence) {
        return -ESPIPE;
    }

    /** Makes what was written last. */
    int flush() {
        return 0;
    }

    int close() {
        return 0;
    }

    /** {@return those of the Stream.POLL bits in {@code events} that would not wait} */
    int poll(int events) {
        return events & (Stream.POLL_RD | Stream.POLL_WR);
    }

    /** {@return what a selector can wait for, null if nothing} */
    SelectableChannel channel() {
        return null;
    }

    /** {@return the selector's operations for Stream.POLL bits; only if there is a channel} */
    int operations(int events) {
        return 0;
    }
}
