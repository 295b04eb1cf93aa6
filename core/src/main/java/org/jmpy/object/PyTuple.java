package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;

import java.util.Arrays;

/** A tuple; also the base of the values of named tuple types. */
public class PyTuple extends PyObject implements Items {
    public static final PyType TYPE = TupleType.INSTANCE;
    public static final PyTuple EMPTY = new PyTuple();

    private final Object[] items;
    // Known once asked for if no item can change its own; else 0.
    private int hash;

    /** A tuple over {@code items}, which belong to it from now on. */
    public PyTuple(Object... items) {
        this.items = items;
    }

    @Override
    public PyType type() {
        return TupleType.INSTANCE;
    }

    @Override
    public final int size() {
        return items.length;
    }

    @Override
    public final Object get(int index) {
        return items[index];
    }

    /** {@return a copy of the items} */
    public final Object[] toArray() {
        return items.length == 0 ? items : items.clone();
    }

    /** {@return the items themselves, not to be changed} */
    public final Object[] items() {
        return items;
    }

    /**
     * {@return {@code self[index]}, counted from the end if negative} @throws PyError IndexError
     */
    public final Object load(long index) {
        long at = index < 0 ? index + items.length : index;
        if (at < 0 || at >= items.length) {
            throw PyError.index("tuple index out of range");
        }
        return items[(int) at];
    }

    /**
     * {@return the hash} The reference adds the hashes of the items up, which makes (1, 2) and (2,
     * 1) collide; the value is not promised to anyone.
     *
     * @throws PyError TypeError if an item is unhashable
     */
    final int hash() {
        return isConstant() ? hash : hashOfItems();
    }

    private int hashOfItems() {
        long sum = 0x345678;
        for (Object item : items) {
            sum = (sum ^ Ops.hash(item)) * 0x9e3779b97f4a7c15L;
            sum ^= sum >>> 29;
        }
        int result = (int) (sum >>> 32);
        return result == 0 ? 1 : result;
    }

    /** {@return whether this is made of numbers, texts and such tuples only} */
    final boolean isConstant() {
        return hash != 0 || findsConstant();
    }

    private boolean findsConstant() {
        for (Object item : items) {
            boolean constant =
                    !(item instanceof PyObject)
                            || (item.getClass() == PyTuple.class && ((PyTuple) item).isConstant());
            if (!constant) {
                return false;
            }
        }
        hash = hashOfItems();
        return true;
    }

    /** {@return whether the items are equal to those of {@code other}} */
    final boolean equalsItems(PyTuple other) {
        Object[] mine = items;
        Object[] others = other.items;
        if (mine.length != others.length) {
            return false;
        }
        for (int i = 0; i < mine.length; i++) {
            if (mine[i] instanceof Long x && others[i] instanceof Long y) {
                if ((long) x != (long) y) {
                    return false;
                }
            } else if (!Ops.isEqual(mine[i], others[i])) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether {@code self < other}} */
    final boolean isLess(PyTuple other) {
        int common = Math.min(items.length, other.items.length);
        for (int i = 0; i < common; i++) {
            Object x = items[i];
            Object y = other.items[i];
            if (x instanceof Long n && y instanceof Long m) {
                if ((long) n != (long) m) {
                    return n < m;
                }
            } else if (x instanceof String s && y instanceof String t) {
                int order = CodePoints.compare(s, t);
                if (order != 0) {
                    return order < 0;
                }
            } else {
                return Sequences.compare(BinaryOp.LESS, this, other);
            }
        }
        return items.length < other.items.length;
    }

    /** {@return a plain tuple of the items of [from, to)} */
    final PyTuple slice(int from, int to) {
        if (from == to) {
            return EMPTY;
        }
        HeapLock.check();
        return new PyTuple(Arrays.copyOfRange(items, from, to));
    }

    /** {@return a plain tuple of these items and those of {@code other}} @throws PyError */
    final PyTuple concat(PyTuple other) {
        long total = (long) items.length + other.items.length;
        if (total > Sequences.MAX_SIZE) {
            throw Sequences.tooLarge(total);
        }
        HeapLock.check();
        Object[] all = Arrays.copyOf(items, (int) total);
        System.arraycopy(other.items, 0, all, items.length, other.items.length);
        return all.length == 0 ? EMPTY : new PyTuple(all);
    }

    /** {@return a plain tuple of these items, several times} @throws PyError MemoryError */
    final PyTuple repeat(long times) {
        int total = Sequences.repeatedSize(items.length, times);
        if (total == 0) {
            return EMPTY;
        }
        HeapLock.check();
        Object[] all = new Object[total];
        for (int at = 0; at < total; at += items.length) {
            System.arraycopy(items, 0, all, at, items.length);
        }
        return new PyTuple(all);
    }
}
