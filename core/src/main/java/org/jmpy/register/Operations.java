package org.jmpy.register;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.UnaryOp;

/** The part of the lowering that computes, branches and calls. */
final class Operations {
    private static final int MAX_DIRECT_ARGS = 3;

    private final Lowering lowering;
    private final CodeBytes code;
    private final Flow flow;
    private final SymbolicStack stack;

    Operations(Lowering lowering, Flow flow, SymbolicStack stack) {
        this.lowering = lowering;
        this.code = lowering.code();
        this.flow = flow;
        this.stack = stack;
    }

    // ---- operations
    // ------------------------------------------------------------------------------

    void unary(int op) {
        int top = stack.depth() - 1;
        stack.toAcc(top);
        switch (op) {
            case UnaryOp.NEGATIVE -> lowering.result(1, Isa.NEG);
            case UnaryOp.NOT -> lowering.result(1, Isa.NOT);
            default -> lowering.result(1, Isa.UNARY, op);
        }
    }

    void binary(int op) {
        if (op == BinaryOp.EXCEPTION_MATCH) {
            match();
            return;
        }
        if (op <= BinaryOp.IS && isBranch(lowering.ip() + 1)) {
            // So that the optimiser finds comparison and branch side by side.
            stack.flush(stack.depth() - 2);
        }
        operation(Isa.BIN, op);
    }

    private boolean isBranch(int at) {
        if (flow.isLeader(at) || !flow.states().containsKey(at)) {
            return false;
        }
        int op = code.at(at);
        return op == Opcode.POP_JUMP_IF_TRUE || op == Opcode.POP_JUMP_IF_FALSE;
    }

    /**
     * An operation on the two top values, in the shape that fits where they are.
     *
     * @param op its number, below 0 if the family has none
     */
    void operation(int family, int op) {
        int depth = stack.depth();
        int left = depth - 2;
        int right = depth - 1;
        stack.protect(left);
        stack.approach(left);
        stack.approach(right);
        boolean leftInAcc = stack.place(left) == Place.ACC;
        int shape;
        long first;
        long second = 0;
        if (Place.kind(stack.place(right)) == Place.INT) {
            shape = leftInAcc ? Isa.AI : Isa.VI;
            first = leftInAcc ? Place.intOf(stack.place(right)) : stack.inRegister(left);
            second = Place.intOf(stack.place(right));
        } else if (stack.place(right) == Place.ACC) {
            shape = Isa.VA;
            first = stack.inRegister(left);
        } else if (leftInAcc) {
            shape = Isa.AV;
            first = stack.inRegister(right);
        } else {
            shape = Isa.VV4;
            first = stack.inRegister(left);
            second = stack.inRegister(right);
        }
        boolean two = shape == Isa.VV4 || shape == Isa.VI;
        long[] operands =
                op < 0
                        ? two ? new long[] {first, second} : new long[] {first}
                        : two ? new long[] {op, first, second} : new long[] {op, first};
        lowering.result(2, family + shape, operands);
    }

    private void match() {
        int depth = stack.depth();
        int exception = stack.inRegister(depth - 2);
        stack.protect(depth - 2);
        stack.toAcc(depth - 1);
        int next = lowering.ip() + 1;
        boolean asksWhether =
                code.at(next) == Opcode.POP_JUMP_IF_FALSE
                        && code.at(Opcode.target(code, next)) == Opcode.ROT_THREE;
        lowering.result(2, asksWhether ? Isa.IS_IN_FLIGHT : Isa.MATCH, exception);
    }

    // ---- branches
    // --------------------------------------------------------------------------------

    void branch(boolean jumpsIf) {
        int depth = stack.depth();
        int target = Opcode.target(code, lowering.ip());
        stack.flush(depth - 1);
        if (lowering.isTopInAcc(target)) {
            branchToJoin(jumpsIf, target);
            return;
        }
        lowering.wantsTopInAcc(target);
        if (lowering.notes() && lowering.fitsNote()) {
            stack.toAcc(depth - 1);
            lowering.emit(Isa.NOTE_BRANCH, jumpsIf ? 1 : 0, lowering.note());
            lowering.emit(Insn.jump(jumpsIf ? Isa.JT_8 : Isa.JF_8, lowering.block(target)));
        } else if (stack.isInRegister(depth - 1)) {
            lowering.emit(
                    Insn.jump(
                            jumpsIf ? Isa.JT_V : Isa.JF_V,
                            lowering.block(target),
                            stack.inRegister(depth - 1)));
        } else {
            stack.toAcc(depth - 1);
            lowering.emit(Insn.jump(jumpsIf ? Isa.JT_8 : Isa.JF_8, lowering.block(target)));
        }
        stack.drop(1);
    }

    /** A branch to where the value below the condition is expected in the accumulator. */
    private void branchToJoin(boolean jumpsIf, int target) {
        Insn.Label past = new Insn.Label();
        stack.toAcc(stack.depth() - 1);
        lowering.emit(Insn.jump(jumpsIf ? Isa.JF_8 : Isa.JT_8, past));
        stack.drop(1);
        lowering.jump(target);
        lowering.add(Insn.at(past));
    }

    void branchOrPop(boolean jumpsIf) {
        int top = stack.depth() - 1;
        int target = Opcode.target(code, lowering.ip());
        stack.flush(top);
        stack.toAcc(top);
        if (lowering.notes() && lowering.fitsNote()) {
            lowering.emit(Isa.NOTE_BRANCH, jumpsIf ? 1 : 0, lowering.note());
        }
        if (!lowering.wantsTopInAcc(target, true)) {
            stack.spill(top);
            stack.toAcc(top);
        }
        lowering.emit(Insn.jump(jumpsIf ? Isa.JT_8 : Isa.JF_8, lowering.block(target)));
        stack.drop(1);
    }

    // ---- calls
    // -----------------------------------------------------------------------------------

    void callFunction(int n) {
        int callee = stack.depth() - n - 1;
        if (n > MAX_DIRECT_ARGS) {
            int values = (n & 0xff) + 2 * (n >> 8 & 0xff);
            callee = stack.depth() - values - 1;
            stack.flush(stack.depth());
            lowering.noteTarget(callee);
            lowering.result(values + 1, Isa.CALL_RANGE, callee, n);
        } else {
            long[] operands = new long[Math.max(1, n)];
            for (int i = 0; i < operands.length; i++) {
                operands[i] = stack.inRegister(callee + i);
            }
            lowering.noteTarget((int) operands[0]);
            if (n == 0) {
                stack.protect(callee);
            } else {
                stack.toAcc(callee + n);
            }
            lowering.result(n + 1, Isa.CALL0 + n, operands);
        }
        lowering.noteResult();
    }

    void callMethod(int n) {
        int callee = stack.depth() - n - 2;
        if (n > 2) {
            int values = (n & 0xff) + 2 * (n >> 8 & 0xff);
            callee = stack.depth() - values - 2;
            stack.flush(stack.depth());
            lowering.noteTarget(callee);
            lowering.result(values + 2, Isa.CALLM_RANGE, callee, n);
        } else {
            stack.spill(callee);
            stack.spill(callee + 1);
            lowering.noteTarget(callee);
            long[] operands = n == 2 ? new long[2] : new long[1];
            operands[0] = callee;
            if (n == 2) {
                operands[1] = stack.inRegister(callee + 2);
            }
            if (n == 0) {
                stack.protect(callee);
            } else {
                stack.toAcc(callee + n + 1);
            }
            lowering.result(n + 2, Isa.CALLM0 + n, operands);
        }
        lowering.noteResult();
    }

    void callStarred(int opcode, int n, int before) {
        int values = (n & 0xff) + 2 * (n >> 8 & 0xff) + 1 + before;
        stack.flush(stack.depth());
        lowering.result(values, opcode, stack.depth() - values, n);
    }
}
