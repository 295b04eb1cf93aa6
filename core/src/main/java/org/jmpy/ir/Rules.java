package org.jmpy.ir;

import java.util.List;

/**
 * The rules for single operations: each gives a simpler value for the same result. Integer sums,
 * differences and products that are not checked wrap around, so they may be regrouped; floats may
 * not.
 */
final class Rules {
    /** Instead of a result: an argument is not constant. */
    static final Object NOT_CONSTANT = new Object();

    /** Instead of a result: a checked operation leaves. */
    static final Object LEAVES = new Object();

    private final Emitter emitter;
    private final Op op;
    private final Value a;
    private final Value b;

    private Rules(Emitter emitter, Op op, List<Value> x) {
        this.emitter = emitter;
        this.op = op;
        this.a = x.get(0);
        this.b = x.size() < 2 ? null : x.get(1);
    }

    /** {@return the result of an operation on constants} */
    static Object fold(Op op, Object payload, List<Value> x) {
        Object[] constants = new Object[x.size()];
        for (int i = 0; i < constants.length; i++) {
            if (!x.get(i).isConstant()) {
                return NOT_CONSTANT;
            }
            constants[i] = x.get(i).payload();
        }
        if (!Meaning.isDefined(op, constants) || (op == Op.REF_IS && isBoxed(constants))) {
            return NOT_CONSTANT;
        }
        Object result = Meaning.apply(op, payload, constants);
        return result == null && op.kind() == Op.Kind.GUARD ? LEAVES : result;
    }

    /** {@return whether identity has no meaning for one of them} */
    private static boolean isBoxed(Object... objects) {
        for (Object object : objects) {
            if (object instanceof Long || object instanceof Double || object instanceof Boolean) {
                return true;
            }
        }
        return false;
    }

    static boolean isBox(Op op) {
        return op == Op.BOX_INT || op == Op.BOX_FLOAT || op == Op.BOX_BOOL;
    }

    static boolean commutes(Op op) {
        return switch (op) {
            case INT_ADD, INT_MUL, INT_AND, INT_OR, INT_XOR, INT_ADD_CHECKED, INT_MUL_CHECKED ->
                    true;
            case INT_EQ, INT_NE, BOOL_AND, BOOL_OR, REF_IS -> true;
            default -> false;
        };
    }

    /** {@return the operation that does the same and is checked, or null} */
    static Op checked(Op op) {
        return switch (op) {
            case INT_ADD -> Op.INT_ADD_CHECKED;
            case INT_SUB -> Op.INT_SUB_CHECKED;
            case INT_MUL -> Op.INT_MUL_CHECKED;
            default -> null;
        };
    }

    /** {@return the operation that does the same and is not checked} */
    static Op unchecked(Op op) {
        return switch (op) {
            case INT_ADD_CHECKED -> Op.INT_ADD;
            case INT_SUB_CHECKED -> Op.INT_SUB;
            case INT_MUL_CHECKED -> Op.INT_MUL;
            default -> throw new IllegalArgumentException("not checked: " + op);
        };
    }

    /** {@return the operation that takes out what {@code box} puts into a box} */
    static Op unbox(Op box) {
        return switch (box) {
            case BOX_INT -> Op.UNBOX_INT;
            case BOX_FLOAT -> Op.UNBOX_FLOAT;
            case BOX_BOOL -> Op.UNBOX_BOOL;
            default -> throw new IllegalArgumentException("no box: " + box);
        };
    }

    /**
     * Tries the rules for an operation.
     *
     * @return a value that has the result, or null if no rule fits
     */
    static Value apply(Emitter emitter, Op op, Object payload, List<Value> x) {
        Fact fact = Transfer.of(op, payload, x, emitter.facts);
        Object known = fact.constant(op.result());
        if (known != Fact.UNKNOWN && op.kind() == Op.Kind.PURE) {
            emitter.applied(Rule.KNOWN_RESULT);
            return emitter.constant(op.result(), known);
        }
        return new Rules(emitter, op, x).apply();
    }

    private Value apply() {
        return switch (op) {
            case INT_ADD, INT_ADD_CHECKED -> checkedOr(addition());
            case INT_SUB, INT_SUB_CHECKED -> checkedOr(subtraction());
            case INT_MUL, INT_MUL_CHECKED -> checkedOr(multiplication());
            case INT_NEG, INT_NOT, FLOAT_NEG -> twiceNegated();
            case INT_AND -> and();
            case INT_OR -> or();
            case INT_XOR -> xor();
            case INT_SHL, INT_SHR -> isInt(b, 0) ? is(Rule.SHIFT_BY_ZERO, a) : null;
            case INT_FLOORDIV -> floorDivision();
            case INT_MOD -> modulo();
            case INT_EQ, INT_NE, INT_LT, INT_LE, INT_GT, INT_GE -> comparison();
            case FLOAT_ADD -> isFloat(b, -0.0) ? is(Rule.FLOAT_ADD_ZERO, a) : floatZeroFirst();
            case FLOAT_SUB -> isFloat(b, 0.0) ? is(Rule.FLOAT_ADD_ZERO, a) : null;
            case FLOAT_MUL -> floatMultiplication();
            case FLOAT_DIV -> floatDivision();
            case BOOL_NOT -> not();
            case BOOL_AND, BOOL_OR -> logic();
            case BOX_INT, BOX_FLOAT, BOX_BOOL ->
                    a.op() == unbox(op) ? is(Rule.UNBOXED, a.argument(0)) : null;
            case UNBOX_INT -> unboxed(Op.BOX_INT);
            case UNBOX_FLOAT -> unboxed(Op.BOX_FLOAT);
            case UNBOX_BOOL -> unboxed(Op.BOX_BOOL);
            default -> null;
        };
    }

    // ---- help

    private Value is(Rule rule, Value value) {
        emitter.applied(rule);
        return value;
    }

    private Value is(Rule rule, long number) {
        return is(rule, emitter.constant(number));
    }

    private Value is(Rule rule, Op simpler, Value... x) {
        emitter.applied(rule);
        return emitter.pure(simpler, null, x);
    }

    private Fact fact(Value value) {
        return emitter.facts.get(value);
    }

    private static boolean isInt(Value value, long number) {
        return value.isConstant() && value.type() == Type.INT && (Long) value.payload() == number;
    }

    /** {@return whether it is this constant, and has the same sign if it is 0} */
    private static boolean isFloat(Value value, double number) {
        return value.isConstant() && Double.valueOf(number).equals(value.payload());
    }

    private static boolean isTruth(Value value, boolean truth) {
        return value.isConstant() && value.payload().equals(truth);
    }

    /** {@return k if it is the constant 2**k, else -1} */
    private static int powerOfTwo(Value value) {
        long number = value.isConstant() ? (Long) value.payload() : 0;
        return number > 0 && Long.bitCount(number) == 1 ? Long.numberOfTrailingZeros(number) : -1;
    }

    private boolean isChecked() {
        return op.kind() == Op.Kind.GUARD;
    }

    // ---- integers

    /** {@return {@code simple}, or if it is null the operation without a check if it needs none} */
    private Value checkedOr(Value simple) {
        if (simple == null && isChecked() && Transfer.fits(op, fact(a), fact(b))) {
            return is(Rule.NO_OVERFLOW, unchecked(op), a, b);
        }
        return simple;
    }

    private static boolean isSum(Value value) {
        return value.op() == Op.INT_ADD || value.op() == Op.INT_ADD_CHECKED;
    }

    private static boolean isDifference(Value value) {
        return value.op() == Op.INT_SUB || value.op() == Op.INT_SUB_CHECKED;
    }

    /** {@return whether regrouping with {@code inner} gives the same, also where this leaves} */
    private boolean regroups(Value inner) {
        if (!isChecked() || inner.op().kind() == Op.Kind.GUARD) {
            return true;
        }
        Fact left = fact(inner.argument(0));
        return Transfer.fits(checked(inner.op()), left, fact(inner.argument(1)));
    }

    private Value addition() {
        if (isInt(b, 0)) {
            return is(Rule.ADD_ZERO, a);
        }
        if (isDifference(a) && regroups(a) && a.argument(1) == b) {
            return is(Rule.ADD_AND_SUBTRACT, a.argument(0));
        }
        if (isDifference(b) && regroups(b) && b.argument(1) == a) {
            return is(Rule.ADD_AND_SUBTRACT, b.argument(0));
        }
        if (!isChecked() && b.isConstant() && isSum(a) && a.argument(1).isConstant()) {
            long sum = (Long) a.argument(1).payload() + (Long) b.payload();
            return is(Rule.ADD_CONSTANTS, Op.INT_ADD, a.argument(0), emitter.constant(sum));
        }
        return null;
    }

    private Value subtraction() {
        if (isInt(b, 0)) {
            return is(Rule.ADD_ZERO, a);
        }
        if (a == b) {
            return is(Rule.SUBTRACT_ITSELF, 0);
        }
        if (isSum(a) && regroups(a) && a.argument(1) == b) {
            return is(Rule.ADD_AND_SUBTRACT, a.argument(0));
        }
        if (isSum(a) && regroups(a) && a.argument(0) == b) {
            return is(Rule.ADD_AND_SUBTRACT, a.argument(1));
        }
        if (!isChecked() && b.isConstant()) {
            long negated = -(Long) b.payload();
            return is(Rule.ADD_CONSTANTS, Op.INT_ADD, a, emitter.constant(negated));
        }
        return null;
    }

    private Value multiplication() {
        if (isInt(b, 0)) {
            return is(Rule.MULTIPLY_TRIVIAL, 0);
        }
        if (isInt(b, 1)) {
            return is(Rule.MULTIPLY_TRIVIAL, a);
        }
        if (isChecked()) {
            return null;
        }
        if (isInt(b, -1)) {
            return is(Rule.MULTIPLY_TRIVIAL, Op.INT_NEG, a);
        }
        int k = powerOfTwo(b);
        return k > 0 ? is(Rule.MULTIPLY_BY_SHIFT, Op.INT_SHL, a, emitter.constant(k)) : null;
    }

    private Value twiceNegated() {
        return a.op() == op ? is(Rule.TWICE_NEGATED, a.argument(0)) : null;
    }

    private Value and() {
        if (a == b || isInt(b, -1)) {
            return is(Rule.BITWISE_TRIVIAL, a);
        }
        if (isInt(b, 0)) {
            return is(Rule.BITWISE_TRIVIAL, 0);
        }
        if (b.isConstant()) {
            long mask = (Long) b.payload();
            boolean low = mask > 0 && (mask & (mask + 1)) == 0;
            if (low && fact(a).lo() >= 0 && fact(a).hi() <= mask) {
                return is(Rule.MASK_OF_RANGE, a);
            }
        }
        return null;
    }

    private Value or() {
        if (a == b || isInt(b, 0)) {
            return is(Rule.BITWISE_TRIVIAL, a);
        }
        return isInt(b, -1) ? is(Rule.BITWISE_TRIVIAL, -1) : null;
    }

    private Value xor() {
        if (a == b) {
            return is(Rule.BITWISE_TRIVIAL, 0);
        }
        if (isInt(b, 0)) {
            return is(Rule.BITWISE_TRIVIAL, a);
        }
        return isInt(b, -1) ? is(Rule.BITWISE_TRIVIAL, Op.INT_NOT, a) : null;
    }

    private Value floorDivision() {
        int k = powerOfTwo(b);
        if (k == 0) {
            return is(Rule.DIVIDE_BY_SHIFT, a);
        }
        return k > 0 ? is(Rule.DIVIDE_BY_SHIFT, Op.INT_SHR, a, emitter.constant(k)) : null;
    }

    private Value modulo() {
        if (fact(a).lo() >= 0 && fact(a).hi() < fact(b).lo()) {
            return is(Rule.MODULO_OF_RANGE, a);
        }
        int k = powerOfTwo(b);
        return k >= 0
                ? is(Rule.MODULO_BY_MASK, Op.INT_AND, a, emitter.constant((1L << k) - 1))
                : null;
    }

    private Value comparison() {
        Fact decided = Transfer.decide(op, emitter.facts.order(a, b));
        if (decided.isTrue() || decided.isFalse()) {
            return is(Rule.KNOWN_ORDER, emitter.constant(decided.isTrue()));
        }
        if (op != Op.INT_EQ && op != Op.INT_NE) {
            return null;
        }
        if (b.isConstant() && isSum(a) && a.argument(1).isConstant()) {
            long c = (Long) b.payload() - (Long) a.argument(1).payload();
            return is(Rule.COMPARE_SUM, op, a.argument(0), emitter.constant(c));
        }
        return a.op() == Op.BOOL_TO_INT ? comparedTruth() : null;
    }

    /** A truth as 0 or 1, compared with 0 or 1. */
    private Value comparedTruth() {
        if (!isInt(b, 0) && !isInt(b, 1)) {
            return null;
        }
        boolean same = isInt(b, 1) == (op == Op.INT_EQ);
        Value truth = a.argument(0);
        return same ? is(Rule.COMPARE_TRUTH, truth) : is(Rule.COMPARE_TRUTH, Op.BOOL_NOT, truth);
    }

    // ---- floats

    /** Sums are the same both ways round, but not kept in an order. */
    private Value floatZeroFirst() {
        return isFloat(a, -0.0) ? is(Rule.FLOAT_ADD_ZERO, b) : null;
    }

    private Value floatMultiplication() {
        Value one = isFloat(a, 1.0) || isFloat(a, -1.0) ? a : b;
        Value other = one == a ? b : a;
        if (isFloat(one, 1.0)) {
            return is(Rule.FLOAT_MULTIPLY_ONE, other);
        }
        return isFloat(one, -1.0) ? is(Rule.FLOAT_MULTIPLY_ONE, Op.FLOAT_NEG, other) : null;
    }

    private Value floatDivision() {
        if (isFloat(b, 1.0)) {
            return is(Rule.FLOAT_MULTIPLY_ONE, a);
        }
        if (isFloat(b, -1.0)) {
            return is(Rule.FLOAT_MULTIPLY_ONE, Op.FLOAT_NEG, a);
        }
        if (!b.isConstant() || !isPowerOfTwo((Double) b.payload())) {
            return null;
        }
        Value inverse = emitter.constant(Type.FLOAT, 1.0 / (Double) b.payload());
        return is(Rule.FLOAT_DIVIDE_BY_POWER, Op.FLOAT_MUL, a, inverse);
    }

    /** {@return whether it is a power of two, and its inverse too, neither of them subnormal} */
    private static boolean isPowerOfTwo(double number) {
        int exponent = Math.getExponent(number);
        return Math.abs(exponent) < Double.MAX_EXPONENT
                && Math.abs(number) == Math.scalb(1.0, exponent);
    }

    // ---- truth

    private Value not() {
        if (a.op() == Op.BOOL_NOT) {
            return is(Rule.TWICE_NEGATED, a.argument(0));
        }
        if (Order.isComparison(a.op())) {
            Op inverse = Order.op(Order.ANY & ~Order.of(a.op()));
            return is(Rule.NEGATED_COMPARISON, inverse, a.argument(0), a.argument(1));
        }
        return switch (a.op()) {
            case FLOAT_EQ -> is(Rule.NEGATED_COMPARISON, Op.FLOAT_NE, a.argument(0), a.argument(1));
            case FLOAT_NE -> is(Rule.NEGATED_COMPARISON, Op.FLOAT_EQ, a.argument(0), a.argument(1));
            default -> null;
        };
    }

    private Value logic() {
        boolean neutral = op == Op.BOOL_AND;
        if (a == b || isTruth(b, neutral)) {
            return is(Rule.BITWISE_TRIVIAL, a);
        }
        return isTruth(b, !neutral) ? is(Rule.BITWISE_TRIVIAL, b) : null;
    }

    // ---- boxes

    private Value unboxed(Op box) {
        return a.op() == box ? is(Rule.UNBOXED, a.argument(0)) : null;
    }
}
