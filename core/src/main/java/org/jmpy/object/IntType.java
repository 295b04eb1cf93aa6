package org.jmpy.object;

import java.math.BigInteger;
import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.numbers.Complex;
import org.jmpy.numbers.IntMath;
import org.jmpy.numbers.IntText;

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
    public Object unary(int op, Object self) {
        return switch (op) {
            case UnaryOp.BOOL -> IntMath.signum(self) != 0;
            case UnaryOp.HASH -> IntMath.hash(self);
            case UnaryOp.POSITIVE, UnaryOp.INT_MAYBE -> self;
            case UnaryOp.NEGATIVE -> IntMath.negate(self);
            case UnaryOp.INVERT -> IntMath.invert(self);
            case UnaryOp.ABS -> IntMath.abs(self);
            default -> null;
        };
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        Object r = right instanceof Boolean b ? (Object) (b ? 1L : 0L) : right;
        if (!isInt(r)) {
            if (r instanceof Double d) {
                return FloatType.binary(op, IntMath.toDouble(left), (double) d);
            }
            if (r instanceof PyComplex c) {
                return ComplexType.binary(op, new Complex(IntMath.toDouble(left), 0), c.value());
            }
            return null;
        }
        return switch (op) {
            case BinaryOp.LESS -> IntMath.compare(left, r) < 0;
            case BinaryOp.MORE -> IntMath.compare(left, r) > 0;
            case BinaryOp.EQUAL -> IntMath.equal(left, r);
            case BinaryOp.LESS_EQUAL -> IntMath.compare(left, r) <= 0;
            case BinaryOp.MORE_EQUAL -> IntMath.compare(left, r) >= 0;
            case BinaryOp.ADD, BinaryOp.INPLACE_ADD -> IntMath.add(left, r);
            case BinaryOp.SUBTRACT, BinaryOp.INPLACE_SUBTRACT -> IntMath.subtract(left, r);
            case BinaryOp.MULTIPLY, BinaryOp.INPLACE_MULTIPLY -> IntMath.multiply(left, r);
            case BinaryOp.FLOOR_DIVIDE, BinaryOp.INPLACE_FLOOR_DIVIDE ->
                    IntMath.floorDivide(left, r);
            case BinaryOp.TRUE_DIVIDE, BinaryOp.INPLACE_TRUE_DIVIDE ->
                    IntMath.trueDivide(left, r);
            case BinaryOp.MODULO, BinaryOp.INPLACE_MODULO -> IntMath.modulo(left, r);
            case BinaryOp.POWER, BinaryOp.INPLACE_POWER -> IntMath.power(left, r);
            case BinaryOp.AND, BinaryOp.INPLACE_AND -> IntMath.and(left, r);
            case BinaryOp.OR, BinaryOp.INPLACE_OR -> IntMath.or(left, r);
            case BinaryOp.XOR, BinaryOp.INPLACE_XOR -> IntMath.xor(left, r);
            case BinaryOp.LSHIFT, BinaryOp.INPLACE_LSHIFT -> IntMath.shiftLeft(left, r);
            case BinaryOp.RSHIFT, BinaryOp.INPLACE_RSHIFT -> IntMath.shiftRight(left, r);
            case BinaryOp.DIVMOD -> new PyTuple(IntMath.divmod(left, r));
            default -> null;
        };
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        out.append(IntText.decimal(self));
    }
}
