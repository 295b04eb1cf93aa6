package org.jmpy.interp;

import org.jmpy.mpy.MpyLoader;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.HeapLock;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.Warnings;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The state of one isolated context: its modules, its way to the outside, its limits. Nothing of it
 * is static, so any number of contexts can run side by side. One thread at a time uses it.
 */
public final class Vm {
    /** A wait for something outside the context. */
    public interface Wait<T> {
        T run() throws InterruptedException;
    }

    private static final int MAX_THREADS = 1000;

    private final Host host;
    private final BuiltinModules builtinModules;
    private final PyDict modules = new PyDict();
    private Object path = new PyList();
    private final PyList argv = new PyList();
    private final Map<Class<?>, Object> states = new HashMap<>(8);
    private final int maxDepth;
    private StandardOutput stdout;
    private StandardOutput stderr;
    private final Scheduler scheduler = new Scheduler(this);
    private Turns turns;

    /** Not 0 if something waits to be done between two instructions. */
    private final AtomicInteger pending = new AtomicInteger();

    private final Object waitLock = new Object();
    private Thread waiting;
    private boolean woken;
    private volatile ContextEnded ending;
    private boolean countsSteps;
    private long stepsLeft;
    private Object exitHook;
    private PyModule builtins;
    private PyModule main;
    private int depth;
    private final JitMonitor jitMonitor = new JitMonitor();
    private Jit jit;
    private Jit enabledJit;

    /** The first argument that the method found last is to get; see {@link MicroOps#loadMethod}. */
    Object methodSelf;

    private final Warnings.Sink warnings = this::warn;
    private int optimisation;
    private int verbosity;
    private int heapLocks;
    private MountedFiles files;
    private MpyLoader loader;
    private PyObject handledException;

    /**
     * @param maxDepth how many Python calls may be under way at once
     */
    public Vm(Host host, BuiltinModules builtinModules, int maxDepth) {
        this.host = host;
        this.builtinModules = builtinModules;
        this.maxDepth = maxDepth;
        this.files = new HostFiles(host);
    }

    /** {@return the compiler of hot functions, null if there is none or it is disabled} */
    public Jit jit() {
        return enabledJit;
    }

    /** Lets {@code compiler} compile what becomes hot from now on; null for none. */
    public void setJit(Jit compiler) {
        jit = compiler;
        enabledJit = compiler;
    }

    /** {@return the compiler of hot functions, disabled or not; null if there is none} */
    public Jit anyJit() {
        return jit;
    }

    /** Lets hot code be compiled or not from now on; what is compiled stays in use. */
    public void enableJit(boolean enabled) {
        enabledJit = enabled ? jit : null;
    }

    /** {@return what the compiler did for this context} */
    public JitMonitor jitMonitor() {
        return jitMonitor;
    }

    public Host host() {
        return host;
    }

    public BuiltinModules builtinModules() {
        return builtinModules;
    }

    /** {@return sys.modules: modules by full name} */
    public PyDict modules() {
        return modules;
    }

    /** {@return sys.path: a list unless the program put something else there} */
    public Object path() {
        return path;
    }

    /** Replaces sys.path. */
    public void setPath(Object value) {
        path = value;
    }

    /** {@return standard output: where print writes} */
    public StandardOutput stdout() {
        if (stdout == null) {
            stdout = new StandardOutput(host.stdout());
        }
        return stdout;
    }

    /** {@return standard error} */
    public StandardOutput stderr() {
        if (stderr == null) {
            stderr = new StandardOutput(host.stderr());
        }
        return stderr;
    }

    /**
     * {@return an object of the library's that lives as long as this context}
     *
     * @param type its class, one object each
     * @param maker makes it when it is first asked for
     */
    public <T> T state(Class<T> type, Function<Vm, T> maker) {
        Object value = states.get(type);
        if (value == null) {
            value = maker.apply(this);
            states.put(type, value);
        }
        return type.cast(value);
    }

    /** {@return what loads compiled files} */
    public MpyLoader loader() {
        if (loader == null) {
            loader = new MpyLoader();
        }
        return loader;
    }

    /** {@return sys.argv} */
    public PyList argv() {
        return argv;
    }

    /** {@return the builtins module} */
    public PyModule builtins() {
        if (builtins == null) {
            builtins = builtinModules.create("builtins", this);
        }
        return builtins;
    }

    /** {@return the module __main__, which scripts and the prompt run in} */
    public PyModule main() {
        if (main == null) {
            main = new PyModule("__main__");
        }
        return main;
    }

    /** {@return the -O level for modules compiled from source, 0 to 3} */
    public int optimisation() {
        return optimisation;
    }

    public void setOptimisation(int level) {
        optimisation = level;
    }

    /** {@return how many -v were given: from 2 on code is listed when it is compiled} */
    public int verbosity() {
        return verbosity;
    }

    public void setVerbosity(int level) {
        verbosity = level;
    }

    /** {@return the exception being handled, for sys.exc_info(); null if there is none} */
    public PyObject handledException() {
        return handledException;
    }

    public void setHandledException(PyObject exception) {
        handledException = exception;
    }

    /** {@return how many Python calls may be under way} */
    public int maxDepth() {
        return maxDepth;
    }

    /** {@return how many Python calls are under way} */
    public int depth() {
        return depth;
    }

    /** Counts a call in. @throws PyError RuntimeError if it is one too many */
    public void enter() {
        if (++depth > maxDepth) {
            depth--;
            throw PyError.recursion();
        }
        if (isPending()) {
            pollAtEntry();
        }
    }

    private void pollAtEntry() {
        boolean done = false;
        try {
            poll();
            done = true;
        } finally {
            if (!done) {
                depth--;
            }
        }
    }

    /** Counts a call out. */
    public void leave() {
        depth--;
    }

    /** {@return how many more calls can be under way} */
    int room() {
        return maxDepth - depth;
    }

    /** {@return whether so many more calls can be under way} */
    public boolean hasRoom(long calls) {
        return calls <= maxDepth - depth;
    }

    /** Counts {@code calls} in, for which there is room. */
    public void countIn(long calls) {
        depth += (int) calls;
    }

    /** Counts {@code calls} out. */
    public void countOut(long calls) {
        depth -= (int) calls;
    }

    // ---- between two instructions --------------------------------------------------------------

    /** {@return the queue of callbacks and interrupts} */
    public Scheduler scheduler() {
        return scheduler;
    }

    /** {@return whether {@link #poll} has something to do} Loops ask at each backward jump. */
    public boolean isPending() {
        return pending.get() != 0;
    }

    /**
     * As {@link #isPending}, for regions: a volatile read would have their loops read again
     * whatever they read before it. HotSpot's interpreter calls a native method for this one.
     */
    public boolean isPendingInRegion() {
        return pending.getOpaque() != 0;
    }

    /** Makes the next {@link #isPending} true; any thread may call this. */
    void setPending() {
        pending.set(1);
    }

    /** Raises {@code error} in the main thread at the next poll; any thread may call this. */
    public void interrupt(PyError error) {
        scheduler.interrupt(error);
    }

    /** {@return whether an interrupt was asked for and is not raised yet} */
    public boolean isInterrupted() {
        return scheduler.isInterrupted();
    }

    /**
     * Does what waits to be done between two instructions: counts a step if steps are limited,
     * passes the turn on to another thread, raises KeyboardInterrupt, runs a scheduled callback.
     *
     * @throws ContextEnded if the context is at its end
     */
    public void poll() {
        // A limit on steps keeps the flag up: then, and only then, each poll comes here.
        pending.set(countsSteps ? 1 : 0);
        checkEnd();
        if (countsSteps) {
            charge(1);
        }
        if (turns != null) {
            if (turns.isWanted()) {
                int savedDepth = depth;
                PyObject savedException = handledException;
                turns.leave();
                turns.take();
                depth = savedDepth;
                handledException = savedException;
            }
            if (!turns.isMain()) {
                // Callbacks and interrupts belong to the main thread.
                if (scheduler.isReady()) {
                    pending.set(1);
                }
                return;
            }
        }
        scheduler.run();
    }

    /** What a new thread does when it has its first turn. */
    public void startThread() {
        depth = 0;
        handledException = null;
    }

    /**
     * Takes the warnings of operations on the calling thread.
     *
     * @return who took them before, to be {@linkplain Warnings#install put back} in the end
     */
    public Warnings.Sink takeWarnings() {
        return Warnings.install(warnings);
    }

    /** Writes a warning to standard error, after what was printed so far. */
    void warn(String message) {
        stdout().flush();
        stderr().print("Warning: " + message + "\n");
        stderr().flush();
    }

    /**
     * Limits how many steps the program may take from now on. A step is a backward jump or a call
     * of a Python function; built-in functions that take long count for more.
     *
     * @param steps how many; Long.MAX_VALUE counts without an end
     */
    public void limitSteps(long steps) {
        stepsLeft = steps;
        countsSteps = true;
        pending.set(1);
    }

    /** {@return whether steps are limited, and so counted one by one} */
    public boolean countsSteps() {
        return countsSteps;
    }

    /** {@return how many of the steps that {@link #limitSteps} gave are left} */
    public long stepsLeft() {
        return stepsLeft;
    }

    /**
     * Takes steps for work that is not made of instructions.
     *
     * @throws ContextEnded if fewer are left
     */
    public void charge(long steps) {
        if (!countsSteps) {
            return;
        }
        if (stepsLeft < steps) {
            stepsLeft = 0;
            end(new ContextEnded(ContextEnded.Reason.STEPS, "out of steps"));
            checkEnd();
        }
        stepsLeft -= steps;
    }

    /** Ends the context at the next poll of each of its threads; any thread may call this. */
    public void end(ContextEnded reason) {
        ending = reason;
        pending.set(1);
        wake();
    }

    /**
     * Does nothing while the context may go on.
     *
     * @throws ContextEnded if the context is at its end
     */
    public void checkEnd() {
        ContextEnded end = ending;
        if (end != null) {
            pending.set(1);
            throw end;
        }
    }

    /** {@return the order of threads, made when the first one is started} */
    public Turns turns() {
        if (turns == null) {
            turns = new Turns(this, MAX_THREADS);
        }
        return turns;
    }

    /**
     * Waits for something outside while other threads use the context.
     *
     * @throws PyError KeyboardInterrupt if the wait was cut short
     */
    public <T> T blocking(Wait<T> wait) {
        Turns order = turns;
        if (order == null) {
            return run(wait);
        }
        int savedDepth = depth;
        PyObject savedException = handledException;
        order.leave();
        try {
            return run(wait);
        } finally {
            order.take();
            depth = savedDepth;
            handledException = savedException;
        }
    }

    private <T> T run(Wait<T> wait) {
        if (turns != null && !turns.isMain()) {
            try {
                return wait.run();
            } catch (InterruptedException e) {
                checkEnd();
                throw PyError.of(ExceptionType.KEYBOARD_INTERRUPT);
            }
        }
        synchronized (waitLock) {
            waiting = Thread.currentThread();
        }
        try {
            checkEnd();
            if (scheduler.isInterrupted()) {
                throw new InterruptedException();
            }
            return wait.run();
        } catch (InterruptedException e) {
            checkEnd();
            PyError error = scheduler.takeInterruption();
            throw error == null ? PyError.of(ExceptionType.KEYBOARD_INTERRUPT) : error;
        } finally {
            stopWaiting();
        }
    }

    private void stopWaiting() {
        synchronized (waitLock) {
            waiting = null;
            if (woken) {
                // Ours, and not to be seen by whoever waits next.
                woken = false;
                Thread.interrupted();
            }
        }
    }

    /** Wakes the main thread if it waits for something outside; any thread may call this. */
    void wake() {
        synchronized (waitLock) {
            if (waiting != null) {
                woken = true;
                waiting.interrupt();
            }
        }
    }

    /**
     * Lets {@code nanos} pass; scheduled callbacks run meanwhile.
     *
     * @throws PyError KeyboardInterrupt
     */
    public void sleep(long nanos) {
        if (isPending()) {
            poll();
        }
        blocking(
                () -> {
                    host.sleep(nanos);
                    return null;
                });
        if (isPending()) {
            poll();
        }
    }

    /** {@return the function that sys.atexit() was given, null if none} */
    public Object exitHook() {
        return exitHook;
    }

    public void setExitHook(Object function) {
        exitHook = function;
    }

    /** {@return the files that import sees} */
    public MountedFiles files() {
        return files;
    }

    /** Lets import see other files; null for those of the machine. */
    public void setMountedFiles(MountedFiles mounted) {
        files = mounted == null ? new HostFiles(host) : mounted;
    }

    // ---- the heap lock -------------------------------------------------------------------------

    /** Forbids Python code to make objects that need memory, until unlocked as often. */
    public void lockHeap() {
        heapLocks++;
        HeapLock.set(true);
    }

    /** Undoes one {@link #lockHeap}. {@return how many are left} */
    public int unlockHeap() {
        if (heapLocks > 0 && --heapLocks == 0) {
            HeapLock.set(false);
        }
        return heapLocks;
    }

    /** {@return how often the heap is locked} */
    public int heapLocks() {
        return heapLocks;
    }
}
