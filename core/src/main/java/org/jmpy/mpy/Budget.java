package org.jmpy.mpy;

/**
 * Bounds the work on one function in proportion to its length. What a compiler makes needs a few
 * steps a byte; only files made to be slow to check need more, and are refused.
 */
final class Budget {
    private static final int STEPS_PER_BYTE = 64;
    private static final int STEPS_ALWAYS = 1 << 16;

    private long left;
    private int position;

    /** Starts with what a function of {@code length} bytes at {@code start} may take. */
    void reset(int start, int length) {
        position = start;
        left = STEPS_ALWAYS + (long) length * STEPS_PER_BYTE;
    }

    /** Takes {@code steps} off. */
    void spend(int steps) throws MpyFormatException {
        left -= steps;
        if (left < 0) {
            throw MpyFormatException.at(position, "too complex to check");
        }
    }
}
