package org.jmpy.syntax;

import org.jmpy.bytecode.BinaryOp;

/** A comparison operator. */
public enum Comparator {
    LESS(BinaryOp.LESS, false),
    MORE(BinaryOp.MORE, false),
    EQUAL(BinaryOp.EQUAL, false),
    LESS_EQUAL(BinaryOp.LESS_EQUAL, false),
    MORE_EQUAL(BinaryOp.MORE_EQUAL, false),
    NOT_EQUAL(BinaryOp.NOT_EQUAL, false),
    IN(BinaryOp.IN, false),
    NOT_IN(BinaryOp.IN, true),
    IS(BinaryOp.IS, false),
    IS_NOT(BinaryOp.IS, true);

    private final int op;
    private final boolean isInverted;

    Comparator(int op, boolean isInverted) {
        this.op = op;
        this.isInverted = isInverted;
    }

    /** {@return the {@link BinaryOp} that does it} */
    public int op() {
        return op;
    }

    /** {@return whether its result is to be inverted} */
    public boolean isInverted() {
        return isInverted;
    }
}
