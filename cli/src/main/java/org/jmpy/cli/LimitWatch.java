package org.jmpy.cli;

import org.jmpy.interp.ContextEnded;
import org.jmpy.interp.Vm;

/**
 * Ends a program that runs too long or takes too much memory. Memory is what the heap holds beyond
 * what it held when the watch began; it is looked at every {@link #PAUSE_MILLIS}, so that a program
 * may have more for a moment.
 */
final class LimitWatch implements Runnable {
    private static final long PAUSE_MILLIS = 20;

    /** Collections that are made only to know the exact figure are at least that far apart. */
    private static final long COLLECTION_NANOS = 250_000_000;

    private final Vm vm;
    private final long nanos;
    private final long memory;
    private final long start = System.nanoTime();
    private final long heapAtStart = heap();
    private long lastCollection = start - COLLECTION_NANOS;

    private LimitWatch(Vm vm, long nanos, long memory) {
        this.vm = vm;
        this.nanos = nanos;
        this.memory = memory;
    }

    /** Watches {@code vm} from now on, if there is anything to watch. */
    static void start(Vm vm, RunOptions options) {
        if (options.nanos() != RunOptions.NONE || options.memory() != RunOptions.NONE) {
            LimitWatch watch = new LimitWatch(vm, options.nanos(), options.memory());
            Thread thread = new Thread(null, watch, "limits", 0, false);
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public void run() {
        try {
            while (true) {
                if (isOutOfMemory()) {
                    end(ContextEnded.Reason.STOPPED, "memory");
                    return;
                }
                long left = nanos == RunOptions.NONE ? Long.MAX_VALUE : timeLeft();
                if (left <= 0) {
                    end(ContextEnded.Reason.TIME, "time");
                    return;
                }
                long pause = left / 1_000_000 + 1;
                Thread.sleep(memory == RunOptions.NONE ? pause : Math.min(pause, PAUSE_MILLIS));
            }
        } catch (InterruptedException e) {
            // The process ends.
        }
    }

    private void end(ContextEnded.Reason reason, String limit) {
        vm.end(new ContextEnded(reason, "out of " + limit));
    }

    private long timeLeft() {
        return nanos - (System.nanoTime() - start);
    }

    private boolean isOutOfMemory() {
        if (memory == RunOptions.NONE || heap() - heapAtStart <= memory) {
            return false;
        }
        long now = System.nanoTime();
        if (now - lastCollection < COLLECTION_NANOS) {
            return false;
        }
        System.gc();
        lastCollection = System.nanoTime();
        return heap() - heapAtStart > memory;
    }
}
