package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.numbers.Complex;
import org.jmpy.numbers.FloatMath;
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
        Double number = toDoubleMaybe(value);
        if (number == null) {
            throw PyError.type("can't convert " + Types.nameOf(value) + " to float");
        }
        return number;
    }

    /** As {@link #toDouble}, answering null where it would raise. */
    static Double toDoubleMaybe(Object value) {
        if (value instanceof Double d) {
            return d;
        }
        if (value instanceof Boolean b) {
            return b ? 1.0 : 0.0;
        }
        if (IntType.isInt(value)) {
            return IntMath.toDouble(value);
        }
        return Ops.unaryMaybe(UnaryOp.FLOAT_MAYBE, value) instanceof Double d ? d : null;
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 0, 1);
        if (args.length == 0) {
            return 0.0;
        }
        Object digits = Text.digits(args[0]);
        if (digits instanceof String s) {
            return FloatText.parse(s);
        }
        if (digits instanceof byte[] bytes) {
            return FloatText.parse(bytes);
        }
        return toDouble(args[0]);
    }

    @Override
    public Object unary(int op, Object self) {
        double value = (double) self;
        return switch (op) {
            case UnaryOp.BOOL -> value != 0;
            case UnaryOp.HASH -> FloatMath.hash(value);
            case UnaryOp.POSITIVE, UnaryOp.FLOAT_MAYBE -> self;
            case UnaryOp.NEGATIVE -> -value;
            case UnaryOp.ABS -> Math.abs(value);
            default -> null;
        };
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        if (right instanceof Double d) {
            return binary(op, (double) left, (double) d);
        }
        if (right instanceof PyComplex c) {
            return ComplexType.binary(op, new Complex((double) left, 0), c.value());
        }
        Double number = toDoubleMaybe(right);
        return number == null ? null : binary(op, (double) left, (double) number);
    }

    /** {@return the result of {@code left op right}, or null if floats do not support it} */
    static Object binary(int op, double left, double right) {
        return switch (op) {
            case BinaryOp.ADD, BinaryOp.INPLACE_ADD -> left + right;
            case BinaryOp.SUBTRACT, BinaryOp.INPLACE_SUBTRACT -> left - right;
            case BinaryOp.MULTIPLY, BinaryOp.INPLACE_MULTIPLY -> left * right;
            case BinaryOp.TRUE_DIVIDE, BinaryOp.INPLACE_TRUE_DIVIDE ->
                    FloatMath.divide(left, right);
            case BinaryOp.FLOOR_DIVIDE, BinaryOp.INPLACE_FLOOR_DIVIDE ->
                    FloatMath.floorDivide(left, right);
            case BinaryOp.MODULO, BinaryOp.INPLACE_MODULO -> FloatMath.modulo(left, right);
            case BinaryOp.POWER, BinaryOp.INPLACE_POWER -> {
                Object power = FloatMath.power(left, right);
                yield power instanceof Complex c ? new PyComplex(c) : power;
            }
            case BinaryOp.DIVMOD ->
                    new PyTuple(FloatMath.floorDivide(left, right), FloatMath.modulo(left, right));
            case BinaryOp.LESS -> left < right;
            case BinaryOp.MORE -> left > right;
            case BinaryOp.EQUAL -> left == right;
            case BinaryOp.LESS_EQUAL -> left <= right;
            case BinaryOp.MORE_EQUAL -> left >= right;
            default -> null;
        };
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        out.append(FloatText.repr((double) self));
    }
}
