package org.jmpy.interp;

/** The compiler of hot functions, as the interpreter sees it. */
public interface Jit {
    /**
     * Asks for code for plain calls of {@code code}; it appears in the code when it is ready.
     *
     * @param cells how many cells its closures have
     */
    void requestCalls(FunctionCode code, int cells);

    /** Asks for code that can go on with {@code frame}, which is at a loop header, and others. */
    void requestLoops(Frame frame);

    /** Asks for code for calls that are not plain: {@link CompiledCode#enter} at their start. */
    void requestEntry(FunctionCode code);

    /** Asks for code that can go on with {@code frame}, a generator that waits, and others. */
    default void requestResumption(Frame frame) {}

    /**
     * Tells that a function is warm: code may be made at once that does what the function does, and
     * counts.
     *
     * @param cells how many cells its closures have; -1 if a loop is warm, or going on where a
     *     generator waits
     */
    default void warm(FunctionCode code, int cells) {}

    /** Tells that code that counts was called as often as was to be counted. */
    default void calledOften(FunctionCode code) {}

    /**
     * Tells that code that counts jumped back as often as was to be counted.
     *
     * @param count counts again from what it is set to; as it is, it never tells again
     * @return whether the code shall be left for the interpreter, which goes on at the header
     */
    default boolean loopedOften(FunctionCode code, LoopCount count) {
        return false;
    }

    /** {@return what can be tuned, for this context alone} */
    JitParameters parameters();

    /** {@return after how many calls it is noted what a function does} */
    int warmCalls();

    /** {@return after how many backward jumps it is noted what a function does} */
    int warmLoops();

    /** {@return after how many calls of a function code is asked for} */
    int callThreshold();

    /** {@return after how many backward jumps in a function code is asked for} */
    int loopThreshold();

    /**
     * {@return the register code of a function that became warm, null if it stays in tier 0} Asked
     * once more when the function has a history, which the code is then to fill.
     */
    default CompiledCode lower(FunctionCode code) {
        return null;
    }

    /** {@return after how many calls a function is lowered to register code} */
    default int lowerCalls() {
        return Integer.MAX_VALUE;
    }

    /** {@return after how many backward jumps a function is lowered to register code} */
    default int lowerLoops() {
        return Integer.MAX_VALUE;
    }
}
