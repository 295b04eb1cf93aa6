package org.jmpy.ir;

/**
 * Gives a region the same meaning in fewer operations. It does not change the region it is given.
 *
 * <p>First a forward walk ({@link Walk}) and a backward pass ({@link Closing}); then loops that
 * gain by it are peeled ({@link Peeling}), and if there were any, both passes are done again, for
 * which the first iteration has made known what the loop need not check. The same goes for loops
 * that gain by a version for small numbers ({@link LoopVersions}). In the end loops with two ways
 * in get one ({@link SingleHeaders}). The time is about proportional to the size of the region.
 */
public final class Optimiser {
    /**
     * What to spend.
     *
     * @param peeledOperations loops with more operations are not peeled; 0 for none
     * @param versionedOperations loops with more operations get no version for small numbers; 0 for
     *     none
     */
    public record Limits(int peeledOperations, int versionedOperations) {
        public static final Limits USUAL = new Limits(400, 60);

        /** Loops stay as they are. */
        public static final Limits NO_COPIES = new Limits(0, 0);
    }

    private final Limits limits;
    private final RuleCount count = new RuleCount();

    private Optimiser(Limits limits) {
        this.limits = limits;
    }

    /** {@return a region that does what {@code region} does, with exits of the same causes} */
    public static Region optimise(Region region) {
        return new Optimiser(Limits.USUAL).run(region);
    }

    /**
     * What came out.
     *
     * @param region the new region
     * @param statistics what was done
     */
    public record Result(Region region, RegionStatistics statistics) {}

    public static Result optimise(Region region, Limits limits) {
        Optimiser optimiser = new Optimiser(limits);
        Region optimised = optimiser.run(region);
        return new Result(optimised, RegionStatistics.of(region, optimised, optimiser.count));
    }

    private Region run(Region region) {
        Region once = pass(region);
        boolean peeled =
                limits.peeledOperations() > 0
                        && Peeling.peel(once, limits.peeledOperations(), count);
        // Of parts that blocks get now instead of objects more may be known than was of these.
        Region twice = peeled || count.of(Rule.PASSED_IN_PIECES) > 0 ? pass(once) : once;
        boolean versioned =
                limits.versionedOperations() > 0
                        && LoopVersions.split(twice, limits.versionedOperations(), count);
        Region last = versioned ? pass(twice) : twice;
        SingleHeaders.make(last, count);
        return last;
    }

    private Region pass(Region region) {
        Region closed = Closing.close(Walk.walk(new Flow(region), count));
        Threading.thread(closed, count);
        return closed;
    }
}
