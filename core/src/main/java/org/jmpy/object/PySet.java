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

    /** Adds the items of an iterable. */
    public void addAll(Object iterable) {
        if (iterable instanceof PySet other && size() == 0) {
            copyEntries(other);
            return;
        }
        Object iterator = Iteration.iter(iterable);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            add(item);
        }
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
