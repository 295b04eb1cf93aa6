package org.jmpy.lib;

import org.jmpy.object.Buffer;
import org.jmpy.object.Errno;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Slot;
import org.jmpy.object.Stream;
import org.jmpy.object.Types;

/** micropython.RingIO: a queue of bytes of fixed size. Source: MicroPython py/objringio.c. */
final class RingStream extends PyObject implements Stream {
    private static final int MAX_SIZE = 0xffff;

    static final PyType TYPE =
            new StreamType("RingIO", Slot.MAKE) {
                @Override
                public Object make(PyType cls, Object[] args, String[] kw) {
                    PyBuiltin.checkCount(args, kw, 1, 1);
                    return new RingStream(args[0]);
                }

                @Override
                protected void declare(Members members) {
                    members.fn1("any", self -> (long) ((RingStream) self).available());
                    declare(members, READ, READLINE, READINTO, WRITE, CLOSE);
                }
            };

    private final Buffer buffer;
    private int readAt;
    private int writeAt;

    private RingStream(Object argument) {
        Buffer given = Types.of(argument).buffer(argument, true);
        if (given == null) {
            // One byte stays free, to tell full from empty.
            long size = IntType.toLong(argument) + 1;
            if (size < 2 || size > MAX_SIZE) {
                throw PyError.of(ExceptionType.VALUE_ERROR);
            }
            given = new Buffer(new byte[(int) size]);
        } else if (given.length() < 2 || given.length() > MAX_SIZE) {
            throw PyError.of(ExceptionType.VALUE_ERROR);
        }
        buffer = given;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    private int available() {
        int count = writeAt - readAt;
        return count < 0 ? count + buffer.length() : count;
    }

    private int free() {
        return buffer.length() - 1 - available();
    }

    @Override
    public int read(byte[] data, int offset, int length) {
        int count = Math.min(length, available());
        for (int i = 0; i < count; i++) {
            data[offset + i] = buffer.data()[buffer.offset() + readAt];
            readAt = (readAt + 1) % buffer.length();
        }
        return count;
    }

    @Override
    public int write(byte[] data, int offset, int length) {
        int count = Math.min(length, free());
        for (int i = 0; i < count; i++) {
            buffer.data()[buffer.offset() + writeAt] = data[offset + i];
            writeAt = (writeAt + 1) % buffer.length();
        }
        return count;
    }

    @Override
    public long ioctl(int request, long argument) {
        return switch (request) {
            case POLL ->
                    (available() > 0 ? argument & POLL_RD : 0)
                            | (free() > 0 ? argument & POLL_WR : 0);
            case CLOSE -> 0;
            default -> -Errno.EINVAL;
        };
    }

    @Override
    public long seek(long offset, int whence) {
        return -Errno.EINVAL;
    }

    @Override
    public boolean isText() {
        return false;
    }
}
