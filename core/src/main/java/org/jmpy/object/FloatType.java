package org.jmpy.object;

import org.jmpy.bytecode.UnaryOp;
import org.jmpy.numbers.FloatText;
import org.jmpy.numbers.IntMath;

/** The type {@code float}. Source: MicroPython py/objfloat.c. */
public final class FloatType extends PyType {
    public static final FloatType INSTANCE = new FloatType();

    private FloatType() {
        super(
                "float",
                Slot.MAKE
                        | Slot.PRINT
                        | Slot.UNARY
                        | Slot.BINARY
                        | Slot.EQ_NOT_REFLEXIVE
                        | Slot.EQ_CHECKS_OTHER);
    }

    /**
     * {@return {@code value} as a double: floats, ints, bools and what has __float__}
     *
     * @throws PyError TypeError "can't convert %s to float"
     */
    public static double toDouble(Object value) {
        if (value instanceof Double d) {
            return d;
        }
        if (value instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (IntType.isInt(value)) {
            return IntMath.toDouble(value);
        }
        Object number = Ops.unaryMaybe(UnaryOp.FLOAT_MAYBE, value);
        if (number instanceof Double d) {
            return d;
        }
        throw PyError.type("can't convert " + Types.nameOf(value) + " to float");
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        out.append(FloatText.repr((double) self));
    }
}
