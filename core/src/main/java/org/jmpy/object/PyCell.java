package org.jmpy.object;

/** A variable shared by a function and the functions inside it; null while unbound. */
public final class PyCell extends PyObject {
    private static final PyType TYPE = new PyType("", 0) {};

    /** The variable's value, null while unbound. */
    public Object value;

    public PyCell(Object value) {
        this.value = value;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
