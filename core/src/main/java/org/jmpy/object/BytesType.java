package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;

import java.io.ByteArrayOutputStream;

/** The type {@code bytes}. Source: MicroPython py/objstr.c. */
public final class BytesType extends PyType {
    public static final BytesType INSTANCE = new BytesType();

    /** What fits in 63 bits is a small int in the reference; only those give a length. */
    private static final long SMALL_INT_LIMIT = 1L << 62;

    private BytesType() {
        super(
                "bytes",
                Slot.MAKE
                        | Slot.PRINT
                        | Slot.UNARY
                        | Slot.BINARY
                        | Slot.SUBSCR
                        | Slot.ITER
                        | Slot.BUFFER);
    }

    @Override
    protected void declare(Members members) {
        ByteMethods.declare(members, this);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        StrType.checkNoKeywords(kw);
        if (args.length == 0) {
            return PyBytes.EMPTY;
        }
        if (args[0] instanceof PyBytes) {
            return args[0];
        }
        if (args[0] instanceof String text) {
            if (args.length < 2 || args.length > 3) {
                throw PyError.type("string argument without an encoding");
            }
            return new PyBytes(Encodings.encode(text, args[1]));
        }
        if (args.length > 1) {
            throw PyError.type("wrong number of arguments");
        }
        if (args[0] instanceof Long length
                && length >= -SMALL_INT_LIMIT
                && length < SMALL_INT_LIMIT) {
            if (length < 0) {
                throw PyError.of(ExceptionType.VALUE_ERROR);
            }
            StrMethods.checkSize(length);
            return new PyBytes(new byte[(int) (long) length]);
        }
        Buffer buffer = Types.of(args[0]).buffer(args[0], false);
        return new PyBytes(buffer != null ? buffer.toBytes() : collect(args[0]));
    }

    private static byte[] collect(Object iterable) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Object iterator = Iteration.iter(iterable);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            bytes.write(ByteMethods.toByte(IntType.toLong(item)));
        }
        return bytes.toByteArray();
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        byte[] data = ((PyBytes) self).value();
        out.append('b');
        Quoted.append(out, data, 0, data.length);
    }

    @Override
    public Object unary(int op, Object self) {
        PyBytes bytes = (PyBytes) self;
        return switch (op) {
            case UnaryOp.BOOL -> bytes.value().length != 0;
            case UnaryOp.LEN -> (long) bytes.value().length;
            case UnaryOp.HASH -> bytes.hash();
            default -> null;
        };
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        PyBytes self = (PyBytes) left;
        byte[] data = self.value();
        switch (op) {
            case BinaryOp.MODULO -> {
                String pattern = Encodings.latin(data, 0, data.length);
                return new PyBytes(Encodings.latin(new StrModulo(pattern, right, true).format()));
            }
            case BinaryOp.MULTIPLY -> {
                Object times = IntType.indexMaybe(right);
                return times == null ? null : repeat(self, IntType.toLong(times));
            }
            case BinaryOp.ADD,
                    BinaryOp.INPLACE_ADD,
                    BinaryOp.CONTAINS,
                    BinaryOp.EQUAL,
                    BinaryOp.LESS,
                    BinaryOp.LESS_EQUAL,
                    BinaryOp.MORE,
                    BinaryOp.MORE_EQUAL -> {}
            default -> {
                return null;
            }
        }
        Buffer other =
                right instanceof PyBytes b
                        ? new Buffer(b.value())
                        : Types.of(right).buffer(right, false);
        if (other == null) {
            return null;
        }
        return switch (op) {
            case BinaryOp.ADD, BinaryOp.INPLACE_ADD -> concat(self, other, right);
            case BinaryOp.CONTAINS ->
                    ByteMethods.indexOf(new Buffer(data), 0, data.length, other) >= 0;
            default -> ByteMethods.compare(op, new Buffer(data), other);
        };
    }

    private static Object concat(PyBytes self, Buffer more, Object right) {
        byte[] data = self.value();
        if (data.length == 0 && right instanceof PyBytes) {
            return right;
        }
        if (more.length() == 0) {
            return self;
        }
        HeapLock.check();
        StrMethods.checkSize((long) data.length + more.length());
        byte[] all = java.util.Arrays.copyOf(data, data.length + more.length());
        System.arraycopy(more.data(), more.offset(), all, data.length, more.length());
        return new PyBytes(all);
    }

    private static PyBytes repeat(PyBytes self, long times) {
        byte[] data = self.value();
        if (times <= 0 || data.length == 0) {
            return PyBytes.EMPTY;
        }
        StrMethods.checkSize(Math.multiplyHigh(data.length, times) != 0 ? -1 : data.length * times);
        byte[] all = new byte[data.length * (int) times];
        for (int at = 0; at < all.length; at += data.length) {
            System.arraycopy(data, 0, all, at, data.length);
        }
        return new PyBytes(all);
    }

    @Override
    public Object subscr(Object self, Object index) {
        byte[] data = ((PyBytes) self).value();
        if (index instanceof Long i && i >= 0 && i < data.length) {
            return data[(int) (long) i] & 0xffL;
        }
        if (index instanceof PySlice slice) {
            PySlice.Bounds bounds = slice.fastIndexes(data.length);
            if (!bounds.isFast()) {
                throw StrMethods.stepNotSupported();
            }
            int start = (int) bounds.start();
            return new PyBytes(java.util.Arrays.copyOfRange(data, start, (int) bounds.stop()));
        }
        return data[Subscripts.index("bytes", data.length, index)] & 0xffL;
    }

    @Override
    public Object iter(Object self) {
        return new BytesIterator(((PyBytes) self).value());
    }

    @Override
    public Buffer buffer(Object self, boolean writable) {
        return writable ? null : new Buffer(((PyBytes) self).value());
    }

    private static final class BytesIterator extends PyIterator implements PyIterator.Plain {
        private final byte[] data;
        private int index;

        BytesIterator(byte[] data) {
            this.data = data;
        }

        @Override
        public Object next() {
            return index < data.length ? data[index++] & 0xffL : null;
        }
    }
}
