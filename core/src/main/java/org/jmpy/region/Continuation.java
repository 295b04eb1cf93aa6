package org.jmpy.region;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.interp.Frame;
import org.jmpy.interp.Resumption;
import org.jmpy.object.IntType;
import org.jmpy.object.Ops;
import org.jmpy.object.PyError;

/**
 * What becomes of the value that a called function returns. In the region {@link Results} does it,
 * in frames that are rebuilt {@link #finish}.
 */
sealed interface Continuation {
    /**
     * Gives the caller's frame, rebuilt in the midst of an instruction, what the callee returned.
     *
     * @param at the instruction
     * @throws PyError if the value is not what it has to be; the frame is as before
     */
    void finish(Frame frame, Object value, Point at);

    /** {@return whether the instruction is done then, or runs once more with another operand} */
    default boolean endsInstruction() {
        return true;
    }

    /** Those that need to know nothing else. */
    enum Plain implements Continuation {
        /** It is pushed. */
        PUSH,
        /** It is dropped. */
        DROP,
        /** It is the None of an __init__; the new instance is on the stack already. */
        INITIALISED,
        /** It is the int of a __len__, pushed. */
        LENGTH,
        /** Whether it is true becomes the result of a test with two operands on the stack. */
        TESTED,
        /** It is the True or False of a __bool__, which takes the place of an operand. */
        TRUTH,
        /** It is the length of a __len__: as {@link #TRUTH}, true if it is not 0. */
        NOT_EMPTY,
        /** A generator is above, which a loop takes its next item from: it yields that, or ends. */
        NEXT_ITEM;

        @Override
        public boolean endsInstruction() {
            return this != TRUTH && this != NOT_EMPTY && this != NEXT_ITEM;
        }

        @Override
        public void finish(Frame frame, Object value, Point at) {
            switch (this) {
                case PUSH -> Resumption.push(frame, value, at.next());
                case DROP -> Resumption.goOn(frame, at.next());
                case INITIALISED -> {
                    RegionOps.checkInitialised(value);
                    Resumption.goOn(frame, at.next());
                }
                case LENGTH -> Resumption.push(frame, IntType.toLong(value), at.next());
                case TESTED -> {
                    boolean truth = Ops.truth(value);
                    Resumption.pop(frame);
                    Resumption.pop(frame);
                    Resumption.push(frame, truth, at.next());
                }
                case TRUTH -> Resumption.push(frame, RegionOps.isTrue(value), at.ip());
                case NEXT_ITEM -> {
                    if (value == null) {
                        Resumption.endLoop(frame, at.map().target(at.ip()));
                    } else {
                        Resumption.push(frame, value, at.next());
                    }
                }
                case NOT_EMPTY -> Resumption.push(frame, RegionOps.isNotZero(value), at.ip());
            }
        }
    }

    /**
     * It is the result of an operation whose two operands are on the stack, or NotImplemented.
     *
     * @param op a number of {@link BinaryOp}
     * @param tried the operation whose method it is of
     */
    record Operator(int op, int tried) implements Continuation {
        @Override
        public boolean equals(Object other) {
            return other instanceof Operator that && op == that.op && tried == that.tried;
        }

        @Override
        public int hashCode() {
            return 31 * op + tried;
        }

        /** {@return whether the result is that of the method turned round} */
        boolean negates() {
            return op == BinaryOp.NOT_EQUAL && tried == BinaryOp.EQUAL;
        }

        @Override
        public void finish(Frame frame, Object value, Point at) {
            Object right = Resumption.pop(frame);
            Object left = Resumption.pop(frame);
            Object result = RegionOps.operatorResult(value, op, tried, left, right);
            Resumption.push(frame, result, at.next());
        }
    }
}
