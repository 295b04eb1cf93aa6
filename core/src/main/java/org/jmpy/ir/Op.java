package org.jmpy.ir;

import static org.jmpy.ir.Type.BOOL;
import static org.jmpy.ir.Type.FLOAT;
import static org.jmpy.ir.Type.INT;
import static org.jmpy.ir.Type.REF;
import static org.jmpy.ir.Type.VOID;

import java.util.List;

/**
 * The operations, a row each: type of the result, types of the arguments, what kind of operation.
 * Integers wrap around at 64 bits; operations called checked leave through their exit instead.
 */
public enum Op {
    /** A parameter of its block. */
    PARAM(Kind.LEAF, VOID),
    /** A constant; {@link Value#payload} holds it: Long, Double, Boolean, or any object or null. */
    CONST(Kind.LEAF, VOID),

    INT_ADD(Kind.PURE, INT, INT, INT),
    INT_SUB(Kind.PURE, INT, INT, INT),
    INT_MUL(Kind.PURE, INT, INT, INT),
    INT_NEG(Kind.PURE, INT, INT),
    INT_AND(Kind.PURE, INT, INT, INT),
    INT_OR(Kind.PURE, INT, INT, INT),
    INT_XOR(Kind.PURE, INT, INT, INT),
    INT_NOT(Kind.PURE, INT, INT),
    /** Shifts; the count is in 0..63. */
    INT_SHL(Kind.PURE, INT, INT, INT),
    INT_SHR(Kind.PURE, INT, INT, INT),
    /** Division towards minus infinity; the divisor is neither 0 nor -1. */
    INT_FLOORDIV(Kind.PURE, INT, INT, INT),
    /** Remainder with the sign of the divisor, which is not 0. */
    INT_MOD(Kind.PURE, INT, INT, INT),

    /** Checked: these leave if the result does not fit 64 bits. */
    INT_ADD_CHECKED(Kind.GUARD, INT, INT, INT),
    INT_SUB_CHECKED(Kind.GUARD, INT, INT, INT),
    INT_MUL_CHECKED(Kind.GUARD, INT, INT, INT),

    INT_EQ(Kind.PURE, BOOL, INT, INT),
    INT_NE(Kind.PURE, BOOL, INT, INT),
    INT_LT(Kind.PURE, BOOL, INT, INT),
    INT_LE(Kind.PURE, BOOL, INT, INT),
    INT_GT(Kind.PURE, BOOL, INT, INT),
    INT_GE(Kind.PURE, BOOL, INT, INT),

    FLOAT_ADD(Kind.PURE, FLOAT, FLOAT, FLOAT),
    FLOAT_SUB(Kind.PURE, FLOAT, FLOAT, FLOAT),
    FLOAT_MUL(Kind.PURE, FLOAT, FLOAT, FLOAT),
    FLOAT_DIV(Kind.PURE, FLOAT, FLOAT, FLOAT),
    FLOAT_NEG(Kind.PURE, FLOAT, FLOAT),
    FLOAT_EQ(Kind.PURE, BOOL, FLOAT, FLOAT),
    FLOAT_NE(Kind.PURE, BOOL, FLOAT, FLOAT),
    FLOAT_LT(Kind.PURE, BOOL, FLOAT, FLOAT),
    FLOAT_LE(Kind.PURE, BOOL, FLOAT, FLOAT),
    FLOAT_GT(Kind.PURE, BOOL, FLOAT, FLOAT),
    FLOAT_GE(Kind.PURE, BOOL, FLOAT, FLOAT),
    INT_TO_FLOAT(Kind.PURE, FLOAT, INT),

    BOOL_NOT(Kind.PURE, BOOL, BOOL),
    BOOL_AND(Kind.PURE, BOOL, BOOL, BOOL),
    BOOL_OR(Kind.PURE, BOOL, BOOL, BOOL),
    /** 0 or 1. */
    BOOL_TO_INT(Kind.PURE, INT, BOOL),

    /** Whether two references are the same object. */
    REF_IS(Kind.PURE, BOOL, REF, REF),
    /** Whether the object is of exactly the class in the payload; false for null. */
    REF_CLASS_IS(Kind.PURE, BOOL, REF),
    /** Whether the object is an instance of the class in the payload; false for null. */
    REF_INSTANCE_OF(Kind.PURE, BOOL, REF),

    /**
     * {@code Long}, {@code Double} and {@code Boolean} objects; identity has no meaning for them.
     */
    BOX_INT(Kind.PURE, REF, INT),
    BOX_FLOAT(Kind.PURE, REF, FLOAT),
    BOX_BOOL(Kind.PURE, REF, BOOL),
    /** The argument is known to be a {@code Long}, {@code Double}, {@code Boolean}. */
    UNBOX_INT(Kind.PURE, INT, REF),
    UNBOX_FLOAT(Kind.PURE, FLOAT, REF),
    UNBOX_BOOL(Kind.PURE, BOOL, REF),

    /** Leaves if the argument is false. */
    GUARD_TRUE(Kind.GUARD, VOID, BOOL),
    /** Leaves if the argument is true. */
    GUARD_FALSE(Kind.GUARD, VOID, BOOL),

    /** Calls the method of the {@link MicroOp} in the payload, which tells its types. */
    CALL(Kind.CALL, VOID);

    /** How an operation may be treated. */
    public enum Kind {
        /** A parameter or a constant. */
        LEAF,
        /** The result depends on the arguments and the payload only; there is no effect. */
        PURE,
        /** Has an exit, taken before the operation has any effect. */
        GUARD,
        /** What its micro-op says. */
        CALL
    }

    private final Kind kind;
    private final Type result;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Type> arguments;

    Op(Kind kind, Type result, Type... arguments) {
        this.kind = kind;
        this.result = result;
        this.arguments = List.of(arguments);
    }

    public Kind kind() {
        return kind;
    }

    /** {@return the type of the result; of leaves and calls, the value itself tells} */
    public Type result() {
        return result;
    }

    /** {@return the types of the arguments; of calls, the micro-op tells} */
    public List<Type> arguments() {
        return arguments;
    }
}
