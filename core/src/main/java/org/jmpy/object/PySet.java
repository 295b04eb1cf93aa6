package org.jmpy.object;

/** A set. */
public final class PySet extends PyObject {
    private final PyDict members = new PyDict();

    public void add(Object member) {
        members.put(member, member);
    }

    @Override
    public PyType type() {
        return SetType.INSTANCE;
    }
}
