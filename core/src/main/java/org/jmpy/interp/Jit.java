package org.jmpy.interp;

/** The compiler of hot functions, as the interpreter sees it. */
public interface Jit {
    /**
     * Asks for code for plain calls of {@code code}; it appears in the code when it is ready.
     *
     * @param cells how many cells its closures have
     */
    void requestCalls(FunctionCode code, int cells);

    /** Asks for code that can go on with frames of {@code code} from loop headers. */
    void requestLoops(FunctionCode code);

    /** {@return after how many calls of a function code is asked for} */
    int callThreshold();

    /** {@return after how many backward jumps in a function code is asked for} */
    int loopThreshold();
}
