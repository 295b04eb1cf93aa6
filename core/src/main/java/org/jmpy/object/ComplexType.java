package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.numbers.Complex;
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

    /** {@return the result of {@code left op right}, or null if complex does not support it} */
    static Object binary(int op, Complex left, Complex right) {
        return switch (op) {
            case BinaryOp.ADD, BinaryOp.INPLACE_ADD -> new PyComplex(left.add(right));
            case BinaryOp.SUBTRACT, BinaryOp.INPLACE_SUBTRACT ->
                    new PyComplex(left.subtract(right));
            case BinaryOp.MULTIPLY, BinaryOp.INPLACE_MULTIPLY ->
                    new PyComplex(left.multiply(right));
            case BinaryOp.TRUE_DIVIDE, BinaryOp.INPLACE_TRUE_DIVIDE ->
                    new PyComplex(left.divide(right));
            case BinaryOp.POWER, BinaryOp.INPLACE_POWER -> new PyComplex(left.power(right));
            case BinaryOp.EQUAL -> left.same(right);
            default -> null;
        };
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        out.append(((PyComplex) self).value().repr());
    }
}
