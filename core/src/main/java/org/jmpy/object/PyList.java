package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;

import java.util.Arrays;

/**
 * A list. How it stores its items is its strategy: while all are ints of 64 bits it keeps a {@code
 * long[]}, while all are floats a {@code double[]}, else an {@code Object[]}. A list starts without
 * a strategy and takes that of its first item; an item that does not fit makes it general. Source
 * of the idea: PyPy's list strategies.
 */
public final class PyList extends PyObject implements Items {
    /** How the items are stored. */
    public enum Strategy {
        EMPTY,
        LONGS,
        DOUBLES,
        OBJECTS
    }

    private static final Object[] NO_ITEMS = {};

    private Strategy strategy = Strategy.EMPTY;
    private int size;
    private long[] longs;
    private double[] doubles;
    private Object[] objects;

    public PyList() {}

    /** A list of the items given, which are copied. */
    public PyList(Object... items) {
        addAll(items, items.length);
    }

    /** A list over {@code items}, which belong to it from now on. */
    public static PyList owning(Object[] items) {
        PyList list = new PyList();
        if (items.length != 0) {
            list.strategy = Strategy.OBJECTS;
            list.objects = items;
            list.size = items.length;
        }
        return list;
    }

    @Override
    public PyType type() {
        return ListType.INSTANCE;
    }

    @Override
    public int size() {
        return size;
    }

    public Strategy strategy() {
        return strategy;
    }

    /** {@return the array of a LONGS list; only the first {@link #size()} items count} */
    public long[] longs() {
        return longs;
    }

    /** {@return the array of a DOUBLES list; only the first {@link #size()} items count} */
    public double[] doubles() {
        return doubles;
    }

    /** {@return the array of an OBJECTS list; only the first {@link #size()} items count} */
    public Object[] objects() {
        return objects;
    }

    /** {@return the item at {@code index}, which is in [0, size)} */
    @Override
    public Object get(int index) {
        if (strategy == Strategy.OBJECTS) {
            return objects[index];
        }
        return strategy == Strategy.LONGS ? (Object) longs[index] : (Object) doubles[index];
    }

    /** Replaces the item at {@code index}, which is in [0, size). */
    public void set(int index, Object value) {
        if (strategy == Strategy.OBJECTS) {
            objects[index] = value;
        } else if (strategy == Strategy.LONGS && value instanceof Long i) {
            longs[index] = i;
        } else if (strategy == Strategy.DOUBLES && value instanceof Double d) {
            doubles[index] = d;
        } else {
            generalise(size);
            objects[index] = value;
        }
    }

    /**
     * {@return {@code self[index]}, counted from the end if negative} @throws PyError IndexError
     */
    public Object load(long index) {
        long at = index < 0 ? index + size : index;
        if (at < 0 || at >= size) {
            throw outOfRange();
        }
        return get((int) at);
    }

    /** Does {@code self[index] = value}. @throws PyError IndexError */
    public void store(long index, Object value) {
        long at = index < 0 ? index + size : index;
        if (at < 0 || at >= size) {
            throw outOfRange();
        }
        set((int) at, value);
    }

    private static PyError outOfRange() {
        return PyError.index("list index out of range");
    }

    /** Adds {@code value} at the end. */
    public void append(Object value) {
        if (strategy == Strategy.OBJECTS) {
            appendObject(value);
        } else if (strategy == Strategy.LONGS && value instanceof Long i) {
            appendLong(i);
        } else if (strategy == Strategy.DOUBLES && value instanceof Double d) {
            appendDouble(d);
        } else {
            appendSlow(value);
        }
    }

    /** As {@link #append}, for a list that stores objects already. */
    public void appendObject(Object value) {
        if (strategy == Strategy.OBJECTS) {
            int at = size;
            if (at == objects.length) {
                objects = Arrays.copyOf(objects, capacity(at + 1));
            }
            objects[at] = value;
            size = at + 1;
        } else {
            append(value);
        }
    }

    /** Adds an int at the end, without a box while the strategy allows it. */
    public void appendLong(long value) {
        if (strategy == Strategy.LONGS) {
            int at = size;
            if (at == longs.length) {
                longs = Arrays.copyOf(longs, capacity(at + 1));
            }
            longs[at] = value;
            size = at + 1;
        } else {
            append(value);
        }
    }

    /** Adds a float at the end, without a box while the strategy allows it. */
    public void appendDouble(double value) {
        if (strategy == Strategy.DOUBLES) {
            int at = size;
            if (at == doubles.length) {
                doubles = Arrays.copyOf(doubles, capacity(at + 1));
            }
            doubles[at] = value;
            size = at + 1;
        } else {
            append(value);
        }
    }

    private void appendSlow(Object value) {
        if (size == 0) {
            start(value, 4);
        } else {
            int room = strategy == Strategy.LONGS ? longs.length : doubles.length;
            generalise(size < room ? room : capacity(size + 1));
        }
        append(value);
    }

    /** Adds the items of {@code range} at the end. @throws PyError MemoryError */
    void addAll(PyRange range) {
        if (range.isEmpty()) {
            return;
        }
        long count = range.length();
        if (count > Sequences.MAX_SIZE - size) {
            throw Sequences.tooLarge(size + count);
        }
        HeapLock.check();
        if (size == 0) {
            start(0L, (int) count);
        } else if (strategy == Strategy.LONGS) {
            reserve(size + count);
        }
        if (strategy != Strategy.LONGS) {
            for (int i = 0; i < count; i++) {
                append(range.get(i));
            }
            return;
        }
        long item = range.start();
        for (int i = 0; i < count; i++) {
            longs[size + i] = item;
            item += range.step();
        }
        size += (int) count;
    }

    // Makes an empty list one of the strategy of its first item.
    private void start(Object first, int capacity) {
        clear();
        if (first instanceof Long) {
            longs = new long[capacity];
            strategy = Strategy.LONGS;
        } else if (first instanceof Double) {
            doubles = new double[capacity];
            strategy = Strategy.DOUBLES;
        } else {
            objects = new Object[capacity];
            strategy = Strategy.OBJECTS;
        }
    }

    private void generalise(int capacity) {
        Object[] general = new Object[Math.max(capacity, size)];
        for (int i = 0; i < size; i++) {
            general[i] = get(i);
        }
        strategy = Strategy.OBJECTS;
        objects = general;
        longs = null;
        doubles = null;
    }

    private static int capacity(long needed) {
        HeapLock.check();
        if (needed > Sequences.MAX_SIZE) {
            throw Sequences.tooLarge(needed);
        }
        return (int) Math.min(Sequences.MAX_SIZE, needed + (needed >> 1) + 3);
    }

    /** Adds the first {@code count} of {@code items} at the end. */
    public void addAll(Object[] items, int count) {
        for (int i = 0; i < count; i++) {
            append(items[i]);
        }
    }

    /** Adds the items of another list, which may be this one, at the end. */
    public void addAll(PyList other) {
        int count = other.size;
        if (count == 0) {
            return;
        }
        if (size == 0) {
            copyFrom(other);
            return;
        }
        if (strategy != other.strategy) {
            for (int i = 0; i < count; i++) {
                append(other.get(i));
            }
            return;
        }
        int at = size;
        reserve((long) at + count);
        System.arraycopy(other.storage(), 0, storage(), at, count);
        size = at + count;
    }

    private void copyFrom(PyList other) {
        take(other.copy());
    }

    private void reserve(long needed) {
        switch (strategy) {
            case EMPTY -> {}
            case LONGS -> {
                if (needed > longs.length) {
                    longs = Arrays.copyOf(longs, capacity(needed));
                }
            }
            case DOUBLES -> {
                if (needed > doubles.length) {
                    doubles = Arrays.copyOf(doubles, capacity(needed));
                }
            }
            case OBJECTS -> {
                if (needed > objects.length) {
                    objects = Arrays.copyOf(objects, capacity(needed));
                }
            }
        }
    }

    private Object storage() {
        return switch (strategy) {
            case LONGS -> longs;
            case DOUBLES -> doubles;
            default -> objects;
        };
    }

    /** Puts {@code value} before the item at {@code index}, which is in [0, size]. */
    public void insert(int index, Object value) {
        append(value);
        Object array = storage();
        System.arraycopy(array, index, array, index + 1, size - 1 - index);
        set(index, value);
    }

    /** Removes the items of [from, to). */
    public void removeRange(int from, int to) {
        if (from >= to) {
            return;
        }
        Object array = storage();
        System.arraycopy(array, to, array, from, size - to);
        int left = size - (to - from);
        if (strategy == Strategy.OBJECTS) {
            Arrays.fill(objects, left, size, null);
        }
        size = left;
    }

    /**
     * Replaces the items that {@code bounds} selects, which are neighbours, by those of another
     * list or this one.
     *
     * @throws PyError MemoryError
     */
    public void replace(PySlice.Bounds bounds, PyList source) {
        replaceRange((int) bounds.start(), (int) bounds.stop(), source);
    }

    /** Replaces the items of [from, to) by those of {@code source}, which may be this list. */
    void replaceRange(int from, int to, PyList source) {
        int count = source.size;
        if (count == 0) {
            removeRange(from, to);
            return;
        }
        PyList items = source == this ? source.slice(0, count) : source;
        if (size == 0) {
            copyFrom(items);
            return;
        }
        int tail = size - to;
        long newSize = (long) from + count + tail;
        if (strategy != items.strategy && strategy != Strategy.OBJECTS) {
            generalise(size);
        }
        reserve(newSize);
        Object array = storage();
        System.arraycopy(array, to, array, from + count, tail);
        if (strategy == items.strategy) {
            System.arraycopy(items.storage(), 0, array, from, count);
        } else {
            for (int i = 0; i < count; i++) {
                objects[from + i] = items.get(i);
            }
        }
        if (strategy == Strategy.OBJECTS && newSize < size) {
            Arrays.fill(objects, (int) newSize, size, null);
        }
        size = (int) newSize;
    }

    /** {@return the item at {@code index}, taken out} */
    public Object remove(int index) {
        Object value = get(index);
        removeRange(index, index + 1);
        return value;
    }

    /** {@return the last item, taken out; there must be one} */
    Object removeLast() {
        int at = size - 1;
        Object value = get(at);
        if (strategy == Strategy.OBJECTS) {
            objects[at] = null;
        }
        size = at;
        return value;
    }

    /** {@return a new list of the same items} */
    PyList copy() {
        return slice(0, size);
    }

    public void clear() {
        strategy = Strategy.EMPTY;
        size = 0;
        longs = null;
        doubles = null;
        objects = null;
    }

    /** {@return a new list of the items of [from, to)} */
    public PyList slice(int from, int to) {
        HeapLock.check();
        PyList list = new PyList();
        if (from >= to) {
            return list;
        }
        list.strategy = strategy;
        list.size = to - from;
        switch (strategy) {
            case EMPTY -> {}
            case LONGS -> list.longs = Arrays.copyOfRange(longs, from, to);
            case DOUBLES -> list.doubles = Arrays.copyOfRange(doubles, from, to);
            case OBJECTS -> list.objects = Arrays.copyOfRange(objects, from, to);
        }
        return list;
    }

    /** {@return a new list of the items that {@code bounds} selects} */
    public PyList slice(PySlice.Bounds bounds) {
        if (bounds.isFast()) {
            return slice((int) bounds.start(), (int) bounds.stop());
        }
        PyList list = new PyList();
        int count = (int) bounds.count();
        if (count == 0) {
            return list;
        }
        list.allocate(strategy, count);
        int at = (int) bounds.start();
        // The step may be anything if it is used for one item only.
        int step = count == 1 ? 0 : (int) bounds.step();
        for (int i = 0; i < count; i++, at += step) {
            switch (strategy) {
                case LONGS -> list.longs[i] = longs[at];
                case DOUBLES -> list.doubles[i] = doubles[at];
                default -> list.objects[i] = objects[at];
            }
        }
        return list;
    }

    // Makes a new list one of {@code count} items, not filled in yet.
    private void allocate(Strategy strategy, int count) {
        HeapLock.check();
        this.strategy = strategy;
        size = count;
        switch (strategy) {
            case EMPTY -> {}
            case LONGS -> longs = new long[count];
            case DOUBLES -> doubles = new double[count];
            case OBJECTS -> objects = new Object[count];
        }
    }

    /**
     * {@return a new list of these items and those of {@code other}} @throws PyError MemoryError
     */
    PyList concat(PyList other) {
        PyList list = new PyList();
        if (strategy == other.strategy && size != 0) {
            long total = (long) size + other.size;
            if (total > Sequences.MAX_SIZE) {
                throw Sequences.tooLarge(total);
            }
            list.allocate(strategy, (int) total);
            System.arraycopy(storage(), 0, list.storage(), 0, size);
            System.arraycopy(other.storage(), 0, list.storage(), size, other.size);
        } else {
            list.addAll(this);
            list.addAll(other);
        }
        return list;
    }

    /** {@return a new list of these items, several times} @throws PyError MemoryError */
    PyList repeat(long times) {
        PyList list = new PyList();
        int total = Sequences.repeatedSize(size, times);
        if (total == 0) {
            return list;
        }
        list.allocate(strategy, total);
        if (size == 1) {
            switch (strategy) {
                case LONGS -> Arrays.fill(list.longs, longs[0]);
                case DOUBLES -> Arrays.fill(list.doubles, doubles[0]);
                default -> Arrays.fill(list.objects, objects[0]);
            }
            return list;
        }
        Object from = storage();
        Object to = list.storage();
        for (int at = 0; at < total; at += size) {
            System.arraycopy(from, 0, to, at, size);
        }
        return list;
    }

    /** Reverses the order of the items. */
    void reverse() {
        for (int i = 0, j = size - 1; i < j; i++, j--) {
            switch (strategy) {
                case LONGS -> {
                    long item = longs[i];
                    longs[i] = longs[j];
                    longs[j] = item;
                }
                case DOUBLES -> {
                    double item = doubles[i];
                    doubles[i] = doubles[j];
                    doubles[j] = item;
                }
                default -> {
                    Object item = objects[i];
                    objects[i] = objects[j];
                    objects[j] = item;
                }
            }
        }
    }

    /** {@return the index of the first item equal to {@code value} in [from, to), else -1} */
    int find(Object value, int from, int to) {
        if (strategy == Strategy.LONGS && value instanceof Long l) {
            long wanted = l;
            for (int i = from; i < to; i++) {
                if (longs[i] == wanted) {
                    return i;
                }
            }
            return -1;
        }
        return Sequences.find(this, value, from, to);
    }

    /** {@return whether the items of both lists are equal} */
    static boolean equal(PyList a, PyList b) {
        if (a.strategy == Strategy.LONGS && b.strategy == Strategy.LONGS) {
            return Arrays.equals(a.longs, 0, a.size, b.longs, 0, b.size);
        }
        return Sequences.compare(BinaryOp.EQUAL, a, b);
    }

    /** {@return the items in a new array} */
    public Object[] toArray() {
        if (size == 0) {
            return NO_ITEMS;
        }
        if (strategy == Strategy.OBJECTS) {
            return Arrays.copyOf(objects, size, Object[].class);
        }
        Object[] items = new Object[size];
        for (int i = 0; i < size; i++) {
            items[i] = get(i);
        }
        return items;
    }

    /** Replaces all items by {@code items}, which belong to the list from now on. */
    public void setAll(Object[] items) {
        clear();
        if (items.length != 0) {
            strategy = Strategy.OBJECTS;
            objects = items;
            size = items.length;
        }
    }

    /** Replaces all items by those of {@code other}, which is not to be used any more. */
    public void take(PyList other) {
        strategy = other.strategy;
        size = other.size;
        longs = other.longs;
        doubles = other.doubles;
        objects = other.objects;
    }
}
