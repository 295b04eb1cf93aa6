package org.jmpy.bytecode;

/**
 * The numbers of unary operations: 0 to 3 are operands of UNARY_OP opcodes (0xd0 + number), the
 * rest exist at run time only. Source: MicroPython py/runtime0.h and py/objtype.c,
 * mp_unary_op_method_name.
 */
public final class UnaryOp {
    public static final int POSITIVE = 0;
    public static final int NEGATIVE = 1;
    public static final int INVERT = 2;
    public static final int NOT = 3;
    public static final int BOOL = 4;
    public static final int LEN = 5;
    public static final int HASH = 6;
    public static final int ABS = 7;
    public static final int INT_MAYBE = 8;
    public static final int FLOAT_MAYBE = 9;
    public static final int COMPLEX_MAYBE = 10;
    public static final int SIZEOF = 11;

    /** How many numbers an opcode can name: 0 to NOT. */
    public static final int BYTECODE_COUNT = NOT + 1;

    private static final String[] METHODS = {
        "__pos__", // POSITIVE
        "__neg__", // NEGATIVE
        "__invert__", // INVERT
        "", // NOT
        "__bool__", // BOOL
        "__len__", // LEN
        "__hash__", // HASH
        "__abs__", // ABS
        "__int__", // INT_MAYBE
        "__float__", // FLOAT_MAYBE
        "__complex__", // COMPLEX_MAYBE
        "__sizeof__", // SIZEOF
    };

    private UnaryOp() {}

    /** {@return the special method of operation {@code op}, empty if it has none} */
    public static String method(int op) {
        return METHODS[op];
    }
}
