package org.jmpy.interp;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;
import org.jmpy.object.Call;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.Ops;
import org.jmpy.object.PyCallable;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyObject;
import org.jmpy.object.Singleton;
import org.jmpy.object.Types;

/**
 * Leaving blocks: exceptions, return and break through finally, with. The reason on the stack in a
 * finally block is None, an exception, or an int: -1 for a return under way, else how many handlers
 * a jump has yet to leave. A jump's destination is a Java Integer, which is no Python value.
 * Source: MicroPython py/vm.c.
 */
final class Unwinder {
    private static final Long RETURNING = -1L;

    private Unwinder() {}

    /**
     * Takes an exception raised at {@code at} to the innermost handler of the frame: sets ip and
     * sp.
     *
     * @return false if no handler is left, and the exception leaves the frame
     */
    static boolean raise(Frame f, PyObject exception, int at) {
        Vm vm = f.code.vm;
        vm.setHandledException(exception);
        if (f.hasEnded()) {
            return false;
        }
        addTraceback(f.code, exception, at);
        while (f.open > 0 && f.handlerAddress() <= at) {
            f.closeHandler();
        }
        if (f.open == 0) {
            return false;
        }
        // closeHandler() above clears it, as the reference does; the handler sees the exception.
        f.ip = f.handlerAddress();
        f.sp = f.handlerSp();
        f.caught[f.open - 1] = exception;
        f.state[++f.sp] = exception;
        if (f.code.feedback != null) {
            f.code.feedback.caught(f.ip, exception);
        }
        return true;
    }

    /** Adds the place to an exception that the instruction at {@code at} raises. */
    static void addTraceback(FunctionCode code, PyObject exception, int at) {
        PyException.Place place = place(code, at);
        if (place != null) {
            PyException.of(exception).addTraceback(place);
        }
    }

    /** {@return the place of an instruction in tracebacks, null if it raises again} */
    static PyException.Place place(FunctionCode code, int at) {
        int op = code.raw().code().at(at);
        return op == Opcode.END_FINALLY || op == Opcode.RAISE_LAST
                ? null
                : new PyException.Place(code.module.file(), code.line(at), code.name());
    }

    /**
     * Does RETURN_VALUE with the value on top of the stack and f.ip behind the instruction.
     * Handlers before f.ip are active already: we are inside them.
     *
     * @return true if the frame is done; false to go on at f.ip, in a finally block
     */
    static boolean returnValue(Frame f) {
        Object[] s = f.state;
        while (f.open > 0) {
            if (f.handlerIsFinally()) {
                if (f.handlerAddress() >= f.ip) {
                    Object value = s[f.sp];
                    f.sp = f.handlerSp() + 1;
                    s[f.sp] = value;
                    s[++f.sp] = RETURNING;
                    f.ip = f.handlerAddress();
                    return false;
                }
                cancelActiveFinally(f);
            }
            f.closeHandler();
        }
        return true;
    }

    private static void cancelActiveFinally(Frame f) {
        Object[] s = f.state;
        if (s[f.sp - 1] instanceof Long) {
            s[f.sp - 2] = s[f.sp];
            f.sp -= 2;
        } else {
            s[f.sp - 1] = s[f.sp];
            f.sp--;
        }
    }

    /**
     * Does UNWIND_JUMP, with f.ip behind the offset: leaves {@code count} handlers; bit 7 of it
     * says to drop an iterator then.
     */
    static void jump(Frame f, int destination, int count) {
        f.state[++f.sp] = destination;
        continueJump(f, count);
    }

    private static void continueJump(Frame f, int count) {
        Object[] s = f.state;
        int left = count;
        while ((left & 0x7f) > 0) {
            left--;
            if (f.handlerIsFinally()) {
                if (f.handlerAddress() >= f.ip) {
                    s[++f.sp] = (long) left;
                    f.ip = f.handlerAddress();
                    return;
                }
                cancelActiveFinally(f);
            }
            f.closeHandler();
        }
        f.ip = (Integer) s[f.sp--];
        if (left != 0) {
            f.sp -= Opcode.ITERATOR_SLOTS;
        }
    }

    /**
     * Does END_FINALLY, with f.ip at the next instruction.
     *
     * @return true if the frame is done, with its value on top of the stack
     * @throws PyError the exception that was on its way
     */
    static boolean endFinally(Frame f) {
        f.closeHandler();
        Object reason = f.state[f.sp];
        if (reason == Singleton.NONE) {
            f.sp--;
            return false;
        }
        if (reason instanceof Long count) {
            f.sp--;
            if (count < 0) {
                return returnValue(f);
            }
            continueJump(f, (int) (long) count);
            return false;
        }
        throw new PyError((PyObject) reason);
    }

    /** Does WITH_CLEANUP. */
    static void withCleanup(Frame f) {
        Object[] s = f.state;
        int sp = f.sp;
        Object reason = s[sp];
        if (reason instanceof Long) {
            Object data = s[sp - 1];
            s[sp - 2] = exitWith(s[sp - 3], s[sp - 2], reason);
            s[sp - 3] = data;
        } else {
            s[sp - 2] = exitWith(s[sp - 2], s[sp - 1], reason);
        }
        f.sp = sp - 2;
    }

    private static Object exit(Object function, Object self, Object type, Object value) {
        return Call.withSelf(function, self, new Object[] {type, value, Singleton.NONE}, null);
    }

    /**
     * {@return the result of EXCEPTION_MATCH, with {@code next} behind the instruction}
     *
     * <p>A jump to ROT_THREE after it is the test of async with, which asks whether an exception is
     * on its way at all: the stack depends on it, so a program that gives the name BaseException
     * another meaning must not decide.
     */
    static boolean matches(FunctionCode code, Object left, Object right, int next) {
        if (Ops.exceptionMatch(left, right)) {
            return true;
        }
        CodeBytes bytes = code.raw().code();
        return bytes.at(next) == Opcode.POP_JUMP_IF_FALSE
                && bytes.at(Opcode.target(bytes, next)) == Opcode.ROT_THREE
                && left instanceof PyObject object
                && object.type().isSubtypeOf(ExceptionType.BASE_EXCEPTION);
    }

    /** Does WITH_CLEANUP where the reason is one value. {@return the reason to go on with} */
    static Object exitWith(Object function, Object self, Object reason) {
        if (reason == Singleton.NONE || reason instanceof Long) {
            exit(function, self, Singleton.NONE, Singleton.NONE);
            return reason;
        }
        Object result = exit(function, self, Types.of(reason), reason);
        return Ops.truth(result) ? Singleton.NONE : reason;
    }

    /** {@return the exception that a bare raise raises again} @throws PyError RuntimeError */
    static PyError lastRaised(Frame f) {
        for (int i = f.open - 1; i >= 0; i--) {
            if (f.caught[i] != null) {
                return new PyError(f.caught[i]);
            }
        }
        return PyError.runtime("no active exception to reraise");
    }

    /** {@return the exception that {@code raise value} raises} */
    static PyError toRaise(Object value) {
        Object exception = value;
        if (ExceptionType.isExceptionType(value)) {
            exception = Call.call(value, PyCallable.NO_ARGS, null);
        }
        if (exception instanceof PyObject object
                && object.type().isSubtypeOf(ExceptionType.BASE_EXCEPTION)
                && !(object instanceof PyInstance instance && instance.base() == null)) {
            return new PyError(object);
        }
        return PyError.type("exceptions must derive from BaseException");
    }
}
