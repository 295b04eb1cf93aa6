package org.jmpy.ir;

/**
 * What the operations that need no exit and no memory mean, on objects ({@code Long}, {@code
 * Double}, {@code Boolean}). The interpreter runs them by it and the optimiser folds constants by
 * it.
 */
final class Meaning {
    private Meaning() {}

    /**
     * {@return whether {@code op} gives a result for these arguments: a precondition of the
     * operation (see {@link Op}) may not hold in code that is never reached}
     */
    static boolean isDefined(Op op, Object... x) {
        return switch (op) {
            case INT_FLOORDIV -> (Long) x[1] != 0 && (Long) x[1] != -1;
            case INT_MOD -> (Long) x[1] != 0;
            case INT_SHL, INT_SHR -> (Long) x[1] >= 0 && (Long) x[1] < Long.SIZE;
            case UNBOX_INT -> x[0] instanceof Long;
            case UNBOX_FLOAT -> x[0] instanceof Double;
            case UNBOX_BOOL -> x[0] instanceof Boolean;
            default -> true;
        };
    }

    /** {@return the result of {@code op}, null if a checked operation leaves} */
    static Object apply(Op op, Object payload, Object... x) {
        return switch (op) {
            case INT_ADD -> (Long) x[0] + (Long) x[1];
            case INT_SUB -> (Long) x[0] - (Long) x[1];
            case INT_MUL -> (Long) x[0] * (Long) x[1];
            case INT_NEG -> -(Long) x[0];
            case INT_AND -> (Long) x[0] & (Long) x[1];
            case INT_OR -> (Long) x[0] | (Long) x[1];
            case INT_XOR -> (Long) x[0] ^ (Long) x[1];
            case INT_NOT -> ~(Long) x[0];
            case INT_SHL -> (Long) x[0] << (Long) x[1];
            case INT_SHR -> (Long) x[0] >> (Long) x[1];
            case INT_FLOORDIV -> Math.floorDiv((Long) x[0], (Long) x[1]);
            case INT_MOD -> Math.floorMod((Long) x[0], (Long) x[1]);
            case INT_ADD_CHECKED -> addChecked((Long) x[0], (Long) x[1]);
            case INT_SUB_CHECKED -> subtractChecked((Long) x[0], (Long) x[1]);
            case INT_MUL_CHECKED -> multiplyChecked((Long) x[0], (Long) x[1]);
            case INT_EQ -> (long) (Long) x[0] == (Long) x[1];
            case INT_NE -> (long) (Long) x[0] != (Long) x[1];
            case INT_LT -> (Long) x[0] < (Long) x[1];
            case INT_LE -> (Long) x[0] <= (Long) x[1];
            case INT_GT -> (Long) x[0] > (Long) x[1];
            case INT_GE -> (Long) x[0] >= (Long) x[1];
            case FLOAT_ADD -> (Double) x[0] + (Double) x[1];
            case FLOAT_SUB -> (Double) x[0] - (Double) x[1];
            case FLOAT_MUL -> (Double) x[0] * (Double) x[1];
            case FLOAT_DIV -> (Double) x[0] / (Double) x[1];
            case FLOAT_NEG -> -(Double) x[0];
            case FLOAT_EQ -> (double) (Double) x[0] == (Double) x[1];
            case FLOAT_NE -> (double) (Double) x[0] != (Double) x[1];
            case FLOAT_LT -> (Double) x[0] < (Double) x[1];
            case FLOAT_LE -> (Double) x[0] <= (Double) x[1];
            case FLOAT_GT -> (Double) x[0] > (Double) x[1];
            case FLOAT_GE -> (Double) x[0] >= (Double) x[1];
            case INT_TO_FLOAT -> (double) (Long) x[0];
            case BOOL_NOT -> !(Boolean) x[0];
            case BOOL_AND -> (Boolean) x[0] && (Boolean) x[1];
            case BOOL_OR -> (Boolean) x[0] || (Boolean) x[1];
            case BOOL_TO_INT -> (Boolean) x[0] ? 1L : 0L;
            case REF_IS -> x[0] == x[1];
            case REF_CLASS_IS -> x[0] != null && x[0].getClass() == payload;
            case REF_INSTANCE_OF -> ((Class<?>) payload).isInstance(x[0]);
            case BOX_INT, BOX_FLOAT, BOX_BOOL -> x[0];
            case UNBOX_INT -> (Long) x[0];
            case UNBOX_FLOAT -> (Double) x[0];
            case UNBOX_BOOL -> (Boolean) x[0];
            case PARAM, CONST, GUARD_TRUE, GUARD_FALSE, CALL ->
                    throw new IllegalArgumentException("no meaning by itself: " + op);
        };
    }

    private static Object addChecked(long left, long right) {
        long sum = left + right;
        return ((left ^ sum) & (right ^ sum)) < 0 ? null : (Object) sum;
    }

    private static Object subtractChecked(long left, long right) {
        long difference = left - right;
        return ((left ^ right) & (left ^ difference)) < 0 ? null : (Object) difference;
    }

    private static Object multiplyChecked(long left, long right) {
        long product = left * right;
        return Math.multiplyHigh(left, right) == product >> 63 ? (Object) product : null;
    }
}
