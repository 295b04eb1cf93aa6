package org.jmpy.interp;

/** Counts down in compiled code, until the compiler is to be told. */
class Countdown {
    /**
     * So often it is looked whether it is time, much more often than it is: HotSpot takes what was
     * never done for impossible, and would throw its code away when it is time.
     */
    private static final int LOOK = 250;

    /** Ticks until the next look whether it is time. */
    private int left;

    /** Ticks behind that. */
    private int rest;

    Countdown(int ticks) {
        set(ticks);
    }

    /** Lets so many ticks be before it is time; any thread may call this. */
    public final void set(int ticks) {
        left = Math.min(ticks, LOOK);
        rest = ticks - left;
    }

    /** {@return how many ticks are left} */
    final int ticks() {
        return left + rest;
    }

    /** Counts one. {@return whether it is time; from then on it is no more for a very long time} */
    final boolean tick() {
        return --left < 0 && look();
    }

    /** Takes a tick back, unless there was none since the last look. */
    final void untick() {
        if (left < LOOK) {
            left++;
        }
    }

    private boolean look() {
        if (rest > 0) {
            set(rest);
            return false;
        }
        set(Integer.MAX_VALUE);
        return true;
    }
}
