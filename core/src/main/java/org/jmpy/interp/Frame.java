package org.jmpy.interp;

import org.jmpy.object.ItemTaker;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyObject;

/**
 * A call under way: everything needed to go on from an instruction boundary. Local i is at {@code
 * state[state.length - 1 - i]}, the value stack grows up from {@code state[0]}. Source: MicroPython
 * py/bc.h, mp_code_state_t.
 */
public final class Frame {
    private static final int[] NO_HANDLERS = {};

    /** The position of a frame that an exception has left already. */
    private static final int ENDED = -1;

    final FunctionCode code;
    final Object[] state;

    /** Where names of a module or class body live; null in a function, which has no such names. */
    final PyDict names;

    /** Position of the next instruction. */
    int ip;

    /** Index of the top of the value stack, -1 if it is empty. */
    int sp = -1;

    /** Open handlers: address, saved stack top with bit 0 telling finally from except. */
    final int[] handlers;

    /** The exception each open handler got, for a bare raise. */
    final PyObject[] caught;

    /** Number of open handlers. */
    int open;

    /** An exception to raise where the frame goes on, or null. */
    Throwable thrown;

    /** What another tier keeps with the frame, or null. */
    private Object extension;

    /** Set when {@code run} came back because of a yield. */
    boolean yielded;

    /** What takes the items that a generator's frame yields while it runs, null if nothing does. */
    ItemTaker taker;

    /** The generator that a waiting frame delegates to, by yield from or await; else null. */
    Generator delegate;

    /** What the iterator returned at last to which the frame delegated. */
    Object delegated;

    Frame(FunctionCode code, PyDict names) {
        this.code = code;
        this.names = names;
        this.state = new Object[code.stateSize()];
        this.ip = code.codeStart;
        int depth = code.nExcStack;
        this.handlers = depth == 0 ? NO_HANDLERS : new int[2 * depth];
        this.caught = depth == 0 ? null : new PyObject[depth];
    }

    /** Notes that compiled code ran the frame to its end, by an exception. */
    void end() {
        open = 0;
        ip = ENDED;
    }

    /** {@return whether compiled code ran the frame to its end, by an exception} */
    public boolean hasEnded() {
        return ip == ENDED;
    }

    /** Raises what compiled code left to be raised here. */
    void throwPending() {
        if (thrown != null) {
            Throwable pending = thrown;
            thrown = null;
            throw Failures.toPython(pending);
        }
    }

    /** {@return this frame, which starts to run} */
    Frame started() {
        yielded = false;
        return this;
    }

    /** Lets a frame that delegates go on behind its YIELD_FROM, which gives {@code value}. */
    void delegateReturned(Object value) {
        delegate = null;
        state[--sp] = value;
        ip++;
    }

    /** Lets a frame that delegates raise {@code failure} at its YIELD_FROM. */
    void delegateRaised(Throwable failure) {
        delegate = null;
        thrown = failure;
    }

    public FunctionCode code() {
        return code;
    }

    /** {@return locals and value stack: local i at {@code length - 1 - i}, the stack from 0 up} */
    public Object[] state() {
        return state;
    }

    /** {@return the exceptions that open handlers got; null if the code has no handlers} */
    public PyObject[] caught() {
        return caught;
    }

    /** {@return where names of a module or class body live, null in a function} */
    public PyDict names() {
        return names;
    }

    /** {@return the position of the next instruction} */
    public int ip() {
        return ip;
    }

    /** Sets where the interpreter goes on, with {@code depth} values on the stack. */
    public void goOnAt(int position, int depth) {
        ip = position;
        sp = depth - 1;
        open = 0;
    }

    /** Opens a handler, after {@link #goOnAt}, from the outermost on. */
    public void addHandler(int address, int depth, boolean isFinally) {
        handlers[2 * open] = address;
        handlers[2 * open + 1] = (depth - 1 << 1) | (isFinally ? 1 : 0);
        open++;
    }

    /** {@return what another tier keeps with the frame, or null} */
    public Object extension() {
        return extension;
    }

    /** Keeps something with the frame. */
    public void extend(Object value) {
        extension = value;
    }

    /** {@return whether the frame has an exception to raise before it goes on} */
    public boolean isThrowing() {
        return thrown != null;
    }

    /** {@return the dict that locals() shows} */
    PyDict namesOrGlobals() {
        return names == null ? code.module.globals() : names;
    }

    void openHandler(int address, boolean isFinally) {
        int i = open++;
        handlers[2 * i] = address;
        handlers[2 * i + 1] = (sp << 1) | (isFinally ? 1 : 0);
        caught[i] = null;
    }

    void closeHandler() {
        caught[--open] = null;
        code.vm.setHandledException(null);
    }

    int handlerAddress() {
        return handlers[2 * open - 2];
    }

    int handlerSp() {
        return handlers[2 * open - 1] >> 1;
    }

    boolean handlerIsFinally() {
        return (handlers[2 * open - 1] & 1) != 0;
    }
}
