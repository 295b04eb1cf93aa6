package org.jmpy.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the first iteration of loops before them. What it computes and checks is then known when the
 * loop is entered, and need not be done there again if the loop does not change it: the walk after
 * it finds it in the dominating block.
 */
final class Peeling {
    private Peeling() {}

    /**
     * Changes {@code region}, which is closed: peels the loops that have no loop inside and that
     * gain by it.
     *
     * @param mostOperations loops with more are left alone
     * @return whether there was one
     */
    static boolean peel(Region region, int mostOperations, RuleCount count) {
        Flow flow = new Flow(region);
        List<Flow.Loop> loops = flow.innermostLoops();
        List<LoopCopy> copies = new ArrayList<>();
        ParameterFacts parameters = loops.isEmpty() ? null : ParameterFacts.of(flow);
        for (Flow.Loop loop : loops) {
            if (flow.size(loop) <= mostOperations && Invariants.hasAny(flow, parameters, loop)) {
                LoopCopy copy = LoopCopy.ofIteration(flow, loop);
                region.entries().replaceAll(b -> b == loop.header() ? copy.header() : b);
                copies.add(copy);
                count.add(Rule.PEELED_LOOP);
            }
        }
        for (LoopCopy copy : copies) {
            for (LoopCopy other : copies) {
                copy.enter(other.blocks(), copy.header());
            }
            copy.enter(flow.order, copy.header());
        }
        return !copies.isEmpty();
    }
}
