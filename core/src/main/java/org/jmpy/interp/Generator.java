package org.jmpy.interp;

import org.jmpy.object.Attributes;
import org.jmpy.object.Call;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.HeapLock;
import org.jmpy.object.ItemTaker;
import org.jmpy.object.Iteration;
import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyCallable;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.PyIterator;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Text;

/** A generator or coroutine: a frame that waits. Source: MicroPython py/objgenerator.c. */
public final class Generator extends PyIterator {
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

    /** How far a generator is. */
    private enum State {
        NEW,
        WAITING,
        RUNNING,
        FINISHED
    }

    private final Frame frame;
    private State state = State.NEW;

    /** What is to be raised when it goes on, None for nothing. */
    private Object pending = Singleton.NONE;

    /** What the body returned. */
    private Object value = Singleton.NONE;

    /** While both run, the generator that delegates to this one. */
    private Generator outer;

    Generator(Frame frame) {
        HeapLock.check();
        this.frame = frame;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    // ---- going on ------------------------------------------------------------------------------

    /**
     * Runs to the next yield or the end.
     *
     * @param thrown an exception class or value to raise where the generator waits, null for none
     * @return what it yields, null at its end; then {@link #value} is what it returned
     * @throws PyError what the body raised
     */
    private Object resume(Object sent, Object thrown) {
        if (state == State.FINISHED) {
            value = Singleton.NONE;
            return null;
        }
        if (state == State.RUNNING) {
            throw PyError.value("generator already executing");
        }
        Object toThrow = thrown;
        if (pending != Singleton.NONE) {
            toThrow = pending;
            pending = Singleton.NONE;
        }
        if (state == State.NEW && sent != Singleton.NONE) {
            throw PyError.type("can't send non-None value to a just-started generator");
        }
        return advance(sent, toThrow);
    }

    private Object advance(Object sent, Object thrown) {
        boolean yielded = false;
        Vm vm = frame.code.vm;
        vm.enter();
        try {
            Object result = run(sent, thrown);
            yielded = frame.yielded;
            if (yielded) {
                return result;
            }
            value = result;
            return null;
        } catch (PyError e) {
            throw leaving(e);
        } finally {
            vm.leave();
            state = yielded ? State.WAITING : State.FINISHED;
        }
    }

    private Object run(Object sent, Object thrown) {
        Frame f = frame;
        if (state == State.RUNNING) {
            return Interpreter.run(f.started(), null);
        }
        boolean isNew = state == State.NEW;
        state = State.RUNNING;
        if (thrown == null && f.delegate != null) {
            Object yielded = goOnInside(sent);
            if (yielded != null) {
                f.yielded = true;
                return yielded;
            }
        } else if (!isNew) {
            f.state[f.sp] = sent;
        }
        return thrown == null ? goOn() : Interpreter.run(f.started(), thrown);
    }

    /** {@return what the body yields or returns next, by compiled code if there is some} */
    private Object goOn() {
        Frame f = frame.started();
        if (f.thrown == null) {
            ResumePoint point = f.code.resumePoint(f.ip);
            CompiledCode compiled = point.code != null ? point.code : codeAfterCount(f, point);
            Object result = compiled == null ? CompiledCode.GO_ON : compiled.enter(f);
            if (result != CompiledCode.GO_ON) {
                return result;
            }
        }
        return Interpreter.run(f, null);
    }

    /** {@return the code for a frame at a place that has no region, null if there is none} */
    private static CompiledCode codeAfterCount(Frame f, ResumePoint point) {
        f.code.countResumption(f, point);
        return point.code != null ? point.code : f.code.resumptionCode(f.ip);
    }

    /** What a body raised, as others see it. */
    private static PyError leaving(PyError e) {
        return e.is(ExceptionType.STOP_ITERATION)
                ? PyError.runtime("generator raised StopIteration")
                : e;
    }

    // ---- generators that delegate --------------------------------------------------------------

    /**
     * Goes on in the innermost of the generators that this one delegates to, not through each of
     * them. Those that end give their value to the next one out, which goes on then.
     *
     * @return what one of them yields; null if this one is to go on itself
     */
    private Object goOnInside(Object sent) {
        Vm vm = frame.code.vm;
        int room = vm.room();
        int inside = 0;
        Generator g = this;
        for (Generator d;
                inside < room && (d = g.frame.delegate) != null && d.isReady();
                inside++) {
            d.outer = g;
            d.state = State.RUNNING;
            g = d;
        }
        g.frame.state[g.frame.sp] = sent;
        vm.countIn(inside);
        try {
            for (; inside > 0; inside--) {
                Object yielded = g.goOnForOuter();
                if (yielded != null) {
                    waitUpTo(g);
                    return yielded;
                }
                vm.leave();
                g = g.outer;
            }
        } finally {
            vm.countOut(inside);
        }
        return null;
    }

    private boolean isReady() {
        return state == State.WAITING && pending == Singleton.NONE;
    }

    /** Lets all wait from {@code innermost} to those that this one delegates to. */
    private void waitUpTo(Generator innermost) {
        for (Generator g = innermost; g != this; g = g.outer) {
            g.state = State.WAITING;
        }
    }

    /** {@return what this one yields; null if the one outside has got its end, or an exception} */
    private Object goOnForOuter() {
        Frame f = frame;
        try {
            Object result = goOn();
            if (f.yielded) {
                return result;
            }
            outer.frame.delegateReturned(result);
        } catch (Throwable e) {
            outer.frame.delegateRaised(e instanceof PyError error ? leaving(error) : e);
        }
        state = State.FINISHED;
        return null;
    }

    // ---- generators that run in compiled code of others ----------------------------------------

    public Frame frame() {
        return frame;
    }

    /** {@return whether it waits at {@code point}, with nothing to be raised when it goes on} */
    public boolean waitsAt(ResumePoint point) {
        return frame.ip == point.ip && frame.code == point.function && isReady();
    }

    /** {@return where it waits, null if it does not or never ran} */
    ResumePoint waitsAt() {
        return isReady() ? frame.code.resumePoint(frame.ip) : null;
    }

    /** Notes that it runs, in code that takes its frame over. */
    public void begin() {
        state = State.RUNNING;
    }

    /** Notes that it waits; its frame tells where. */
    public void suspended() {
        state = State.WAITING;
    }

    /** Notes that it has returned. */
    public void returned() {
        state = State.FINISHED;
    }

    /** Goes on after {@link #begin} from where its frame is. {@return as {@link #next}} */
    public Object goOnLeft() {
        return advance(Singleton.NONE, null);
    }

    // ---- methods -------------------------------------------------------------------------------

    @Override
    public Object next() {
        return resume(Singleton.NONE, null);
    }

    @Override
    public Object nextFor(ItemTaker taker) {
        frame.taker = taker;
        try {
            return next();
        } finally {
            frame.taker = null;
        }
    }

    @Override
    public Object nextOrRaise() {
        return send(Singleton.NONE);
    }

    private Object yieldedOrEnd(Object yielded) {
        if (yielded == null) {
            throw PyError.stopIteration(value);
        }
        return yielded;
    }

    private Object send(Object sent) {
        return yieldedOrEnd(resume(sent, null));
    }

    private Object raise(Object[] args) {
        Object exception = args.length > 2 && args[2] != Singleton.NONE ? args[2] : args[1];
        return yieldedOrEnd(resume(Singleton.NONE, exception));
    }

    private Object close() {
        Object yielded;
        try {
            yielded = resume(Singleton.NONE, generatorExit());
        } catch (PyError e) {
            if (e.is(ExceptionType.GENERATOR_EXIT)) {
                return Singleton.NONE;
            }
            throw e;
        }
        if (yielded != null) {
            throw PyError.runtime("generator ignored GeneratorExit");
        }
        return Singleton.NONE;
    }

    private static PyException generatorExit() {
        return PyException.withoutTraceback(ExceptionType.GENERATOR_EXIT, PyTuple.EMPTY);
    }

    private Object pendThrow(Object exception) {
        if (state == State.RUNNING) {
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
        f.delegate = null;
        if (iterator instanceof Generator generator) {
            return delegated(f, generator, generator.resume(sent, null));
        }
        try {
            return sent == Singleton.NONE
                    ? Iteration.nextOrRaise(iterator)
                    : Call.method(iterator, "send", sent);
        } catch (PyError e) {
            return ended(f, e);
        }
    }

    private static Object delegated(Frame f, Generator generator, Object yielded) {
        if (yielded == null) {
            f.delegated = generator.value;
        } else {
            f.delegate = generator;
        }
        return yielded;
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
        f.delegate = null;
        boolean closes = Ops.exceptionMatch(thrown, ExceptionType.GENERATOR_EXIT);
        if (iterator instanceof Generator generator) {
            Object yielded = generator.resume(Singleton.NONE, thrown);
            if (yielded == null && closes) {
                throw Unwinder.toRaise(thrown);
            }
            return delegated(f, generator, yielded);
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
