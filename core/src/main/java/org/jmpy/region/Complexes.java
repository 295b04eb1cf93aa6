package org.jmpy.region;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.PyComplex;

/**
 * Operations on complex numbers, which are virtual objects of two floats. The formulas are those of
 * {@link org.jmpy.numbers.Complex}.
 */
final class Complexes {
    private final RegionBuilder b;

    Complexes(RegionBuilder builder) {
        b = builder;
    }

    /** The parts of a number. */
    private record Parts(Value re, Value im) {}

    static boolean isComplex(Val val) {
        return val.shell == Shell.COMPLEX || val.javaClass() == PyComplex.class;
    }

    private static boolean isReal(Val val) {
        return val.is(Type.FLOAT) || val.is(Type.INT);
    }

    private Parts parts(Val val) {
        if (isReal(val)) {
            return new Parts(real(val), Value.constant(0.0));
        }
        if (val.isVirtual()) {
            return new Parts(val.fields.get(0).value, val.fields.get(1).value);
        }
        if (val.constant() instanceof PyComplex constant) {
            return new Parts(Value.constant(constant.re()), Value.constant(constant.im()));
        }
        return new Parts(
                b.emit(Micro.COMPLEX_REAL, val.value), b.emit(Micro.COMPLEX_IMAG, val.value));
    }

    private Value real(Val val) {
        return val.is(Type.FLOAT) ? val.value : b.emit(Op.INT_TO_FLOAT, val.value);
    }

    private static Val complex(Value re, Value im) {
        return Val.virtual(Shell.COMPLEX, Val.of(re), Val.of(im));
    }

    /** {@return {@code complex(re, im)} of real numbers, null if nothing was done} */
    Val make(Val re, Val im) {
        return isReal(re) && isReal(im) ? complex(real(re), real(im)) : null;
    }

    /** {@return the result of a binary operation, null if it is not done here} */
    Val binary(int opcode, Val left, Val right) {
        boolean known = isComplex(left) ? isComplex(right) || isReal(right) : isReal(left);
        if (!known || !(isComplex(left) || isComplex(right))) {
            return null;
        }
        return switch (opcode) {
            case BinaryOp.ADD, BinaryOp.INPLACE_ADD -> each(Op.FLOAT_ADD, left, right);
            case BinaryOp.SUBTRACT, BinaryOp.INPLACE_SUBTRACT -> each(Op.FLOAT_SUB, left, right);
            case BinaryOp.MULTIPLY, BinaryOp.INPLACE_MULTIPLY -> product(parts(left), parts(right));
            case BinaryOp.TRUE_DIVIDE, BinaryOp.INPLACE_TRUE_DIVIDE ->
                    isReal(right) ? quotient(parts(left), real(right)) : null;
            case BinaryOp.EQUAL -> Val.of(same(parts(left), parts(right)));
            case BinaryOp.NOT_EQUAL -> Val.of(b.emit(Op.BOOL_NOT, same(parts(left), parts(right))));
            default -> null;
        };
    }

    private Val each(Op op, Val left, Val right) {
        Parts x = parts(left);
        Parts y = parts(right);
        return complex(b.emit(op, x.re, y.re), b.emit(op, x.im, y.im));
    }

    private Val product(Parts x, Parts y) {
        return complex(
                b.emit(
                        Op.FLOAT_SUB,
                        b.emit(Op.FLOAT_MUL, x.re, y.re),
                        b.emit(Op.FLOAT_MUL, x.im, y.im)),
                b.emit(
                        Op.FLOAT_ADD,
                        b.emit(Op.FLOAT_MUL, x.re, y.im),
                        b.emit(Op.FLOAT_MUL, x.im, y.re)));
    }

    private Val quotient(Parts x, Value divisor) {
        b.check(b.emit(Op.FLOAT_NE, divisor, Value.constant(0.0)));
        return complex(b.emit(Op.FLOAT_DIV, x.re, divisor), b.emit(Op.FLOAT_DIV, x.im, divisor));
    }

    private Value same(Parts x, Parts y) {
        return b.emit(
                Op.BOOL_AND, b.emit(Op.FLOAT_EQ, x.re, y.re), b.emit(Op.FLOAT_EQ, x.im, y.im));
    }

    /** {@return the result of a unary operation, null if it is not done here} */
    Val unary(int op, Val val) {
        if (!isComplex(val)) {
            return null;
        }
        Parts x = parts(val);
        return switch (op) {
            case UnaryOp.POSITIVE -> val;
            case UnaryOp.NEGATIVE ->
                    complex(b.emit(Op.FLOAT_NEG, x.re), b.emit(Op.FLOAT_NEG, x.im));
            default -> null;
        };
    }

    /** {@return whether a complex number counts as true} */
    Value truth(Val val) {
        Parts x = parts(val);
        Value zero = Value.constant(0.0);
        return b.emit(Op.BOOL_OR, b.emit(Op.FLOAT_NE, x.re, zero), b.emit(Op.FLOAT_NE, x.im, zero));
    }

    /** {@return {@code abs(val)}} */
    Val absolute(Val val) {
        Parts x = parts(val);
        Value square =
                b.emit(
                        Op.FLOAT_ADD,
                        b.emit(Op.FLOAT_MUL, x.re, x.re),
                        b.emit(Op.FLOAT_MUL, x.im, x.im));
        return Val.of(b.emit(Micro.SQUARE_ROOT, square));
    }

    /** {@return an attribute, null if there is no such one} */
    Val attribute(Val val, String name) {
        return switch (name) {
            case "real" -> Val.of(parts(val).re);
            case "imag" -> Val.of(parts(val).im);
            default -> null;
        };
    }
}
