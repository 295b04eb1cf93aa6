package org.jmpy.lib;

import org.jmpy.object.Errno;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Stream;
import org.jmpy.object.Streams;

/**
 * io.BufferedWriter: collects what is written and passes it on in pieces of one size. Source:
 * MicroPython py/modio.c.
 */
final class BufferedWriter extends PyObject implements Stream {
    static final PyType TYPE =
            new StreamType("BufferedWriter", Slot.MAKE) {
                @Override
                public Object make(PyType cls, Object[] args, String[] kw) {
                    PyBuiltin.checkCount(args, kw, 2, 2);
                    return new BufferedWriter(args[0], IntType.toInt(args[1]));
                }

                @Override
                protected void declare(Members members) {
                    declare(members, WRITE);
                    members.fn1("flush", self -> ((BufferedWriter) self).flush());
                }
            };

    private final Object target;
    private final byte[] buffer;
    private int size;

    private BufferedWriter(Object target, int capacity) {
        this.target = target;
        this.buffer = new byte[Math.max(1, capacity)];
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    private Object flush() {
        if (size != 0) {
            Stream stream = Streams.of(target, OP_WRITE);
            Streams.writeAll(stream, buffer, 0, size);
            size = 0;
        }
        return Singleton.NONE;
    }

    @Override
    public int write(byte[] data, int offset, int length) {
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, buffer.length - size);
            System.arraycopy(data, offset + done, buffer, size, count);
            size += count;
            done += count;
            if (size == buffer.length) {
                flush();
            }
        }
        return length;
    }

    @Override
    public int read(byte[] data, int offset, int length) {
        return -Errno.EINVAL;
    }

    @Override
    public long ioctl(int request, long argument) {
        return -Errno.EINVAL;
    }

    @Override
    public long seek(long offset, int whence) {
        return -Errno.EINVAL;
    }

    @Override
    public boolean isText() {
        return false;
    }

    @Override
    public boolean supports(int bits) {
        return (bits & ~OP_WRITE) == 0;
    }
}
