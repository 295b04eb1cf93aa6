package org.jmpy.numbers;

import java.math.BigInteger;

/** Python integer arithmetic on normalised values (see the package). */
public final class IntMath {
    /**
     * The largest integer in bits (8 MiB). The original stops when its heap, 2 MiB by default, is
     * full; here the bound also keeps one operation from running for minutes.
     */
    public static final long MAX_BITS = 1L << 26;

    private IntMath() {}

    /** {@return the value as a Long if it fits, else as it is} */
    public static Object normalise(BigInteger value) {
        return value.bitLength() <= 63 ? (Object) value.longValue() : value;
    }

    /** Refuses, with a MEMORY error, to make an integer of that many bits if that is too many. */
    static void checkBits(long bits) {
        if (bits > MAX_BITS) {
            throw new NumberError(
                    NumberError.Kind.MEMORY,
                    "memory allocation failed, allocating " + bits / 8 + " bytes");
        }
    }
}
