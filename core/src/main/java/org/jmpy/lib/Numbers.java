package org.jmpy.lib;

import java.math.BigInteger;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.object.IntType;
import org.jmpy.object.Ops;
import org.jmpy.object.PyError;
import org.jmpy.object.Types;

/** Numbers in arguments. */
final class Numbers {
    private Numbers() {}

    /**
     * {@return {@code value} as a double: floats, ints, bools and what has __float__} Source:
     * py/obj.c, mp_obj_get_float.
     *
     * @throws PyError TypeError "can't convert %s to float"
     */
    static double toDouble(Object value) {
        return switch (value) {
            case Double d -> d;
            case Long i -> i;
            case BigInteger big -> big.doubleValue();
            case Boolean b -> b ? 1 : 0;
            default -> {
                if (Ops.unaryMaybe(UnaryOp.FLOAT_MAYBE, value) instanceof Double d) {
                    yield d;
                }
                throw PyError.type("can't convert " + Types.nameOf(value) + " to float");
            }
        };
    }

    /** {@return an int value cut to 64 bits} Source: mp_obj_get_int_truncated. */
    static long truncated(Object value) {
        Object index = IntType.index(value);
        return index instanceof BigInteger big ? big.longValue() : (Long) index;
    }
}
