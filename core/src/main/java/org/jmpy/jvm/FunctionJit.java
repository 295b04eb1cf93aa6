package org.jmpy.jvm;

import org.jmpy.interp.Frame;
import org.jmpy.interp.FunctionCode;
import org.jmpy.interp.Jit;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Compiles what becomes hot, in a thread of its own so that the program does not wait, or at once
 * where tests want it.
 */
public final class FunctionJit implements Jit {
    private static final int CALL_THRESHOLD = 300;
    private static final int LOOP_THRESHOLD = 3_000;

    private final boolean atOnce;
    private final ThreadPoolExecutor compiler;
    private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
    private int compiled;

    private FunctionJit(boolean atOnce) {
        this.atOnce = atOnce;
        this.compiler =
                atOnce
                        ? null
                        : new ThreadPoolExecutor(
                                1,
                                1,
                                5,
                                TimeUnit.SECONDS,
                                new LinkedBlockingQueue<>(),
                                FunctionJit::newThread);
        if (compiler != null) {
            compiler.allowCoreThreadTimeOut(true);
        }
    }

    /** {@return a compiler for programs: in the background, what is hot} */
    public static FunctionJit background() {
        return new FunctionJit(false);
    }

    /** {@return a compiler for tests: everything, before it runs the second time} */
    public static FunctionJit eager() {
        return new FunctionJit(true);
    }

    /**
     * {@return the compiler that a setting asks for, null for none}
     *
     * @param setting off, eager, or anything else (also null) for the usual one
     */
    public static FunctionJit forSetting(String setting) {
        if (setting == null) {
            return background();
        }
        return switch (setting) {
            case "off" -> null;
            case "eager" -> eager();
            default -> background();
        };
    }

    private static Thread newThread(Runnable task) {
        Thread thread = new Thread(null, task, "jmpy compiler", 16L << 20);
        thread.setDaemon(true);
        return thread;
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
        return atOnce ? 0 : CALL_THRESHOLD;
    }

    @Override
    public int loopThreshold() {
        return atOnce ? 0 : LOOP_THRESHOLD;
    }

    @Override
    public void requestCalls(FunctionCode code, int cells) {
        submit(() -> code.setCompiled(FunctionCompiler.calls(code, cells), null));
    }

    @Override
    public void requestLoops(Frame frame) {
        requestEntry(frame.code());
    }

    @Override
    public void requestEntry(FunctionCode code) {
        submit(() -> code.setCompiled(null, FunctionCompiler.loops(code)));
    }

    /** A compilation that may be refused. */
    private interface Task {
        void run() throws Refusal.Refused;
    }

    private void submit(Task task) {
        if (atOnce) {
            run(task);
        } else {
            compiler.execute(() -> run(task));
        }
    }

    private void run(Task task) {
        try {
            task.run();
            synchronized (this) {
                compiled++;
            }
        } catch (Refusal.Refused e) {
            synchronized (this) {
                refusals.merge(e.reason(), 1, Integer::sum);
            }
        }
    }

    /** {@return how many functions and loops were compiled} */
    public synchronized int compiled() {
        return compiled;
    }

    /** {@return how many were refused, by reason} */
    public synchronized Map<Refusal, Integer> refusals() {
        return new EnumMap<>(refusals);
    }
}
