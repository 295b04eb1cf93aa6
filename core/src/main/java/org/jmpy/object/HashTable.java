package org.jmpy.object;

import java.util.Arrays;

/**
 * The keys of a dict or the members of a set: insertion-ordered, open addressing. Entries stand in
 * arrays in the order of insertion; an index table of entry numbers is searched by hash. Small ones
 * have no table and are scanned.
 *
 * <p>An entry keeps its number until the arrays are compacted, which changes {@link #layout()}; so
 * code that knows the layout knows where a name's value is, which is how globals are cached.
 *
 * <p>Comparing keys may run Python code that changes this very table. A search that sees the layout
 * change under it starts again, so it never answers with an entry that is not there any more.
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

    private Object[] keys = NOTHING;
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

    HashTable() {}

    // ---- what the two kinds differ in ----------------------------------------------------------

    /** {@return whether a key is found by identity even if it is not equal to itself} */
    abstract boolean findsByIdentity();

    /** Gives what is kept beside the keys room for {@code capacity} entries. */
    abstract void resize(int capacity);

    /** Moves what is kept beside the keys from one entry to a lower one. */
    abstract void move(int from, int to);

    /** Forgets what is kept beside the keys of [from, to). */
    abstract void forget(int from, int to);

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

    private static int spread(long hash) {
        return (int) hash + 0x9e3779b1 * (int) (hash >>> 32);
    }

    /**
     * {@return the number of the entry of {@code key}, -1 if there is none}
     *
     * @param hash its {@link #hashOf}
     */
    final int search(Object key, int hash) {
        int[] slots = table;
        if (slots == null) {
            return scan(key, hash);
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
                int comparison = compare(keys[entry], key);
                if (comparison == SAME) {
                    return entry;
                }
                if (comparison == CHANGED) {
                    return search(key, hash);
                }
            }
            perturb >>>= 5;
            i = (i * 5 + perturb + 1) & mask;
        }
    }

    private int scan(Object key, int hash) {
        int[] all = hashes;
        for (int i = 0; i < filled; i++) {
            if (all[i] == hash && keys[i] != null) {
                int comparison = compare(keys[i], key);
                if (comparison == SAME) {
                    return i;
                }
                if (comparison == CHANGED) {
                    return search(key, hash);
                }
            }
        }
        return -1;
    }

    private int compare(Object present, Object key) {
        if (key instanceof String s && present instanceof String t) {
            return s.equals(t) ? SAME : DIFFERENT;
        }
        if (key instanceof Long x && present instanceof Long y) {
            return (long) x == (long) y ? SAME : DIFFERENT;
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

    /** {@return the key at an entry number, null if it was removed} */
    public final Object keyAt(int entry) {
        return keys[entry];
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
        while (keys[first] == null) {
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
            if (keys[next] != null) {
                return next;
            }
        }
        return -1;
    }

    // ---- changing ------------------------------------------------------------------------------

    /** Adds a key that is not there. {@return the number of its entry} */
    final int append(Object key, int hash) {
        if (filled == keys.length) {
            grow();
        }
        int entry = filled++;
        keys[entry] = key;
        hashes[entry] = hash;
        onlyNames &= key instanceof String;
        size++;
        layout++;
        if (table != null && tableUsed < table.length - (table.length >> 2)) {
            insert(hash, entry);
        } else if (filled > SCAN_LIMIT) {
            rehash();
        }
        return entry;
    }

    private void insert(int hash, int entry) {
        int[] slots = table;
        int mask = slots.length - 1;
        int perturb = hash;
        int i = hash & mask;
        while (slots[i] >= 0) {
            perturb >>>= 5;
            i = (i * 5 + perturb + 1) & mask;
        }
        if (slots[i] == FREE) {
            tableUsed++;
        }
        slots[i] = entry;
    }

    private void grow() {
        if (size < filled - (filled >> 2)) {
            compact();
            return;
        }
        if (keys.length == MAX_CAPACITY) {
            throw PyError.memory("memory allocation failed");
        }
        int capacity = keys.length == 0 ? 4 : keys.length * 2;
        keys = Arrays.copyOf(keys, capacity);
        hashes = hashes == null ? new int[capacity] : Arrays.copyOf(hashes, capacity);
        resize(capacity);
        if (table != null) {
            rehash();
        }
    }

    private void compact() {
        int to = 0;
        for (int i = first; i < filled; i++) {
            if (keys[i] != null) {
                keys[to] = keys[i];
                hashes[to] = hashes[i];
                move(i, to);
                to++;
            }
        }
        Arrays.fill(keys, to, filled, null);
        forget(to, filled);
        filled = to;
        first = 0;
        layout++;
        if (table != null) {
            rehash();
        }
    }

    private void rehash() {
        int length = 16;
        while (length < 2 * keys.length) {
            length <<= 1;
        }
        if (table == null || table.length != length) {
            table = new int[length];
        }
        Arrays.fill(table, FREE);
        tableUsed = 0;
        for (int i = first; i < filled; i++) {
            if (keys[i] != null) {
                insert(hashes[i], i);
            }
        }
    }

    /** Removes the entry {@code entry}, which is alive. */
    final void removeEntry(int entry) {
        if (table != null) {
            table[slotOf(entry)] = DELETED;
        }
        keys[entry] = null;
        forget(entry, entry + 1);
        size--;
        layout++;
        if (size == 0) {
            if (table != null) {
                clear();
            }
            filled = 0;
            first = 0;
        } else {
            while (keys[filled - 1] == null) {
                filled--;
            }
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
        hashes = null;
        table = null;
        tableUsed = 0;
        resize(0);
        filled = 0;
        size = 0;
        first = 0;
        onlyNames = true;
        layout++;
    }

    /** Makes the keys those of {@code other}. */
    final void copyKeys(HashTable other) {
        keys = other.keys.clone();
        hashes = other.hashes == null ? null : other.hashes.clone();
        table = other.table == null ? null : other.table.clone();
        tableUsed = other.tableUsed;
        filled = other.filled;
        size = other.size;
        first = other.first;
        onlyNames = other.onlyNames;
        layout++;
    }
}
