package org.jmpy.interp;

import org.jmpy.object.Call;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;

import java.util.ArrayDeque;

/**
 * What waits to be done between two instructions: an interrupt from outside, and callbacks of
 * micropython.schedule(). Source: MicroPython py/scheduler.c.
 */
public final class Scheduler {
    /** How many callbacks may wait. */
    private static final int DEPTH = 4;

    private record Callback(Object function, Object argument) {}

    private final Vm vm;
    private final ArrayDeque<Callback> callbacks = new ArrayDeque<>(DEPTH);
    private PyError interruption;
    private boolean running;

    Scheduler(Vm vm) {
        this.vm = vm;
    }

    /** Asks for an exception in the main thread; any thread may call this. */
    synchronized void interrupt(PyError error) {
        interruption = error;
        vm.setPending();
        vm.wake();
    }

    synchronized boolean isInterrupted() {
        return interruption != null;
    }

    /** {@return what {@link #interrupt} was given, once; null if nothing} */
    synchronized PyError takeInterruption() {
        PyError error = interruption;
        interruption = null;
        Thread.interrupted();
        return error;
    }

    /**
     * Queues a callback; any thread may call this.
     *
     * @return false if too many wait already
     */
    public synchronized boolean schedule(Object function, Object argument) {
        if (callbacks.size() >= DEPTH) {
            return false;
        }
        callbacks.add(new Callback(function, argument));
        vm.setPending();
        return true;
    }

    /** {@return whether there is something to run right now} */
    synchronized boolean isReady() {
        return interruption != null || (!running && !callbacks.isEmpty());
    }

    /**
     * Runs at most one callback; what it raises is printed.
     *
     * @throws PyError KeyboardInterrupt or the like, if that was asked for
     */
    void run() {
        Callback callback;
        synchronized (this) {
            if (interruption != null) {
                if (!callbacks.isEmpty()) {
                    vm.setPending();
                }
                throw takeInterruption();
            }
            callback = running ? null : callbacks.poll();
            if (callback == null) {
                return;
            }
            running = true;
        }
        try {
            Call.call1(callback.function, callback.argument);
        } catch (PyError e) {
            printUncaught(e);
        } finally {
            synchronized (this) {
                running = false;
                if (!callbacks.isEmpty()) {
                    vm.setPending();
                }
            }
        }
    }

    private void printUncaught(PyError error) {
        StringBuilder text = new StringBuilder();
        PyException.printWithTraceback(text, error.value());
        vm.stderr().print(text.toString());
    }
}
