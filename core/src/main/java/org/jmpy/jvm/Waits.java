package org.jmpy.jvm;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;
import org.jmpy.interp.FunctionCode;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.BitSet;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Writes where a generator waits: its locals and stack go to the frame, which is parameter 0, and
 * what is yielded is the method's result. Whoever resumes the generator enters the method again.
 */
final class Waits {
    private final FunctionEmitter emitter;
    private final FunctionCode function;
    private final CodeBytes code;
    private final Flow flow;
    private final ConstantPool pool;
    private final CodeBuilder b;
    private final Slots slots;
    private final ValueStack stack;
    private final BitSet changed = new BitSet();

    /** Loop headers, with the last jump back to each. */
    private final Map<Integer, Integer> loops = new TreeMap<>();

    Waits(
            FunctionEmitter emitter,
            FunctionCode function,
            Flow flow,
            ConstantPool pool,
            CodeBuilder b,
            Slots slots,
            ValueStack stack) {
        this.emitter = emitter;
        this.function = function;
        this.code = function.raw().code();
        this.flow = flow;
        this.pool = pool;
        this.b = b;
        this.slots = slots;
        this.stack = stack;
        for (int ip : flow.states().keySet()) {
            note(ip);
        }
    }

    private void note(int ip) {
        int op = code.at(ip);
        int stored = Opcode.storedLocal(code, ip);
        if (stored >= 0) {
            changed.set(stored);
        } else if (op == Opcode.DELETE_FAST) {
            changed.set(flow.operand(ip, op));
        } else if ((Opcode.flags(op) & Opcode.JUMPS) != 0 && Opcode.target(code, ip) <= ip) {
            loops.merge(Opcode.target(code, ip), ip, Math::max);
        }
    }

    /**
     * {@return where frames of a function go on that waited, but for its start}
     *
     * @throws Refusal.Refused if one is in an active finally block, where the interpreter's stack
     *     has another layout
     */
    static SortedSet<Integer> points(FunctionCode function, Flow flow) throws Refusal.Refused {
        CodeBytes code = function.raw().code();
        SortedSet<Integer> points = new TreeSet<>();
        for (Map.Entry<Integer, Flow.State> at : flow.states().entrySet()) {
            int ip = at.getKey();
            int op = code.at(ip);
            if (op == Opcode.YIELD_VALUE || op == Opcode.YIELD_FROM) {
                if (at.getValue().isInFinally(ip)) {
                    throw new Refusal.Refused(Refusal.YIELD_IN_FINALLY);
                }
                points.add(ip + Opcode.length(code, ip));
                if (op == Opcode.YIELD_FROM) {
                    points.add(ip);
                }
            }
        }
        return points;
    }

    /** A round of a loop that waits in its midst is no reason to compile the loop. */
    void uncountRounds(int point) {
        for (Map.Entry<Integer, Integer> loop : loops.entrySet()) {
            if (loop.getKey() < point && point <= loop.getValue()) {
                pool.load(b, function.loopCount(loop.getKey()), Signatures.LOOP_COUNT);
                emitter.micro("uncountJump", Signatures.consumes(0, Signatures.LOOP_COUNT));
            }
        }
    }

    /** YIELD_VALUE: what is sent comes in place of the value. */
    void yieldValue(int ip) {
        stack.flush();
        suspend(ip + Opcode.length(code, ip));
    }

    /** YIELD_FROM: iterator, value sent; runs again until the iterator ends. */
    void yieldFrom(int ip) {
        int iterator = slots.firstStack() + stack.depth() - 2;
        b.aload(0).aload(iterator).aload(iterator + 1);
        emitter.micro(
                "delegate", Signatures.type(CD_Object, Signatures.FRAME, CD_Object, CD_Object));
        Label yields = b.newLabel();
        b.dup().astore(iterator + 1).ifnonnull(yields);
        b.aload(0);
        emitter.micro("delegated", Signatures.type(CD_Object, Signatures.FRAME));
        b.astore(iterator).goto_w(emitter.block(ip + Opcode.length(code, ip)));
        emitter.bindApart(yields);
        suspend(ip);
    }

    /**
     * Lets the frame wait, to go on at {@code point}, and returns the value on top of the stack.
     */
    private void suspend(int point) {
        int depth = stack.depth();
        b.aload(0);
        emitter.micro("slots", Signatures.type(Signatures.OBJECTS, Signatures.FRAME));
        for (int i = 0; i < depth - 1; i++) {
            b.dup().loadConstant(i).aload(slots.firstStack() + i).aastore();
        }
        int top = function.stateSize() - 1;
        changed.stream()
                .forEach(
                        i -> b.dup().loadConstant(top - i).aload(slots.firstLocal() + i).aastore());
        b.pop();
        b.aload(0).loadConstant(point).loadConstant(depth);
        if (function.handlerDepth() == 0) {
            emitter.micro("suspend", Signatures.consumes(0, Signatures.FRAME, CD_int, CD_int));
        } else {
            suspendInHandlers(point);
        }
        b.aload(slots.firstStack() + depth - 1).areturn();
    }

    private void suspendInHandlers(int point) {
        Flow.Handler handlers = flow.states().get(point).handlers();
        if (handlers == null) {
            b.aconst_null();
        } else {
            pool.load(b, handlers, Signatures.HANDLER);
        }
        emitter.micro(
                "suspend",
                Signatures.consumes(0, Signatures.FRAME, CD_int, CD_int, Signatures.HANDLER));
        for (Flow.Handler h = handlers; h != null; h = h.outer()) {
            if (h.isActive(point)) {
                b.aload(0).loadConstant(h.level()).aload(slots.firstCaught() + h.level());
                emitter.micro(
                        "keepCaught", Signatures.consumes(0, Signatures.FRAME, CD_int, CD_Object));
            }
        }
    }
}
