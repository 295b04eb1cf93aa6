package org.jmpy.lib;

import org.jmpy.numbers.IntMath;
import org.jmpy.object.FloatType;
import org.jmpy.object.IntType;

/** Numbers in arguments. */
final class Numbers {
    private Numbers() {}

    /** {@return {@code value} as a double} As {@link FloatType#toDouble}. */
    static double toDouble(Object value) {
        return FloatType.toDouble(value);
    }

    /** {@return an int value cut to 64 bits} Source: mp_obj_get_int_truncated. */
    static long truncated(Object value) {
        return IntMath.truncated(IntType.index(value));
    }
}
