package org.jmpy.register;

import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The part of the lowering that leaves blocks: handlers, with, return and jumps through finally
 * blocks. The handlers that tier 0 opens and closes as it runs become a table.
 */
final class Leaving {
    private final Lowering lowering;
    private final Flow flow;
    private final SymbolicStack stack;

    /** Where handlers begin: at the instruction that takes over the exception. */
    private final Map<Integer, Insn.Label> stubs = new HashMap<>();

    /** The handler of the instructions being lowered, and where they began. */
    private Flow.Handler covering;

    private boolean coveringCloses;
    private Insn.Label coveredFrom;

    Leaving(Lowering lowering, Flow flow, SymbolicStack stack) {
        this.lowering = lowering;
        this.flow = flow;
        this.stack = stack;
    }

    /** {@return whether no finally block is active at {@code ip}: frames of tier 0 are the same} */
    static boolean isOpen(Flow.State state, int ip) {
        for (Flow.Handler h = state.handlers(); h != null; h = h.outer()) {
            if (h.isFinally() && h.isActive(ip + 1)) {
                return false;
            }
        }
        return true;
    }

    // ---- the table
    // -------------------------------------------------------------------------------

    /** Says that the instructions from here on are under {@code handlers}. */
    void coverFrom(int ip, int op, Flow.Handler handlers) {
        Flow.Handler innermost =
                op == Opcode.END_FINALLY && handlers != null ? handlers.outer() : handlers;
        Flow.Handler h = innermost;
        while (h != null && h.address() <= ip) {
            h = h.outer();
        }
        boolean closes = h != innermost;
        boolean same = h == null ? covering == null : h.equals(covering);
        if (same && closes == coveringCloses) {
            return;
        }
        endCover();
        covering = h;
        coveringCloses = closes;
        if (h != null) {
            coveredFrom = mark();
        }
    }

    private void endCover() {
        if (covering != null) {
            lowering.addTry(
                    new RegisterBuilder.Try(
                            coveredFrom, mark(), stub(covering.address()), coveringCloses));
            covering = null;
        }
    }

    void finish() {
        endCover();
    }

    private Insn.Label mark() {
        Insn.Label label = new Insn.Label();
        lowering.add(Insn.at(label));
        return label;
    }

    private Insn.Label stub(int address) {
        return stubs.computeIfAbsent(address, a -> new Insn.Label());
    }

    /** Before the block at {@code ip}: if it is a handler, what takes over the exception. */
    void startBlock(int ip, boolean open) {
        Flow.Handler handler = handlerAt(ip);
        if (handler == null) {
            return;
        }
        endCover();
        if (open) {
            lowering.emit(Insn.jump(Isa.JMP_8, lowering.block(ip)));
        }
        lowering.add(Insn.at(stub(ip)));
        lowering.emitPlain(Insn.of(Isa.CAUGHT, handler.level()));
        lowering.emitPlain(Insn.of(Isa.STA_8, handler.depth()));
    }

    private Flow.Handler handlerAt(int ip) {
        for (Flow.Handler h = flow.states().get(ip).handlers(); h != null; h = h.outer()) {
            if (h.address() == ip) {
                return h;
            }
        }
        return null;
    }

    // ---- instructions
    // ----------------------------------------------------------------------------

    /** Lowers an instruction. {@return whether the next one can follow it} */
    boolean instruction(int ip, int op, Flow.State state) throws Refused {
        Flow.Handler handlers = state.handlers();
        int next = ip + Opcode.length(lowering.code(), ip);
        int depth = stack.depth();
        switch (op) {
            case Opcode.SETUP_EXCEPT, Opcode.SETUP_FINALLY -> {
                stack.flush(depth);
                lowering.expectInRegisters(Opcode.target(lowering.code(), ip));
            }
            case Opcode.SETUP_WITH -> {
                stack.flush(depth - 1);
                stack.toAcc(depth - 1);
                lowering.expectInRegisters(Opcode.target(lowering.code(), ip));
                lowering.emit(Isa.ENTER_WITH, depth - 1);
                stack.drop(1);
                stack.push(Place.HOME);
                stack.push(Place.HOME);
                stack.push(Place.ACC);
            }
            case Opcode.POP_EXCEPT_JUMP -> {
                close(handlers);
                lowering.conform(Opcode.target(lowering.code(), ip));
                goTo(Opcode.target(lowering.code(), ip));
                return false;
            }
            case Opcode.WITH_CLEANUP -> {
                stack.flush(depth - 1);
                stack.toAcc(depth - 1);
                lowering.emit(Isa.EXIT_WITH, depth - 3);
                stack.drop(3);
                stack.push(Place.ACC);
            }
            case Opcode.END_FINALLY -> {
                return endFinally(next, handlers);
            }
            case Opcode.RETURN_VALUE -> {
                returnTop(next, handlers);
                return false;
            }
            case Opcode.UNWIND_JUMP -> {
                int count = lowering.code().at(next - 1);
                stack.flush(depth);
                continueJump(
                        next,
                        new Flow.Continuation(
                                flow.unwindTarget(ip),
                                count & 0x7f,
                                (count & Opcode.UNWIND_DROPS_ITERATOR) != 0),
                        handlers,
                        depth);
                return false;
            }
            case Opcode.YIELD_VALUE -> {
                stack.flush(depth - 1);
                stack.toAcc(depth - 1);
                if (isOpen(flow.states().get(next), next)) {
                    lowering.emit(Isa.YIELD, depth - 1);
                    stack.drop(1);
                    stack.push(Place.HOME);
                    return true;
                }
                lowering.emit(Isa.EXIT);
                return false;
            }
            case Opcode.YIELD_FROM -> {
                if (!isOpen(state, ip)) {
                    lowering.emit(Isa.EXIT);
                    return false;
                }
                lowering.emit(Isa.YIELD_FROM, depth - 2, depth - 1);
                stack.drop(2);
                stack.push(Place.ACC);
            }
            case Opcode.RAISE_LAST -> {
                lowering.emit(Isa.RAISE_LAST, handlers == null ? 0 : handlers.level() + 1);
                return false;
            }
            case Opcode.RAISE_OBJ -> {
                stack.toAcc(depth - 1);
                lowering.emit(Isa.RAISE);
                return false;
            }
            case Opcode.RAISE_FROM -> {
                int exception = stack.inRegister(depth - 2);
                stack.toAcc(depth - 1);
                lowering.emit(Isa.RAISE_FROM, exception);
                return false;
            }
            default -> throw new Refused(Refusal.UNSUPPORTED_FLOW, "opcode " + op);
        }
        return true;
    }

    private void close(Flow.Handler handler) {
        lowering.emit(Isa.CLOSE, handler.level());
    }

    private void goTo(int target) {
        lowering.emit(Insn.jump(Isa.JMP_8, lowering.block(target)));
    }

    // ---- return
    // ----------------------------------------------------------------------------------

    private void returnTop(int next, Flow.Handler handlers) throws Refused {
        int top = stack.depth() - 1;
        if (handlers == null && stack.isInRegister(top)) {
            lowering.emit(Isa.RET_V, stack.inRegister(top));
            return;
        }
        stack.toAcc(top);
        returnAcc(next, handlers, false);
    }

    /**
     * Returns the accumulator through finally blocks that are not active.
     *
     * @param isReason whether it is the reason of a return already
     */
    private void returnAcc(int next, Flow.Handler handlers, boolean isReason) throws Refused {
        for (Flow.Handler h = handlers; h != null; h = h.outer()) {
            if (h.isFinally() && !h.isActive(next)) {
                if (!isReason) {
                    lowering.emit(Isa.RETURNING);
                }
                enterFinally(h);
                return;
            }
            close(h);
        }
        if (isReason) {
            lowering.emit(Isa.RETURNED);
        }
        lowering.emit(Isa.RET);
    }

    /** Goes to a finally block with its reason in the accumulator. */
    private void enterFinally(Flow.Handler handler) throws Refused {
        lowering.expectInRegisters(handler.address());
        lowering.emit(Isa.STA_8, handler.depth());
        goTo(handler.address());
    }

    // ---- finally
    // ---------------------------------------------------------------------------------

    private boolean endFinally(int next, Flow.Handler closed) throws Refused {
        int top = stack.depth() - 1;
        stack.flush(top);
        stack.toAcc(top);
        close(closed);
        if (!closed.isFinally()) {
            lowering.emit(Isa.RERAISE);
            return false;
        }
        Insn.Label through = new Insn.Label();
        Insn.Label returns = new Insn.Label();
        lowering.emit(Insn.jump(Isa.JNONE, through));
        lowering.emit(Insn.jump(Isa.JRETURNING, returns));
        List<Flow.Continuation> jumps = flow.continuations(closed.address());
        Insn.Label[] labels = new Insn.Label[jumps.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = new Insn.Label();
            int number = lowering.numberOf(jumps.get(i));
            lowering.emit(Insn.jump(Isa.JREASON, labels[i], number));
        }
        lowering.emit(Isa.RERAISE);
        lowering.add(Insn.at(returns));
        returnAcc(next, closed.outer(), true);
        for (int i = 0; i < labels.length; i++) {
            lowering.add(Insn.at(labels[i]));
            continueJump(next, jumps.get(i), closed.outer(), closed.depth());
        }
        lowering.add(Insn.at(through));
        stack.drop(1);
        return true;
    }

    /** Goes on with a jump that leaves handlers; the values are in their registers. */
    private void continueJump(int next, Flow.Continuation jump, Flow.Handler handlers, int depth)
            throws Refused {
        Flow.Handler h = handlers;
        int d = depth;
        for (int left = jump.left() - 1; left >= 0; left--) {
            if (h == null) {
                throw new Refused(Refusal.UNSUPPORTED_FLOW, "jump leaves too many handlers");
            }
            if (h.isFinally()) {
                if (!h.isActive(next)) {
                    Flow.Continuation rest =
                            new Flow.Continuation(jump.destination(), left, jump.dropsIterator());
                    lowering.emit(Isa.REASON, lowering.numberOf(rest));
                    enterFinally(h);
                    return;
                }
                d--;
            }
            close(h);
            h = h.outer();
        }
        if (jump.dropsIterator()) {
            d -= Opcode.ITERATOR_SLOTS;
        }
        if (lowering.wantsTopInAcc(jump.destination())) {
            lowering.emit(Isa.LDA_8, d - 1);
        }
        goTo(jump.destination());
    }
}
