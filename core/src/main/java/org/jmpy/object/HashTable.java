package org.jmpy.object;

import java.util.Arrays;

/**
 * The keys of a dict or the members of a set: insertion-ordered, open addressing. Entries stand in
 * arrays in the order of insertion; an index table of entry numbers is searched by hash. Small ones
 * have no table and are scanned.
 *
 * <p>While all keys are ints of 32 bits there are no key objects: the hash of such an int is its
 * value, so the array of hashes tells them all, and equal hashes mean equal keys.
 *
 * <p>An entry keeps its number until the arrays are compacted, which changes {@link #layout()}; so
 * code that knows the layout knows where a name's value is, which is how globals are cached.
 *
 * <p>Comparing keys may run Python code that changes this very table. A search that sees the layout
 * change under it starts again, so it never answers with an entry that is not there any more.
 *
 * <p>A change allocates all it needs first and then only stores: when memory or the stack runs out,
 * the table is as it was before.
 */
public abstract sealed class HashTable extends PyObject permits PyDict, PySet {
    static final Object[] NOTHING = {};

    private static final int SCAN_LIMIT = 8;
    private static final int MAX_CAPACITY = 1 << 29;

    // What a slot of the table can hold beside an entry number.
    private static final int FREE = -1;
    private static final int DELETED = -2;

    // What a comparison of keys can end with.
    private static final int DIFFERENT = 0;
    private static final int SAME = 1;
    private static final int CHANGED = 2;
    private static final int UNTOLD = 3;

    /** What the searches that run no Python code answer where it would take some. */
    public static final int UNKNOWN = -2;

    // What stands for the hash of a removed entry among ints; that int is never one of them.
    private static final int REMOVED = Integer.MIN_VALUE;

    // Empty while the keys are ints.
    private Object[] keys = NOTHING;
    // What belongs to the keys; always empty for a set.
    private Object[] values = NOTHING;
    private int[] hashes;
    private int[] table;
    // Slots of the table that are not FREE.
    private int tableUsed;
    // Entries used in the arrays, removed ones (null key) included, and entries alive.
    private int filled;
    private int size;
    // No entry before this one is alive.
    private int first;
    private int layout;
    private boolean onlyNames = true;
    // Whether there are entries and all keys are ints of 32 bits, told by their hashes.
    private boolean ints;
    // What compiled code assumes, null for nearly all tables.
    private Watch watch;

    HashTable() {}

    /** {@return whether a key is found by identity even if it is not equal to itself} */
    abstract boolean findsByIdentity();

    /** {@return whether there is a value beside each key} */
    abstract boolean hasValues();

    // ---- searching -----------------------------------------------------------------------------

    public final int size() {
        return size;
    }

    /** {@return a number that changes whenever a key is added, removed or moved} */
    public final int layout() {
        return layout;
    }

    /** {@return whether no key was ever anything but a str} */
    final boolean onlyNames() {
        return onlyNames;
    }

    /** {@return the hash of {@code key} as this room uses it} @throws PyError if unhashable */
    static int hashOf(Object key) {
        if (key instanceof String s) {
            return hashOf(s);
        }
        return spread(key instanceof Long i ? i : Ops.hash(key));
    }

    static int hashOf(String key) {
        return spread(StrType.hash(key));
    }

    // An int of 32 bits is its own hash.
    static int spread(long hash) {
        int low = (int) hash;
        return low + 0x9e3779b1 * ((int) (hash >> 32) ^ low >> 31);
    }

    private static boolean isInt(Object key, int hash) {
        return key instanceof Long i && i == hash && hash != REMOVED;
    }

    /**
     * {@return the number of the entry of {@code key}, -1 if there is none}
     *
     * @param hash its {@link #hashOf}
     */
    final int search(Object key, int hash) {
        if (ints && key instanceof Long) {
            return isInt(key, hash) ? searchInt(hash) : -1;
        }
        return searchAny(key, hash, false);
    }

    /** {@return the number of the entry of {@code key}, -1 if there is none} */
    final int search(long key) {
        int entry = (int) findInt(key);
        return entry == UNKNOWN ? searchAny(key, spread(key), false) : entry;
    }

    /** {@return the number of the entry of {@code key}, -1 if there is none, or UNKNOWN} */
    public final long findInt(long key) {
        int hash = spread(key);
        if (ints) {
            return key == hash && hash != REMOVED ? searchInt(hash) : -1;
        }
        return size == 0 ? -1 : searchAny(key, hash, true);
    }

    /** {@return the number of the entry of {@code key}, -1 if there is none, or UNKNOWN} */
    public final long findText(String key) {
        return ints || size == 0 ? -1 : searchAny(key, hashOf(key), true);
    }

    /** {@return the number of the entry of {@code key}, -1 if there is none, or UNKNOWN} */
    public final long findTuple(PyTuple key) {
        if (!key.isConstant()) {
            return UNKNOWN;
        }
        return ints || size == 0 ? -1 : searchAny(key, spread(key.hash()), true);
    }

    /** {@return the number of the entry of {@code key}, a type, -1 if there is none, or UNKNOWN} */
    public final long findType(Object key) {
        return ints || size == 0 ? -1 : searchAny(key, hashOf(key), true);
    }

    /** Searches among ints. */
    private int searchInt(int key) {
        int[] all = hashes;
        int[] slots = table;
        if (slots == null) {
            for (int i = 0; i < filled; i++) {
                if (all[i] == key) {
                    return i;
                }
            }
            return -1;
        }
        int mask = slots.length - 1;
        int perturb = key;
        int i = key & mask;
        while (true) {
            int entry = slots[i];
            if (entry == FREE) {
                return -1;
            }
            if (entry >= 0 && all[entry] == key) {
                return entry;
            }
            perturb >>>= 5;
            i = (i * 5 + perturb + 1) & mask;
        }
    }

    private int searchAny(Object key, int hash, boolean quiet) {
        int[] slots = table;
        if (slots == null) {
            return scan(key, hash, quiet);
        }
        int mask = slots.length - 1;
        int perturb = hash;
        int i = hash & mask;
        while (true) {
            int entry = slots[i];
            if (entry == FREE) {
                return -1;
            }
            if (entry >= 0 && hashes[entry] == hash) {
                int comparison = compare(keyAt(entry), key, quiet);
                if (comparison != DIFFERENT) {
                    return comparison == SAME ? entry : again(comparison, key, hash);
                }
            }
            perturb >>>= 5;
            i = (i * 5 + perturb + 1) & mask;
        }
    }

    private int again(int comparison, Object key, int hash) {
        return comparison == CHANGED ? search(key, hash) : UNKNOWN;
    }

    private int scan(Object key, int hash, boolean quiet) {
        int[] all = hashes;
        for (int i = 0; i < filled; i++) {
            if (all[i] == hash && isAlive(i)) {
                int comparison = compare(keyAt(i), key, quiet);
                if (comparison != DIFFERENT) {
                    return comparison == SAME ? i : again(comparison, key, hash);
                }
            }
        }
        return -1;
    }

    private int compare(Object present, Object key, boolean quiet) {
        if (key instanceof String s && present instanceof String t) {
            return s.equals(t) ? SAME : DIFFERENT;
        }
        if (key instanceof Long x && present instanceof Long y) {
            return (long) x == (long) y ? SAME : DIFFERENT;
        }
        return compareOthers(present, key, quiet);
    }

    private int compareOthers(Object present, Object key, boolean quiet) {
        if (key.getClass() == PyTuple.class && present.getClass() == PyTuple.class) {
            PyTuple x = (PyTuple) key;
            PyTuple y = (PyTuple) present;
            if (x.isConstant() && y.isConstant()) {
                return x == y || x.equalsItems(y) ? SAME : DIFFERENT;
            }
        }
        if (quiet && !isQuiet(present)) {
            return UNTOLD;
        }
        if (findsByIdentity() && Ops.is(present, key)) {
            return SAME;
        }
        int before = layout;
        boolean equal = Ops.isEqual(present, key);
        if (layout != before) {
            return CHANGED;
        }
        return equal ? SAME : DIFFERENT;
    }

    /** {@return whether comparing it with a number, a text, a tuple of them or a type is quiet} */
    private static boolean isQuiet(Object present) {
        return !(present instanceof PyObject)
                || present instanceof PyType
                || (present.getClass() == PyTuple.class && ((PyTuple) present).isConstant());
    }

    private boolean isAlive(int entry) {
        return ints ? hashes[entry] != REMOVED : keys[entry] != null;
    }

    /**
     * {@return the number of the entry of the key that {@code other} has at {@code entry}, -1 if
     * there is none}
     */
    final int search(HashTable other, int entry) {
        int hash = other.hashes[entry];
        if (ints && other.ints) {
            return searchInt(hash);
        }
        return size == 0 ? -1 : search(other.keyAt(entry), hash);
    }

    /** Adds the key that {@code other}, which has no values, has at {@code entry}. */
    final void appendFrom(HashTable other, int entry) {
        int hash = other.hashes[entry];
        if (other.ints && (ints || filled == 0)) {
            appendInt(hash, null);
        } else {
            append(other.keyAt(entry), hash, null);
        }
    }

    /** {@return the key at an entry number, which is alive} */
    public final Object keyAt(int entry) {
        return ints ? (Object) (long) hashes[entry] : keys[entry];
    }

    /** {@return whether entry number {@code entry}, which may be outdated, holds that very key} */
    public final boolean keyAtIs(int entry, Object key) {
        return entry < keys.length && keys[entry] == key;
    }

    /** {@return the number of the first entry, -1 if there is none} */
    public final int firstEntry() {
        if (size == 0) {
            return -1;
        }
        while (!isAlive(first)) {
            first++;
        }
        return first;
    }

    /** {@return the number of the last entry, -1 if there is none} */
    public final int lastEntry() {
        return size == 0 ? -1 : filled - 1;
    }

    /** {@return the number of the entry after {@code entry} (-1: of the first), -1 at the end} */
    public final int nextEntry(int entry) {
        if (entry < first) {
            return firstEntry();
        }
        for (int next = entry + 1; next < filled; next++) {
            if (isAlive(next)) {
                return next;
            }
        }
        return -1;
    }

    // ---- changing ------------------------------------------------------------------------------

    /** {@return the value at an entry number} */
    final Object value(int entry) {
        return values[entry];
    }

    /** Replaces the value at an entry number. */
    final void setValue(int entry, Object value) {
        values[entry] = value;
        if (watch != null) {
            watch.valueChanged(entry);
        }
    }

    /** {@return what is assumed about the entries} */
    final Watch watch() {
        if (watch == null) {
            watch = new Watch();
        }
        return watch;
    }

    private void layoutChanged() {
        layout++;
        if (watch != null) {
            watch.allChanged();
        }
    }

    /**
     * Adds a key that is not there.
     *
     * @param value what belongs to it, null for a set
     */
    final void append(Object key, int hash, Object value) {
        boolean isInt = isInt(key, hash);
        if (ints && !isInt) {
            useKeys();
        }
        if (isInt && (ints || filled == 0)) {
            appendInt(hash, value);
            return;
        }
        if (filled == keys.length) {
            grow(false);
        }
        addEntry(key, hash, value);
        onlyNames &= key instanceof String;
    }

    private void appendInt(int key, Object value) {
        if (hashes == null || filled == hashes.length) {
            grow(true);
        }
        ints = true;
        addEntry(null, key, value);
        onlyNames = false;
    }

    // There is room; the key is null among ints.
    private void addEntry(Object key, int hash, Object value) {
        int entry = filled;
        if (table == null ? entry == SCAN_LIMIT : tableUsed >= table.length - (table.length >> 2)) {
            publish(keys, hashes, values, entry, first);
        }
        hashes[entry] = hash;
        if (key != null) {
            keys[entry] = key;
        }
        if (value != null) {
            values[entry] = value;
        }
        if (table != null && insert(table, hash, entry)) {
            tableUsed++;
        }
        filled = entry + 1;
        size++;
        layout++;
        if (watch != null) {
            watch.keyAdded();
        }
    }

    /** Adds an int that is not there. */
    final void append(long key, Object value) {
        int hash = spread(key);
        if ((ints || filled == 0) && key == hash && hash != REMOVED) {
            appendInt(hash, value);
        } else {
            append((Object) key, hash, value);
        }
    }

    /** Stores objects for keys that are ints, because other keys come. */
    private void useKeys() {
        Object[] objects = new Object[hashes.length];
        for (int i = first; i < filled; i++) {
            if (isAlive(i)) {
                objects[i] = (long) hashes[i];
            }
        }
        keys = objects;
        ints = false;
    }

    /** {@return whether all keys are ints, and so are those of {@code other}} */
    final boolean areInts(HashTable other) {
        return ints && other.ints;
    }

    /** {@return whether the ints of this are among those of {@code other}: see {@link #areInts}} */
    final boolean areWithin(HashTable other) {
        if (size > other.size) {
            return false;
        }
        for (int i = first; i < filled; i++) {
            int key = hashes[i];
            if (key != REMOVED && other.searchInt(key) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes some ints of {@code all} the entries of this set, which is new.
     *
     * @param others ints, too: see {@link #areInts}
     * @param areThere whether to take those that are in {@code others}, else those that are not
     */
    final void takeInts(HashTable all, HashTable others, boolean areThere) {
        HeapLock.check();
        long lowBits = others.lowBits();
        int[] taken = new int[all.size];
        int count = 0;
        for (int i = all.first; i < all.filled; i++) {
            int key = all.hashes[i];
            boolean isThere = (lowBits >>> key & 1) != 0 && others.searchInt(key) >= 0;
            if (isThere == areThere && key != REMOVED) {
                taken[count++] = key;
            }
        }
        if (count != 0) {
            ints = true;
            onlyNames = false;
            boolean isFew = count < taken.length >> 1;
            publish(NOTHING, isFew ? Arrays.copyOf(taken, count) : taken, NOTHING, count, 0);
            size = count;
        }
    }

    /** {@return a bit for each int: the one that its six lowest bits number} */
    private long lowBits() {
        long bits = 0;
        for (int i = first; i < filled; i++) {
            bits |= 1L << hashes[i];
        }
        return bits;
    }

    /** Makes room for {@code count} keys like those of {@code other} in a table that is new. */
    final void reserve(HashTable other, int count) {
        HeapLock.check();
        Object[] newValues = hasValues() ? new Object[count] : NOTHING;
        publish(other.ints ? NOTHING : new Object[count], new int[count], newValues, 0, 0);
    }

    /** Puts an entry into a free slot. {@return whether the slot was never used before} */
    private static boolean insert(int[] slots, int hash, int entry) {
        int mask = slots.length - 1;
        int perturb = hash;
        int i = hash & mask;
        while (slots[i] >= 0) {
            perturb >>>= 5;
            i = (i * 5 + perturb + 1) & mask;
        }
        boolean fresh = slots[i] == FREE;
        slots[i] = entry;
        return fresh;
    }

    /** Makes room for one more entry, in larger arrays or by closing gaps. */
    private void grow(boolean forInts) {
        HeapLock.check();
        int length = hashes == null ? 0 : hashes.length;
        boolean hasGaps = size < filled - (filled >> 2);
        if (!hasGaps && length == MAX_CAPACITY) {
            throw PyError.memory("memory allocation failed");
        }
        int capacity = hasGaps ? length : Math.max(4, 2 * length);
        Object[] newKeys = forInts ? NOTHING : new Object[capacity];
        int[] newHashes = new int[capacity];
        Object[] newValues = hasValues() ? new Object[capacity] : NOTHING;
        if (!hasGaps) {
            System.arraycopy(keys, 0, newKeys, 0, keys.length);
            System.arraycopy(values, 0, newValues, 0, values.length);
            if (hashes != null) {
                System.arraycopy(hashes, 0, newHashes, 0, filled);
            }
            publish(newKeys, newHashes, newValues, filled, first);
            return;
        }
        int to = 0;
        for (int i = first; i < filled; i++) {
            if (isAlive(i)) {
                if (!forInts) {
                    newKeys[to] = keys[i];
                }
                newHashes[to] = hashes[i];
                if (newValues != NOTHING) {
                    newValues[to] = values[i];
                }
                to++;
            }
        }
        publish(newKeys, newHashes, newValues, to, 0);
        layoutChanged();
    }

    /** Takes arrays of entries into use, with an index table if they are more than a few. */
    private void publish(
            Object[] newKeys, int[] newHashes, Object[] newValues, int newFilled, int newFirst) {
        int[] slots = null;
        int used = 0;
        if (newFilled >= SCAN_LIMIT) {
            int length = 16;
            while (length < 2 * newHashes.length) {
                length <<= 1;
            }
            slots = new int[length];
            Arrays.fill(slots, FREE);
            for (int i = newFirst; i < newFilled; i++) {
                if (ints ? newHashes[i] != REMOVED : newKeys[i] != null) {
                    insert(slots, newHashes[i], i);
                    used++;
                }
            }
        }
        keys = newKeys;
        hashes = newHashes;
        values = newValues;
        table = slots;
        tableUsed = used;
        filled = newFilled;
        first = newFirst;
    }

    /** Removes the entry {@code entry}, which is alive. */
    final void removeEntry(int entry) {
        if (size == 1) {
            clear();
            return;
        }
        if (table != null) {
            table[slotOf(entry)] = DELETED;
        }
        if (ints) {
            hashes[entry] = REMOVED;
        } else {
            keys[entry] = null;
        }
        if (values != NOTHING) {
            values[entry] = null;
        }
        size--;
        layoutChanged();
        while (!isAlive(filled - 1)) {
            filled--;
        }
    }

    private int slotOf(int entry) {
        int mask = table.length - 1;
        int hash = hashes[entry];
        int perturb = hash;
        int i = hash & mask;
        while (table[i] != entry) {
            perturb >>>= 5;
            i = (i * 5 + perturb + 1) & mask;
        }
        return i;
    }

    /** Removes everything. */
    public final void clear() {
        keys = NOTHING;
        values = NOTHING;
        hashes = null;
        table = null;
        tableUsed = 0;
        filled = 0;
        size = 0;
        first = 0;
        onlyNames = true;
        ints = false;
        layoutChanged();
    }

    /** Makes the entries those of {@code other}, which has values if this has. */
    final void copyEntries(HashTable other) {
        Object[] newKeys = other.keys.length == 0 ? NOTHING : other.keys.clone();
        Object[] newValues = other.values.length == 0 ? NOTHING : other.values.clone();
        int[] newHashes = other.hashes == null ? null : other.hashes.clone();
        int[] newTable = other.table == null ? null : other.table.clone();
        keys = newKeys;
        values = newValues;
        hashes = newHashes;
        table = newTable;
        tableUsed = other.tableUsed;
        filled = other.filled;
        size = other.size;
        first = other.first;
        onlyNames = other.onlyNames;
        ints = other.ints;
        layoutChanged();
    }
}
