package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;

/** What the types bytearray, array and memoryview have in common. Source: py/objarray.c. */
abstract sealed class ItemsType extends PyType permits ByteArrayType, ArrayType, MemoryViewType {
    static final int SLOTS =
            Slot.MAKE | Slot.UNARY | Slot.BINARY | Slot.SUBSCR | Slot.ITER | Slot.BUFFER;

    ItemsType(String name, int slots) {
        super(name, slots);
    }

    /** {@return an object of this type with {@code data} as its bytes} */
    abstract PyItems fromBytes(PyItems like, byte[] data);

    /** {@return a part of {@code items}: a copy, but a view for a memoryview} */
    PyItems slice(PyItems items, int from, int to) {
        HeapLock.check();
        byte[] part =
                java.util.Arrays.copyOfRange(items.data(), items.place(from), items.place(to));
        return fromBytes(items, part);
    }

    boolean isWritable(PyItems items) {
        return true;
    }

    /** {@return whether {@code +} and growing are supported} */
    boolean canGrow() {
        return true;
    }

    @Override
    public Object unary(int op, Object self) {
        int size = ((PyItems) self).size();
        return switch (op) {
            case UnaryOp.BOOL -> size != 0;
            case UnaryOp.LEN -> (long) size;
            default -> null;
        };
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        PyItems items = (PyItems) left;
        return switch (op) {
            case BinaryOp.ADD -> canGrow() ? concat(items, right) : null;
            case BinaryOp.INPLACE_ADD -> {
                if (!canGrow()) {
                    yield null;
                }
                extend(items, right);
                yield items;
            }
            case BinaryOp.CONTAINS -> contains(items, right);
            case BinaryOp.EQUAL,
                    BinaryOp.LESS,
                    BinaryOp.LESS_EQUAL,
                    BinaryOp.MORE,
                    BinaryOp.MORE_EQUAL ->
                    compare(op, items, right);
            default -> null;
        };
    }

    private PyItems concat(PyItems left, Object more) {
        if (left.typecode() == 'O') {
            PyItems sum = slice(left, 0, left.size());
            extend(sum, more);
            return sum;
        }
        Buffer right = Buffer.of(more);
        HeapLock.check();
        Buffer bytes = left.buffer();
        int added = right.length() - right.length() % left.itemSize();
        StrMethods.checkSize((long) bytes.length() + added);
        byte[] data = java.util.Arrays.copyOf(bytes.data(), bytes.length() + added);
        System.arraycopy(right.data(), right.offset(), data, bytes.length(), added);
        return fromBytes(left, data);
    }

    /** Adds the bytes of an object with a buffer, or the items of an iterable. */
    static void extend(PyItems self, Object more) {
        Buffer bytes = Types.of(more).buffer(more, false);
        if (bytes != null && self.typecode() != 'O') {
            int count = bytes.length() / self.itemSize();
            self.append(bytes.data(), bytes.offset(), count);
            return;
        }
        Object iterator = Iteration.iter(more);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            self.append(item);
        }
    }

    private static Object contains(PyItems items, Object wanted) {
        Buffer part = Types.of(wanted).buffer(wanted, false);
        if (part != null) {
            return items instanceof PyByteArray
                    && ByteMethods.indexOf(items.buffer(), 0, items.size(), part) >= 0;
        }
        if (IntType.isInt(wanted) || wanted instanceof Double) {
            throw PyError.of(ExceptionType.NOT_IMPLEMENTED_ERROR);
        }
        return false;
    }

    private static Object compare(int op, PyItems items, Object other) {
        Buffer left = items.buffer();
        Buffer right =
                other instanceof PyItems i ? i.buffer() : Types.of(other).buffer(other, false);
        if (right == null) {
            return false;
        }
        char leftCode = Character.toLowerCase(left.typecode());
        char rightCode = Character.toLowerCase(right.typecode());
        boolean unsigned = left.typecode() <= 'Z' || right.typecode() <= 'Z';
        if (leftCode != rightCode
                || leftCode == 'f'
                || leftCode == 'd'
                || op != BinaryOp.EQUAL && !unsigned) {
            throw PyError.of(ExceptionType.NOT_IMPLEMENTED_ERROR);
        }
        if (left.typecode() == 'O') {
            return compareObjects(op, (PyArray) items, (PyArray) other);
        }
        return ByteMethods.compare(op, left, right);
    }

    /** Objects are compared by identity, and there is no order among them. */
    private static boolean compareObjects(int op, PyArray left, PyArray right) {
        if (op != BinaryOp.EQUAL) {
            throw PyError.of(ExceptionType.NOT_IMPLEMENTED_ERROR);
        }
        boolean equal = left.size() == right.size();
        for (int i = 0; equal && i < left.size(); i++) {
            equal = Ops.is(left.get(i), right.get(i));
        }
        return equal;
    }

    @Override
    public Object subscr(Object self, Object index) {
        PyItems items = (PyItems) self;
        if (index instanceof PySlice slice) {
            PySlice.Bounds bounds = bounds(items, slice);
            return slice(items, (int) bounds.start(), (int) bounds.stop());
        }
        return items.get(Subscripts.index(name(), items.size(), index));
    }

    private static PySlice.Bounds bounds(PyItems items, PySlice slice) {
        PySlice.Bounds bounds = slice.fastIndexes(items.size());
        if (!bounds.isFast()) {
            throw StrMethods.stepNotSupported();
        }
        return bounds;
    }

    @Override
    public boolean storeSubscr(Object self, Object index, Object value) {
        PyItems items = (PyItems) self;
        if (value == null) {
            return false;
        }
        if (index instanceof PySlice slice) {
            return storeSlice(items, bounds(items, slice), value);
        }
        int at = Subscripts.index(name(), items.size(), index);
        if (!isWritable(items)) {
            return false;
        }
        items.set(at, value);
        return true;
    }

    private boolean storeSlice(PyItems items, PySlice.Bounds bounds, Object value) {
        Buffer source;
        if (value instanceof PyItems other) {
            if (other.itemSize() != items.itemSize()
                    || (other.typecode() == 'O' || items.typecode() == 'O') && other != items) {
                throw incompatible();
            }
            source = other.buffer();
        } else if (value instanceof PyBytes bytes) {
            if (items.itemSize() != 1) {
                throw incompatible();
            }
            source = new Buffer(bytes.value());
        } else {
            throw PyError.notImplemented("array/bytes required on right side");
        }
        int count = source.length() / items.itemSize();
        if (!canGrow()) {
            if (!isWritable(items)) {
                return false;
            }
            if (count != bounds.stop() - bounds.start()) {
                throw incompatible();
            }
        }
        items.replace(
                (int) bounds.start(), (int) bounds.stop(), source.data(), source.offset(), count);
        return true;
    }

    private static PyError incompatible() {
        return PyError.value("lhs and rhs should be compatible");
    }

    @Override
    public Object iter(Object self) {
        return new ItemsIterator((PyItems) self);
    }

    @Override
    public Buffer buffer(Object self, boolean writable) {
        PyItems items = (PyItems) self;
        boolean hidden = items.typecode() == 'O' || writable && !isWritable(items);
        return hidden ? null : items.buffer();
    }

    /** Iterates over items that may become more or fewer meanwhile. */
    private static final class ItemsIterator extends PyIterator {
        private final PyItems items;
        private int index;

        ItemsIterator(PyItems items) {
            this.items = items;
        }

        @Override
        public Object next() {
            return index < items.size() ? items.get(index++) : null;
        }
    }
}
