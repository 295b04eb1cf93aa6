package org.jmpy.object;

/** A slice. Source: MicroPython py/objslice.c. */
public final class PySlice extends PyObject {
    /**
     * A slice applied to a sequence of known length.
     *
     * @param start index of the first item taken
     * @param stop where to stop: see the method that made this
     * @param step distance between items, not 0
     */
    public record Bounds(long start, long stop, long step) {
        /** {@return how many items {@link PySlice#fastIndexes} takes} */
        public long count() {
            if (step > 0) {
                return start < stop ? (stop - start - 1) / step + 1 : 0;
            }
            return start >= stop ? (stop - start) / step + 1 : 0;
        }

        /** {@return whether the items taken are neighbours, so that a range copy will do} */
        public boolean isFast() {
            return step == 1;
        }
    }

    private final Object start;
    private final Object stop;
    private final Object step;

    /** A slice; a part left out is None. */
    public PySlice(Object start, Object stop, Object step) {
        this.start = start;
        this.stop = stop;
        this.step = step;
    }

    @Override
    public PyType type() {
        return SliceType.INSTANCE;
    }

    public Object start() {
        return start;
    }

    public Object stop() {
        return stop;
    }

    public Object step() {
        return step;
    }

    /**
     * {@return the indexes of this slice in a sequence of {@code length} items} as {@code
     * slice.indices()} shows them: stop is never taken, and -1 if a negative step runs through the
     * first item. Source: mp_obj_slice_indices.
     *
     * @throws PyError TypeError for a part that is no int, ValueError for step 0
     */
    public Bounds indices(long length) {
        long stride = step == Singleton.NONE ? 1 : IntType.toLong(step);
        if (stride == 0) {
            throw PyError.value("slice step can't be zero");
        }
        boolean hasStart = start != Singleton.NONE;
        long from = hasStart ? IntType.toLong(start) : 0;
        boolean hasStop = stop != Singleton.NONE;
        long to = hasStop ? IntType.toLong(stop) : 0;
        return indices(hasStart, from, hasStop, to, stride, length);
    }

    private static Bounds indices(
            boolean hasStart, long start, boolean hasStop, long stop, long step, long length) {
        long least = step > 0 ? 0 : -1;
        long most = step > 0 ? length : length - 1;
        long first = hasStart ? clamp(start, length, least, most) : step > 0 ? least : most;
        long end = hasStop ? clamp(stop, length, least, most) : step > 0 ? most : least;
        return new Bounds(first, end, step);
    }

    private static long clamp(long index, long length, long least, long most) {
        return Math.min(most, Math.max(index < 0 ? index + length : index, least));
    }

    /**
     * {@return the bounds for taking items} With a positive step, items are taken while index <
     * stop, and start <= stop; with a negative step, while index >= stop. Source:
     * mp_seq_get_fast_slice_indexes.
     *
     * @throws PyError as {@link #indices}
     */
    public Bounds fastIndexes(long length) {
        return fast(indices(length));
    }

    /**
     * As {@link #fastIndexes(long)}, for ints.
     *
     * @param hasStart false for a slice from the first item on, in the direction of {@code step}
     * @param hasStop false for a slice to the last one
     * @param step not 0
     */
    public static Bounds fastIndexes(
            boolean hasStart, long start, boolean hasStop, long stop, long step, long length) {
        return fast(indices(hasStart, start, hasStop, stop, step, length));
    }

    private static Bounds fast(Bounds bounds) {
        long first = bounds.start;
        long end = bounds.stop;
        if (bounds.step > 0) {
            return first > end ? new Bounds(first, first, bounds.step) : bounds;
        }
        end++;
        return new Bounds(first, first < end ? first + 1 : end, bounds.step);
    }
}
