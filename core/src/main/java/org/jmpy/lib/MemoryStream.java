package org.jmpy.lib;

import org.jmpy.object.Buffer;
import org.jmpy.object.Errno;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Slot;
import org.jmpy.object.Stream;
import org.jmpy.object.Text;

/** io.StringIO and io.BytesIO; positions count bytes in both. Source: py/objstringio.c. */
final class MemoryStream extends PyObject implements Stream {
    static final PyType STRING_IO = new MemoryStreamType("StringIO");
    static final PyType BYTES_IO = new MemoryStreamType("BytesIO");

    private static final class MemoryStreamType extends StreamType {
        MemoryStreamType(String name) {
            super(name, withLines(Slot.MAKE | Slot.PRINT));
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            MemoryStream stream = new MemoryStream(this);
            if (args.length > (kw == null ? 0 : kw.length)) {
                if (IntType.isInt(args[0])) {
                    // Only a hint how much there will be.
                    IntType.toLong(args[0]);
                } else {
                    Buffer content = Buffers.readable(args[0]);
                    stream.setContent(args[0], content);
                }
            }
            return stream;
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            out.append("<io.").append(name()).append(' ').append(Text.address(self)).append('>');
        }

        @Override
        protected void declare(Members members) {
            declare(members, READ, READINTO, READLINE, WRITE, SEEK, TELL, FLUSH, CLOSE);
            members.fn1("getvalue", self -> ((MemoryStream) self).value());
            declare(members, ENTER, EXIT);
        }
    }

    private final MemoryStreamType type;
    private ByteStore store = new ByteStore();
    private boolean shared;
    private long position;

    private MemoryStream(MemoryStreamType type) {
        this.type = type;
    }

    /** {@return a new BytesIO over {@code content}} */
    static MemoryStream ofBytes(byte[] content) {
        MemoryStream stream = new MemoryStream((MemoryStreamType) BYTES_IO);
        stream.store = new ByteStore(content, 0, content.length);
        return stream;
    }

    /** Takes over bytes: those that cannot change are only copied when they are written to. */
    private void setContent(Object source, Buffer content) {
        boolean whole = content.offset() == 0 && content.length() == content.data().length;
        if (whole && (source instanceof PyBytes || source instanceof String)) {
            store = ByteStore.over(content.data());
            shared = true;
        } else {
            store = new ByteStore(content.data(), content.offset(), content.length());
        }
    }

    @Override
    public PyType type() {
        return type;
    }

    private void checkOpen() {
        if (store == null) {
            throw PyError.value("I/O operation on closed file");
        }
    }

    private Object value() {
        checkOpen();
        return isText() ? store.toText() : store.toBytes();
    }

    @Override
    public int read(byte[] data, int offset, int length) {
        checkOpen();
        long left = store.size() - position;
        if (left <= 0) {
            return 0;
        }
        int count = (int) Math.min(left, length);
        System.arraycopy(store.data(), (int) position, data, offset, count);
        position += count;
        return count;
    }

    @Override
    public int write(byte[] data, int offset, int length) {
        checkOpen();
        long end = position + length;
        if (end > Integer.MAX_VALUE - 16) {
            throw PyError.memory("memory allocation failed, allocating " + end + " bytes");
        }
        if (shared) {
            store = new ByteStore(store.data(), 0, store.size());
            shared = false;
        }
        if (position > store.size()) {
            store.zero(store.size(), (int) position);
        }
        store.put((int) position, data, offset, length);
        position = end;
        return length;
    }

    @Override
    public long ioctl(int request, long argument) {
        return switch (request) {
            case FLUSH -> 0;
            case CLOSE -> {
                store = null;
                yield 0;
            }
            default -> -Errno.EINVAL;
        };
    }

    @Override
    public long seek(long offset, int whence) {
        checkOpen();
        long start =
                switch (whence) {
                    case SEEK_CUR -> position;
                    case SEEK_END -> store.size();
                    default -> 0;
                };
        long target = start + offset;
        if (offset > 0 && target < start) {
            return -Errno.EINVAL;
        }
        // A step back beyond the start ends there.
        position = Math.max(0, target);
        return position;
    }

    @Override
    public boolean isText() {
        return type == STRING_IO;
    }
}
