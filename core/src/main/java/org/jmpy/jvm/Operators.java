package org.jmpy.jvm;

import org.jmpy.bytecode.BinaryOp;

/** Which binary operations have a micro-op of their own in {@link org.jmpy.object.Ops}. */
public final class Operators {
    private Operators() {}

    /** {@return the name of the micro-op, null if the general one is to be called} */
    public static String microOp(int op) {
        return switch (op) {
            case BinaryOp.ADD -> "add";
            case BinaryOp.SUBTRACT -> "subtract";
            case BinaryOp.MULTIPLY -> "multiply";
            case BinaryOp.TRUE_DIVIDE -> "trueDivide";
            case BinaryOp.FLOOR_DIVIDE -> "floorDivide";
            case BinaryOp.MODULO -> "modulo";
            case BinaryOp.AND -> "and";
            case BinaryOp.OR -> "or";
            case BinaryOp.XOR -> "xor";
            case BinaryOp.LSHIFT -> "leftShift";
            case BinaryOp.RSHIFT -> "rightShift";
            case BinaryOp.LESS -> "less";
            case BinaryOp.MORE -> "more";
            case BinaryOp.LESS_EQUAL -> "lessEqual";
            case BinaryOp.MORE_EQUAL -> "moreEqual";
            case BinaryOp.EQUAL -> "equal";
            case BinaryOp.NOT_EQUAL -> "notEqual";
            case BinaryOp.INPLACE_ADD -> "inplaceAdd";
            case BinaryOp.INPLACE_SUBTRACT -> "inplaceSubtract";
            case BinaryOp.INPLACE_MULTIPLY -> "inplaceMultiply";
            default -> null;
        };
    }
}
