package org.jmpy;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.ContextEnded;
import org.jmpy.interp.Importer;
import org.jmpy.interp.Jit;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.RomDisk;
import org.jmpy.mpy.MpyImage;
import org.jmpy.object.Call;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.HeapLock;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.Warnings;
import org.jmpy.romfs.RomImage;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One isolated Python: its modules, its globals, what it may reach and use. One thread at a time
 * uses it and its {@linkplain Value values}, any thread, one after the other; a use from a second
 * thread meanwhile is an IllegalStateException. Only {@link #interrupt} and {@link #stop} may be
 * called at any time.
 *
 * <p>Programs run on the calling thread.
 */
public final class Context implements AutoCloseable {
    /** What is done inside the context. */
    interface Action<T> {
        T run();
    }

    private final Engine engine;
    private final Limits limits;
    private final SandboxHost host;
    private final Vm vm;
    private final Importer importer;
    private final AtomicReference<Thread> user = new AtomicReference<>();
    private int entries;
    private long nanosUsed;
    private ContextEnded end;
    private boolean closed;
    private IdentityHashMap<Object, Throwable> hostFailures;

    Context(Engine engine, Jit jit, Sandbox sandbox, Limits limits) {
        this.engine = engine;
        this.limits = limits;
        host = new SandboxHost(sandbox, limits.outputBytes());
        vm = new Vm(host, new ContextModules(sandbox), limits.recursion());
        vm.setJit(jit);
        importer = new Importer(vm);
        if (sandbox.frozen != null) {
            int number = 0;
            for (RomImage image : sandbox.frozen.images()) {
                RomDisk.insert(vm, image, number == 0 ? "/rom" : "/rom" + number);
                number++;
            }
        }
        if (limits.steps() >= 0) {
            vm.limitSteps(limits.steps());
        }
    }

    // ---- use -----------------------------------------------------------------------------------

    /**
     * Runs a program in the main module.
     *
     * @throws PythonException what it did not catch
     * @throws LimitException if it used too much
     */
    public void exec(Program program) {
        run(program.image());
    }

    /**
     * Compiles and runs statements in the main module.
     *
     * @throws PythonException what they did not catch, SyntaxError too
     * @throws LimitException if they used too much
     */
    public void exec(String source) {
        inside(
                () -> {
                    MpyImage image = Sources.compile(vm, source, "<string>", Mode.FILE);
                    importer.run(image, globals());
                    return null;
                });
    }

    private void run(MpyImage image) {
        inside(
                () -> {
                    importer.run(image, globals());
                    return null;
                });
    }

    /**
     * {@return the value of an expression}
     *
     * @throws PythonException what it did not catch, SyntaxError too
     * @throws LimitException if it used too much
     */
    public Value eval(String expression) {
        return inside(
                () -> {
                    PyDict builtins = vm.builtins().globals();
                    return value(Call.call2(builtins.item("eval"), expression, globals()));
                });
    }

    /**
     * {@return a global of the main module}
     *
     * @throws PythonException NameError if there is none of that name
     */
    public Value get(String name) {
        return inside(
                () -> {
                    Object found = globals().get(name);
                    if (found == null) {
                        throw PyError.name("name '" + name + "' isn't defined");
                    }
                    return value(found);
                });
    }

    /** {@return whether the main module has a global of that name} */
    public boolean has(String name) {
        return inside(() -> globals().get(name) != null);
    }

    /**
     * Sets a global of the main module.
     *
     * @param value null for None; Boolean, numbers, BigInteger, CharSequence, Character, byte[];
     *     List and arrays of objects (a list), Map (a dict), Set (a set), copied with all in them;
     *     a {@link Value} of this context; a {@link HostFunction}, or one of Runnable, Supplier,
     *     Consumer, BiConsumer, Function and BiFunction, which get their arguments as {@link
     *     Value#asObject} gives them
     * @throws IllegalArgumentException if it holds anything else
     */
    public void set(String name, Object value) {
        inside(
                () -> {
                    globals().put(name.intern(), Conversions.toPython(this, value));
                    return null;
                });
    }

    /**
     * Calls a global function.
     *
     * @param arguments converted as {@link #set} does
     * @throws PythonException what it did not catch
     * @throws LimitException if it used too much
     */
    public Value call(String name, Object... arguments) {
        return get(name).call(arguments);
    }

    private PyDict globals() {
        return vm.main().globals();
    }

    Value value(Object object) {
        return new Value(this, object);
    }

    // ---- from other threads --------------------------------------------------------------------

    /**
     * Raises KeyboardInterrupt in the program at its next backward jump or call, or out of a wait.
     * The program may catch it. Any thread may call this.
     */
    public void interrupt() {
        vm.interrupt(PyError.of(ExceptionType.KEYBOARD_INTERRUPT));
    }

    /** Ends the context for good, wherever its program is. Any thread may call this. */
    public void stop() {
        vm.end(new ContextEnded(ContextEnded.Reason.STOPPED, "stopped"));
    }

    // ---- the gate ------------------------------------------------------------------------------

    /** Does {@code action} as the one thread that uses the context, with its limits in force. */
    <T> T inside(Action<T> action) {
        enter();
        Future<?> watch = null;
        long start = System.nanoTime();
        boolean outermost = entries == 1;
        Warnings.Sink outerWarnings = vm.takeWarnings();
        boolean outerLock = HeapLock.set(vm.heapLocks() != 0);
        try {
            vm.checkEnd();
            if (outermost && limits.wallClock() != null) {
                watch = engine.watch(vm, Math.max(0, limits.wallClock().toNanos() - nanosUsed));
            }
            return action.run();
        } catch (ContextEnded e) {
            end = e;
            throw Errors.fromEnd(e);
        } catch (Throwable e) {
            throw toJava(e);
        } finally {
            HeapLock.set(outerLock);
            Warnings.install(outerWarnings);
            if (outermost) {
                nanosUsed += System.nanoTime() - start;
                if (watch != null) {
                    watch.cancel(false);
                }
                flush();
            }
            leave();
        }
    }

    private void enter() {
        Thread current = Thread.currentThread();
        if (user.get() != current && !user.compareAndSet(null, current)) {
            throw new IllegalStateException("another thread is using this context");
        }
        entries++;
        if (closed || end != null) {
            leave();
            if (closed) {
                throw new IllegalStateException("the context is closed");
            }
            throw Errors.fromEnd(end);
        }
    }

    private RuntimeException toJava(Throwable thrown) {
        try {
            return Errors.toJava(thrown, this);
        } catch (ContextEnded e) {
            // Even to print an exception may run Python code.
            end = e;
            return Errors.fromEnd(e);
        }
    }

    /** Goes on ending if a call from a host function back into this context was its end. */
    void checkEnd() {
        if (end != null) {
            throw end;
        }
        vm.checkEnd();
    }

    private void leave() {
        if (--entries == 0) {
            user.set(null);
        }
    }

    private void flush() {
        try {
            vm.stdout().flush();
            vm.stderr().flush();
        } catch (PyError | ContextEnded e) {
            // What the program wrote was accepted; that its reader is gone is no failure of it.
        }
    }

    /** Remembers the Java exception behind a Python exception. */
    void addHostFailure(Object pythonException, Throwable cause) {
        if (hostFailures == null) {
            hostFailures = new IdentityHashMap<>();
        }
        // Python code that catches them all must not make us keep them all.
        if (hostFailures.size() >= 16) {
            hostFailures.clear();
        }
        hostFailures.put(pythonException, cause);
    }

    /** {@return the Java exception behind a Python exception, null if there is none} */
    Throwable hostFailure(Object pythonException) {
        return hostFailures == null ? null : hostFailures.get(pythonException);
    }

    // ---- figures, the end ----------------------------------------------------------------------

    /** {@return what was used up to now} */
    public Stats stats() {
        long steps = limits.steps() < 0 ? -1 : limits.steps() - vm.stepsLeft();
        return new Stats(steps, Duration.ofNanos(nanosUsed), host.outputBytes());
    }

    /**
     * Ends the use of this context and of its values.
     *
     * @throws IllegalStateException if another thread is using it: {@link #stop} it first
     */
    @Override
    public void close() {
        Thread current = Thread.currentThread();
        if (user.get() != current && !user.compareAndSet(null, current)) {
            throw new IllegalStateException("another thread is using this context");
        }
        closed = true;
        if (entries == 0) {
            user.set(null);
        }
        engine.remove(this);
    }
}
