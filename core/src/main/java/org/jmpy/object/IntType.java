package org.jmpy.object;

import java.math.BigInteger;
import org.jmpy.bytecode.UnaryOp;

/** The type {@code int}: Long, or BigInteger outside 64 bits. Source: MicroPython py/objint.c. */
public final class IntType extends PyType {
    public static final IntType INSTANCE = new IntType();

    private IntType() {
        super("int", Slot.MAKE | Slot.PRINT | Slot.UNARY | Slot.BINARY);
    }

    /** {@return whether {@code value} is exactly an int: not a bool, not a derived class} */
    public static boolean isInt(Object value) {
        return value instanceof Long || value instanceof BigInteger;
    }

    /**
     * {@return {@code value} as an int: ints, bools and what has __int__} Source: py/obj.c,
     * mp_obj_get_int.
     *
     * @throws PyError TypeError "can't convert %s to int"
     */
    public static Object index(Object value) {
        Object index = indexMaybe(value);
        if (index == null) {
            throw PyError.type("can't convert " + Types.nameOf(value) + " to int");
        }
        return index;
    }

    /** As {@link #index}, answering null where it would raise. */
    public static Object indexMaybe(Object value) {
        if (value instanceof Long || value instanceof BigInteger) {
            return value;
        }
        if (value instanceof Boolean b) {
            return b ? 1L : 0L;
        }
        if (value instanceof Double) {
            return null;
        }
        return Ops.unaryMaybe(UnaryOp.INT_MAYBE, value);
    }

    /**
     * {@return {@code value} as a long}
     *
     * @throws PyError TypeError if it is no int, OverflowError if it has more than 64 bits
     */
    public static long toLong(Object value) {
        if (index(value) instanceof Long i) {
            return i;
        }
        throw PyError.overflow("overflow converting long int to machine word");
    }

    /** {@return {@code value} as a Java int} @throws PyError as {@link #toLong} */
    public static int toInt(Object value) {
        long i = toLong(value);
        if (i != (int) i) {
            throw PyError.overflow("overflow converting long int to machine word");
        }
        return (int) i;
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        out.append(self);
    }
}
