package org.jmpy.interp;

import org.jmpy.object.Attributes;
import org.jmpy.object.Call;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.HeapLock;
import org.jmpy.object.Iteration;
import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyCallable;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.PyGenerator;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Text;

/** A generator or coroutine: a frame that waits. Source: MicroPython py/objgenerator.c. */
final class Generator extends PyGenerator {
    private static final PyType TYPE = new GeneratorType();

    private static final class GeneratorType extends PyType {
        GeneratorType() {
            super("generator", Slot.PRINT | Slot.UNARY | Slot.ITER | Slot.NEXT);
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            out.append("<generator object '").append(((Generator) self).frame.code.name());
            out.append("' at ").append(Text.address(self)).append('>');
        }

        @Override
        public Object unary(int op, Object self) {
            return op == org.jmpy.bytecode.UnaryOp.HASH ? Ops.identityHash(self) : null;
        }

        @Override
        public Object iter(Object self) {
            return self;
        }

        @Override
        public Object next(Object self) {
            return ((Generator) self).next();
        }

        @Override
        protected void declare(Members members) {
            members.fn1("close", self -> ((Generator) self).close())
                    .fn2("send", (self, value) -> ((Generator) self).send(value))
                    .fn("throw", 2, 4, args -> ((Generator) args[0]).raise(args))
                    .fn2("pend_throw", (self, e) -> ((Generator) self).pendThrow(e));
        }
    }

    private final Frame frame;
    private boolean running;
    private boolean finished;
    private boolean started;
    private Object pending = Singleton.NONE;

    Generator(Frame frame) {
        HeapLock.check();
        this.frame = frame;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    /** What came of resuming: a value yielded, or returned. */
    private Object value;

    /**
     * Runs to the next yield or the end; the value is in {@link #value}.
     *
     * @param thrown an exception class or value to raise where the generator waits, null for none
     * @return whether it yielded
     * @throws PyError what the body raised
     */
    private boolean resume(Object sent, Object thrown) {
        if (finished) {
            value = Singleton.NONE;
            return false;
        }
        if (running) {
            throw PyError.value("generator already executing");
        }
        Object toThrow = thrown;
        if (pending != Singleton.NONE) {
            toThrow = pending;
            pending = Singleton.NONE;
        }
        if (started) {
            frame.state[frame.sp] = sent;
        } else if (sent != Singleton.NONE) {
            throw PyError.type("can't send non-None value to a just-started generator");
        }
        Vm vm = frame.code.vm;
        vm.enter();
        running = true;
        started = true;
        frame.yielded = false;
        try {
            value = toThrow == null ? goOn() : Interpreter.run(frame, toThrow);
        } catch (PyError e) {
            finished = true;
            if (e.is(ExceptionType.STOP_ITERATION)) {
                throw PyError.runtime("generator raised StopIteration");
            }
            throw e;
        } finally {
            running = false;
            vm.leave();
            if (!frame.yielded) {
                finished = true;
            }
        }
        return frame.yielded;
    }

    /** {@return what the frame yields or returns next, by compiled code if there is some} */
    private Object goOn() {
        ResumePoint point = frame.code.resumePoint(frame.ip);
        CompiledCode compiled = point.code;
        if (compiled == null) {
            frame.code.countResumption(frame, point);
            compiled = point.code;
        }
        if (compiled == null) {
            CompiledCode register = frame.code.registerCode;
            compiled = register != null && register.canEnter(frame.ip) ? register : null;
        }
        Object result = compiled == null ? CompiledCode.GO_ON : compiled.enter(frame);
        return result == CompiledCode.GO_ON ? Interpreter.run(frame, null) : result;
    }

    @Override
    public Object next() {
        return resume(Singleton.NONE, null) ? value : null;
    }

    @Override
    public Object nextOrRaise() {
        return send(Singleton.NONE);
    }

    private Object send(Object sent) {
        if (resume(sent, null)) {
            return value;
        }
        throw PyError.stopIteration(value);
    }

    private Object raise(Object[] args) {
        Object exception = args.length > 2 && args[2] != Singleton.NONE ? args[2] : args[1];
        if (resume(Singleton.NONE, exception)) {
            return value;
        }
        throw PyError.stopIteration(value);
    }

    private Object close() {
        boolean yielded;
        try {
            yielded = resume(Singleton.NONE, generatorExit());
        } catch (PyError e) {
            if (e.is(ExceptionType.GENERATOR_EXIT)) {
                return Singleton.NONE;
            }
            throw e;
        }
        if (yielded) {
            throw PyError.runtime("generator ignored GeneratorExit");
        }
        return Singleton.NONE;
    }

    private static PyException generatorExit() {
        return PyException.withoutTraceback(ExceptionType.GENERATOR_EXIT, PyTuple.EMPTY);
    }

    private Object pendThrow(Object exception) {
        if (running) {
            throw PyError.value("generator already executing");
        }
        Object previous = pending;
        pending = exception;
        return previous;
    }

    // ---- yield from ----------------------------------------------------------------------------

    /**
     * Does YIELD_FROM, with the iterator on top of the stack of {@code f} and the sent value taken
     * off.
     *
     * @param thrown the exception thrown into {@code f}, null if {@code sent} is to be sent
     * @return whether {@code iterator} yielded; then or else the value is on top of the stack
     * @throws PyError what came out of the iterator
     */
    static boolean yieldFrom(Frame f, Object sent, Object thrown) {
        Object[] s = f.state;
        Object iterator = s[f.sp];
        Object yielded = thrown == null ? delegate(f, iterator, sent) : raise(f, iterator, thrown);
        if (yielded == null) {
            s[f.sp] = f.delegated;
            return false;
        }
        s[++f.sp] = yielded;
        return true;
    }

    /**
     * Sends to an iterator what was sent to {@code f}, which delegates to it. Source: MicroPython
     * py/runtime.c, mp_resume.
     *
     * @return what it yielded, null if it is at its end; then {@link Frame#delegated} is its value
     * @throws PyError what came out of it, never StopIteration
     */
    static Object delegate(Frame f, Object iterator, Object sent) {
        if (iterator instanceof Generator generator) {
            if (generator.resume(sent, null)) {
                return generator.value;
            }
            f.delegated = generator.value;
            return null;
        }
        try {
            return sent == Singleton.NONE
                    ? Iteration.nextOrRaise(iterator)
                    : Call.method(iterator, "send", sent);
        } catch (PyError e) {
            return ended(f, e);
        }
    }

    private static Object ended(Frame f, PyError e) {
        if (!e.is(ExceptionType.STOP_ITERATION)) {
            throw e;
        }
        f.delegated = e.exception().firstArg();
        return null;
    }

    /** Raises in an iterator what was thrown into {@code f}; else as {@link #delegate}. */
    private static Object raise(Frame f, Object iterator, Object thrown) {
        boolean closes = Ops.exceptionMatch(thrown, ExceptionType.GENERATOR_EXIT);
        if (iterator instanceof Generator generator) {
            if (generator.resume(Singleton.NONE, thrown)) {
                return generator.value;
            }
            f.delegated = generator.value;
            if (closes) {
                throw Unwinder.toRaise(thrown);
            }
            return null;
        }
        try {
            return raiseInOther(iterator, thrown, closes);
        } catch (PyError e) {
            return ended(f, e);
        }
    }

    private static Object raiseInOther(Object iterator, Object thrown, boolean closes) {
        Object[] dest = new Object[2];
        if (closes) {
            if (Attributes.findMethod(iterator, "close", dest, 0)) {
                Call.withSelf(dest[0], dest[1], PyCallable.NO_ARGS, null);
            }
        } else if (Attributes.findMethod(iterator, "throw", dest, 0)) {
            return Call.withSelf(dest[0], dest[1], new Object[] {thrown}, null);
        } else if (Ops.exceptionMatch(thrown, ExceptionType.STOP_ITERATION)) {
            throw PyError.runtime("generator raised StopIteration");
        }
        throw Unwinder.toRaise(thrown);
    }
}
