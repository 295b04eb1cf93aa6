package org.jmpy.jvm;

import org.jmpy.interp.CompiledCode;
import org.jmpy.interp.Frame;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.Jit;
import org.jmpy.interp.JitEvent.Kind;
import org.jmpy.interp.JitEvent.Place;
import org.jmpy.interp.JitMonitor;
import org.jmpy.interp.JitParameters;
import org.jmpy.interp.JitParameters.Parameter;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Compiles what becomes hot, in a thread of its own so that the program does not wait, or at once
 * where tests want it. What it does it tells the {@link JitMonitor} of the context.
 */
public final class FunctionJit implements Jit {
    /**
     * How often a class of baseline code counts in the backlog. HotSpot compiles it more than once,
     * and a program with many such classes pays most for regions: if it ends soon, for nothing.
     */
    private static final int WEIGHT = 3;

    private final boolean atOnce;
    private final ThreadPoolExecutor compiler;

    /** How many tasks the thread has yet to do. */
    private final AtomicInteger unfinished;

    private final Backlog backlog;
    private final JitParameters parameters;

    private FunctionJit(
            boolean atOnce,
            ThreadPoolExecutor compiler,
            AtomicInteger unfinished,
            Backlog backlog) {
        this.atOnce = atOnce;
        this.compiler = compiler;
        this.unfinished = unfinished;
        this.backlog = backlog;
        parameters = new JitParameters(atOnce);
    }

    /** {@return a compiler for programs: in the background, what is hot} */
    public static FunctionJit background() {
        ThreadPoolExecutor compiler =
                new ThreadPoolExecutor(
                        1,
                        1,
                        5,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        FunctionJit::newThread);
        compiler.allowCoreThreadTimeOut(true);
        return new FunctionJit(false, compiler, new AtomicInteger(), new Backlog(System::nanoTime));
    }

    /** {@return a compiler for tests: everything, before it runs the second time} */
    public static FunctionJit eager() {
        return new FunctionJit(true, null, new AtomicInteger(), new Backlog(System::nanoTime));
    }

    /** {@return a compiler for one more context: it shares the thread, not the parameters} */
    public FunctionJit another() {
        return new FunctionJit(atOnce, compiler, unfinished, backlog);
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(null, task, "jmpy compiler", 16L << 20);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public JitParameters parameters() {
        return parameters;
    }

    @Override
    public int warmCalls() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int warmLoops() {
        return Integer.MAX_VALUE;
    }

    @Override
    public int callThreshold() {
        return parameters.get(Parameter.FUNCTION_THRESHOLD);
    }

    @Override
    public int loopThreshold() {
        return parameters.get(Parameter.THRESHOLD);
    }

    @Override
    public void requestCalls(FunctionCode code, int cells) {
        compileCalls(code, cells, Baseline.ALONE, code::setCompiledCalls);
    }

    @Override
    public void requestLoops(Frame frame) {
        if (frame.code().isGenerator()) {
            requestResumption(frame);
        } else {
            compileLoops(frame.code(), frame.ip());
        }
    }

    @Override
    public void requestEntry(FunctionCode code) {
        compileLoops(code, code.codeStart());
    }

    @Override
    public void requestResumption(Frame frame) {
        FunctionCode code = frame.code();
        // Code for one place where frames wait is code for all of them.
        if (code.notes() == null) {
            code.setNotes(this);
            compileLoops(code, frame.ip());
        }
    }

    private void compileLoops(FunctionCode code, int ip) {
        compileLoops(
                code,
                ip,
                Baseline.ALONE,
                made -> {
                    code.setCompiledLoops(made);
                    code.setCompiledResumptions(made);
                });
    }

    /**
     * Compiles plain calls.
     *
     * @param cells how many cells the function's closures have
     * @param publish takes the code, in the thread that makes classes; null if there is none
     */
    public void compileCalls(
            FunctionCode code, int cells, Baseline use, Consumer<CompiledCode> publish) {
        submit(
                code,
                Kind.FUNCTION,
                code.codeStart(),
                publish,
                limit -> FunctionCompiler.calls(code, cells, limit, use));
    }

    /**
     * Compiles code that goes on with frames at the start, at loop headers and where generators
     * wait; as above.
     *
     * @param ip the position that is the reason
     */
    public void compileLoops(
            FunctionCode code, int ip, Baseline use, Consumer<CompiledCode> publish) {
        submit(code, Kind.LOOPS, ip, publish, limit -> FunctionCompiler.loops(code, limit, use));
    }

    /**
     * {@return whether there are other classes to be made first, or to be compiled by HotSpot} Code
     * that is to replace code had better wait for them.
     */
    public boolean isBusy() {
        return isHotSpotBusy() || unfinished.get() > 0;
    }

    /** {@return whether HotSpot has much to compile first} */
    public boolean isHotSpotBusy() {
        return !atOnce && backlog.isLong();
    }

    /** Notes that a class file of so many bytes was given to HotSpot. */
    public void made(int bytes) {
        backlog.add(bytes);
    }

    /** Runs {@code task} where classes are made. */
    public void execute(Runnable task) {
        if (atOnce) {
            task.run();
            return;
        }
        unfinished.incrementAndGet();
        compiler.execute(
                () -> {
                    try {
                        task.run();
                    } finally {
                        unfinished.decrementAndGet();
                    }
                });
    }

    /** A compilation that may be refused. */
    private interface Task {
        FunctionCompiler.Made run(int codeLimit) throws Refusal.Refused;
    }

    private void submit(
            FunctionCode code, Kind kind, int ip, Consumer<CompiledCode> publish, Task task) {
        if (atOnce) {
            run(code, kind, ip, publish, task);
        } else {
            execute(() -> runSafely(code, kind, ip, publish, task));
        }
    }

    /** A bug of the compiler is no reason for the program to end. */
    private void runSafely(
            FunctionCode code, Kind kind, int ip, Consumer<CompiledCode> publish, Task task) {
        try {
            run(code, kind, ip, publish, task);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            publish.accept(null);
            code.vm()
                    .jitMonitor()
                    .aborted(kind, JitMonitor.place(code, ip), "failure of the compiler: " + e);
        }
    }

    private void run(
            FunctionCode code, Kind kind, int ip, Consumer<CompiledCode> publish, Task task) {
        JitMonitor monitor = code.vm().jitMonitor();
        Place place = JitMonitor.place(code, ip);
        long start = System.nanoTime();
        try {
            FunctionCompiler.Made made = task.run(parameters.get(Parameter.CODE_LIMIT));
            publish.accept(made.code());
            backlog.add(WEIGHT * made.file().length);
            monitor.compiled(kind, place, made.file().length, System.nanoTime() - start);
        } catch (Refusal.Refused e) {
            publish.accept(null);
            monitor.aborted(kind, place, e.reason().text());
        }
    }
}
