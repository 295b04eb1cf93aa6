package org.jmpy.jvm;

import org.jmpy.ir.Block;
import org.jmpy.ir.Exit;
import org.jmpy.ir.Region;
import org.jmpy.ir.Resume;
import org.jmpy.ir.Value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Cuts a region that is too large for one method into parts: regions of their own, that leave by
 * crossings to each other. The cuts are where loops are least deep, between blocks or within one;
 * then the values that are needed later are the parameters of the rest.
 */
final class RegionParts {
    /** A run of operations of one block, in one part. */
    static final class Fragment {
        final Block block;
        final int from;
        final int to;
        final int part;
        final List<Value> parameters;

        /** The rest of the block, null if this is its end. */
        private Fragment next;

        /** The block in the part. */
        private Block copy;

        /** The number of the entry of the part, -1 if it is none. */
        int entry = -1;

        private Fragment(Block block, int from, int to, int part, List<Value> parameters) {
            this.block = block;
            this.from = from;
            this.to = to;
            this.part = part;
            this.parameters = parameters;
        }

        private boolean isLast() {
            return to == block.body().size();
        }

        Block copy() {
            return copy;
        }
    }

    private final List<Fragment> fragments = new ArrayList<>();
    private final IdentityHashMap<Block, Fragment> firsts = new IdentityHashMap<>();
    private final List<Region> parts = new ArrayList<>();
    private final IdentityHashMap<Exit, Fragment> crossings = new IdentityHashMap<>();
    private final List<Fragment> entries = new ArrayList<>();

    /**
     * @param size about how large a part may be, in bytes
     */
    RegionParts(Region region, int size) {
        cut(new RegionGraph(region).blocks, size);
        for (Block entry : region.entries()) {
            entries.add(firsts.get(entry));
        }
        for (int part = 0; part <= fragments.getLast().part; part++) {
            parts.add(new Region(region.name() + "_" + part));
        }
        fragments.forEach(fragment -> fragment.copy = new Block(fragment.block.name()));
        entries.forEach(this::enter);
        for (int part = 0; part < parts.size(); part++) {
            fill(part);
        }
    }

    /** {@return the parts; one without entries cannot be reached} */
    List<Region> parts() {
        return parts;
    }

    /** {@return where the region's entries are} */
    List<Fragment> entries() {
        return entries;
    }

    /** {@return where an exit of a part leads within the region, null if out of it} */
    Fragment crossing(Exit exit) {
        return crossings.get(exit);
    }

    // ---- cutting -------------------------------------------------------------------------------

    /** A place where a new part may begin. */
    private record Cut(int block, int operation, int depth) {
        boolean isBetterThan(Cut other) {
            return other == null || depth <= other.depth;
        }
    }

    private void cut(List<BlockNode> blocks, int size) {
        int part = 0;
        Cut start = new Cut(0, 0, 0);
        while (start != null) {
            Cut end = end(blocks, start, size);
            addFragments(blocks, start, end, part++);
            start = end;
        }
    }

    /** {@return where the part that begins at {@code start} shall end, null for the very end} */
    private static Cut end(List<BlockNode> blocks, Cut start, int size) {
        Cut best = null;
        int used = 0;
        for (int i = start.block; i < blocks.size(); i++) {
            BlockNode block = blocks.get(i);
            int first = i == start.block ? start.operation : 0;
            int count = block.body.size();
            for (int j = first; j <= count; j++) {
                boolean isStart = i == start.block && j == first;
                // A cut within a block costs no more than one within a loop less deep.
                Cut here = new Cut(i, j, 2 * block.loopDepth + (j == 0 ? 0 : 1));
                if (!isStart && j < count && 2 * used > size && here.isBetterThan(best)) {
                    best = here;
                }
                used += j < count ? CodeSize.usual(block.body.get(j)) : CodeSize.usualEnd(block);
                if (used > size && best != null) {
                    return best;
                }
            }
        }
        return null;
    }

    private void addFragments(List<BlockNode> blocks, Cut start, Cut end, int part) {
        int last = end == null ? blocks.size() - 1 : end.block;
        for (int i = start.block; i <= last; i++) {
            Block block = blocks.get(i).block;
            int from = i == start.block ? start.operation : 0;
            int to = end != null && i == end.block ? end.operation : block.body().size();
            if (to == 0 && end != null && i == end.block) {
                return;
            }
            add(block, from, to, part);
        }
    }

    private void add(Block block, int from, int to, int part) {
        if (from == 0) {
            Fragment fragment = new Fragment(block, 0, to, part, block.parameters());
            fragments.add(fragment);
            firsts.put(block, fragment);
        } else {
            Fragment fragment = new Fragment(block, from, to, part, needed(block, from));
            fragments.getLast().next = fragment;
            fragments.add(fragment);
        }
    }

    /** {@return what is defined before operation {@code from} and used from there on} */
    private static List<Value> needed(Block block, int from) {
        Set<Value> used = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Value value : block.body().subList(from, block.body().size())) {
            used.addAll(value.arguments());
            if (value.exit() != null) {
                used.addAll(value.exit().values());
            }
        }
        Block.End last = block.end();
        if (last.used() != null) {
            used.add(last.used());
        }
        for (Block.Jump jump : last.jumps()) {
            used.addAll(jump.arguments());
        }
        if (last.exit() != null) {
            used.addAll(last.exit().values());
        }
        List<Value> needed = new ArrayList<>();
        for (Value value : block.parameters()) {
            if (used.contains(value)) {
                needed.add(value);
            }
        }
        for (Value value : block.body().subList(0, from)) {
            if (used.contains(value)) {
                needed.add(value);
            }
        }
        return needed;
    }

    // ---- parts ---------------------------------------------------------------------------------

    private void enter(Fragment fragment) {
        if (fragment.entry < 0) {
            List<Block> known = parts.get(fragment.part).entries();
            fragment.entry = known.size();
            known.add(fragment.copy);
        }
    }

    private void fill(int part) {
        IdentityHashMap<Fragment, Block> ways = new IdentityHashMap<>();
        for (Fragment fragment : fragments) {
            if (fragment.part == part) {
                Block copy = fragment.copy;
                copy.parameters().addAll(fragment.parameters);
                copy.body().addAll(fragment.block.body().subList(fragment.from, fragment.to));
                copy.setEnd(end(fragment, ways));
            }
        }
    }

    private Block.End end(Fragment fragment, IdentityHashMap<Fragment, Block> ways) {
        if (!fragment.isLast() || fragment.next != null) {
            return new Block.Jump(way(fragment, fragment.next, ways), fragment.next.parameters);
        }
        Block.End last = fragment.block.end();
        if (last instanceof Block.Jump jump) {
            return jump(fragment, jump, ways);
        }
        if (last instanceof Block.Branch branch) {
            return new Block.Branch(
                    branch.condition(),
                    jump(fragment, branch.whenTrue(), ways),
                    jump(fragment, branch.whenFalse(), ways));
        }
        return last;
    }

    private Block.Jump jump(Fragment from, Block.Jump jump, IdentityHashMap<Fragment, Block> ways) {
        return new Block.Jump(way(from, firsts.get(jump.target()), ways), jump.arguments());
    }

    /** {@return the block by which one gets from a fragment to another} */
    private Block way(Fragment from, Fragment to, IdentityHashMap<Fragment, Block> ways) {
        if (from.part == to.part) {
            return to.copy;
        }
        enter(to);
        return ways.computeIfAbsent(
                to,
                t -> {
                    Block way = new Block("to_" + t.block.name());
                    for (Value parameter : t.parameters) {
                        way.parameters().add(Value.parameter(parameter.type()));
                    }
                    Exit exit =
                            new Exit(
                                    new Resume(t, List.copyOf(way.parameters()), null), null, null);
                    crossings.put(exit, t);
                    way.setEnd(new Block.Leave(exit));
                    return way;
                });
    }
}
