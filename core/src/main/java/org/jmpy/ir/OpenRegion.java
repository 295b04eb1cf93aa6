package org.jmpy.ir;

import java.util.IdentityHashMap;
import java.util.Map;

/** The region that {@link Walk} builds, as long as it is not settled what its jumps pass. */
final class OpenRegion {
    private final Region region;
    private final IdentityHashMap<Block, Pending> pending = new IdentityHashMap<>();

    /** How a block will end: with a jump, or if there is a condition one of two. */
    private record Pending(Value condition, Edge yes, Edge no) {}

    OpenRegion(String name) {
        region = new Region(name);
    }

    void addEntry(Block entry) {
        region.entries().add(entry);
    }

    void end(Block block, Block.End end) {
        block.setEnd(end);
    }

    void end(Block block, Edge jump) {
        pending.put(block, new Pending(null, jump, null));
    }

    void end(Block block, Value condition, Edge yes, Edge no) {
        pending.put(block, new Pending(condition, yes, no));
    }

    /** Lets the block go on instead of jumping. */
    void reopen(Block block) {
        pending.remove(block);
    }

    /** {@return the region, all of whose jumps are settled} */
    Region settle() {
        for (Map.Entry<Block, Pending> entry : pending.entrySet()) {
            Pending end = entry.getValue();
            Block.Jump yes = end.yes.jump();
            entry.getKey()
                    .setEnd(
                            end.condition == null
                                    ? yes
                                    : new Block.Branch(end.condition, yes, end.no.jump()));
        }
        return region;
    }
}
