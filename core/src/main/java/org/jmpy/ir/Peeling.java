package org.jmpy.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Puts the first iteration of loops before them. What it computes and checks is then known when the
 * loop is entered, and need not be done there again if the loop does not change it: the walk after
 * it finds it in the dominating block.
 */
final class Peeling {
    private final RuleCount count;
    private final int mostOperations;

    private Peeling(int mostOperations, RuleCount count) {
        this.mostOperations = mostOperations;
        this.count = count;
    }

    /**
     * Changes {@code region}, which is closed: peels the loops that have no loop inside and that
     * gain by it.
     *
     * @param mostOperations loops with more are left alone
     * @return whether there was one
     */
    static boolean peel(Region region, int mostOperations, RuleCount count) {
        return new Peeling(mostOperations, count).peel(region);
    }

    private boolean peel(Region region) {
        Flow flow = new Flow(region);
        List<BitSet> loops = new ArrayList<>();
        List<Integer> headers = new ArrayList<>();
        for (int block = 0; block < flow.order.size(); block++) {
            BitSet loop = loop(flow, block);
            if (loop != null) {
                loops.add(loop);
                headers.add(block);
            }
        }
        List<Copy> copies = new ArrayList<>();
        ParameterFacts parameters = loops.isEmpty() ? null : ParameterFacts.of(flow);
        for (int i = 0; i < loops.size(); i++) {
            BitSet loop = loops.get(i);
            Block header = flow.order.get(headers.get(i));
            if (isInnermost(headers, loop)
                    && size(flow, loop) <= mostOperations
                    && Invariants.hasAny(flow, parameters, loop, header)) {
                copies.add(new Copy(flow, loop, header));
                count.add(Rule.PEELED_LOOP);
            }
        }
        for (Copy copy : copies) {
            for (Copy other : copies) {
                copy.enterFrom(other.blocks.values());
            }
            copy.enterFrom(flow.order);
        }
        return !copies.isEmpty();
    }

    /** {@return the blocks of the loop that the block heads, null if it heads none} */
    private static BitSet loop(Flow flow, int header) {
        BitSet loop = new BitSet();
        List<Integer> work = new ArrayList<>();
        for (int before : flow.predecessors(header)) {
            if (Flow.isBack(before, header)) {
                if (!flow.dominates(header, before)) {
                    return null; // it has another way in
                }
                work.add(before);
            }
        }
        if (work.isEmpty()) {
            return null;
        }
        loop.set(header);
        while (!work.isEmpty()) {
            int block = work.removeLast();
            if (!loop.get(block)) {
                loop.set(block);
                work.addAll(flow.predecessors(block));
            }
        }
        return loop;
    }

    private static boolean isInnermost(List<Integer> headers, BitSet loop) {
        int inside = 0;
        for (int header : headers) {
            inside += loop.get(header) ? 1 : 0;
        }
        return inside == 1;
    }

    private static int size(Flow flow, BitSet loop) {
        int size = 0;
        for (int b = loop.nextSetBit(0); b >= 0; b = loop.nextSetBit(b + 1)) {
            size += flow.order.get(b).body().size();
        }
        return size;
    }

    /** Copies the blocks of a loop. */
    private static final class Copy implements Block.Parts {
        private final Block header;
        private final Block first;
        private final Set<Block> copies = Collections.newSetFromMap(new IdentityHashMap<>());
        private final IdentityHashMap<Block, Block> blocks = new IdentityHashMap<>();
        private final IdentityHashMap<Value, Value> values = new IdentityHashMap<>();
        private final Exits exits = new Exits(this::get);

        Copy(Flow flow, BitSet loop, Block header) {
            this.header = header;
            for (int b = loop.nextSetBit(0); b >= 0; b = loop.nextSetBit(b + 1)) {
                declare(flow.order.get(b));
            }
            for (int b = loop.nextSetBit(0); b >= 0; b = loop.nextSetBit(b + 1)) {
                copy(flow.order.get(b));
            }
            first = blocks.get(header);
            Collections.replaceAll(flow.region.entries(), header, first);
        }

        /** Makes the blocks that are not of the loop, nor of the copy, jump to the copy. */
        void enterFrom(Collection<Block> all) {
            for (Block block : all) {
                if (!isOfLoop(block)) {
                    block.setEnd(redirected(block.end()));
                }
            }
        }

        private boolean isOfLoop(Block block) {
            return blocks.containsKey(block) || copies.contains(block);
        }

        private void declare(Block block) {
            Block copy = new Block(block.name());
            blocks.put(block, copy);
            copies.add(copy);
            for (Value parameter : block.parameters()) {
                Value copied = Value.parameter(parameter.type());
                values.put(parameter, copied);
                copy.parameters().add(copied);
            }
        }

        private void copy(Block block) {
            Block copy = blocks.get(block);
            exits.forget();
            for (Value value : block.body()) {
                Exit exit = value.exit() == null ? null : exits.rewrite(value.exit());
                Value copied =
                        new Value(
                                value.op(),
                                value.type(),
                                get(value.arguments()),
                                value.payload(),
                                exit);
                values.put(value, copied);
                copy.body().add(copied);
            }
            copy.setEnd(block.end().with(this));
        }

        private Value get(Value value) {
            return value.isConstant() ? value : values.get(value);
        }

        @Override
        public Value value(Value value) {
            return get(value);
        }

        @Override
        public Exit exit(Exit exit) {
            return exits.rewrite(exit);
        }

        private List<Value> get(List<Value> all) {
            List<Value> copies = new ArrayList<>(all.size());
            for (Value value : all) {
                copies.add(get(value));
            }
            return copies;
        }

        /** Jumps inside the loop go to the copies, but those to its start go to the loop. */
        @Override
        public Block.Jump jump(Block.Jump jump) {
            Block target = jump.target();
            Block copy = target == header ? null : blocks.get(target);
            return new Block.Jump(copy == null ? target : copy, get(jump.arguments()));
        }

        private Block.End redirected(Block.End end) {
            if (end instanceof Block.Branch branch) {
                return new Block.Branch(
                        branch.condition(),
                        redirected(branch.whenTrue()),
                        redirected(branch.whenFalse()));
            }
            return end instanceof Block.Jump jump ? redirected(jump) : end;
        }

        private Block.Jump redirected(Block.Jump jump) {
            return jump.target() == header ? new Block.Jump(first, jump.arguments()) : jump;
        }
    }
}
