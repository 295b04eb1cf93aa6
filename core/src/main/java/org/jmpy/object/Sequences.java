package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;

/** What list, tuple and their like share. Source: MicroPython py/sequence.c. */
public final class Sequences {
    /** The most items a list or tuple can have. */
    static final int MAX_SIZE = Integer.MAX_VALUE - 16;

    private static final int BYTES_PER_ITEM = 8;

    private Sequences() {}

    /**
     * {@return whether {@code a op b}} The items are compared in order; the first that differ
     * decide.
     *
     * @param op EQUAL, LESS, MORE, LESS_EQUAL or MORE_EQUAL of {@link BinaryOp}
     */
    static boolean compare(int op, Items a, Items b) {
        return switch (op) {
            case BinaryOp.EQUAL -> equal(a, b);
            case BinaryOp.LESS -> more(b, a, false);
            case BinaryOp.LESS_EQUAL -> more(b, a, true);
            case BinaryOp.MORE -> more(a, b, false);
            default -> more(a, b, true);
        };
    }

    private static boolean equal(Items a, Items b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size() && i < b.size(); i++) {
            if (!Ops.isEqual(a.get(i), b.get(i))) {
                return false;
            }
        }
        return a.size() == b.size();
    }

    private static boolean more(Items a, Items b, boolean orEqual) {
        for (int i = 0; i < a.size() && i < b.size(); i++) {
            Object x = a.get(i);
            Object y = b.get(i);
            if (x instanceof Long n && y instanceof Long m) {
                if ((long) n != (long) m) {
                    return n > m;
                }
            } else if (!Ops.isEqual(x, y)) {
                Object more = orEqual ? Ops.moreEqual(x, y) : Ops.more(x, y);
                return more == Boolean.TRUE;
            }
        }
        return orEqual ? a.size() >= b.size() : a.size() > b.size();
    }

    /** {@return the index of the first item equal to {@code value} in [from, to), else -1} */
    static int find(Items items, Object value, int from, int to) {
        for (int i = from; i < to && i < items.size(); i++) {
            if (Ops.isEqual(items.get(i), value)) {
                return i;
            }
        }
        return -1;
    }

    /** {@return how many items are equal to {@code value}} */
    static long count(Items items, Object value) {
        long count = 0;
        for (int i = 0; i < items.size(); i++) {
            if (Ops.isEqual(items.get(i), value)) {
                count++;
            }
        }
        return count;
    }

    /**
     * {@return where a method with optional bounds shall start or stop} Source: mp_get_index with
     * is_slice.
     *
     * @param args the arguments of the method
     * @param at which of them is the bound
     * @param absent the bound if there is no such argument
     */
    static int bound(String typeName, int size, Object[] args, int at, int absent) {
        if (args.length <= at) {
            return absent;
        }
        Object index = IntType.indexMaybe(args[at]);
        if (index == null) {
            throw PyError.type(
                    typeName + " indices must be integers, not " + Types.nameOf(args[at]));
        }
        long i = IntType.toLong(index);
        return Math.clamp(i < 0 ? i + size : i, 0, size);
    }

    static PyError notFound() {
        return PyError.value("object not in sequence");
    }

    /**
     * {@return how often a sequence is to be repeated, -1 if {@code times} is no int}
     *
     * @throws PyError OverflowError for an int of more than 64 bits
     */
    static long times(Object times) {
        Object n = IntType.indexMaybe(times);
        return n == null ? -1 : Math.max(0, IntType.toLong(n));
    }

    /** {@return the number of items of a repeated sequence} @throws PyError MemoryError */
    static int repeatedSize(int size, long times) {
        long total = size * times;
        if (Math.multiplyHigh((long) size, times) != 0 || total < 0 || total > MAX_SIZE) {
            throw tooLarge(size, times);
        }
        return (int) total;
    }

    private static PyError tooLarge(long size, long times) {
        long bytes = size * BYTES_PER_ITEM * times;
        if (Math.multiplyHigh(size * BYTES_PER_ITEM, times) != 0 || bytes < 0) {
            return PyError.memory("memory allocation failed");
        }
        return PyError.memory("memory allocation failed, allocating " + bytes + " bytes");
    }

    /** The error of a sequence of {@code size} items, which is too many. */
    static PyError tooLarge(long size) {
        return tooLarge(size, 1);
    }

    /**
     * {@return the items of a list or a tuple; not to be changed} Source: mp_obj_get_array.
     *
     * @throws PyError TypeError "object '%s' isn't a tuple or list"
     */
    public static Object[] array(Object value) {
        if (value instanceof PyTuple tuple) {
            return tuple.items();
        }
        if (value instanceof PyList list) {
            return list.toArray();
        }
        throw PyError.type("object '" + Types.nameOf(value) + "' isn't a tuple or list");
    }
}
