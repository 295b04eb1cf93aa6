package org.jmpy.syntax;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.numbers.Complex;
import org.jmpy.numbers.FloatMath;
import org.jmpy.numbers.IntMath;
import org.jmpy.numbers.NumberError;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes constant expressions while the tree is built. An operator node is folded as a whole, if
 * all operands are numbers and nothing goes wrong, or not at all. Source: MicroPython py/parse.c.
 */
final class Folder {
    /** Larger ints are left to be computed at run time. The original's bound is its memory. */
    private static final int MAX_BITS = 1 << 20;

    /** The first int that is not a small int of the original on a 64-bit machine. */
    private static final long BEYOND_SMALL = 1L << 62;

    /** Tuples in tuples; no file may hold deeper ones. */
    private static final int MAX_NESTING = 1000;

    private final long smallIntMask;

    /**
     * @param smallIntBits ints that need more become objects
     */
    Folder(int smallIntBits) {
        smallIntMask = -(1L << (smallIntBits - 1));
    }

    // ---- constants ----------------------------------------------------------------------------

    /** {@return the leaf of an int that fits the target, else a literal} */
    Expr number(int line, Object value) {
        return constant(line, new Constant.Int(value));
    }

    /** {@return the leaf of an int that fits the target, else a literal} */
    Expr constant(int line, Constant value) {
        if (value instanceof Constant.Int(Long number)) {
            long n = number;
            long high = n & smallIntMask;
            if ((high == 0 || high == smallIntMask) && n >> 62 == n >> 63) {
                return new Expr.SmallInt(n);
            }
        }
        return new Expr.Literal(line, value);
    }

    /** {@return the value of a constant node, or null if it is none} */
    static Constant value(Expr node) {
        if (node instanceof Expr.SmallInt(long value)) {
            return new Constant.Int(value);
        }
        if (node instanceof Expr.ShortString(Symbol symbol)) {
            return new Constant.Str(symbol.utf8());
        }
        if (node instanceof Expr.Keyword(Constant.Singleton value)) {
            return value;
        }
        if (node instanceof Expr.Literal(_, Constant value)) {
            return value;
        }
        if (node instanceof Expr.Tuple(_, Expr.TupleForm form, List<Expr> items)
                && items.isEmpty()
                && form == Expr.TupleForm.PAREN) {
            return new Constant.Tuple(List.of(), 1);
        }
        return null;
    }

    /** {@return whether the node is a constant that was written as one} */
    static boolean isLiteral(Expr node) {
        return node instanceof Expr.SmallInt
                || node instanceof Expr.ShortString
                || node instanceof Expr.Keyword
                || node instanceof Expr.Literal;
    }

    private static boolean isConstant(Expr node) {
        return isLiteral(node)
                || node instanceof Expr.Tuple(_, Expr.TupleForm form, List<Expr> items)
                        && items.isEmpty()
                        && form == Expr.TupleForm.PAREN;
    }

    /** {@return whether the node is a constant that is true} */
    static boolean isTrue(Expr node) {
        return node instanceof Expr.SmallInt(long value)
                ? value != 0
                : isConstant(node) && value(node).isTrue();
    }

    /** {@return whether the node is a constant that is false} */
    static boolean isFalse(Expr node) {
        return node instanceof Expr.SmallInt(long value)
                ? value == 0
                : isConstant(node) && !value(node).isTrue();
    }

    /**
     * {@return a literal if all items are constants, else null}
     *
     * @throws CompileError if tuples are nested too deeply
     */
    static Expr tuple(int line, List<Expr> items) {
        for (Expr item : items) {
            if (!isConstant(item)) {
                return null;
            }
        }
        int nesting = 0;
        List<Constant> values = new ArrayList<>(items.size());
        for (Expr item : items) {
            Constant value = value(item);
            values.add(value);
            if (value instanceof Constant.Tuple tuple) {
                nesting = Math.max(nesting, tuple.nesting());
            }
        }
        if (nesting >= MAX_NESTING) {
            throw CompileError.tooDeep();
        }
        return new Expr.Literal(line, new Constant.Tuple(values, nesting + 1));
    }

    // ---- logic --------------------------------------------------------------------------------

    /** Operands that are known to decide nothing go, and what follows one that decides. */
    static Expr logical(int line, boolean isOr, List<Expr> operands) {
        List<Expr> kept = new ArrayList<>(operands.size());
        int last = operands.size() - 1;
        for (int i = 0; i <= last; i++) {
            Expr operand = operands.get(i);
            boolean decides = isOr ? isTrue(operand) : isFalse(operand);
            boolean isIdle = isOr ? isFalse(operand) : isTrue(operand);
            if (i == last || !isIdle) {
                kept.add(operand);
            }
            if (decides) {
                break;
            }
        }
        return kept.size() == 1 ? kept.get(0) : new Expr.Logical(line, isOr, kept);
    }

    static Expr not(int line, Expr operand) {
        if (isFalse(operand)) {
            return new Expr.Keyword(Constant.Singleton.TRUE);
        }
        if (isTrue(operand)) {
            return new Expr.Keyword(Constant.Singleton.FALSE);
        }
        return new Expr.Not(line, operand);
    }

    // ---- arithmetic ---------------------------------------------------------------------------

    /** {@return a Long, BigInteger or Double, or null if the node is not a number} */
    private static Object operand(Expr node) {
        if (node instanceof Expr.SmallInt(long value)) {
            return value;
        }
        if (node instanceof Expr.Literal(_, Constant.Int(Object value))) {
            return value;
        }
        if (node instanceof Expr.Literal(_, Constant.Float value)) {
            return value.value();
        }
        return null;
    }

    private Expr result(Object value) {
        return value instanceof Double d
                ? new Expr.Literal(0, new Constant.Float(d))
                : number(0, value);
    }

    Expr binary(int line, List<Expr> operands, List<TokenKind> operators) {
        Object left = operand(operands.get(0));
        for (int i = 0; left != null && i < operators.size(); i++) {
            Object right = operand(operands.get(i + 1));
            left = right == null ? null : compute(operators.get(i).binaryOp(), left, right);
        }
        return left == null ? new Expr.Binary(line, operands, operators) : result(left);
    }

    Expr power(int line, Expr base, Expr exponent) {
        Object left = operand(base);
        Object right = left == null ? null : operand(exponent);
        Object value = right == null ? null : compute(BinaryOp.POWER, left, right);
        return value == null ? new Expr.Power(line, base, exponent) : result(value);
    }

    Expr unary(int line, TokenKind operator, Expr node) {
        Object operand = operand(node);
        if (operand == null || operator == TokenKind.OP_TILDE && operand instanceof Double) {
            return new Expr.Unary(line, operator, node);
        }
        if (node instanceof Expr.Literal(_, Constant.Float value)) {
            boolean isSame = operator == TokenKind.OP_PLUS;
            return new Expr.Literal(0, isSame ? value : new Constant.Float(-value.value()));
        }
        if (operator == TokenKind.OP_MINUS && operand.equals(BEYOND_SMALL)) {
            // a long integer of the original, which stays one although -value would fit
            return new Expr.Literal(0, new Constant.Int(-BEYOND_SMALL));
        }
        return result(
                switch (operator) {
                    case OP_MINUS -> IntMath.negate(operand);
                    case OP_TILDE -> IntMath.invert(operand);
                    default -> operand;
                });
    }

    /** {@return the result, or null if it is not a number or there is none} */
    private static Object compute(int op, Object left, Object right) {
        try {
            Object value =
                    left instanceof Double || right instanceof Double
                            ? computeFloat(op, asDouble(left), asDouble(right))
                            : computeInt(op, left, right);
            return value instanceof Complex || isHuge(value) ? null : value;
        } catch (NumberError _) {
            return null;
        }
    }

    private static boolean isHuge(Object value) {
        return value instanceof BigInteger big && big.bitLength() > MAX_BITS;
    }

    private static double asDouble(Object value) {
        return value instanceof Double d ? d : IntMath.toDouble(value);
    }

    private static Object computeFloat(int op, double a, double b) {
        return switch (op) {
            case BinaryOp.ADD -> a + b;
            case BinaryOp.SUBTRACT -> a - b;
            case BinaryOp.MULTIPLY -> a * b;
            case BinaryOp.TRUE_DIVIDE -> FloatMath.divide(a, b);
            case BinaryOp.FLOOR_DIVIDE -> FloatMath.floorDivide(a, b);
            case BinaryOp.MODULO -> FloatMath.modulo(a, b);
            case BinaryOp.POWER -> FloatMath.power(a, b);
            default -> null;
        };
    }

    private static Object computeInt(int op, Object a, Object b) {
        return switch (op) {
            case BinaryOp.OR -> IntMath.or(a, b);
            case BinaryOp.XOR -> IntMath.xor(a, b);
            case BinaryOp.AND -> IntMath.and(a, b);
            case BinaryOp.LSHIFT -> IntMath.shiftLeft(a, b);
            case BinaryOp.RSHIFT -> IntMath.shiftRight(a, b);
            case BinaryOp.ADD -> IntMath.add(a, b);
            case BinaryOp.SUBTRACT -> IntMath.subtract(a, b);
            case BinaryOp.MULTIPLY -> IntMath.multiply(a, b);
            case BinaryOp.TRUE_DIVIDE -> IntMath.trueDivide(a, b);
            case BinaryOp.FLOOR_DIVIDE -> IntMath.floorDivide(a, b);
            case BinaryOp.MODULO -> IntMath.modulo(a, b);
            case BinaryOp.POWER -> IntMath.power(a, b);
            default -> null;
        };
    }

    /** {@return the value of {@code math.name} if that is a constant, else null} */
    Expr mathConstant(Symbol name) {
        if (name.is("pi")) {
            return result(Math.PI);
        } else if (name.is("e")) {
            return result(Math.E);
        } else if (name.is("tau")) {
            return result(2 * Math.PI);
        } else if (name.is("inf")) {
            return result(Double.POSITIVE_INFINITY);
        } else if (name.is("nan")) {
            return new Expr.Literal(0, MATH_NAN);
        }
        return null;
    }

    /** Every {@code math.nan} is the same object. */
    private static final Constant.Float MATH_NAN = new Constant.Float(Double.NaN);
}
