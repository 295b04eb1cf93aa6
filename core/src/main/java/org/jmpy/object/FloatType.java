package org.jmpy.object;

import org.jmpy.numbers.FloatText;

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

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        out.append(FloatText.repr((double) self));
    }
}
