package org.jmpy.interp;

import org.jmpy.object.Call;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;

import java.util.ArrayDeque;

/**
 * What waits to be done between two instructions: an interrupt from outside, callbacks of
 * micropython.schedule(), hooks of the module jit. Source: MicroPython py/scheduler.c.
 */
public final class Scheduler {
    /** How many callbacks may wait. */
    private static final int DEPTH = 4;

    private record Callback(Object function, Object argument) {}

    private final Vm vm;
    private final ArrayDeque<Callback> callbacks = new ArrayDeque<>(DEPTH);

    /** Calls that the engine itself wants; they wait in any number, behind the program's own. */
    private final ArrayDeque<Callback> hooks = new ArrayDeque<>(0);

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

    /** Queues a call of {@code function} for an event of the engine; any thread may call this. */
    public synchronized void scheduleHook(Object function, Object argument) {
        hooks.add(new Callback(function, argument));
        vm.setPending();
    }

    /** {@return whether there is something to run right now} */
    synchronized boolean isReady() {
        return interruption != null || (!running && isWaiting());
    }

    private boolean isWaiting() {
        return !callbacks.isEmpty() || !hooks.isEmpty();
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
                if (isWaiting()) {
                    vm.setPending();
                }
                throw takeInterruption();
            }
            if (running || !isWaiting()) {
                return;
            }
            callback = callbacks.isEmpty() ? hooks.poll() : callbacks.poll();
            running = true;
        }
        try {
            Call.call1(callback.function, callback.argument);
        } catch (PyError e) {
            printUncaught(e);
        } finally {
            synchronized (this) {
                running = false;
                if (isWaiting()) {
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
