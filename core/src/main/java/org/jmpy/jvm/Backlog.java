package org.jmpy.jvm;

import java.util.function.LongSupplier;

/**
 * Estimates how much HotSpot has yet to compile of the classes it was given. It works on them in
 * threads of its own; those that it has not come to run many times slower. So code that works is
 * not replaced by better code, which is new to HotSpot, as long as there is much left to do.
 */
final class Backlog {
    /** How many bytes of class files HotSpot compiles in a millisecond, beside the program. */
    private static final int RATE = 150;

    /** More than this many bytes are much. */
    private static final int LONG = 40_000;

    /** What there is beyond this is not counted: nothing waits for more than 250 ms. */
    private static final int MOST = LONG + 250 * RATE;

    private final LongSupplier nanos;

    /** What is left; at the start HotSpot has our own classes to compile. */
    private long bytes = LONG;

    /** When there was so much left. */
    private long at;

    /**
     * @param nanos the time in nanoseconds
     */
    Backlog(LongSupplier nanos) {
        this.nanos = nanos;
        at = nanos.getAsLong();
    }

    /** Adds a class file of so many bytes. */
    synchronized void add(int size) {
        bytes = Math.min(left() + size, MOST);
    }

    /** {@return whether new code would have to wait long} */
    synchronized boolean isLong() {
        return left() > LONG;
    }

    private long left() {
        long millis = (nanos.getAsLong() - at) / 1_000_000;
        at += millis * 1_000_000;
        bytes = Math.max(0, bytes - millis * RATE);
        return bytes;
    }
}
