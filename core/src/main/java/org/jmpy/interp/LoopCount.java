package org.jmpy.interp;

/**
 * Counts backward jumps to one loop header in compiled code, until the compiler is to be told. Each
 * loop has its own count: a region for an inner loop is entered at once, whatever is known of the
 * loop around it.
 */
public final class LoopCount extends Countdown {
    private final FunctionCode code;
    private final int header;

    LoopCount(FunctionCode code, int header, int jumps) {
        super(jumps);
        this.code = code;
        this.header = header;
    }

    /** {@return the position of the header} */
    public int header() {
        return header;
    }

    /** Counts a jump. {@return whether the code shall be left for the interpreter} */
    boolean jump() {
        return tick() && tell();
    }

    private boolean tell() {
        Jit jit = code.vm().jit();
        return jit != null && jit.loopedOften(code, this);
    }
}
