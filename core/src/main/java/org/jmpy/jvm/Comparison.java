package org.jmpy.jvm;

import org.jmpy.ir.Op;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;

/**
 * How two numbers are compared: the JVM instruction that gives -1, 0 or 1, and the test of that
 * against 0. Of floats the instruction is the one by which the test fails for NaN.
 */
enum Comparison {
    INT_EQ(Opcode.LCMP, Test.EQ),
    INT_NE(Opcode.LCMP, Test.NE),
    INT_LT(Opcode.LCMP, Test.LT),
    INT_LE(Opcode.LCMP, Test.LE),
    INT_GT(Opcode.LCMP, Test.GT),
    INT_GE(Opcode.LCMP, Test.GE),
    FLOAT_EQ(Opcode.DCMPL, Test.EQ),
    FLOAT_NE(Opcode.DCMPL, Test.NE),
    FLOAT_LT(Opcode.DCMPG, Test.LT),
    FLOAT_LE(Opcode.DCMPG, Test.LE),
    FLOAT_GT(Opcode.DCMPL, Test.GT),
    FLOAT_GE(Opcode.DCMPL, Test.GE);

    /** A test against 0. */
    enum Test {
        EQ(Opcode.IFEQ, Opcode.IFNE),
        NE(Opcode.IFNE, Opcode.IFEQ),
        LT(Opcode.IFLT, Opcode.IFGE),
        LE(Opcode.IFLE, Opcode.IFGT),
        GT(Opcode.IFGT, Opcode.IFLE),
        GE(Opcode.IFGE, Opcode.IFLT);

        private final Opcode whenTrue;
        private final Opcode whenFalse;

        Test(Opcode whenTrue, Opcode whenFalse) {
            this.whenTrue = whenTrue;
            this.whenFalse = whenFalse;
        }

        /** {@return the jump taken if the truth of the test is {@code sense}} */
        Opcode jump(boolean sense) {
            return sense ? whenTrue : whenFalse;
        }

        /** {@return the test that is true when this one is not} */
        Test negated() {
            return switch (this) {
                case EQ -> NE;
                case NE -> EQ;
                case LT -> GE;
                case GE -> LT;
                case GT -> LE;
                case LE -> GT;
            };
        }
    }

    private final Opcode instruction;
    private final Test test;

    Comparison(Opcode instruction, Test test) {
        this.instruction = instruction;
        this.test = test;
    }

    /** {@return how {@code op} compares, null if it does not} */
    static Comparison of(Op op) {
        return switch (op) {
            case INT_EQ -> INT_EQ;
            case INT_NE -> INT_NE;
            case INT_LT -> INT_LT;
            case INT_LE -> INT_LE;
            case INT_GT -> INT_GT;
            case INT_GE -> INT_GE;
            case FLOAT_EQ -> FLOAT_EQ;
            case FLOAT_NE -> FLOAT_NE;
            case FLOAT_LT -> FLOAT_LT;
            case FLOAT_LE -> FLOAT_LE;
            case FLOAT_GT -> FLOAT_GT;
            case FLOAT_GE -> FLOAT_GE;
            default -> null;
        };
    }

    void compare(CodeBuilder b) {
        switch (instruction) {
            case LCMP -> b.lcmp();
            case DCMPL -> b.dcmpl();
            default -> b.dcmpg();
        }
    }

    Test test() {
        return test;
    }
}
