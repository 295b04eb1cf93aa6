package org.jmpy.interp;

/**
 * Counts backward jumps to one loop header in compiled code, until the compiler is to be told. Each
 * loop has its own count: a region for an inner loop is entered at once, whatever is known of the
 * loop around it.
 */
public final class LoopCount {
    private final FunctionCode code;
    private final int header;
    private int left;

    LoopCount(FunctionCode code, int header, int left) {
        this.code = code;
        this.header = header;
        this.left = left;
    }

    /** {@return the position of the header} */
    public int header() {
        return header;
    }

    /** Lets so many jumps be before the compiler is told; any thread may call this. */
    public void set(int jumps) {
        left = jumps;
    }

    /** Counts a jump. {@return whether the code shall be left for the interpreter} */
    boolean jump() {
        if (--left >= 0) {
            return false;
        }
        left = Integer.MAX_VALUE;
        Jit jit = code.vm().jit();
        return jit != null && jit.loopedOften(code, this);
    }
}
