package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.numbers.Complex;

import java.util.List;

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

    /**
     * {@return {@code value} as a complex number: numbers and what has __float__ or __complex__}
     *
     * @throws PyError TypeError "can't convert %s to complex"
     */
    public static Complex toComplex(Object value) {
        Complex number = toComplexMaybe(value);
        if (number == null) {
            throw PyError.type("can't convert " + Types.nameOf(value) + " to complex");
        }
        return number;
    }

    private static Complex toComplexMaybe(Object value) {
        if (value instanceof PyComplex c) {
            return c.value();
        }
        Double real = FloatType.toDoubleMaybe(value);
        if (real != null) {
            return new Complex(real, 0);
        }
        return Ops.unaryMaybe(UnaryOp.COMPLEX_MAYBE, value) instanceof PyComplex c
                ? c.value()
                : null;
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 0, 2);
        if (args.length == 0) {
            return new PyComplex(new Complex(0, 0));
        }
        if (args.length == 1) {
            if (args[0] instanceof String text) {
                return new PyComplex(Complex.parse(text));
            }
            return args[0] instanceof PyComplex ? args[0] : new PyComplex(toComplex(args[0]));
        }
        // real + imag * 1j, where each may itself be complex
        Complex real = part(args[0]);
        Complex imag = part(args[1]);
        return new PyComplex(new Complex(real.re() - imag.im(), real.im() + imag.re()));
    }

    private static Complex part(Object value) {
        return value instanceof PyComplex c ? c.value() : new Complex(FloatType.toDouble(value), 0);
    }

    @Override
    public Object unary(int op, Object self) {
        Complex value = ((PyComplex) self).value();
        return switch (op) {
            case UnaryOp.BOOL -> value.truth();
            case UnaryOp.HASH -> value.hash();
            case UnaryOp.POSITIVE -> self;
            case UnaryOp.NEGATIVE -> new PyComplex(value.negate());
            case UnaryOp.ABS -> value.abs();
            default -> null;
        };
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        Complex number = toComplexMaybe(right);
        return number == null ? null : binary(op, ((PyComplex) left).value(), number);
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
            case BinaryOp.FLOOR_DIVIDE, BinaryOp.INPLACE_FLOOR_DIVIDE ->
                    throw PyError.type("can't truncate-divide a complex number");
            case BinaryOp.POWER, BinaryOp.INPLACE_POWER -> new PyComplex(left.power(right));
            case BinaryOp.EQUAL -> left.same(right);
            default -> null;
        };
    }

    @Override
    public List<String> computed(Object self) {
        return List.of("real", "imag");
    }

    @Override
    public boolean attr(Object self, String attribute, Object[] dest, int at) {
        Complex value = ((PyComplex) self).value();
        switch (attribute) {
            case "real" -> dest[at] = value.re();
            case "imag" -> dest[at] = value.im();
            default -> {
                return false;
            }
        }
        dest[at + 1] = null;
        return true;
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        out.append(((PyComplex) self).value().repr());
    }
}
