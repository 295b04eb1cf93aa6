package org.jmpy.interp;

import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyObject;

/** What compiled code needs of frames: to look into them, and to make them when it is left. */
public final class Resumption {
    private Resumption() {}

    /** {@return where the frame goes on} */
    public static int ip(Frame frame) {
        return frame.ip;
    }

    /** {@return how many values are on the frame's stack} */
    public static int depth(Frame frame) {
        return frame.sp + 1;
    }

    /** {@return local {@code index}, null if it is unbound} */
    public static Object local(Frame frame, int index) {
        return frame.state[frame.state.length - 1 - index];
    }

    /** {@return value {@code index} of the stack, counted from the bottom} */
    public static Object stack(Frame frame, int index) {
        return frame.state[index];
    }

    /** {@return whether names of the frame that are not local are globals} */
    public static boolean usesGlobals(Frame frame) {
        PyDict names = frame.names;
        return names == null || names == frame.code.module.globals();
    }

    /** {@return a new frame of a function, at its start} */
    public static Frame newFrame(FunctionCode code) {
        return new Frame(code, null);
    }

    /**
     * Puts a frame where compiled code left.
     *
     * @param slots its locals, then its stack
     * @param depth how many values are on the stack
     * @param handlers the innermost handler that is open there
     */
    public static void set(Frame f, Object[] slots, int depth, int ip, Flow.Handler handlers) {
        int locals = slots.length - depth;
        setLocals(f, slots, locals);
        setStack(f, slots, locals, depth);
        f.ip = ip;
        setHandlers(f, handlers);
    }

    /** Gives a frame its locals, the first {@code count} of {@code slots}. */
    public static void setLocals(Frame f, Object[] slots, int count) {
        for (int i = 0; i < count; i++) {
            f.state[f.state.length - 1 - i] = slots[i];
        }
    }

    /** Gives a frame its stack: {@code depth} values of {@code slots} from {@code first} on. */
    public static void setStack(Frame f, Object[] slots, int first, int depth) {
        System.arraycopy(slots, first, f.state, 0, depth);
        f.sp = depth - 1;
    }

    /**
     * Gives the handlers that are open the exceptions that they took in compiled code: those of
     * {@code slots} from {@code first} on that are not null.
     */
    public static void setCaught(Frame f, Object[] slots, int first) {
        for (int i = 0; i < f.open; i++) {
            if (slots[first + i] instanceof PyObject exception) {
                f.caught[i] = exception;
            }
        }
    }

    private static void openHandlers(Frame f, Flow.Handler handler) {
        if (handler == null) {
            return;
        }
        openHandlers(f, handler.outer());
        int i = f.open++;
        f.handlers[2 * i] = handler.address();
        f.handlers[2 * i + 1] = ((handler.depth() - 1) << 1) | (handler.isFinally() ? 1 : 0);
        if (!handler.isActive(f.ip)) {
            f.caught[i] = null;
        }
    }

    /** Lets {@code thrown} be raised where the frame goes on. */
    public static void setThrown(Frame f, Throwable thrown) {
        f.thrown = thrown;
    }

    /** Gives a frame that is at a call the result of the call; it goes on at {@code next}. */
    public static void push(Frame f, Object value, int next) {
        f.state[++f.sp] = value;
        f.ip = next;
    }

    /** {@return the value on top of the frame's stack, taken away} */
    public static Object pop(Frame f) {
        return f.state[f.sp--];
    }

    /** Lets a frame go on at another instruction. */
    public static void goOn(Frame f, int next) {
        f.ip = next;
    }

    /**
     * Lets the frame of a generator wait; its locals and stack are as they are to be.
     *
     * @param ip where it goes on
     * @param depth how many values are on the stack, with the one that what is sent replaces
     */
    public static void suspend(Frame f, int ip, int depth) {
        f.ip = ip;
        f.sp = depth - 1;
        f.yielded = true;
    }

    /** {@return whether something takes the items that a generator's frame yields} */
    public static boolean hasTaker(Frame f) {
        return f.taker != null;
    }

    /** Offers an item to what takes those of a frame. {@return whether it was taken} */
    public static boolean offer(Frame f, Object item) {
        return f.taker != null && f.taker.offer(item);
    }

    /** As {@link #offer}, an int. */
    public static boolean offerInt(Frame f, long item) {
        return f.taker != null && f.taker.offerInt(item);
    }

    /** As {@link #offer}, a float. */
    public static boolean offerFloat(Frame f, double item) {
        return f.taker != null && f.taker.offerFloat(item);
    }

    /** Lets a frame at FOR_ITER, whose iterator ended, go on behind the loop at {@code target}. */
    public static void endLoop(Frame f, int target) {
        f.sp -= Opcode.ITERATOR_SLOTS;
        f.ip = target;
    }

    /**
     * Opens {@code handlers} and no others, at the frame's position. One that is active took its
     * exception before the frame was given to compiled code, and has it still.
     */
    public static void setHandlers(Frame f, Flow.Handler handlers) {
        f.open = 0;
        openHandlers(f, handlers);
    }

    /** {@return what the frame returns, which runs in the interpreter from where it is} */
    public static Object run(Frame f) {
        return Interpreter.run(f, null);
    }
}
