package org.jmpy.interp;

/**
 * A function, or a loop of it, as machine code. The compiler makes one subclass for each function
 * and way to enter it, and overrides the one entry it has.
 */
public abstract class CompiledCode {
    /** What {@link #enter} gives when the frame is to go on in the interpreter, where it is now. */
    public static final Object GO_ON = new Object();

    /** Runs a plain call without arguments; the depth of calls is counted here. */
    public Object call0(BytecodeFunction f) {
        throw new UnsupportedOperationException();
    }

    public Object call1(BytecodeFunction f, Object a) {
        throw new UnsupportedOperationException();
    }

    public Object call2(BytecodeFunction f, Object a, Object b) {
        throw new UnsupportedOperationException();
    }

    public Object call3(BytecodeFunction f, Object a, Object b, Object c) {
        throw new UnsupportedOperationException();
    }

    public Object call4(BytecodeFunction f, Object a, Object b, Object c, Object d) {
        throw new UnsupportedOperationException();
    }

    /**
     * Goes on with a frame, from its start or from a loop header. The call was counted.
     *
     * @param frame its ip is one that {@link #canEnter} takes
     * @return what the frame returns; or {@link #GO_ON} if it did not come to its end and goes on
     *     in the interpreter, perhaps with {@link Frame#thrown}
     */
    public Object enter(Frame frame) {
        throw new UnsupportedOperationException();
    }

    /** {@return whether {@link #enter} can go on from position {@code ip}} */
    public boolean canEnter(int ip) {
        return false;
    }
}
