package org.jmpy.region;

import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.Generator;
import org.jmpy.interp.ResumePoint;
import org.jmpy.ir.Op;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.Singleton;

import java.util.Objects;

/**
 * Where generators wait: at a yield the region ends, its values go to the generator's frame, and
 * the yielded value is the region's result. To go on is a region of its own, {@link Waiting}.
 *
 * <p>Built-in functions that take all items get them without a wait, see {@link
 * org.jmpy.object.ItemTaker}.
 *
 * <p>A loop that takes its items from a small generator goes on with it itself: the generator's
 * frame is built into the loop from where it waits to its next yield.
 */
final class Suspensions {
    private final RegionBuilder b;

    Suspensions(RegionBuilder builder) {
        b = builder;
    }

    /** YIELD_VALUE: what is sent comes in place of the value. */
    void yieldValue() {
        b.handlers.checkWait();
        Scope s = b.scope;
        int next = s.map.next(s.ip);
        if (s.outer != null) {
            suspend(next, s.depth);
            item();
            return;
        }
        if (b.offersItems()) {
            offer(next);
        }
        Value value = b.object(b.scope.peek(0));
        suspend(next, b.scope.depth);
        b.finish(value);
    }

    /** Goes on behind the yield if what takes the items takes this one; else goes on here. */
    private void offer(int next) {
        Val item = b.scope.peek(0);
        Value frame = frame();
        Value taken =
                item.is(Type.INT)
                        ? b.emit(Micro.OFFER_INT, frame, item.value)
                        : item.is(Type.FLOAT)
                                ? b.emit(Micro.OFFER_FLOAT, frame, item.value)
                                : b.emit(Micro.OFFER, frame, b.object(item));
        Scope onward = b.scope.copy();
        onward.stack[onward.depth - 1] = Val.constant(Singleton.NONE);
        onward.ip = next;
        b.splitBlock(b.emit(Op.BOOL_NOT, taken), onward);
    }

    /** YIELD_FROM: iterator, value sent; runs again until the iterator ends. */
    void yieldFrom() {
        b.handlers.checkWait();
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
        suspend(s.ip, s.depth);
        b.finish(s.stack[at + 1].value);
    }

    // ---- in the loop that takes the items ------------------------------------------------------

    /**
     * FOR_ITER: goes on in the generator {@code iterator} if it waits where it was seen to.
     *
     * @param otherwise does what else is to be done, and ends the path
     * @return false if nothing was done
     */
    boolean enter(Val iterator, Runnable otherwise) {
        if (b.feedback() == null
                || !(b.feedback().target(b.scope.ip) instanceof ResumePoint point)
                || !b.canInline(point.function())) {
            return false;
        }
        Waiting waiting = Plan.of(point.function()).waitingAt(point.ip());
        if (waiting == null || !waiting.canInline()) {
            return false;
        }
        int at = b.scope.depth - Opcode.ITERATOR_SLOTS + 1;
        Value object = b.object(iterator);
        b.orElse(b.emit(Micro.WAITS_AT, object, Value.reference(point)), otherwise);
        Scope loop = b.scope;
        Value generator = loop.stack[at].value;
        loop.continuation = Continuation.Plain.NEXT_ITEM;
        b.emit(Micro.BEGIN, generator);
        Scope inner = waiting.scope(b, b.emit(Micro.FRAME_OF, generator), loop);
        inner.locals[inner.map.frameLocal()] = Val.object(generator, Generator.class, null);
        inner.stack[inner.depth - 1] = Val.constant(Singleton.NONE);
        b.enter(inner);
        waiting.check(b);
        return true;
    }

    /** The value on top of the stack is the item that the loop goes on with. */
    private void item() {
        Scope inner = b.scope;
        b.emit(Micro.SUSPENDED, keeper());
        Val item = inner.peek(0);
        Scope loop = inner.outer;
        loop.continuation = null;
        b.scope = loop;
        loop.push(item.isVague() && item.origin == null ? b.unknown(item.value) : item);
        b.next();
    }

    /** RETURN_VALUE: the loop goes on behind its end. */
    void end() {
        b.emit(Micro.RETURNED, keeper());
        Scope loop = b.scope.outer;
        loop.continuation = null;
        loop.depth -= Opcode.ITERATOR_SLOTS;
        b.scope = loop;
        b.goTo(loop.map.target(loop.ip));
    }

    // ---- the frame -----------------------------------------------------------------------------

    /** {@return the frame, or the generator that has it if it is built into a loop} */
    private Value keeper() {
        Scope s = b.scope;
        return s.locals[s.map.frameLocal()].value;
    }

    private Value frame() {
        return b.scope.outer == null ? keeper() : b.emit(Micro.FRAME_OF, keeper());
    }

    /**
     * Lets the frame wait.
     *
     * @param ip where it goes on
     * @param depth values on the stack, with the one that what is sent replaces
     */
    private void suspend(int ip, int depth) {
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
        if (!Objects.equals(handlers, s.outer == null ? b.enteredHandlers() : null)) {
            b.emit(Micro.SET_HANDLERS, frame(), Value.reference(handlers));
        }
        b.emit(Micro.SUSPEND, frame(), Value.constant((long) ip), Value.constant((long) depth));
    }

    private void set(int slot, Val val) {
        // Making a virtual object puts it in its other places too.
        Value value = b.object(val);
        b.emit(Micro.SET_FRAME_SLOT, frame(), Value.constant((long) slot), value);
    }
}
