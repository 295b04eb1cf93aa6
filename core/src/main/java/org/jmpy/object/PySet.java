package org.jmpy.object;

/** A set or a frozenset. Its members keep the order in which they were added. */
public final class PySet extends HashTable {
    private final boolean frozen;

    public PySet() {
        this(false);
    }

    /**
     * @param frozen whether the type is frozenset
     */
    public PySet(boolean frozen) {
        this.frozen = frozen;
    }

    @Override
    public PyType type() {
        return frozen ? SetType.FROZEN : SetType.INSTANCE;
    }

    public boolean isFrozen() {
        return frozen;
    }

    // Only == counts: a NaN is never found. Source: py/map.c, mp_set_lookup.
    @Override
    boolean findsByIdentity() {
        return false;
    }

    @Override
    boolean hasValues() {
        return false;
    }

    /** {@return whether {@code member} is in this set} @throws PyError TypeError if unhashable */
    public boolean contains(Object member) {
        return find(member) >= 0;
    }

    private int find(Object member) {
        return size() == 0 ? -1 : search(member, hashOf(member));
    }

    /** {@return whether {@code member} was not there yet} @throws PyError if unhashable */
    public boolean add(Object member) {
        int hash = hashOf(member);
        if (search(member, hash) >= 0) {
            return false;
        }
        append(member, hash, null);
        return true;
    }

    /** Adds {@code member}. {@return false if that would take Python code, and nothing was done} */
    boolean addQuietly(Object member) {
        if (member instanceof Long i) {
            return addQuietly((long) i);
        }
        long entry =
                member instanceof String s
                        ? findText(s)
                        : member.getClass() == PyTuple.class
                                ? findTuple((PyTuple) member)
                                : UNKNOWN;
        if (entry == UNKNOWN) {
            return false;
        }
        addAt(entry, member);
        return true;
    }

    /** As {@link #addQuietly(Object)}, an int. */
    boolean addQuietly(long member) {
        long entry = findInt(member);
        if (entry == -1) {
            append(member, null);
        }
        return entry != UNKNOWN;
    }

    /**
     * Adds {@code member} if {@code entry}, what {@link #findInt} or its like gave, tells that it
     * is not there.
     */
    public void addAt(long entry, Object member) {
        if (entry < 0) {
            append(member, hashOf(member), null);
        }
    }

    /** {@return whether {@code member} was there} @throws PyError if unhashable */
    public boolean remove(Object member) {
        int entry = find(member);
        if (entry < 0) {
            return false;
        }
        removeEntry(entry);
        return true;
    }

    /** Adds {@code member} if it is not there, else removes it. */
    void toggle(Object member) {
        int hash = hashOf(member);
        int entry = search(member, hash);
        if (entry < 0) {
            append(member, hash, null);
        } else {
            removeEntry(entry);
        }
    }

    /** Makes the items of an iterable those of this set, which is new. */
    void take(Object iterable) {
        if (iterable instanceof PySet other) {
            copyEntries(other);
        } else {
            new ItemTaker.OfSet(this).takeAll(iterable);
        }
    }

    /** Adds the items of an iterable. */
    public void addAll(Object iterable) {
        if (iterable instanceof PySet other) {
            addAll(other);
            return;
        }
        Object iterator = Iteration.iter(iterable);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            add(item);
        }
    }

    private void addAll(PySet other) {
        if (size() == 0) {
            copyEntries(other);
            return;
        }
        for (int i = other.nextEntry(-1); i >= 0; i = other.nextEntry(i)) {
            if (search(other, i) < 0) {
                appendFrom(other, i);
            }
        }
    }

    /** Removes the members of {@code other}, which is not this set. */
    void removeAll(PySet other) {
        for (int i = other.nextEntry(-1); i >= 0; i = other.nextEntry(i)) {
            int entry = search(other, i);
            if (entry >= 0) {
                removeEntry(entry);
            }
        }
    }

    /** {@return a new set of the members that are not in {@code other}, of this type} */
    PySet without(PySet other) {
        if (other.size() < size() >> 2) {
            PySet rest = copy();
            rest.removeAll(other);
            return rest;
        }
        PySet rest = new PySet(frozen);
        if (areInts(other)) {
            rest.takeInts(this, other, false);
            return rest;
        }
        rest.reserve(this, size());
        for (int i = nextEntry(-1); i >= 0; i = nextEntry(i)) {
            if (other.search(this, i) < 0) {
                rest.appendFrom(this, i);
            }
        }
        return rest;
    }

    /**
     * Adds the members of {@code other} that are in {@code among} too to this set, which is new.
     */
    void addCommon(PySet other, PySet among) {
        if (other.areInts(among)) {
            takeInts(other, among, true);
            return;
        }
        for (int i = other.nextEntry(-1); i >= 0; i = other.nextEntry(i)) {
            if (among.search(other, i) >= 0) {
                appendFrom(other, i);
            }
        }
    }

    /** {@return whether all members are in {@code other} too} */
    boolean isWithin(PySet other) {
        if (areInts(other)) {
            return areWithin(other);
        }
        for (int i = nextEntry(-1); i >= 0; i = nextEntry(i)) {
            if (other.search(this, i) < 0) {
                return false;
            }
        }
        return true;
    }

    /** {@return a set of the same type with the same members} */
    public PySet copy() {
        HeapLock.check();
        PySet copy = new PySet(frozen);
        copy.copyEntries(this);
        return copy;
    }

    /** Makes the members those of {@code other}. */
    void assign(PySet other) {
        copyEntries(other);
    }
}
