package org.jmpy.register;

import org.jmpy.bytecode.Flow;
import org.jmpy.bytecode.Opcode;
import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.Failures;
import org.jmpy.interp.Feedback;
import org.jmpy.interp.Frame;
import org.jmpy.interp.FramedCode;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.MicroOps;
import org.jmpy.interp.Resumption;
import org.jmpy.interp.Vm;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.PyError;
import org.jmpy.object.PyObject;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * A lowered function, ready to run: what tier 0 enters with its frames, at the start or at a loop
 * header, and what its frames leave to compiled code.
 */
final class RegisterCode extends FramedCode {
    /** Backward jumps between two looks for compiled code. */
    private static final int SLICE = 64;

    /** Bytes that the interpreter may read behind the last instruction. */
    private static final int PADDING = 4;

    final Vm vm;

    /** The function's code, of which the interpreter changes this copy. */
    final byte[] code;

    final Object[] pool;
    final RegisterFunction function;

    /** Backward jumps until the next look. */
    int slice = SLICE;

    /** The exception that a handler is to get. */
    PyObject raised;

    /** Loop headers, and where generators wait, by the position of the stack bytecode. */
    private final RegisterFunction.Header[] entries;

    /** Loop headers by where they are in this code. */
    private final RegisterFunction.Header[] headers;

    /** Where generators wait: the same place can be a loop header, with the sent value dropped. */
    private final RegisterFunction.Header[] waits;

    private final FunctionCode stackCode;
    private final int codeStart;
    private final boolean takesAny;

    /** The function's history; null if this code does not fill it. */
    private final Feedback feedback;

    RegisterCode(FunctionCode stackCode, RegisterFunction function) {
        this.stackCode = stackCode;
        this.function = function;
        this.code = Arrays.copyOf(function.code(), function.code().length + PADDING);
        this.pool = function.pool();
        this.codeStart = stackCode.codeStart();
        this.takesAny = function.takesAny();
        this.vm = stackCode.module().vm();
        this.entries = new RegisterFunction.Header[stackCode.raw().length()];
        this.headers = new RegisterFunction.Header[function.code().length];
        this.waits = new RegisterFunction.Header[function.code().length];
        for (RegisterFunction.Header header : function.headers()) {
            entries[header.ip() - codeStart] = header;
            RegisterFunction.Header known = headers[header.pc()];
            boolean isDeeper = known != null && header.depth() > known.depth();
            headers[header.pc()] = isDeeper ? known : header;
            waits[header.pc()] = known == null || isDeeper ? header : known;
        }
        this.feedback = function.notes() == 0 ? null : stackCode.feedback();
    }

    @Override
    public boolean canEnter(int ip) {
        if (ip == codeStart) {
            return true;
        }
        RegisterFunction.Header header = entries[ip - codeStart];
        return header != null && header.isOpen();
    }

    @Override
    public Object enter(Frame frame) {
        int ip = frame.ip();
        if (ip != codeStart) {
            return RegisterInterpreter.run(this, frame, entries[ip - codeStart].pc());
        }
        if (!takesAny) {
            Typed.check(function, frame);
        }
        if (feedback != null) {
            feedback.arguments(frame.state());
        }
        return RegisterInterpreter.run(this, frame, 0);
    }

    /**
     * Looks for compiled code at a loop header.
     *
     * @return what the frame returned there, GO_ON if tier 0 is to go on with it, or null
     */
    Object backEdge(Frame f, int target) {
        slice = SLICE;
        RegisterFunction.Header header = headers[target];
        if (header == null || !header.isOpen()) {
            return null;
        }
        boolean isHot = stackCode.countJumps(SLICE, header.ip());
        CompiledCode newest = stackCode.registerCode();
        if (!isHot && newest == this) {
            return null;
        }
        restore(f, header);
        int ip = f.ip();
        if (!isHot) {
            return newest == null ? GO_ON : newest.enter(f);
        }
        Object result = stackCode.enterCompiledLoop(f);
        return result == GO_ON && f.ip() == ip && !f.isThrowing() ? null : result;
    }

    /**
     * Lets the frame of a generator wait at a header that is open.
     *
     * @return what it yields
     */
    Object suspend(Frame f, int pc, Object value) {
        RegisterFunction.Header header = waits[pc];
        restore(f, header);
        Resumption.suspend(f, header.ip(), header.depth());
        return value;
    }

    /** Makes the frame one of tier 0 at a header, where all values are in their places. */
    private void restore(Frame f, RegisterFunction.Header header) {
        f.goOnAt(header.ip(), header.depth());
        addHandlers(f, header.handlers());
    }

    private static void addHandlers(Frame f, Flow.Handler handler) {
        if (handler != null) {
            addHandlers(f, handler.outer());
            f.addHandler(handler.address(), handler.depth(), handler.isFinally());
        }
    }

    // ---- history
    // ---------------------------------------------------------------------------------

    void noteResult(int at, Object value) {
        feedback.result(codeStart + at, value);
    }

    void noteTarget(int at, Object callee) {
        feedback.target(codeStart + at, callee);
    }

    void noteBranch(int at, boolean taken) {
        feedback.branch(codeStart + at, taken);
    }

    void noteItems(int at, Object[] r, int first, int count) {
        feedback.items(codeStart + at, r, first, count);
    }

    void noteFor(int at, Object item) {
        feedback.branch(codeStart + at, item == null);
        feedback.result(codeStart + at, item);
    }

    // ---- leaving anywhere
    // ------------------------------------------------------------------------

    /**
     * Makes the frame one of tier 0 that does the instruction at {@code pc} again.
     *
     * @throws PyError NotImplementedError if the code was read from text
     */
    void leave(Frame f, int pc, Object acc) {
        if (function.map() == null) {
            throw PyError.of(
                    ExceptionType.NOT_IMPLEMENTED_ERROR, "no register code for what comes next");
        }
        Insn.Exit exit = function.map().at(pc);
        Object[] values = values(exit, f.state(), acc);
        // A reason is one value here and two there, below all that came on the stack after it.
        int[] moved = new int[values.length + 1];
        Object[] r = f.state();
        int depth = 0;
        for (int i = 0; i < values.length; i++) {
            moved[i] = depth;
            if (values[i] instanceof Reason reason) {
                Flow.Continuation jump =
                        reason.isReturn() ? null : function.jumps().get(reason.jump());
                r[depth++] = jump == null ? reason.value() : (Object) jump.destination();
                r[depth++] = jump == null ? -1L : count(jump);
            } else {
                r[depth++] = values[i];
            }
        }
        moved[values.length] = depth;
        f.goOnAt(exit.ip(), depth);
        addHandlers(f, exit.handlers(), moved);
    }

    /** {@return the number that tier 0 has for a jump under way} */
    private static long count(Flow.Continuation jump) {
        return jump.left() | (jump.dropsIterator() ? Opcode.UNWIND_DROPS_ITERATOR : 0);
    }

    private Object[] values(Insn.Exit exit, Object[] r, Object acc) {
        int[] places = exit.places();
        Object[] values = new Object[places.length];
        for (int i = 0; i < values.length; i++) {
            int number = Place.number(places[i]);
            values[i] =
                    switch (Place.kind(places[i])) {
                        case Place.HOME -> r[i];
                        case Place.ACC -> acc;
                        case Place.REGISTER -> r[number];
                        case Place.INT -> Place.intOf(places[i]);
                        case Place.CONSTANT -> pool[number];
                        default -> null;
                    };
        }
        return values;
    }

    private static void addHandlers(Frame f, Flow.Handler handler, int[] moved) {
        if (handler != null) {
            addHandlers(f, handler.outer(), moved);
            // Inside a finally block the handler's depth may be above what is left of the stack.
            int depth = Math.min(handler.depth(), moved.length - 1);
            f.addHandler(
                    handler.address(), handler.depth() + moved[depth] - depth, handler.isFinally());
        }
    }

    /**
     * Makes some instructions leave for tier 0 instead of being done: a test of all that leaving
     * needs.
     *
     * @param chance tells for each whether it shall
     */
    void plantExits(BooleanSupplier chance) {
        if (function.map() == null) {
            return;
        }
        for (int pc : function.map().pcs()) {
            boolean isJump = (code[pc] & 0xff) == Isa.JMP_8 || (code[pc] & 0xff) == Isa.JMP_16;
            if (!isJump && chance.getAsBoolean()) {
                code[pc] = Isa.EXIT;
            }
        }
    }

    /**
     * Takes what the instruction at {@code pc} threw to its handler.
     *
     * @return where the handler starts; the exception is in {@link #raised}
     * @throws PyError if there is none
     */
    int raise(Frame f, Throwable thrown, int pc) {
        if (f.hasEnded()) {
            throw (PyError) thrown;
        }
        int ip = function.ip(pc);
        PyError error =
                ip < 0 ? Failures.toPython(thrown) : MicroOps.leaving(thrown, stackCode, ip);
        vm.setHandledException(error.value());
        RegisterFunction.Catch handler = function.catchOf(pc);
        if (handler == null) {
            throw error;
        }
        if (handler.handler() <= pc && vm.isPending()) {
            // Only text has such: handlers that raise to each other must not hang.
            vm.poll();
        }
        if (handler.closes()) {
            vm.setHandledException(null);
        }
        raised = error.value();
        return handler.handler();
    }
}
