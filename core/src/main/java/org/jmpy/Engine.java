package org.jmpy;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.ContextEnded;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.jmpy.region.RegionJit;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What contexts share: makes them and the programs they run. Thread-safe. Its threads, one that
 * compiles hot functions and one that watches {@link Limits#wallClock}, end when they have nothing
 * to do, so an engine that nobody closes holds on to nothing.
 */
public final class Engine implements AutoCloseable {
    private static final int COMPILE_DEPTH = 1;

    private final Set<Context> contexts = Collections.newSetFromMap(new WeakHashMap<>());
    private ScheduledThreadPoolExecutor watch;
    private final RegionJit jit = RegionJit.background();
    private boolean closed;

    private Engine() {}

    /** {@return a new engine} */
    public static Engine create() {
        return new Engine();
    }

    /**
     * Compiles a file's text.
     *
     * @param name what tracebacks call the file
     * @throws PythonException SyntaxError and its kin
     */
    public Program compile(String name, String source) {
        return compile(name, source, 0);
    }

    /**
     * Compiles a file's text.
     *
     * @param name what tracebacks call the file
     * @param optimisation 0 to 3, as -O of the command line: 1 drops assert, 3 line numbers
     * @throws PythonException SyntaxError and its kin
     */
    public Program compile(String name, String source, int optimisation) {
        if (optimisation < 0 || optimisation > 3) {
            throw new IllegalArgumentException("optimisation: 0 to 3, not " + optimisation);
        }
        // The compiler asks a context for nothing but the level and reports errors as it would.
        Vm vm = new Vm(new SandboxHost(Sandbox.NONE, -1), new Library(), COMPILE_DEPTH);
        vm.setOptimisation(optimisation);
        try {
            return new Program(Sources.compile(vm, source, name, Mode.FILE));
        } catch (Throwable e) {
            throw Errors.toJava(e, null);
        }
    }

    /** {@return a context that reaches nothing outside and has no limits but that of recursion} */
    public Context newContext() {
        return newContext(Sandbox.NONE, Limits.NONE);
    }

    /**
     * {@return a new context, not bound to a thread}
     *
     * @param sandbox what it may reach
     * @param limits what it may use
     * @throws IllegalStateException if the engine is closed
     */
    public Context newContext(Sandbox sandbox, Limits limits) {
        Context context = new Context(this, jit.another(), sandbox, limits);
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the engine is closed");
            }
            contexts.add(context);
        }
        return context;
    }

    /**
     * Ends {@code vm} for its time after {@code nanos}. {@return what to cancel when it is done}
     */
    synchronized Future<?> watch(Vm vm, long nanos) {
        if (closed) {
            throw new ContextEnded(ContextEnded.Reason.STOPPED, "the engine is closed");
        }
        if (watch == null) {
            watch =
                    new ScheduledThreadPoolExecutor(
                            1,
                            task -> {
                                Thread thread = Executors.defaultThreadFactory().newThread(task);
                                thread.setName("jmpy watch");
                                thread.setDaemon(true);
                                return thread;
                            });
            watch.setKeepAliveTime(1, TimeUnit.SECONDS);
            watch.allowCoreThreadTimeOut(true);
            watch.setRemoveOnCancelPolicy(true);
        }
        return watch.schedule(
                () -> vm.end(new ContextEnded(ContextEnded.Reason.TIME, "out of time")),
                nanos,
                TimeUnit.NANOSECONDS);
    }

    synchronized void remove(Context context) {
        contexts.remove(context);
    }

    /** Stops all contexts of this engine, wherever they run, and makes no new ones. */
    @Override
    public synchronized void close() {
        closed = true;
        for (Context context : contexts) {
            context.stop();
        }
        contexts.clear();
        if (watch != null) {
            watch.shutdownNow();
        }
    }
}
