package org.jmpy.bytecode;

/**
 * The numbers of binary operations: 0 to 34 are operands of BINARY_OP opcodes (0xd7 + number), the
 * rest exist at run time only. Source: MicroPython py/runtime0.h; the method names are those of
 * py/objtype.c, mp_binary_op_method_name, with all special methods enabled.
 */
public final class BinaryOp {
    public static final int LESS = 0;
    public static final int MORE = 1;
    public static final int EQUAL = 2;
    public static final int LESS_EQUAL = 3;
    public static final int MORE_EQUAL = 4;
    public static final int NOT_EQUAL = 5;
    public static final int IN = 6;
    public static final int IS = 7;
    public static final int EXCEPTION_MATCH = 8;
    public static final int INPLACE_OR = 9;
    public static final int INPLACE_XOR = 10;
    public static final int INPLACE_AND = 11;
    public static final int INPLACE_LSHIFT = 12;
    public static final int INPLACE_RSHIFT = 13;
    public static final int INPLACE_ADD = 14;
    public static final int INPLACE_SUBTRACT = 15;
    public static final int INPLACE_MULTIPLY = 16;
    public static final int INPLACE_MAT_MULTIPLY = 17;
    public static final int INPLACE_FLOOR_DIVIDE = 18;
    public static final int INPLACE_TRUE_DIVIDE = 19;
    public static final int INPLACE_MODULO = 20;
    public static final int INPLACE_POWER = 21;
    public static final int OR = 22;
    public static final int XOR = 23;
    public static final int AND = 24;
    public static final int LSHIFT = 25;
    public static final int RSHIFT = 26;
    public static final int ADD = 27;
    public static final int SUBTRACT = 28;
    public static final int MULTIPLY = 29;
    public static final int MAT_MULTIPLY = 30;
    public static final int FLOOR_DIVIDE = 31;
    public static final int TRUE_DIVIDE = 32;
    public static final int MODULO = 33;
    public static final int POWER = 34;
    public static final int DIVMOD = 35;
    public static final int CONTAINS = 36;
    public static final int REVERSE_OR = 37;
    public static final int REVERSE_XOR = 38;
    public static final int REVERSE_AND = 39;
    public static final int REVERSE_LSHIFT = 40;
    public static final int REVERSE_RSHIFT = 41;
    public static final int REVERSE_ADD = 42;
    public static final int REVERSE_SUBTRACT = 43;
    public static final int REVERSE_MULTIPLY = 44;
    public static final int REVERSE_MAT_MULTIPLY = 45;
    public static final int REVERSE_FLOOR_DIVIDE = 46;
    public static final int REVERSE_TRUE_DIVIDE = 47;
    public static final int REVERSE_MODULO = 48;
    public static final int REVERSE_POWER = 49;

    /** How many numbers an opcode can name: 0 to POWER. */
    public static final int BYTECODE_COUNT = POWER + 1;

    /** Distance from an in-place operation to its plain form. */
    public static final int FROM_INPLACE = OR - INPLACE_OR;

    /** Distance from a plain operation (OR to POWER) to its reversed form. */
    public static final int TO_REVERSE = REVERSE_OR - OR;

    private static final String[] METHODS = {
        "__lt__", // LESS
        "__gt__", // MORE
        "__eq__", // EQUAL
        "__le__", // LESS_EQUAL
        "__ge__", // MORE_EQUAL
        "__ne__", // NOT_EQUAL
        "", // IN
        "", // IS
        "", // EXCEPTION_MATCH
        "__ior__", // INPLACE_OR
        "__ixor__", // INPLACE_XOR
        "__iand__", // INPLACE_AND
        "__ilshift__", // INPLACE_LSHIFT
        "__irshift__", // INPLACE_RSHIFT
        "__iadd__", // INPLACE_ADD
        "__isub__", // INPLACE_SUBTRACT
        "__imul__", // INPLACE_MULTIPLY
        "__imatmul__", // INPLACE_MAT_MULTIPLY
        "__ifloordiv__", // INPLACE_FLOOR_DIVIDE
        "__itruediv__", // INPLACE_TRUE_DIVIDE
        "__imod__", // INPLACE_MODULO
        "__ipow__", // INPLACE_POWER
        "__or__", // OR
        "__xor__", // XOR
        "__and__", // AND
        "__lshift__", // LSHIFT
        "__rshift__", // RSHIFT
        "__add__", // ADD
        "__sub__", // SUBTRACT
        "__mul__", // MULTIPLY
        "__matmul__", // MAT_MULTIPLY
        "__floordiv__", // FLOOR_DIVIDE
        "__truediv__", // TRUE_DIVIDE
        "__mod__", // MODULO
        "__pow__", // POWER
        "__divmod__", // DIVMOD
        "__contains__", // CONTAINS
        "__ror__", // REVERSE_OR
        "__rxor__", // REVERSE_XOR
        "__rand__", // REVERSE_AND
        "__rlshift__", // REVERSE_LSHIFT
        "__rrshift__", // REVERSE_RSHIFT
        "__radd__", // REVERSE_ADD
        "__rsub__", // REVERSE_SUBTRACT
        "__rmul__", // REVERSE_MULTIPLY
        "__rmatmul__", // REVERSE_MAT_MULTIPLY
        "__rfloordiv__", // REVERSE_FLOOR_DIVIDE
        "__rtruediv__", // REVERSE_TRUE_DIVIDE
        "__rmod__", // REVERSE_MODULO
        "__rpow__", // REVERSE_POWER
    };

    private static final String[] SYMBOLS = {
        "<", // LESS
        ">", // MORE
        "==", // EQUAL
        "<=", // LESS_EQUAL
        ">=", // MORE_EQUAL
        "!=", // NOT_EQUAL
        "in", // IN
        "is", // IS
        "", // EXCEPTION_MATCH
        "|=", // INPLACE_OR
        "^=", // INPLACE_XOR
        "&=", // INPLACE_AND
        "<<=", // INPLACE_LSHIFT
        ">>=", // INPLACE_RSHIFT
        "+=", // INPLACE_ADD
        "-=", // INPLACE_SUBTRACT
        "*=", // INPLACE_MULTIPLY
        "@=", // INPLACE_MAT_MULTIPLY
        "//=", // INPLACE_FLOOR_DIVIDE
        "/=", // INPLACE_TRUE_DIVIDE
        "%=", // INPLACE_MODULO
        "**=", // INPLACE_POWER
        "|", // OR
        "^", // XOR
        "&", // AND
        "<<", // LSHIFT
        ">>", // RSHIFT
        "+", // ADD
        "", // SUBTRACT
        "*", // MULTIPLY
        "@", // MAT_MULTIPLY
        "//", // FLOOR_DIVIDE
        "/", // TRUE_DIVIDE
        "%", // MODULO
        "**", // POWER
        "divmod", // DIVMOD
        "", // CONTAINS
        "|", // REVERSE_OR
        "^", // REVERSE_XOR
        "&", // REVERSE_AND
        "<<", // REVERSE_LSHIFT
        ">>", // REVERSE_RSHIFT
        "+", // REVERSE_ADD
        "", // REVERSE_SUBTRACT
        "*", // REVERSE_MULTIPLY
        "@", // REVERSE_MAT_MULTIPLY
        "//", // REVERSE_FLOOR_DIVIDE
        "/", // REVERSE_TRUE_DIVIDE
        "%", // REVERSE_MODULO
        "**", // REVERSE_POWER
    };

    private BinaryOp() {}

    /** {@return the special method of operation {@code op}, empty if it has none} */
    public static String method(int op) {
        return METHODS[op];
    }

    /** {@return the operator as written in source text, empty if it cannot be written} */
    public static String symbol(int op) {
        return SYMBOLS[op];
    }
}
