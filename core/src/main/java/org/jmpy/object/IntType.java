package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.numbers.Complex;
import org.jmpy.numbers.IntMath;
import org.jmpy.numbers.IntText;

import java.math.BigInteger;
import java.util.Arrays;

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
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 0, 2);
        if (args.length == 0) {
            return 0L;
        }
        if (args.length == 2) {
            return parse(args[0], args[1]);
        }
        Object value = indexMaybe(args[0]);
        if (value != null) {
            return value;
        }
        if (args[0] instanceof Double d) {
            return IntMath.fromDouble(d);
        }
        Object text = Text.digits(args[0]);
        if (text == null) {
            throw PyError.type("can't convert " + Types.nameOf(args[0]) + " to int");
        }
        return parse(text, 10);
    }

    private static Object parse(Object text, Object baseValue) {
        Object digits = text instanceof PyBytes ? Text.digits(text) : Text.name(text);
        long base = toLong(baseValue);
        return parse(digits, Math.clamp(base, -1, 99));
    }

    private static Object parse(Object digits, int base) {
        return digits instanceof String s
                ? IntText.parse(s, base)
                : IntText.parse((byte[]) digits, base);
    }

    @Override
    protected void declare(Members members) {
        members.put(
                        "from_bytes",
                        new ClassMethod(PyBuiltin.of("from_bytes", 2, 4, IntType::fromBytes)))
                .fnKw("to_bytes", 1, IntType::toBytes);
    }

    // The third argument, signed, is accepted and ignored.
    private static Object fromBytes(Object[] args) {
        Buffer bytes = Buffer.of(args[1]);
        boolean big = args.length < 3 || !args[2].equals("little");
        return IntMath.fromBytes(bytes.data(), bytes.offset(), bytes.length(), big);
    }

    private static Object toBytes(Object[] args, String[] kw) {
        Object[] options =
                Args.parse(
                        Arrays.copyOfRange(args, 1, args.length),
                        kw,
                        0,
                        2,
                        "length",
                        "byteorder",
                        "signed");
        long length = options[0] == null ? 1 : toLong(options[0]);
        if (length < 0) {
            throw PyError.of(ExceptionType.VALUE_ERROR);
        }
        if (length > IntMath.MAX_BITS) {
            throw PyError.memory("memory allocation failed, allocating " + (length + 1) + " bytes");
        }
        boolean big = options[1] == null || !options[1].equals("little");
        boolean signed = options[2] != null && Ops.truth(options[2]);
        return new PyBytes(IntMath.toBytes(index(args[0]), (int) length, big, signed));
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
            // The operands change places on purpose: 3 * "ab" is "ab" * 3.
            return multipliesSequence(op, right)
                    ? Ops.binary(op, /* left= */ right, /* right= */ left)
                    : null;
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
            case BinaryOp.TRUE_DIVIDE, BinaryOp.INPLACE_TRUE_DIVIDE -> IntMath.trueDivide(left, r);
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

    private static boolean multipliesSequence(int op, Object right) {
        return (op == BinaryOp.MULTIPLY || op == BinaryOp.INPLACE_MULTIPLY)
                && (right instanceof String
                        || right instanceof PyBytes
                        || right instanceof PyTuple
                        || right instanceof PyList);
    }
}
