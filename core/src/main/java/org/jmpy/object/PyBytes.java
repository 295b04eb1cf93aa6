package org.jmpy.object;

import java.util.Arrays;

/** A bytes object. */
public final class PyBytes extends PyObject {
    /** No bytes. */
    public static final PyBytes EMPTY = new PyBytes(new byte[0]);

    private final byte[] value;

    /** The hash once computed, else 0; racing threads compute the same. */
    private int hash;

    /** Bytes over {@code value}, which must not change any more. */
    public PyBytes(byte[] value) {
        this.value = value;
    }

    /** {@return the bytes themselves, not to be changed} */
    public byte[] value() {
        return value;
    }

    /** {@return the hash of the bytes} */
    long hash() {
        if (hash == 0) {
            hash = Arrays.hashCode(value);
        }
        return hash;
    }

    @Override
    public PyType type() {
        return BytesType.INSTANCE;
    }
}
