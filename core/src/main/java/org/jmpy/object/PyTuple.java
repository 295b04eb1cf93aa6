package org.jmpy.object;

/** A tuple; also the base of the values of named tuple types. */
public class PyTuple extends PyObject {
    public static final PyType TYPE = TupleType.INSTANCE;
    public static final PyTuple EMPTY = new PyTuple();

    private final Object[] items;

    /** A tuple over {@code items}, which belong to it from now on. */
    public PyTuple(Object... items) {
        this.items = items;
    }

    @Override
    public PyType type() {
        return TupleType.INSTANCE;
    }

    public final int size() {
        return items.length;
    }

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
}
