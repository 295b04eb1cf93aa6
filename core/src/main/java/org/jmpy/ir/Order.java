package org.jmpy.ir;

/** How two integers may compare: a set of less, equal and greater, as bits. */
final class Order {
    static final int LESS = 1;
    static final int EQUAL = 2;
    static final int GREATER = 4;
    static final int ANY = LESS | EQUAL | GREATER;

    private Order() {}

    /** {@return how the arguments compare if the comparison {@code op} is true} */
    static int of(Op op) {
        return switch (op) {
            case INT_EQ -> EQUAL;
            case INT_NE -> LESS | GREATER;
            case INT_LT -> LESS;
            case INT_LE -> LESS | EQUAL;
            case INT_GT -> GREATER;
            case INT_GE -> GREATER | EQUAL;
            default -> throw new IllegalArgumentException("no integer comparison: " + op);
        };
    }

    static boolean isComparison(Op op) {
        return op.compareTo(Op.INT_EQ) >= 0 && op.compareTo(Op.INT_GE) <= 0;
    }

    /** {@return the comparison that is true if {@code order} holds} */
    static Op op(int order) {
        return switch (order) {
            case LESS -> Op.INT_LT;
            case EQUAL -> Op.INT_EQ;
            case GREATER -> Op.INT_GT;
            case LESS | EQUAL -> Op.INT_LE;
            case GREATER | EQUAL -> Op.INT_GE;
            case LESS | GREATER -> Op.INT_NE;
            default -> throw new IllegalArgumentException("no comparison says " + order);
        };
    }

    /** {@return the order of the arguments the other way round} */
    static int swap(int order) {
        return (order & EQUAL)
                | ((order & LESS) != 0 ? GREATER : 0)
                | ((order & GREATER) != 0 ? LESS : 0);
    }

    /** {@return how integers in these ranges may compare} */
    static int of(Fact a, Fact b) {
        return (a.lo() < b.hi() ? LESS : 0)
                | (a.lo() <= b.hi() && b.lo() <= a.hi() ? EQUAL : 0)
                | (a.hi() > b.lo() ? GREATER : 0);
    }
}
