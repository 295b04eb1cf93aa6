package org.jmpy.interp;

/**
 * A function, or a loop of it, as machine code. The compiler makes one subclass for each function
 * and way to enter it, and overrides the one entry it has.
 */
public abstract class CompiledCode {
    /** So many arguments can a plain call have. */
    public static final int MAX_ARGS = 6;

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

    public Object call5(BytecodeFunction f, Object a, Object b, Object c, Object d, Object e) {
        throw new UnsupportedOperationException();
    }

    public Object call6(
            BytecodeFunction f, Object a, Object b, Object c, Object d, Object e, Object g) {
        throw new UnsupportedOperationException();
    }

    /** Runs a plain call with the {@code count} arguments in {@code s} from {@code at} on. */
    final Object call(BytecodeFunction f, Object[] s, int at, int count) {
        return switch (count) {
            case 0 -> call0(f);
            case 1 -> call1(f, s[at]);
            case 2 -> call2(f, s[at], s[at + 1]);
            case 3 -> call3(f, s[at], s[at + 1], s[at + 2]);
            case 4 -> call4(f, s[at], s[at + 1], s[at + 2], s[at + 3]);
            case 5 -> call5(f, s[at], s[at + 1], s[at + 2], s[at + 3], s[at + 4]);
            default -> call6(f, s[at], s[at + 1], s[at + 2], s[at + 3], s[at + 4], s[at + 5]);
        };
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
