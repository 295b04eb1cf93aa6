package org.jmpy.jvm;

/**
 * What baseline code is for.
 *
 * <p>HotSpot's second compiler takes up to a third of a second for the code of one function, and
 * has the better classes to compile that are to come. So that it can leave alone what soon will be
 * replaced, that has a method name of its own, which the launcher gives HotSpot.
 */
public enum Baseline {
    /** It runs from now on. */
    ALONE("run"),
    /** It counts calls and backward jumps, until regions take its place. */
    PASSING("passing"),
    /** It counts, as some of its loops may become regions, but the rest runs from now on. */
    LASTING("run");

    private final String method;

    Baseline(String method) {
        this.method = method;
    }

    /** {@return the name of the method that has the function's code} */
    String method() {
        return method;
    }

    /** {@return whether calls and backward jumps are counted} */
    boolean counts() {
        return this != ALONE;
    }
}
