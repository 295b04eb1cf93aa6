package org.jmpy.region;

import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;
import org.jmpy.interp.Feedback;
import org.jmpy.interp.MicroOps;
import org.jmpy.ir.Op;
import org.jmpy.ir.Value;
import org.jmpy.object.PyException;
import org.jmpy.object.Singleton;

import java.util.HashMap;
import java.util.Map;

/**
 * Exceptions that handlers of the region take, and how blocks with handlers are left. The frames
 * are as the interpreter would have them: the exception that an active handler took is in a local
 * of the frame, {@link CodeMap#caughtLocal}, and the reason of a finally block is on the stack. It
 * is a constant unless an exception is on its way, so that where the block ends it is known how to
 * go on.
 *
 * <p>What the region cannot do is an exit; that is known before anything is done.
 */
final class Handlers {
    /** The reason of a return under way. */
    private static final long RETURNING = -1;

    private final RegionBuilder b;

    /** The numbers that tell what is under way, each one value. */
    private final Map<Object, Val> controls = new HashMap<>();

    Handlers(RegionBuilder builder) {
        b = builder;
    }

    // ---- raising -------------------------------------------------------------------------------

    /** {@return the frame whose handler takes what is raised at present, null if none does} */
    private Scope taker() {
        for (Scope s = b.scope; s != null; s = s.outer) {
            if (s.map.handlerFor(s.ip) != null) {
                return s;
            }
            if (s.map.frameLocal() >= 0) {
                // A generator has to be told that it ended.
                return null;
            }
        }
        return null;
    }

    /** {@return whether what is raised at present is taken, by a handler that was seen to} */
    boolean isTaken() {
        Scope taker = taker();
        return taker != null && wasSeen(taker);
    }

    private static boolean wasSeen(Scope taker) {
        Origin origin = origin(taker);
        return origin == null || origin.kinds() != null;
    }

    /**
     * {@return the cause of an exit where something was raised}
     *
     * @param counted whether the calls that are built in are counted there
     */
    Cause raised(boolean counted) {
        Scope taker = taker();
        return new Cause(
                counted ? Cause.Reason.RAISED_INSIDE : Cause.Reason.RAISED,
                taker == null || wasSeen(taker) ? null : origin(taker));
    }

    /** {@return who knows what the handler took; null if nobody noted it} */
    private static Origin origin(Scope taker) {
        Feedback feedback = taker.map.code.feedback();
        return feedback == null
                ? null
                : new Origin.Target(feedback, taker.map.handlerFor(taker.ip).address());
    }

    /** Goes on at the handler that takes {@code exception}, which is raised at present. */
    void raise(Value exception) {
        Scope taker = taker();
        addPlaces(exception, taker);
        Flow.Handler handler = taker.map.handlerFor(taker.ip);
        // Handlers that are left forget it, as in the interpreter.
        boolean leaves = taker.map.state(taker.ip).handlers() != handler;
        setHandled(leaves ? Value.reference(null) : exception);
        Val val = Val.object(exception, null, origin(taker));
        taker.continuation = null;
        taker.locals[taker.map.caughtLocal(handler.level())] = val;
        taker.depth = handler.depth();
        taker.push(val);
        b.enter(taker);
        b.goTo(handler.address());
    }

    private void addPlaces(Value exception, Scope last) {
        for (Scope s = b.scope; s != last.outer; s = s.outer) {
            PyException.Place place = MicroOps.place(s.map.code, s.ip);
            if (place != null) {
                b.emit(Micro.ADD_PLACE, exception, Value.reference(place));
            }
        }
    }

    private void setHandled(Value exception) {
        b.emit(Micro.SET_HANDLED, Value.reference(b.vm), exception);
    }

    /** Raises again what a handler took. */
    private void raiseAgain(Val exception) {
        Value value = b.object(exception);
        if (isTaken()) {
            raise(value);
        }
        b.emit(Micro.RAISE_AGAIN, value);
        b.leave(Cause.UNSUPPORTED);
    }

    /** RAISE_LAST. */
    void raiseLast() {
        Scope s = b.scope;
        for (Flow.Handler h = s.map.state(s.ip).handlers(); h != null; h = h.outer()) {
            Val caught = caught(h);
            if (!caught.isNull()) {
                raiseAgain(caught);
            }
        }
        b.leave(Cause.UNSUPPORTED);
    }

    /** {@return what an active handler took in the region; no value if it did not} */
    private Val caught(Flow.Handler handler) {
        return b.scope.locals[b.scope.map.caughtLocal(handler.level())];
    }

    /** Leaves if the frame cannot wait here, as its handlers took exceptions in the region. */
    void checkWait() {
        Scope s = b.scope;
        for (Flow.Handler h = s.map.state(s.ip).handlers(); h != null; h = h.outer()) {
            if (h.isActive(s.ip) && !caught(h).isNull()) {
                b.leave(Cause.UNSUPPORTED);
            }
        }
    }

    /** EXCEPTION_MATCH: exception and class or classes are on the stack. */
    void match() {
        Scope s = b.scope;
        int next = s.map.next(s.ip);
        if (s.map.bytes.at(next) == Opcode.POP_JUMP_IF_FALSE
                && s.map.bytes.at(s.map.target(next)) == Opcode.ROT_THREE) {
            // The test of async with, which is not decided by the classes alone.
            b.leave(Cause.UNSUPPORTED);
        }
        Value exception = b.object(s.peek(1));
        Value classes = b.object(b.scope.peek(0));
        Val matches = Val.of(b.emit(Micro.EXCEPTION_MATCH, exception, classes));
        b.scope.depth -= 2;
        b.scope.push(matches);
        b.next();
    }

    // ---- leaving blocks ------------------------------------------------------------------------

    /** POP_EXCEPT_JUMP. */
    void endExcept() {
        setHandled(Value.reference(null));
        b.goTo(b.scope.map.target(b.scope.ip));
    }

    /**
     * END_FINALLY: goes on as the reason on the stack says.
     *
     * @param returns returns from the frame
     */
    void endFinally(Runnable returns) {
        Scope s = b.scope;
        Flow.Handler closed = s.map.state(s.ip).handlers();
        Val reason = s.peek(0);
        if (reason.constant() == Singleton.NONE) {
            setHandled(Value.reference(null));
            s.depth--;
            b.next();
        } else if (isException(reason)) {
            raiseAgain(reason);
        } else if (!(reason.constant() instanceof Long count)) {
            b.leave(Cause.UNSUPPORTED);
        } else if (count == RETURNING) {
            s.depth--;
            returnFrom(closed.outer(), returns);
        } else if (s.peek(1).constant() instanceof Integer) {
            s.depth--;
            jump(closed.outer(), (int) (long) count);
        } else {
            b.leave(Cause.UNSUPPORTED);
        }
    }

    /** {@return whether a reason is what the innermost handler took in the region} */
    private boolean isException(Val reason) {
        Val caught = caught(b.scope.map.state(b.scope.ip).handlers());
        return !caught.isNull() && caught.value == reason.value;
    }

    /** RETURN_VALUE: goes through finally blocks, then does {@code returns}. */
    void returnValue(Runnable returns) {
        returnFrom(b.scope.map.state(b.scope.ip).handlers(), returns);
    }

    private void returnFrom(Flow.Handler handlers, Runnable returns) {
        Flow.Handler through = finallyOf(handlers, Integer.MAX_VALUE);
        closeUpTo(through);
        if (through == null) {
            returns.run();
            return;
        }
        Scope s = b.scope;
        Val value = s.pop();
        s.depth = through.depth();
        s.push(value);
        s.push(control(RETURNING));
        b.goTo(through.address());
    }

    /** UNWIND_JUMP: leaves handlers, through finally blocks, and jumps. */
    void unwindJump() {
        Scope s = b.scope;
        s.push(control(s.map.target(s.ip)));
        jump(s.map.state(s.ip).handlers(), s.map.bytes.at(s.map.next(s.ip) - 1));
    }

    /**
     * Goes on with a jump, whose destination is on the stack.
     *
     * @param count how many of {@code handlers} it leaves, with a bit that says to drop an iterator
     */
    private void jump(Flow.Handler handlers, int count) {
        Scope s = b.scope;
        Flow.Handler through = finallyOf(handlers, count & ~Opcode.UNWIND_DROPS_ITERATOR);
        if (through != null) {
            closeUpTo(through);
            s.push(control((long) count - 1 - (handlers.level() - through.level())));
            b.goTo(through.address());
        }
        closeUpTo(null);
        int destination = (Integer) s.pop().constant();
        if ((count & Opcode.UNWIND_DROPS_ITERATOR) != 0) {
            s.depth -= Opcode.ITERATOR_SLOTS;
        }
        b.goTo(destination);
    }

    /** Closes the handlers inside of {@code handler}. */
    private void closeUpTo(Flow.Handler handler) {
        if (b.scope.map.state(b.scope.ip).handlers() != handler) {
            setHandled(Value.reference(null));
        }
    }

    /**
     * {@return the first finally block among the innermost {@code count} of {@code handlers}, null
     * if there is none} If it is under way already the path ends.
     */
    private Flow.Handler finallyOf(Flow.Handler handlers, int count) {
        int left = count;
        for (Flow.Handler h = handlers; h != null && left > 0; h = h.outer(), left--) {
            if (h.isFinally()) {
                if (h.isActive(b.scope.map.next(b.scope.ip))) {
                    b.leave(Cause.UNSUPPORTED);
                }
                return h;
            }
        }
        return null;
    }

    /** {@return the value of a number that tells what is under way, as the interpreter has it} */
    private Val control(Object number) {
        return controls.computeIfAbsent(number, n -> Val.object(Value.reference(n), null, null));
    }

    // ---- opening blocks ------------------------------------------------------------------------

    /** SETUP_EXCEPT and SETUP_FINALLY. */
    void open() {
        checkOpening();
        b.next();
    }

    /**
     * Leaves if a return or jump is under way through a finally block: then there is one value more
     * on the stack than the handler that is opened is known to stand on.
     */
    private void checkOpening() {
        Scope s = b.scope;
        if (s.depth != s.map.state(s.ip).depth()) {
            b.leave(Cause.UNSUPPORTED);
        }
    }

    /** SETUP_WITH: the manager is on the stack. */
    void enterWith() {
        checkOpening();
        Value entered = b.emit(Micro.ENTER_WITH, b.object(b.scope.peek(0)));
        b.scope.depth--;
        for (int i = 0; i < 3; i++) {
            Value item = b.emit(Micro.GET_ITEM, entered, Value.constant((long) i));
            b.scope.push(Val.object(item, null, null));
        }
        b.next();
    }

    /** WITH_CLEANUP: exit function, its self or null, perhaps what a reason needs, reason. */
    void exitWith() {
        Scope s = b.scope;
        Val reason = s.peek(0);
        boolean raised = isException(reason);
        if (raised) {
            Value result = callExit(s.depth - 3, reason);
            Value swallowed = b.emit(Op.REF_IS, result, Value.reference(Singleton.NONE));
            Scope goesOn = s.copy();
            goesOn.push(Val.constant(Singleton.NONE));
            goesOn.ip = s.map.next(s.ip);
            s.push(caught(s.map.state(s.ip).handlers()));
            s.ip = goesOn.ip;
            b.branchInside(swallowed, goesOn, s);
        } else if (reason.constant() == Singleton.NONE) {
            callExit(s.depth - 3, reason);
            s.push(reason);
            b.next();
        } else if (reason.constant() instanceof Long) {
            callExit(s.depth - 4, reason);
            s.push(s.stack[s.depth + 2]);
            s.push(reason);
            b.next();
        } else {
            b.leave(Cause.UNSUPPORTED);
        }
    }

    /** Calls the exit function that is at {@code at}; the stack ends there. */
    private Value callExit(int at, Val reason) {
        Value function = b.object(b.scope.stack[at]);
        Value self = b.object(b.scope.stack[at + 1]);
        Value result = b.emit(Micro.EXIT_WITH, function, self, b.object(reason));
        b.scope.depth = at;
        return result;
    }
}
