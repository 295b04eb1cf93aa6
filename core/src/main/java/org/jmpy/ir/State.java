package org.jmpy.ir;

/**
 * The values that pass between a region and its caller: parameters of an entry, or what an exit's
 * resume data uses. Values of each type are in an array of their own, in order; a BOOL is 0 or 1
 * among the ints. {@link Layout} tells which is where.
 */
public final class State {
    public final long[] ints;
    public final double[] floats;
    public final Object[] refs;

    /** The number of the exit taken (its index in {@link Region#exits}), -1 for a return. */
    public int exit;

    /** What a call threw, if it was left so. */
    public Throwable thrown;

    public State(int ints, int floats, int refs) {
        this.ints = new long[ints];
        this.floats = new double[floats];
        this.refs = new Object[refs];
    }
}
