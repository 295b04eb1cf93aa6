package org.jmpy.object;

/** A bytes object. */
public final class PyBytes extends PyObject {
    private final byte[] value;

    /** Bytes over {@code value}, which must not change any more. */
    public PyBytes(byte[] value) {
        this.value = value;
    }

    /** {@return the bytes themselves, not to be changed} */
    public byte[] value() {
        return value;
    }

    @Override
    public PyType type() {
        return BytesType.INSTANCE;
    }
}
