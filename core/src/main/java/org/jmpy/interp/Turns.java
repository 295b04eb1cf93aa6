package org.jmpy.interp;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One thread at a time uses a context: the turn. It is passed on where a thread waits for something
 * outside, and at the polls of the interpreter when another thread has waited long enough. A
 * context without threads never touches it.
 */
public final class Turns {
    /** How long a thread may run on while others wait. */
    private static final long SLICE_MILLIS = 5;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Vm vm;
    private final Thread main;
    private final int maxThreads;
    private int others;

    /** Made by the main thread, which has the turn from then on. */
    Turns(Vm vm, int maxThreads) {
        this.vm = vm;
        this.main = Thread.currentThread();
        this.maxThreads = maxThreads;
        turn.lock();
    }

    boolean isMain() {
        return Thread.currentThread() == main;
    }

    /** Takes the turn; asks whoever has it to pass it on. */
    public void take() {
        while (true) {
            try {
                if (turn.tryLock(SLICE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
                vm.setPending();
            } catch (InterruptedException e) {
                // Only the program's own waiting may be interrupted, not this.
                turn.lock();
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Gives the turn back. */
    public void leave() {
        turn.unlock();
    }

    /** {@return whether somebody waits for the turn} */
    boolean isWanted() {
        return turn.hasQueuedThreads();
    }

    boolean isHeld() {
        return turn.isHeldByCurrentThread();
    }

    /** Counts a new thread in. {@return false if there are too many} */
    public synchronized boolean add() {
        if (others >= maxThreads) {
            return false;
        }
        others++;
        return true;
    }

    /** Counts a thread out. */
    public synchronized void remove() {
        others--;
    }
}
