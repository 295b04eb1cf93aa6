package org.jmpy.object;

/** The type {@code complex}. Source: MicroPython py/objcomplex.c. */
public final class ComplexType extends PyType {
    public static final ComplexType INSTANCE = new ComplexType();

    private ComplexType() {
        super(
                "complex",
                Slot.MAKE
                        | Slot.PRINT
                        | Slot.UNARY
                        | Slot.BINARY
                        | Slot.ATTR
                        | Slot.EQ_NOT_REFLEXIVE
                        | Slot.EQ_CHECKS_OTHER);
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        out.append(((PyComplex) self).value().repr());
    }
}
