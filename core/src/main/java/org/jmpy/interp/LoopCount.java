package org.jmpy.interp;

/**
 * Counts backward jumps to one loop header in compiled code, until the compiler is to be told. Each
 * loop has its own count: a region for an inner loop is entered at once, whatever is known of the
 * loop around it.
 */
public final class LoopCount {
    /**
     * So often it is looked whether it is time, much more often than it is: HotSpot takes what was
     * never done for impossible, and would throw its code away when it is time.
     */
    static final int LOOK = 250;

    private final FunctionCode code;
    private final int header;

    /** Jumps until the next look whether it is time. */
    private int left;

    /** Jumps behind that. */
    private int rest;

    LoopCount(FunctionCode code, int header, int left) {
        this.code = code;
        this.header = header;
        set(left);
    }

    /** {@return the position of the header} */
    public int header() {
        return header;
    }

    /** Lets so many jumps be before the compiler is told; any thread may call this. */
    public void set(int jumps) {
        left = Math.min(jumps, LOOK);
        rest = jumps - left;
    }

    /** Counts a jump. {@return whether the code shall be left for the interpreter} */
    boolean jump() {
        return --left < 0 && look();
    }

    private boolean look() {
        if (rest > 0) {
            set(rest);
            return false;
        }
        set(Integer.MAX_VALUE);
        Jit jit = code.vm().jit();
        return jit != null && jit.loopedOften(code, this);
    }
}
