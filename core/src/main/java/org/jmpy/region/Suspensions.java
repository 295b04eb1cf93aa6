package org.jmpy.region;

import org.jmpy.bytecode.Flow;
import org.jmpy.interp.FunctionCode;
import org.jmpy.ir.Op;
import org.jmpy.ir.Value;

import java.util.Objects;

/**
 * Where generators wait: at a yield the region ends, its values go to the generator's frame, and
 * the yielded value is the region's result. To go on is a region of its own, {@link Waiting}.
 */
final class Suspensions {
    private final RegionBuilder b;

    Suspensions(RegionBuilder builder) {
        b = builder;
    }

    /** YIELD_VALUE: what is sent comes in place of the value. */
    void yieldValue() {
        Scope s = b.scope;
        int depth = s.depth;
        Value value = b.object(s.peek(0));
        s = b.scope;
        suspend(s.map.next(s.ip), depth, value);
    }

    /** YIELD_FROM: iterator, value sent; runs again until the iterator ends. */
    void yieldFrom() {
        Scope s = b.scope;
        int at = s.depth - 2;
        Value iterator = b.object(s.stack[at]);
        Value sent = b.object(b.scope.stack[at + 1]);
        Value yielded = b.emit(Micro.DELEGATE, frame(), iterator, sent);
        Val returned = b.unknown(b.emit(Micro.DELEGATED, frame()));
        Value hasEnded = b.emit(Op.REF_IS, yielded, Value.reference(null));
        s = b.scope;
        s.stack[at + 1] = Val.object(yielded, null, null);
        Scope ended = s.copy();
        ended.depth = at;
        ended.push(returned);
        ended.ip = s.map.next(s.ip);
        s.depth = at + 2;
        b.splitBlock(b.emit(Op.BOOL_NOT, hasEnded), ended);
        s = b.scope;
        suspend(s.ip, s.depth, s.stack[at + 1].value);
    }

    private Value frame() {
        Scope s = b.scope;
        return s.locals[s.map.frameLocal()].value;
    }

    /**
     * Ends the region with {@code value}.
     *
     * @param ip where the frame goes on
     * @param depth values on the stack, with {@code value} on top
     */
    private void suspend(int ip, int depth, Value value) {
        Scope s = b.scope;
        FunctionCode code = s.map.code;
        for (int i = 0; i < s.map.localCount; i++) {
            if (s.map.isLive(ip, i)) {
                set(code.stateSize() - 1 - i, s.locals[i]);
            }
        }
        for (int i = 0; i < depth - 1; i++) {
            set(i, s.stack[i]);
        }
        Flow.Handler handlers = s.map.state(ip).handlers();
        if (!Objects.equals(handlers, b.enteredHandlers())) {
            b.emit(Micro.SET_HANDLERS, frame(), Value.reference(handlers));
        }
        b.emit(Micro.SUSPEND, frame(), Value.constant((long) ip), Value.constant((long) depth));
        b.finish(value);
    }

    private void set(int slot, Val val) {
        // Making a virtual object puts it in its other places too.
        Value value = b.object(val);
        b.emit(Micro.SET_FRAME_SLOT, frame(), Value.constant((long) slot), value);
    }
}
