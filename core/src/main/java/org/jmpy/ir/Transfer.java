package org.jmpy.ir;

import java.lang.reflect.Modifier;
import java.util.List;

/** What is known of a result, from what is known of the arguments. */
final class Transfer {
    private static final long MIN = Long.MIN_VALUE;
    private static final long MAX = Long.MAX_VALUE;

    private Transfer() {}

    /** {@return what is known of the result of {@code value}} */
    static Fact of(Value value, Facts facts) {
        List<Value> x = value.arguments();
        return of(value.op(), value.payload(), x, facts);
    }

    /** {@return what is known of the result of such an operation} */
    static Fact of(Op op, Object payload, List<Value> x, Facts facts) {
        if (op == Op.CALL) {
            return call((MicroOp) payload);
        }
        Fact a = x.isEmpty() ? Fact.NOTHING : facts.get(x.get(0));
        Fact b = x.size() < 2 ? Fact.NOTHING : facts.get(x.get(1));
        boolean same = x.size() == 2 && x.get(0) == x.get(1);
        return switch (op) {
            case INT_ADD -> add(a, b, false);
            case INT_ADD_CHECKED -> add(a, b, true);
            case INT_SUB -> subtract(a, b, false);
            case INT_SUB_CHECKED -> subtract(a, b, true);
            case INT_MUL -> multiply(a, b, false);
            case INT_MUL_CHECKED -> multiply(a, b, true);
            case INT_NEG -> a.lo() == MIN ? Fact.NOTHING : Fact.range(-a.hi(), -a.lo());
            case INT_NOT -> Fact.range(~a.hi(), ~a.lo());
            case INT_AND -> and(a, b);
            case INT_OR, INT_XOR -> orXor(a, b);
            case INT_SHL -> shiftLeft(a, b);
            case INT_SHR -> shiftRight(a, b);
            case INT_FLOORDIV -> floorDivide(a, b);
            case INT_MOD -> modulo(a, b);
            case INT_EQ, INT_NE, INT_LT, INT_LE, INT_GT, INT_GE ->
                    decide(op, same ? Order.EQUAL : Order.of(a, b));
            case INT_TO_FLOAT, FLOAT_ADD, FLOAT_SUB, FLOAT_MUL, FLOAT_DIV, FLOAT_NEG ->
                    Fact.NOTHING;
            case FLOAT_EQ, FLOAT_NE, FLOAT_LT, FLOAT_LE, FLOAT_GT, FLOAT_GE -> Fact.ANY_BOOL;
            case BOOL_NOT -> Fact.range(1 - a.hi(), 1 - a.lo());
            case BOOL_AND -> Fact.range(a.lo() & b.lo(), a.hi() & b.hi());
            case BOOL_OR -> Fact.range(a.lo() | b.lo(), a.hi() | b.hi());
            case BOOL_TO_INT, UNBOX_INT -> Fact.range(a.lo(), a.hi());
            case UNBOX_BOOL -> Fact.range(Math.max(a.lo(), 0), Math.min(a.hi(), 1));
            case UNBOX_FLOAT ->
                    a.constant() instanceof Double d ? Fact.of(Type.FLOAT, d) : Fact.NOTHING;
            case BOX_INT -> a.boxed(Long.class);
            case BOX_BOOL -> a.boxed(Boolean.class);
            case BOX_FLOAT -> Fact.object(Double.class, true, true);
            case REF_IS -> isSame(a, b, same);
            case REF_CLASS_IS -> isOfClass(a, (Class<?>) payload);
            case REF_INSTANCE_OF -> isInstance(a, (Class<?>) payload);
            case GUARD_TRUE, GUARD_FALSE, PARAM, CONST, CALL -> Fact.NOTHING;
        };
    }

    private static Fact call(MicroOp microOp) {
        if (microOp.role() instanceof Role.Make(ObjectKind kind)) {
            return Fact.object(kind.type(), true, true);
        }
        return switch (microOp.result()) {
            case REF -> ofClass(microOp.resultClass());
            case BOOL -> Fact.ANY_BOOL;
            default -> Fact.NOTHING;
        };
    }

    private static Fact ofClass(Class<?> c) {
        return c == Object.class || c.isInterface()
                ? Fact.NOTHING
                : Fact.object(c, Modifier.isFinal(c.getModifiers()), false);
    }

    // ---- integers

    private static Fact add(Fact a, Fact b, boolean checked) {
        Object lo = Meaning.apply(Op.INT_ADD_CHECKED, null, a.lo(), b.lo());
        Object hi = Meaning.apply(Op.INT_ADD_CHECKED, null, a.hi(), b.hi());
        if (!checked && (lo == null || hi == null)) {
            return Fact.NOTHING;
        }
        return span(
                lo == null ? end(a.lo() < 0) : (Long) lo, hi == null ? end(a.hi() < 0) : (Long) hi);
    }

    private static Fact subtract(Fact a, Fact b, boolean checked) {
        Object lo = Meaning.apply(Op.INT_SUB_CHECKED, null, a.lo(), b.hi());
        Object hi = Meaning.apply(Op.INT_SUB_CHECKED, null, a.hi(), b.lo());
        if (!checked && (lo == null || hi == null)) {
            return Fact.NOTHING;
        }
        return span(
                lo == null ? end(a.lo() < 0) : (Long) lo, hi == null ? end(a.hi() < 0) : (Long) hi);
    }

    private static Fact multiply(Fact a, Fact b, boolean checked) {
        long lo = MAX;
        long hi = MIN;
        for (long left : new long[] {a.lo(), a.hi()}) {
            for (long right : new long[] {b.lo(), b.hi()}) {
                Object product = Meaning.apply(Op.INT_MUL_CHECKED, null, left, right);
                if (product == null && !checked) {
                    return Fact.NOTHING;
                }
                long corner = product == null ? end((left < 0) != (right < 0)) : (Long) product;
                lo = Math.min(lo, corner);
                hi = Math.max(hi, corner);
            }
        }
        return Fact.range(lo, hi);
    }

    private static long end(boolean low) {
        return low ? MIN : MAX;
    }

    private static Fact span(long lo, long hi) {
        return lo <= hi ? Fact.range(lo, hi) : Fact.NOTHING;
    }

    /** {@return whether a checked operation gives a result for all such arguments} */
    static boolean fits(Op op, Fact a, Fact b) {
        return switch (op) {
            case INT_ADD_CHECKED ->
                    Meaning.apply(op, null, a.lo(), b.lo()) != null
                            && Meaning.apply(op, null, a.hi(), b.hi()) != null;
            case INT_SUB_CHECKED ->
                    Meaning.apply(op, null, a.lo(), b.hi()) != null
                            && Meaning.apply(op, null, a.hi(), b.lo()) != null;
            case INT_MUL_CHECKED ->
                    Meaning.apply(op, null, a.lo(), b.lo()) != null
                            && Meaning.apply(op, null, a.lo(), b.hi()) != null
                            && Meaning.apply(op, null, a.hi(), b.lo()) != null
                            && Meaning.apply(op, null, a.hi(), b.hi()) != null;
            default -> throw new IllegalArgumentException("not checked: " + op);
        };
    }

    private static Fact and(Fact a, Fact b) {
        if (a.lo() >= 0 && b.lo() >= 0) {
            return Fact.range(0, Math.min(a.hi(), b.hi()));
        }
        if (a.lo() >= 0) {
            return Fact.range(0, a.hi());
        }
        return b.lo() >= 0 ? Fact.range(0, b.hi()) : Fact.NOTHING;
    }

    private static Fact orXor(Fact a, Fact b) {
        if (a.lo() < 0 || b.lo() < 0) {
            return Fact.NOTHING;
        }
        return Fact.range(0, bits(a.hi() | b.hi()));
    }

    /** {@return the largest number with no more bits than {@code number}, which is not negative} */
    private static long bits(long number) {
        return number == 0 ? 0 : -1L >>> Long.numberOfLeadingZeros(number);
    }

    private static boolean isCount(Fact count) {
        return count.lo() >= 0 && count.hi() < Long.SIZE;
    }

    private static Fact shiftLeft(Fact a, Fact b) {
        if (b.lo() != b.hi() || !isCount(b)) {
            return Fact.NOTHING;
        }
        long lo = a.lo() << b.lo();
        long hi = a.hi() << b.lo();
        boolean kept = lo >> b.lo() == a.lo() && hi >> b.lo() == a.hi();
        return kept ? Fact.range(lo, hi) : Fact.NOTHING;
    }

    private static Fact shiftRight(Fact a, Fact b) {
        if (!isCount(b)) {
            return Fact.NOTHING;
        }
        long lo = Math.min(a.lo() >> b.lo(), a.lo() >> b.hi());
        long hi = Math.max(a.hi() >> b.lo(), a.hi() >> b.hi());
        return Fact.range(lo, hi);
    }

    private static Fact floorDivide(Fact a, Fact b) {
        if (b.lo() <= 0) {
            return Fact.NOTHING;
        }
        long lo = Math.min(Math.floorDiv(a.lo(), b.lo()), Math.floorDiv(a.lo(), b.hi()));
        long hi = Math.max(Math.floorDiv(a.hi(), b.lo()), Math.floorDiv(a.hi(), b.hi()));
        return Fact.range(lo, hi);
    }

    private static Fact modulo(Fact a, Fact b) {
        if (b.lo() > 0) {
            boolean unchanged = a.lo() >= 0 && a.hi() < b.lo();
            return unchanged ? Fact.range(a.lo(), a.hi()) : Fact.range(0, b.hi() - 1);
        }
        return b.hi() < 0 ? Fact.range(b.lo() + 1, 0) : Fact.NOTHING;
    }

    /** {@return what an integer comparison gives if {@code order} holds of its arguments} */
    static Fact decide(Op op, int order) {
        int wanted = Order.of(op);
        if ((order & wanted) == 0) {
            return Fact.FALSE;
        }
        return (order & ~wanted) == 0 ? Fact.TRUE : Fact.ANY_BOOL;
    }

    // ---- objects

    private static Fact isSame(Fact a, Fact b, boolean same) {
        if (same || (a.isNull() && b.isNull())) {
            return Fact.TRUE;
        }
        if ((a.isNull() && b.nonNull()) || (b.isNull() && a.nonNull())) {
            return Fact.FALSE;
        }
        boolean classesDiffer = a.exact() && b.exact() && a.type() != b.type();
        return classesDiffer && (a.nonNull() || b.nonNull()) ? Fact.FALSE : Fact.ANY_BOOL;
    }

    private static Fact isOfClass(Fact a, Class<?> wanted) {
        if (a.isNull()) {
            return Fact.FALSE;
        }
        if (a.exact()) {
            if (a.type() != wanted) {
                return Fact.FALSE;
            }
            return a.nonNull() ? Fact.TRUE : Fact.ANY_BOOL;
        }
        return a.type() != null && !a.type().isAssignableFrom(wanted) ? Fact.FALSE : Fact.ANY_BOOL;
    }

    private static Fact isInstance(Fact a, Class<?> wanted) {
        if (a.isNull()) {
            return Fact.FALSE;
        }
        if (a.type() == null) {
            return Fact.ANY_BOOL;
        }
        if (wanted.isAssignableFrom(a.type())) {
            return a.nonNull() ? Fact.TRUE : Fact.ANY_BOOL;
        }
        return a.exact() ? Fact.FALSE : Fact.ANY_BOOL;
    }
}
