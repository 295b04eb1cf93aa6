package org.jmpy.ir;

import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Figures of an optimisation, for logs.
 *
 * @param before of the region as it was
 * @param after of the optimised one
 * @param rules how often each rule was applied; rules that were not are not there
 */
public record RegionStatistics(Size before, Size after, Map<Rule, Integer> rules) {
    /**
     * Figures of a region.
     *
     * @param guards operations that leave by an exit, among the operations
     * @param virtuals objects that only exits make
     * @param frames frames in the exits' resume data, shared ones once
     */
    public record Size(
            int blocks,
            int operations,
            int guards,
            int calls,
            int exits,
            int virtuals,
            int frames) {
        /** {@return the figures of {@code region}} */
        public static Size of(Region region) {
            int operations = 0;
            int guards = 0;
            int calls = 0;
            var blocks = region.blocks();
            for (Block block : blocks) {
                operations += block.body().size();
                for (Value value : block.body()) {
                    guards += value.op().kind() == Op.Kind.GUARD ? 1 : 0;
                    calls += value.op().kind() == Op.Kind.CALL ? 1 : 0;
                }
            }
            IdentityHashMap<Virtual, Boolean> virtuals = new IdentityHashMap<>();
            IdentityHashMap<Resume, Boolean> frames = new IdentityHashMap<>();
            var exits = region.exits();
            for (Exit exit : exits) {
                for (Resume f = exit.resume(); f != null; f = f.outer()) {
                    frames.put(f, true);
                    f.slots().forEach(slot -> collect(slot, virtuals));
                }
            }
            return new Size(
                    blocks.size(),
                    operations,
                    guards,
                    calls,
                    exits.size(),
                    virtuals.size(),
                    frames.size());
        }

        private static void collect(Source source, IdentityHashMap<Virtual, Boolean> virtuals) {
            if (source instanceof Virtual object && virtuals.put(object, true) == null) {
                object.fields().forEach(field -> collect(field, virtuals));
            }
        }
    }

    static RegionStatistics of(Region before, Region after, RuleCount count) {
        Map<Rule, Integer> rules = new EnumMap<>(Rule.class);
        for (Rule rule : Rule.values()) {
            if (count.of(rule) > 0) {
                rules.put(rule, count.of(rule));
            }
        }
        return new RegionStatistics(Size.of(before), Size.of(after), rules);
    }

    /** {@return one line} */
    @Override
    public String toString() {
        return "blocks "
                + before.blocks
                + " -> "
                + after.blocks
                + ", operations "
                + before.operations
                + " -> "
                + after.operations
                + ", guards "
                + before.guards
                + " -> "
                + after.guards
                + ", calls "
                + before.calls
                + " -> "
                + after.calls
                + ", exits "
                + before.exits
                + " -> "
                + after.exits
                + ", virtuals "
                + before.virtuals
                + " -> "
                + after.virtuals
                + ", frames "
                + before.frames
                + " -> "
                + after.frames;
    }
}
