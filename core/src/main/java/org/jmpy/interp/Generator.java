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
            value = Interpreter.run(frame, toThrow);
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
        if (iterator instanceof Generator generator) {
            boolean yielded = generator.resume(thrown == null ? sent : Singleton.NONE, thrown);
            if (yielded) {
                s[++f.sp] = generator.value;
                return true;
            }
            s[f.sp] = generator.value;
            if (thrown != null && Ops.exceptionMatch(thrown, ExceptionType.GENERATOR_EXIT)) {
                throw Unwinder.toRaise(thrown);
            }
            return false;
        }
        return yieldFromOther(f, iterator, sent, thrown);
    }

    /** Source: MicroPython py/runtime.c, mp_resume. */
    private static boolean yieldFromOther(Frame f, Object iterator, Object sent, Object thrown) {
        Object[] s = f.state;
        try {
            Object result = null;
            if (thrown != null) {
                if (throwInto(f, iterator, thrown)) {
                    return true;
                }
                // close() was called: GeneratorExit goes on.
                throw Unwinder.toRaise(thrown);
            } else if (sent == Singleton.NONE) {
                result = Iteration.nextOrRaise(iterator);
            } else {
                result = Call.method(iterator, "send", sent);
            }
            s[++f.sp] = result;
            return true;
        } catch (PyError e) {
            if (e.is(ExceptionType.STOP_ITERATION)) {
                s[f.sp] = e.exception().firstArg();
                return false;
            }
            throw e;
        }
    }

    private static boolean throwInto(Frame f, Object iterator, Object thrown) {
        Object[] dest = new Object[2];
        if (Ops.exceptionMatch(thrown, ExceptionType.GENERATOR_EXIT)) {
            if (Attributes.findMethod(iterator, "close", dest, 0)) {
                Call.withSelf(dest[0], dest[1], PyCallable.NO_ARGS, null);
                return false;
            }
        } else if (Attributes.findMethod(iterator, "throw", dest, 0)) {
            Object result = Call.withSelf(dest[0], dest[1], new Object[] {thrown}, null);
            f.state[++f.sp] = result;
            return true;
        }
        if (Ops.exceptionMatch(thrown, ExceptionType.STOP_ITERATION)) {
            throw PyError.runtime("generator raised StopIteration");
        }
        throw Unwinder.toRaise(thrown);
    }
}
