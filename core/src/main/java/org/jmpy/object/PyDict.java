package org.jmpy.object;

/** A dict, or an OrderedDict, which differs in type and equality only: every dict has an order. */
public final class PyDict extends HashTable {
    private final boolean ordered;
    private boolean frozen;

    public PyDict() {
        this(false);
    }

    /**
     * @param ordered whether the type is OrderedDict
     */
    public PyDict(boolean ordered) {
        this.ordered = ordered;
    }

    @Override
    public PyType type() {
        return ordered ? DictType.ORDERED : DictType.INSTANCE;
    }

    @Override
    boolean findsByIdentity() {
        return true;
    }

    @Override
    boolean hasValues() {
        return true;
    }

    /**
     * {@return the number of the entry of {@code key}, -1 if there is none}
     *
     * @throws PyError TypeError if the key is unhashable; not if its hash is not needed
     */
    public int find(Object key) {
        if (size() == 0) {
            return -1;
        }
        if (key instanceof String s) {
            return search(s, hashOf(s));
        }
        // As in the reference, no search among names for what cannot be equal to one.
        if (onlyNames() && !(key instanceof PyInstance)) {
            return -1;
        }
        return search(key, hash(key));
    }

    // The reference searches an OrderedDict from end to end without any hash, so its keys need not
    // have one.
    private int hash(Object key) {
        if (!ordered) {
            return hashOf(key);
        }
        try {
            return hashOf(key);
        } catch (PyError e) {
            if (e.is(ExceptionType.TYPE_ERROR)) {
                return 0;
            }
            throw e;
        }
    }

    /** {@return the value at an entry number that {@link #find} gave} */
    public Object valueAt(int entry) {
        return value(entry);
    }

    /** {@return the value of that very key if it still is at {@code entry}, else null} */
    public Object cached(int entry, Object key) {
        return keyAtIs(entry, key) ? value(entry) : null;
    }

    /** Replaces the value at an entry number. */
    public void setValueAt(int entry, Object value) {
        setValue(entry, value);
    }

    /**
     * Does {@code self[key] = value}.
     *
     * @param entry what {@link #findText} gave
     * @throws PyError TypeError if frozen
     */
    public void putTextAt(long entry, String key, Object value) {
        checkMutable();
        if (entry >= 0) {
            setValue((int) entry, value);
        } else {
            append(key, hashOf(key), value);
        }
    }

    /** As {@link #putTextAt}, for an int and what {@link #findInt} gave. */
    public void putIntAt(long entry, long key, Object value) {
        checkMutable();
        if (entry >= 0) {
            setValue((int) entry, value);
        } else {
            append(key, value);
        }
    }

    /** As {@link #putTextAt}, for a tuple and what {@link #findTuple} gave. */
    public void putTupleAt(long entry, PyTuple key, Object value) {
        checkMutable();
        if (entry >= 0) {
            setValue((int) entry, value);
        } else {
            append(key, spread(key.hash()), value);
        }
    }

    /**
     * {@return the assumption that an entry keeps its value, null if none can be made} To be used
     * for dicts of modules, which are few.
     */
    public Assumption assumeValue(int entry) {
        return watch().value(entry);
    }

    /**
     * Has nothing new rely on it that an entry keeps its value. {@return what others rely on now,
     * null for none}
     */
    public Assumption expectChanges(int entry) {
        return watch().expectChanges(entry);
    }

    /** {@return the assumption that no key is added, null if none can be made} */
    public Assumption assumeKeys() {
        return watch().keys();
    }

    /** {@return the value of {@code key}, null if there is none} */
    public Object get(Object key) {
        int entry = find(key);
        return entry < 0 ? null : value(entry);
    }

    /** {@return the value of {@code key}, null if there is none} */
    public Object get(String key) {
        if (size() == 0) {
            return null;
        }
        int entry = search(key, hashOf(key));
        return entry < 0 ? null : value(entry);
    }

    /** Sets the value of {@code key}. Does not check {@link #isFrozen}. */
    public void put(Object key, Object value) {
        int hash = hash(key);
        int entry = search(key, hash);
        if (entry < 0) {
            append(key, hash, value);
        } else {
            setValue(entry, value);
        }
    }

    /** {@return the value of {@code key}, which is set to {@code value} if there was none} */
    public Object putIfAbsent(Object key, Object value) {
        int hash = hash(key);
        int entry = search(key, hash);
        if (entry >= 0) {
            return value(entry);
        }
        append(key, hash, value);
        return value;
    }

    /** Sets the values of all keys of {@code other} to those there. */
    public void putAll(PyDict other) {
        if (size() == 0 && ordered == other.ordered) {
            assign(other);
            return;
        }
        for (int i = other.nextEntry(-1); i >= 0; i = other.nextEntry(i)) {
            put(other.keyAt(i), other.valueAt(i));
        }
    }

    /** {@return the value removed, null if there was none} */
    public Object remove(Object key) {
        int entry = find(key);
        if (entry < 0) {
            return null;
        }
        Object value = value(entry);
        removeEntry(entry);
        return value;
    }

    /** {@return a new dict with the same entries and type, not frozen} */
    public PyDict copy() {
        HeapLock.check();
        PyDict copy = new PyDict(ordered);
        copy.assign(this);
        return copy;
    }

    /** Makes this dict's entries those of {@code other}. */
    public void assign(PyDict other) {
        copyEntries(other);
    }

    /** {@return whether Python code may not change this dict} */
    public boolean isFrozen() {
        return frozen;
    }

    public void freeze() {
        frozen = true;
    }

    // ---- as Python sees it ---------------------------------------------------------------------

    /** {@return {@code self[key]}} @throws PyError KeyError */
    public Object item(Object key) {
        int entry = find(key);
        if (entry < 0) {
            throw PyError.key(key);
        }
        return value(entry);
    }

    /** Does {@code self[key] = value}. @throws PyError TypeError if frozen or unhashable */
    public void putItem(Object key, Object value) {
        checkMutable();
        put(key, value);
    }

    /**
     * As {@link #putItem}, for a name.
     *
     * @return the number of its entry
     */
    public int putName(String name, Object value) {
        checkMutable();
        int hash = hashOf(name);
        int entry = search(name, hash);
        if (entry >= 0) {
            setValue(entry, value);
            return entry;
        }
        append(name, hash, value);
        return lastEntry();
    }

    /** Does {@code del self[key]}. @throws PyError KeyError; TypeError if frozen */
    public void deleteItem(Object key) {
        checkMutable();
        if (remove(key) == null) {
            throw PyError.key(key);
        }
    }

    /**
     * @throws PyError TypeError if this dict may not be changed
     */
    public void checkMutable() {
        if (frozen) {
            throw PyError.bareType();
        }
    }

    // ---- iteration -----------------------------------------------------------------------------

    /** Walks the entries in order; the dict may change between {@link #next} and next. */
    public static final class Cursor {
        private final PyDict dict;
        private int entry = -1;
        private boolean ended;

        private Cursor(PyDict dict) {
            this.dict = dict;
        }

        /** Moves to the next entry. {@return false at the end} */
        public boolean next() {
            if (!ended) {
                entry = dict.nextEntry(entry);
                ended = entry < 0;
            }
            return !ended;
        }

        public Object key() {
            return dict.keyAt(entry);
        }

        public Object value() {
            return dict.value(entry);
        }
    }

    public Cursor cursor() {
        return new Cursor(this);
    }
}
