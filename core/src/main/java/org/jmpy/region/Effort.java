package org.jmpy.region;

/**
 * What to spend on a region.
 *
 * @param operations how many there may be, sums and comparisons not counted
 * @param height how many frames may be built into each other
 * @param inlined the longest bytecode that is built into its caller
 * @param versions how many versions a place may have beside the one that knows nothing
 * @param splits whether a value of several kinds gets a path for each
 */
record Effort(int operations, int height, int inlined, int versions, boolean splits) {
    private static final Effort[] ALL = {
        new Effort(560, 5, 200, 4, true),
        new Effort(560, 4, 80, 2, true),
        new Effort(600, 2, 40, 2, true),
        new Effort(620, 1, 0, 2, true),
        new Effort(700, 1, 0, 1, false)
    };

    /** {@return the effort after {@code attempts} that gave too large a region, null if none} */
    static Effort after(int attempts) {
        return attempts < ALL.length ? ALL[attempts] : null;
    }
}
