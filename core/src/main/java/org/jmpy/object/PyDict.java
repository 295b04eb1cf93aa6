package org.jmpy.object;

import java.util.Arrays;

/**
 * A dict: insertion-ordered, open addressing. Entries stand in arrays in the order of insertion; an
 * index table of entry numbers is searched by hash. Small dicts have no table and are scanned.
 *
 * <p>An entry keeps its number until the dict is compacted, which changes {@link #layout()}; so code
 * that knows the layout knows where a name's value is, which is how globals are cached.
 */
public class PyDict extends PyObject {
    private static final int SCAN_LIMIT = 8;
    private static final Object[] NOTHING = {};
    private static final int FREE = -1;

    private Object[] keys = NOTHING;
    private Object[] values = NOTHING;
    private int[] hashes;
    private int[] table;
    // Entries used in the arrays, removed ones (null key) included, and entries alive.
    private int filled;
    private int size;
    private int layout;
    private boolean frozen;

    public PyDict() {}

    @Override
    public PyType type() {
        return DictType.INSTANCE;
    }

    public final int size() {
        return size;
    }

    /** {@return a number that changes whenever a key is added, removed or moved} */
    public final int layout() {
        return layout;
    }

    /** {@return the number of the entry of {@code key}, -1 if there is none} */
    public final int find(Object key) {
        if (key instanceof String s) {
            return findName(s);
        }
        if (size == 0) {
            // An unhashable key is a mistake even then.
            Ops.hash(key);
            return -1;
        }
        return find(key, spread(Ops.hash(key)));
    }

    private int findName(String key) {
        if (table == null) {
            for (int i = 0; i < filled; i++) {
                if (keys[i] == key) {
                    return i;
                }
            }
            if (size == 0) {
                return -1;
            }
        }
        int hash = spread(StrType.hash(key));
        int[] slots = table;
        if (slots == null) {
            for (int i = 0; i < filled; i++) {
                if (hashes[i] == hash && key.equals(keys[i])) {
                    return i;
                }
            }
            return -1;
        }
        int mask = slots.length - 1;
        for (int i = hash & mask; ; i = (i + 1) & mask) {
            int entry = slots[i];
            if (entry == FREE) {
                return -1;
            }
            Object candidate = keys[entry];
            if (candidate == key || (hashes[entry] == hash && key.equals(candidate))) {
                return entry;
            }
        }
    }

    private int find(Object key, int hash) {
        int[] slots = table;
        if (slots == null) {
            for (int i = 0; i < filled; i++) {
                if (hashes[i] == hash && same(keys[i], key)) {
                    return i;
                }
            }
            return -1;
        }
        int mask = slots.length - 1;
        for (int i = hash & mask; ; i = (i + 1) & mask) {
            int entry = slots[i];
            if (entry == FREE) {
                return -1;
            }
            if (hashes[entry] == hash && same(keys[entry], key)) {
                return entry;
            }
            if (slots != table) {
                // The comparison called Python code that changed this dict: start again.
                return find(key, hash);
            }
        }
    }

    private static boolean same(Object present, Object key) {
        if (present == null) {
            return false;
        }
        return present == key || Ops.isEqual(present, key);
    }

    private static int spread(long hash) {
        int h = (int) (hash ^ (hash >>> 32));
        return h ^ (h >>> 15);
    }

    /** {@return the value at an entry number that {@link #find} gave} */
    public final Object valueAt(int entry) {
        return values[entry];
    }

    /** {@return whether entry number {@code entry}, which may be outdated, holds that very key} */
    public final boolean keyAtIs(int entry, Object key) {
        return entry < keys.length && keys[entry] == key;
    }

    /** {@return the value of that very key if it still is at {@code entry}, else null} */
    public final Object cached(int entry, Object key) {
        return entry < keys.length && keys[entry] == key ? values[entry] : null;
    }

    /** Replaces the value at an entry number. */
    public final void setValueAt(int entry, Object value) {
        values[entry] = value;
    }

    /** {@return the key at an entry number, null if it was removed} */
    public final Object keyAt(int entry) {
        return keys[entry];
    }

    /** {@return the value of {@code key}, null if there is none} */
    public final Object get(Object key) {
        int entry = find(key);
        return entry < 0 ? null : values[entry];
    }

    /** {@return the value of {@code key}, null if there is none} */
    public final Object get(String key) {
        int entry = findName(key);
        return entry < 0 ? null : values[entry];
    }

    /** Sets the value of {@code key}. Does not check {@link #isFrozen}. */
    public final void put(Object key, Object value) {
        int entry = find(key);
        if (entry >= 0) {
            values[entry] = value;
        } else {
            append(key, value, spread(Ops.hash(key)));
        }
    }

    private void append(Object key, Object value, int hash) {
        if (filled == keys.length) {
            grow();
        }
        int entry = filled++;
        keys[entry] = key;
        values[entry] = value;
        hashes[entry] = hash;
        size++;
        layout++;
        if (table != null) {
            insert(table, hash, entry);
        } else if (filled > SCAN_LIMIT) {
            rehash();
        }
    }

    private static void insert(int[] slots, int hash, int entry) {
        int mask = slots.length - 1;
        int i = hash & mask;
        while (slots[i] != FREE) {
            i = (i + 1) & mask;
        }
        slots[i] = entry;
    }

    private void grow() {
        if (size < filled - (filled >> 2)) {
            compact();
            return;
        }
        int capacity = keys.length == 0 ? 4 : keys.length * 2;
        keys = Arrays.copyOf(keys, capacity);
        values = Arrays.copyOf(values, capacity);
        hashes = hashes == null ? new int[capacity] : Arrays.copyOf(hashes, capacity);
        if (table != null) {
            rehash();
        }
    }

    private void compact() {
        int to = 0;
        for (int i = 0; i < filled; i++) {
            if (keys[i] != null) {
                keys[to] = keys[i];
                values[to] = values[i];
                hashes[to] = hashes[i];
                to++;
            }
        }
        Arrays.fill(keys, to, filled, null);
        Arrays.fill(values, to, filled, null);
        filled = to;
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
        int[] slots = new int[length];
        Arrays.fill(slots, FREE);
        for (int i = 0; i < filled; i++) {
            // Removed entries keep their place in the table, so that searches pass over them.
            insert(slots, hashes[i], i);
        }
        table = slots;
    }

    /** {@return the value removed, null if there was none} */
    public final Object remove(Object key) {
        int entry = find(key);
        if (entry < 0) {
            return null;
        }
        Object value = values[entry];
        keys[entry] = null;
        values[entry] = null;
        size--;
        layout++;
        if (size == 0) {
            clear();
        } else if (entry == filled - 1 && table == null) {
            filled--;
        }
        return value;
    }

    public final void clear() {
        keys = NOTHING;
        values = NOTHING;
        hashes = null;
        table = null;
        filled = 0;
        size = 0;
        layout++;
    }

    /** {@return the number of the last entry, -1 if the dict is empty} */
    public final int lastEntry() {
        int i = filled - 1;
        while (i >= 0 && keys[i] == null) {
            i--;
        }
        return i;
    }

    /** {@return the number of the first entry, -1 if the dict is empty} */
    public final int firstEntry() {
        for (int i = 0; i < filled; i++) {
            if (keys[i] != null) {
                return i;
            }
        }
        return -1;
    }

    /** {@return a new plain dict with the same entries} */
    public final PyDict copy() {
        PyDict copy = new PyDict();
        copy.assign(this);
        return copy;
    }

    /** Makes this dict's entries those of {@code other}. */
    public final void assign(PyDict other) {
        keys = other.keys.clone();
        values = other.values.clone();
        hashes = other.hashes == null ? null : other.hashes.clone();
        table = other.table == null ? null : other.table.clone();
        filled = other.filled;
        size = other.size;
        layout++;
    }

    /** {@return whether Python code may not change this dict} */
    public final boolean isFrozen() {
        return frozen;
    }

    public final void freeze() {
        frozen = true;
    }

    // ---- as Python sees it ---------------------------------------------------------------------

    /** {@return {@code self[key]}} @throws PyError KeyError */
    public final Object item(Object key) {
        Object value = get(key);
        if (value == null) {
            throw PyError.key(key);
        }
        return value;
    }

    /** Does {@code self[key] = value}. @throws PyError TypeError if frozen or unhashable */
    public final void putItem(Object key, Object value) {
        checkMutable();
        put(key, value);
    }

    /** Does {@code del self[key]}. @throws PyError KeyError; TypeError if frozen */
    public final void deleteItem(Object key) {
        checkMutable();
        if (remove(key) == null) {
            throw PyError.key(key);
        }
    }

    /** @throws PyError TypeError if this dict may not be changed */
    public final void checkMutable() {
        if (frozen) {
            throw PyError.bareType();
        }
    }

    // ---- iteration -----------------------------------------------------------------------------

    /** Walks the entries in order; the dict may change meanwhile. */
    public static final class Cursor {
        private final PyDict dict;
        private int entry = -1;

        private Cursor(PyDict dict) {
            this.dict = dict;
        }

        /** Moves to the next entry. {@return false at the end} */
        public boolean next() {
            do {
                entry++;
            } while (entry < dict.filled && dict.keys[entry] == null);
            return entry < dict.filled;
        }

        public Object key() {
            return dict.keys[entry];
        }

        public Object value() {
            return dict.values[entry];
        }
    }

    public final Cursor cursor() {
        return new Cursor(this);
    }
}
