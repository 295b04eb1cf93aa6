package org.jmpy.ir;

/**
 * What is known of a value, at a place. Immutable.
 *
 * <p>Of an INT the range; of a BOOL too, where false is 0 and true 1; of a REF its class and
 * whether it can be null, and if it is exactly a {@code Long} or {@code Boolean} the range of what
 * is in the box.
 *
 * @param lo the least integer, inclusive
 * @param hi the greatest integer, inclusive
 * @param type a class the object is an instance of, unless it is null; null if not known
 * @param exact whether the object is of exactly that class, unless it is null
 * @param nonNull whether it is not null
 * @param constant the known FLOAT or REF, {@link #UNKNOWN} if not known
 */
record Fact(long lo, long hi, Class<?> type, boolean exact, boolean nonNull, Object constant) {
    /** There is no constant. */
    static final Object UNKNOWN =
            new Object() {
                @Override
                public String toString() {
                    return "unknown";
                }
            };

    /** Nothing is known. */
    static final Fact NOTHING = range(Long.MIN_VALUE, Long.MAX_VALUE);

    static final Fact ANY_BOOL = range(0, 1);
    static final Fact FALSE = range(0, 0);
    static final Fact TRUE = range(1, 1);
    static final Fact NOT_NULL = object(null, false, true);

    static Fact range(long lo, long hi) {
        return new Fact(lo, hi, null, false, false, UNKNOWN);
    }

    static Fact truth(boolean truth) {
        return truth ? TRUE : FALSE;
    }

    static Fact object(Class<?> type, boolean exact, boolean nonNull) {
        return new Fact(Long.MIN_VALUE, Long.MAX_VALUE, type, exact, nonNull, UNKNOWN);
    }

    /** {@return the fact of a box of exactly the class {@code type} around what {@code this} is} */
    Fact boxed(Class<?> type) {
        return new Fact(lo, hi, type, true, true, UNKNOWN);
    }

    /** {@return what is known of any value of a type} */
    static Fact any(Type type) {
        return type == Type.BOOL ? ANY_BOOL : NOTHING;
    }

    /** {@return what is known of a constant} */
    static Fact of(Type type, Object constant) {
        return switch (type) {
            case INT -> range((Long) constant, (Long) constant);
            case BOOL -> truth((Boolean) constant);
            case FLOAT, VOID -> NOTHING.withConstant(constant);
            case REF -> reference(constant);
        };
    }

    private static Fact reference(Object object) {
        Fact content = NOTHING;
        if (object instanceof Long number) {
            content = range(number, number);
        } else if (object instanceof Boolean truth) {
            content = truth(truth);
        }
        Class<?> type = object == null ? null : object.getClass();
        return new Fact(content.lo, content.hi, type, type != null, type != null, object);
    }

    private Fact withConstant(Object known) {
        return new Fact(lo, hi, type, exact, nonNull, known);
    }

    /** {@return the constant that a value of {@code valueType} is, or {@link #UNKNOWN}} */
    Object constant(Type valueType) {
        return switch (valueType) {
            case INT -> lo == hi ? (Object) lo : UNKNOWN;
            case BOOL -> lo == hi ? (Object) (lo != 0) : UNKNOWN;
            default -> constant;
        };
    }

    boolean isTrue() {
        return lo == 1 && hi == 1;
    }

    boolean isFalse() {
        return lo == 0 && hi == 0;
    }

    /** {@return whether it is an object of exactly this class} */
    boolean is(Class<?> wanted) {
        return exact && nonNull && type == wanted;
    }

    /** {@return whether it can be null as far as this tells} */
    boolean isNull() {
        return constant == null;
    }

    /** {@return what holds if either this or {@code other} holds} */
    Fact or(Fact other) {
        if (same(other)) {
            return this;
        }
        long low = Math.min(lo, other.lo);
        long high = Math.max(hi, other.hi);
        boolean bothNotNull = nonNull && other.nonNull;
        Object known = sameConstant(constant, other.constant) ? constant : UNKNOWN;
        if (isNull()) {
            return new Fact(low, high, other.type, other.exact, false, known);
        }
        if (other.isNull() || type == other.type) {
            boolean bothExact = other.isNull() ? exact : exact && other.exact;
            return new Fact(low, high, type, bothExact, bothNotNull, known);
        }
        return new Fact(low, high, common(type, other.type), false, bothNotNull, known);
    }

    private static Class<?> common(Class<?> left, Class<?> right) {
        if (left == null || right == null) {
            return null;
        }
        if (left.isAssignableFrom(right)) {
            return left;
        }
        return right.isAssignableFrom(left) ? right : null;
    }

    /** {@return what holds if both this and {@code other} hold} */
    Fact and(Fact other) {
        if (same(other)) {
            return this;
        }
        long low = Math.max(lo, other.lo);
        long high = Math.min(hi, other.hi);
        if (low > high) {
            return this; // the place is never reached; any fact will do
        }
        boolean narrower =
                type == null || (!exact && other.type != null && type.isAssignableFrom(other.type));
        Class<?> both = narrower ? other.type : type;
        boolean bothExact = narrower ? other.exact : exact || (type == other.type && other.exact);
        Object known = constant == UNKNOWN ? other.constant : constant;
        return new Fact(low, high, both, bothExact, nonNull || other.nonNull, known);
    }

    /** {@return {@code next}, made so wide, where it is wider than this, that it soon ends} */
    Fact widen(Fact next) {
        long low = next.lo >= lo ? next.lo : next.lo >= 0 ? 0 : -widened(-(next.lo + 1)) - 1;
        long high = next.hi <= hi ? next.hi : widened(next.hi);
        return new Fact(low, high, next.type, next.exact, next.nonNull, next.constant);
    }

    /** {@return a bound that few loops exceed: the last is that of {@code i} in {@code i < n}} */
    private static long widened(long bound) {
        if (bound <= Integer.MAX_VALUE) {
            return Integer.MAX_VALUE;
        }
        return bound < Long.MAX_VALUE ? Long.MAX_VALUE - 1 : Long.MAX_VALUE;
    }

    boolean same(Fact other) {
        return this == other
                || (lo == other.lo
                        && hi == other.hi
                        && type == other.type
                        && exact == other.exact
                        && nonNull == other.nonNull
                        && sameConstant(constant, other.constant));
    }

    private static boolean sameConstant(Object left, Object right) {
        return left == right || (left instanceof Double && left.equals(right));
    }
}
