package org.jmpy.object;

import org.jmpy.numbers.IntMath;

import java.math.BigInteger;

/** A range of 64-bit ints. Source: MicroPython py/objrange.c. */
public final class PyRange extends PyObject {
    private final long start;
    private final long stop;
    private final long step;
    // Number of items, unsigned: there may be nearly 2^64.
    private final long count;

    /**
     * @param step not 0
     */
    public PyRange(long start, long stop, long step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
        if (step > 0) {
            count = start < stop ? Long.divideUnsigned(stop - start - 1, step) + 1 : 0;
        } else {
            count = start > stop ? Long.divideUnsigned(start - stop - 1, -step) + 1 : 0;
        }
    }

    @Override
    public PyType type() {
        return RangeType.INSTANCE;
    }

    public long start() {
        return start;
    }

    public long stop() {
        return stop;
    }

    public long step() {
        return step;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** {@return the number of items} @throws PyError OverflowError if it needs 64 bits */
    public long length() {
        if (count < 0) {
            throw PyError.overflow("overflow converting long int to machine word");
        }
        return count;
    }

    /** {@return the item at {@code index}, which is in [0, length)} */
    public long get(long index) {
        return start + index * step;
    }

    /** {@return the last item; there must be one} */
    long last() {
        return start + (count - 1) * step;
    }

    /** {@return the sum of the items, computed and not counted up} */
    Object sum() {
        if (count == 0) {
            return 0L;
        }
        // first + last and the number of items: one of them is even.
        BigInteger ends = BigInteger.valueOf(start).add(BigInteger.valueOf(last()));
        BigInteger items = new BigInteger(Long.toUnsignedString(count));
        return IntMath.normalise(ends.multiply(items).shiftRight(1));
    }

    boolean contains(long value) {
        if (step > 0 ? value < start || value >= stop : value > start || value <= stop) {
            return false;
        }
        return step > 0
                ? Long.remainderUnsigned(value - start, step) == 0
                : Long.remainderUnsigned(start - value, -step) == 0;
    }

    /** {@return the items that {@code slice} selects} @throws PyError OverflowError */
    PyRange slice(PySlice slice) {
        PySlice.Bounds bounds = slice.indices(length());
        try {
            return new PyRange(
                    Math.addExact(start, Math.multiplyExact(bounds.start(), step)),
                    Math.addExact(start, Math.multiplyExact(bounds.stop(), step)),
                    Math.multiplyExact(bounds.step(), step));
        } catch (ArithmeticException e) {
            throw PyError.overflow("overflow converting long int to machine word");
        }
    }

    /** Iterates over a range. */
    public static final class RangeIterator extends PyIterator implements PyIterator.Plain {
        private final long step;
        private long next;
        private long left;

        /**
         * @param left how many items there are, {@code next} and those after it; unsigned
         */
        public RangeIterator(long next, long left, long step) {
            this.next = next;
            this.left = left;
            this.step = step;
        }

        RangeIterator(PyRange range) {
            step = range.step;
            next = range.start;
            left = range.count;
        }

        @Override
        public Object next() {
            if (left == 0) {
                return null;
            }
            left--;
            long value = next;
            next = value + step;
            return value;
        }

        @Override
        public Object nextFor(ItemTaker taker) {
            while (left != 0 && taker.offerInt(next)) {
                left--;
                next += step;
            }
            return next();
        }
    }
}
