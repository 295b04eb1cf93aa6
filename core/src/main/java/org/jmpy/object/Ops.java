package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.numbers.IntMath;

import java.math.BigInteger;

/**
 * Operators, truth, equality and hash. The small methods named after an operation are the micro-ops
 * that every tier calls: they decide the common cases on ints and floats and leave the rest to the
 * one slow path. Source: MicroPython py/runtime.c (mp_unary_op, mp_binary_op), py/obj.c.
 */
public final class Ops {
    private Ops() {}

    // ---- micro-ops ---------------------------------------------------------------------------

    public static Object add(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long l = x;
            long r = y;
            long sum = l + r;
            if (((l ^ sum) & (r ^ sum)) >= 0) {
                return sum;
            }
        } else if (a instanceof Double x && b instanceof Double y) {
            return x + y;
        }
        return binary(BinaryOp.ADD, a, b);
    }

    public static Object subtract(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long l = x;
            long r = y;
            long difference = l - r;
            if (((l ^ r) & (l ^ difference)) >= 0) {
                return difference;
            }
        } else if (a instanceof Double x && b instanceof Double y) {
            return x - y;
        }
        return binary(BinaryOp.SUBTRACT, a, b);
    }

    public static Object multiply(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long l = x;
            long r = y;
            long high = Math.multiplyHigh(l, r);
            long low = l * r;
            if ((high ^ (low >> 63)) == 0) {
                return low;
            }
        } else if (a instanceof Double x && b instanceof Double y) {
            return x * y;
        }
        return binary(BinaryOp.MULTIPLY, a, b);
    }

    public static Object inplaceAdd(Object a, Object b) {
        if (a instanceof Long || a instanceof Double) {
            return add(a, b);
        }
        return binary(BinaryOp.INPLACE_ADD, a, b);
    }

    public static Object inplaceSubtract(Object a, Object b) {
        if (a instanceof Long || a instanceof Double) {
            return subtract(a, b);
        }
        return binary(BinaryOp.INPLACE_SUBTRACT, a, b);
    }

    public static Object inplaceMultiply(Object a, Object b) {
        if (a instanceof Long || a instanceof Double) {
            return multiply(a, b);
        }
        return binary(BinaryOp.INPLACE_MULTIPLY, a, b);
    }

    public static Object trueDivide(Object a, Object b) {
        if (a instanceof Double x && b instanceof Double y && y != 0.0) {
            return x / y;
        }
        return binary(BinaryOp.TRUE_DIVIDE, a, b);
    }

    public static Object floorDivide(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long r = y;
            if (r > 0 || r < -1) {
                return Math.floorDiv((long) x, r);
            }
        }
        return binary(BinaryOp.FLOOR_DIVIDE, a, b);
    }

    public static Object modulo(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long r = y;
            if (r != 0) {
                return Math.floorMod((long) x, r);
            }
        }
        return binary(BinaryOp.MODULO, a, b);
    }

    public static Object and(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x & y;
        }
        return binary(BinaryOp.AND, a, b);
    }

    public static Object or(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x | y;
        }
        return binary(BinaryOp.OR, a, b);
    }

    public static Object xor(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return x ^ y;
        }
        return binary(BinaryOp.XOR, a, b);
    }

    public static Object leftShift(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long l = x;
            long count = y;
            if (count >= 0 && count < 64) {
                long shifted = l << count;
                if (shifted >> count == l) {
                    return shifted;
                }
            }
        }
        return binary(BinaryOp.LSHIFT, a, b);
    }

    public static Object rightShift(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            long count = y;
            if (count >= 0) {
                return x >> Math.min(count, 63);
            }
        }
        return binary(BinaryOp.RSHIFT, a, b);
    }

    public static Object less(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return (long) x < (long) y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return (double) x < (double) y;
        }
        return binary(BinaryOp.LESS, a, b);
    }

    public static Object more(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return (long) x > (long) y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return (double) x > (double) y;
        }
        return binary(BinaryOp.MORE, a, b);
    }

    public static Object lessEqual(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return (long) x <= (long) y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return (double) x <= (double) y;
        }
        return binary(BinaryOp.LESS_EQUAL, a, b);
    }

    public static Object moreEqual(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return (long) x >= (long) y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return (double) x >= (double) y;
        }
        return binary(BinaryOp.MORE_EQUAL, a, b);
    }

    /** {@return {@code a == b}, which may be any value if a class defines __eq__} */
    public static Object equal(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return (long) x == (long) y;
        }
        return equalOrNot(BinaryOp.EQUAL, a, b);
    }

    public static Object notEqual(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return (long) x != (long) y;
        }
        return equalOrNot(BinaryOp.NOT_EQUAL, a, b);
    }

    /** {@return {@code a is b}} Numbers have no identity of their own: equal bits are the same. */
    public static boolean is(Object a, Object b) {
        if (a == b) {
            return true;
        }
        if (a instanceof Long || a instanceof Double || a instanceof Boolean) {
            return a.equals(b);
        }
        // Short texts are interned by the reference where they are names or literals.
        return a instanceof String x && x.length() <= 10 && x.equals(b);
    }

    /** {@return {@code item in container}} */
    public static boolean contains(Object container, Object item) {
        return (Boolean) binary(BinaryOp.CONTAINS, container, item);
    }

    /** {@return whether {@code value} counts as true} */
    public static boolean truth(Object value) {
        if (value instanceof Boolean b) {
            return b;
        }
        if (value instanceof Long i) {
            return i != 0;
        }
        if (value == Singleton.NONE) {
            return false;
        }
        return truthSlow(value);
    }

    private static boolean truthSlow(Object value) {
        if (value instanceof String s) {
            return !s.isEmpty();
        }
        PyType type = Types.of(value);
        Object result = type.unary(UnaryOp.BOOL, value);
        if (result != null) {
            return result instanceof Boolean b ? b : truthResult(result);
        }
        Object length = type.unary(UnaryOp.LEN, value);
        return length == null || !length.equals(0L);
    }

    // The reference takes only True itself for true here.
    private static boolean truthResult(Object result) {
        return result.equals(Boolean.TRUE);
    }

    // ---- unary -------------------------------------------------------------------------------

    public static Object not(Object value) {
        return !truth(value);
    }

    public static Object negative(Object value) {
        if (value instanceof Long i && i != Long.MIN_VALUE) {
            return -i;
        }
        if (value instanceof Double d) {
            return -d;
        }
        return unary(UnaryOp.NEGATIVE, value);
    }

    /**
     * {@return the result of a unary operation}
     *
     * @throws PyError TypeError if the value does not support it
     */
    public static Object unary(int op, Object value) {
        if (op == UnaryOp.NOT) {
            return !truth(value);
        }
        Object result = unaryMaybe(op, value);
        if (result == null) {
            throw PyError.type(
                    "unsupported type for "
                            + UnaryOp.method(op)
                            + ": '"
                            + Types.nameOf(value)
                            + "'");
        }
        return result;
    }

    /** As {@link #unary}, answering null where it would raise. */
    public static Object unaryMaybe(int op, Object value) {
        PyType type = Types.of(value);
        Object result = type.unary(op, value);
        if (result != null) {
            return result;
        }
        if (op == UnaryOp.HASH && !type.has(Slot.UNARY)) {
            return identityHash(value);
        }
        return op == UnaryOp.BOOL ? Boolean.TRUE : null;
    }

    /** {@return {@code len(value)}} @throws PyError TypeError "object of type '%s' has no len()" */
    public static long len(Object value) {
        Object result = lenMaybe(value);
        if (result == null) {
            throw PyError.type("object of type '" + Types.nameOf(value) + "' has no len()");
        }
        return IntType.toLong(result);
    }

    private static Object lenMaybe(Object value) {
        if (value instanceof String s) {
            return StrType.length(s);
        }
        return Types.of(value).unary(UnaryOp.LEN, value);
    }

    /** {@return {@code hash(value)}} @throws PyError TypeError if unhashable */
    public static long hash(Object value) {
        if (value instanceof Long i) {
            return IntMath.hash((long) i);
        }
        if (value instanceof String s) {
            return StrType.hash(s);
        }
        if (value instanceof PyTuple tuple) {
            return tuple.hash();
        }
        if (value instanceof PyType) {
            return System.identityHashCode(value);
        }
        return (Long) unary(UnaryOp.HASH, value);
    }

    /** {@return the hash of a value that is equal only to itself} */
    public static Object identityHash(Object value) {
        return (long) System.identityHashCode(value);
    }

    /** {@return an int value cut to 64 bits} @throws PyError TypeError if it is no int */
    public static Object truncatedInt(Object value) {
        Object index = IntType.index(value);
        return index instanceof BigInteger big ? (Object) big.longValue() : index;
    }

    // ---- binary ------------------------------------------------------------------------------

    /**
     * {@return the result of a binary operation: the slow path of all of them}
     *
     * @param op a number of {@link BinaryOp}
     * @throws PyError TypeError if neither value supports it
     */
    public static Object binary(int op, Object left, Object right) {
        switch (op) {
            case BinaryOp.IS -> {
                return is(left, right);
            }
            case BinaryOp.EQUAL, BinaryOp.NOT_EQUAL -> {
                return equalOrNot(op, left, right);
            }
            case BinaryOp.EXCEPTION_MATCH -> {
                return exceptionMatch(left, right);
            }
            case BinaryOp.IN -> {
                if (left instanceof Long && right instanceof Long) {
                    // The reference does not even try to iterate over a small int.
                    throw unsupported(op, left, right);
                }
                return dispatch(BinaryOp.CONTAINS, right, left);
            }
            default -> {
                return dispatch(op, left, right);
            }
        }
    }

    private static Object dispatch(int op, Object left, Object right) {
        Object result = Types.of(left).binary(op, left, right);
        return result != null ? result : dispatchAfter(op, op, left, right);
    }

    /**
     * {@return the result of a binary operation if the operands' types do not have {@code tried}}
     *
     * @param tried the operation itself; or its plain or its reversed form, which come after it
     */
    public static Object binaryAfter(int op, int tried, Object left, Object right) {
        if (op == BinaryOp.EQUAL || op == BinaryOp.NOT_EQUAL) {
            return equalAfter(op, tried, left, right);
        }
        return dispatchAfter(op, tried, left, right);
    }

    private static Object dispatchAfter(int op, int tried, Object left, Object right) {
        int plain = op;
        if (op >= BinaryOp.INPLACE_OR && op <= BinaryOp.INPLACE_POWER) {
            plain = op + BinaryOp.FROM_INPLACE;
            Object result = tried == op ? Types.of(left).binary(plain, left, right) : null;
            if (result != null) {
                return result;
            }
        }
        int reversed = plain + BinaryOp.TO_REVERSE;
        if (plain >= BinaryOp.OR && plain <= BinaryOp.POWER && tried != reversed) {
            Object result = Types.of(right).binary(reversed, right, left);
            if (result != null) {
                return result;
            }
        }
        if (op == BinaryOp.CONTAINS) {
            return containsByIteration(left, right);
        }
        throw unsupported(plain, left, right);
    }

    // A bool passes the question on to its int, which is not iterable.
    private static boolean containsByIteration(Object container, Object item) {
        Object iterator = Iteration.iter(container instanceof Boolean ? 0L : container);
        for (Object next; (next = Iteration.next(iterator)) != null; ) {
            if (isEqual(next, item)) {
                return true;
            }
        }
        return false;
    }

    private static PyError unsupported(int op, Object left, Object right) {
        if (op >= BinaryOp.REVERSE_OR) {
            return unsupported(op - BinaryOp.TO_REVERSE, right, left);
        }
        return PyError.type(
                "unsupported types for "
                        + BinaryOp.method(op)
                        + ": '"
                        + operandName(left)
                        + "', '"
                        + (op >= BinaryOp.OR ? operandName(right) : Types.nameOf(right))
                        + "'");
    }

    /** A bool that is asked for an operation passes it on to its int. */
    private static String operandName(Object value) {
        return value instanceof Boolean ? "int" : Types.nameOf(value);
    }

    /** {@return whether the exception (or its class) {@code left} matches {@code right}} */
    public static boolean exceptionMatch(Object left, Object right) {
        PyType type = left instanceof PyType t ? t : Types.of(left);
        if (ExceptionType.isExceptionType(right)) {
            return type.isSubtypeOf((PyType) right);
        }
        if (right instanceof PyTuple tuple) {
            for (int i = 0; i < tuple.size(); i++) {
                if (!ExceptionType.isExceptionType(tuple.get(i))) {
                    throw unsupported(BinaryOp.EXCEPTION_MATCH, left, tuple.get(i));
                }
                if (type.isSubtypeOf((PyType) tuple.get(i))) {
                    return true;
                }
            }
            return false;
        }
        throw unsupported(BinaryOp.EXCEPTION_MATCH, left, right);
    }

    /** {@return whether {@code a == b} is true} */
    public static boolean isEqual(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return x.equals(y);
        }
        if (a instanceof Long x && b instanceof Long y) {
            return (long) x == (long) y;
        }
        if (a instanceof Double x && b instanceof Double y) {
            return (double) x == (double) y;
        }
        if (a.getClass() == PyTuple.class && b.getClass() == PyTuple.class) {
            return a == b || ((PyTuple) a).equalsItems((PyTuple) b);
        }
        if (a instanceof PyType && b instanceof PyType) {
            return a == b;
        }
        return truth(equalOrNot(BinaryOp.EQUAL, a, b));
    }

    /** Source: py/obj.c, mp_obj_equal_not_equal. */
    private static Object equalOrNot(int op, Object a, Object b) {
        boolean ifEqual = op == BinaryOp.EQUAL;
        if (a instanceof String x && b instanceof String y) {
            return x.equals(y) == ifEqual;
        }
        if (a == b && !Types.of(a).has(Slot.EQ_NOT_REFLEXIVE)) {
            return ifEqual;
        }
        if (a instanceof String
                ? b instanceof PyBytes
                : b instanceof String && a instanceof PyBytes) {
            Warnings.warn("Comparison between bytes and str");
            return !ifEqual;
        }
        Object result = equalBy(op, a, b);
        return result != null ? result : equalAfter(op, BinaryOp.EQUAL, a, b);
    }

    /** {@return what the type of {@code left} says of being equal or not, null if nothing} */
    private static Object equalBy(int op, Object left, Object right) {
        PyType type = Types.of(left);
        if (!type.has(Slot.BINARY)
                || !(type.has(Slot.EQ_CHECKS_OTHER) || Types.of(right) == type)) {
            return null;
        }
        if (op == BinaryOp.NOT_EQUAL && type.has(Slot.EQ_HAS_NOT_EQUAL)) {
            Object result = type.binary(BinaryOp.NOT_EQUAL, left, right);
            if (result != null) {
                return result;
            }
        }
        return equalByEqual(op, type, left, right);
    }

    private static Object equalByEqual(int op, PyType type, Object left, Object right) {
        Object result = type.binary(BinaryOp.EQUAL, left, right);
        return result == null || op == BinaryOp.EQUAL ? result : (Object) !truth(result);
    }

    /** As {@link #binaryAfter}, when the type of {@code a} did not answer {@code tried}. */
    private static Object equalAfter(int op, int tried, Object a, Object b) {
        Object result = tried == BinaryOp.NOT_EQUAL ? equalByEqual(op, Types.of(a), a, b) : null;
        if (result == null) {
            result = equalBy(op, b, a);
        }
        // If no type can tell, only the same object is equal.
        return result != null ? result : (Object) ((a == b) == (op == BinaryOp.EQUAL));
    }
}
