package org.jmpy.register;

import org.jmpy.bytecode.BinaryOp;

/**
 * The condition of a compare-and-branch instruction in a byte: bits 0 to 3 tell for which outcomes
 * of comparing numbers it jumps (less, equal, greater, unordered), bits 4 to 6 the operation, bit 7
 * whether it jumps when that is true.
 */
final class Condition {
    private static final int UNORDERED = 8;
    private static final int[] OUTCOMES = {1, 4, 2, 3, 6, 5 | UNORDERED};

    private Condition() {}

    /**
     * {@return the byte of a condition}
     *
     * @param op LESS to IS
     * @param jumpsIf whether to jump when it is true
     */
    static int of(int op, boolean jumpsIf) {
        int outcomes = op < OUTCOMES.length ? OUTCOMES[op] : 0;
        return (jumpsIf ? outcomes | 0x80 : ~outcomes & 15) | op << 4;
    }

    static int operation(int condition) {
        return condition >> 4 & 7;
    }

    static boolean jumpsIf(int condition) {
        return (condition & 0x80) != 0;
    }

    /** {@return whether a byte is a condition} */
    static boolean isValid(int condition) {
        return operation(condition) <= BinaryOp.IS
                && condition == of(operation(condition), jumpsIf(condition));
    }

    /** {@return whether to jump when two ints compare so} */
    static boolean holds(int condition, long left, long right) {
        int outcome = left < right ? 1 : left == right ? 2 : 4;
        return (condition & outcome) != 0;
    }

    static boolean holds(int condition, double left, double right) {
        int outcome = left < right ? 1 : left == right ? 2 : left > right ? 4 : UNORDERED;
        return (condition & outcome) != 0;
    }
}
