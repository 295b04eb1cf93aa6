package org.jmpy.mpy;

import java.util.Arrays;

/** A bytes object in a constant table. */
public final class ConstantBytes {
    private final byte[] value;

    /** Holds {@code value}, which must not change any more. */
    public ConstantBytes(byte[] value) {
        this.value = value;
    }

    /** {@return the bytes themselves, not to be changed} */
    public byte[] value() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConstantBytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }
}
