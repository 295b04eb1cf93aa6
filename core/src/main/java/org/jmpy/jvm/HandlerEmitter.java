package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;
import org.jmpy.interp.FunctionCode;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what has to do with handlers: instructions that open and end them, raise, return and jump
 * out of them. Handlers become entries of the JVM's exception table. A finally block that is not
 * active is gone through on the way out: a return leaves its value, a jump its number, to go on
 * with at the block's end.
 */
final class HandlerEmitter {
    private final FunctionEmitter emitter;
    private final CodeBytes code;
    private final Flow flow;
    private final CodeBuilder b;
    private final StackMaps maps;
    private final Slots slots;
    private final ValueStack stack;
    private final Map<Flow.Handler, Label> catchers = new HashMap<>();
    private final Map<Integer, Map<Flow.Continuation, Integer>> jumpNumbers = new HashMap<>();

    HandlerEmitter(
            FunctionEmitter emitter,
            FunctionCode function,
            Flow flow,
            CodeBuilder b,
            StackMaps maps,
            Slots slots,
            ValueStack stack) {
        this.emitter = emitter;
        this.code = function.raw().code();
        this.flow = flow;
        this.b = b;
        this.maps = maps;
        this.slots = slots;
        this.stack = stack;
    }

    // ---- exceptions ----------------------------------------------------------------------------

    /** Has what is thrown between the labels, by the instruction at {@code ip}, be caught. */
    void cover(int ip, Flow.State state, Label from, Label to) {
        Flow.Handler handler = state.taker(ip);
        if (handler != null) {
            // The table is searched in order: inner entries come before the one for all.
            b.exceptionCatchAll(from, to, catchers.computeIfAbsent(handler, h -> b.newLabel()));
        }
    }

    /** Writes where the JVM goes when something was thrown, behind the instructions. */
    void write() {
        for (Map.Entry<Flow.Handler, Label> catcher : catchers.entrySet()) {
            maps.bind(catcher.getValue(), StackMaps.type(Signatures.THROWABLE));
            catchException(catcher.getKey());
        }
    }

    /** Where the JVM goes when code under {@code handler} threw: to the handler's block. */
    private void catchException(Flow.Handler handler) {
        emitter.loadFunctionCode();
        b.iload(slots.at());
        emitter.micro(
                "caught",
                Signatures.type(CD_Object, Signatures.THROWABLE, Signatures.FUNCTION_CODE, CD_int));
        b.dup().astore(slots.firstCaught() + handler.level());
        b.astore(slots.firstStack() + handler.depth());
        b.goto_w(emitter.block(handler.address()));
    }

    // ---- instructions --------------------------------------------------------------------------

    /** Writes one of the instructions. {@return whether the next one can follow it} */
    boolean instruction(int ip, int op, Flow.State state) {
        Flow.Handler handlers = state.handlers();
        int next = ip + Opcode.length(code, ip);
        switch (op) {
            case Opcode.SETUP_EXCEPT, Opcode.SETUP_FINALLY -> {
                stack.flush();
                openHandler(next);
            }
            case Opcode.SETUP_WITH -> {
                stack.pop();
                emitter.micro("enterWith", Signatures.type(Signatures.OBJECTS, CD_Object));
                emitter.pushArray(3);
                stack.flush();
                openHandler(next);
            }
            case Opcode.POP_EXCEPT_JUMP -> {
                closeHandler();
                stack.flush();
                emitter.jump(ip, Opcode.target(code, ip));
                return false;
            }
            case Opcode.WITH_CLEANUP -> {
                stack.operands(3);
                emitter.micro("exitWith", Signatures.objects(3));
                stack.push();
            }
            case Opcode.END_FINALLY -> {
                endFinally(next, handlers);
                return handlers.isFinally();
            }
            case Opcode.RETURN_VALUE -> {
                stack.pop();
                returnValue(next, handlers);
                return false;
            }
            case Opcode.UNWIND_JUMP -> {
                int count = code.at(next - 1);
                stack.flush();
                continueJump(
                        next,
                        new Flow.Continuation(
                                flow.unwindTarget(ip),
                                count & 0x7f,
                                (count & Opcode.UNWIND_DROPS_ITERATOR) != 0),
                        handlers);
                return false;
            }
            case Opcode.RAISE_LAST -> {
                raiseLast(handlers);
                return false;
            }
            case Opcode.RAISE_OBJ -> {
                stack.pop();
                emitter.micro("raise", Signatures.type(Signatures.PY_ERROR, CD_Object));
                b.athrow();
                return false;
            }
            case Opcode.RAISE_FROM -> {
                stack.operands(2);
                emitter.loadVm();
                emitter.micro(
                        "raiseFrom",
                        Signatures.type(Signatures.PY_ERROR, CD_Object, CD_Object, Signatures.VM));
                b.athrow();
                return false;
            }
            default -> throw new IllegalStateException("opcode " + op + " at " + ip);
        }
        return true;
    }

    private void openHandler(int next) {
        Flow.Handler opened = flow.states().get(next).handlers();
        b.aconst_null().astore(slots.firstCaught() + opened.level());
    }

    private void closeHandler() {
        emitter.loadVm();
        emitter.micro("closeHandler", Signatures.consumes(0, Signatures.VM));
    }

    /** Returns the value on the JVM's stack, through finally blocks that are not active. */
    private void returnValue(int next, Flow.Handler handlers) {
        for (Flow.Handler h = handlers; h != null; h = h.outer()) {
            if (h.isFinally() && !h.isActive(next)) {
                b.astore(slots.firstReturned() + h.level());
                reason(h, -1);
                return;
            }
        }
        emitter.leave();
        b.areturn();
    }

    /** Enters a finally block with a number for a reason. */
    private void reason(Flow.Handler handler, long number) {
        stack.loadConstant(number);
        b.astore(slots.firstStack() + handler.depth());
        b.goto_w(emitter.block(handler.address()));
    }

    private void endFinally(int next, Flow.Handler closed) {
        closeHandler();
        int reason = stack.depth() - 1;
        stack.flush();
        b.aload(slots.firstStack() + reason);
        emitter.micro("isNone", Signatures.type(CD_boolean, CD_Object));
        Label pending = b.newLabel();
        Label through = b.newLabel();
        b.ifeq(pending);
        b.goto_w(through);
        maps.bind(pending);
        if (closed.isFinally()) {
            Label noReturn = b.newLabel();
            b.aload(slots.firstStack() + reason);
            emitter.micro("isReturn", Signatures.type(CD_boolean, CD_Object));
            b.ifeq(noReturn);
            b.aload(slots.firstReturned() + closed.level());
            returnValue(next, closed.outer());
            maps.bind(noReturn);
            continueJumps(next, closed, reason);
        }
        b.aload(slots.firstStack() + reason);
        emitter.micro("reraise", Signatures.type(Signatures.PY_ERROR, CD_Object));
        b.athrow();
        maps.bindApart(through);
        stack.drop(1);
        if (!closed.isFinally()) {
            // Never reached: an except block ends here with the exception that no clause took.
            b.aconst_null().checkcast(Signatures.THROWABLE).athrow();
        }
    }

    private void continueJumps(int next, Flow.Handler closed, int reason) {
        List<Flow.Continuation> jumps = flow.continuations(closed.address());
        if (jumps.isEmpty()) {
            return;
        }
        Label noJump = b.newLabel();
        b.aload(slots.firstStack() + reason);
        emitter.micro("isJump", Signatures.type(CD_boolean, CD_Object));
        b.ifeq(noJump);
        for (Flow.Continuation jump : jumps) {
            Label other = b.newLabel();
            b.iload(slots.jump()).loadConstant(number(closed.address(), jump)).if_icmpne(other);
            continueJump(next, jump, closed.outer());
            maps.bindApart(other);
        }
        maps.bind(noJump);
    }

    private int number(int address, Flow.Continuation jump) {
        Map<Flow.Continuation, Integer> numbers =
                jumpNumbers.computeIfAbsent(address, a -> new HashMap<>());
        return numbers.computeIfAbsent(jump, j -> numbers.size());
    }

    private void continueJump(int next, Flow.Continuation jump, Flow.Handler handlers) {
        Flow.Handler h = handlers;
        for (int left = jump.left() - 1; left >= 0; left--) {
            if (h.isFinally() && !h.isActive(next)) {
                Flow.Continuation rest =
                        new Flow.Continuation(jump.destination(), left, jump.dropsIterator());
                b.loadConstant(number(h.address(), rest)).istore(slots.jump());
                reason(h, left);
                return;
            }
            closeHandler();
            h = h.outer();
        }
        emitter.jump(next, jump.destination());
    }

    private void raiseLast(Flow.Handler handlers) {
        int count = handlers == null ? 0 : handlers.level() + 1;
        b.loadConstant(count).anewarray(CD_Object);
        int i = 0;
        for (Flow.Handler h = handlers; h != null; h = h.outer()) {
            b.dup().loadConstant(i++).aload(slots.firstCaught() + h.level()).aastore();
        }
        emitter.micro("lastRaised", Signatures.type(Signatures.PY_ERROR, Signatures.OBJECTS));
        b.athrow();
    }
}
