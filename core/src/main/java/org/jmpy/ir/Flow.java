package org.jmpy.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The flow graph of a region: an order in which each block comes after those that lead to it but
 * for loops, predecessors, and dominators. Gives blocks and values numbers ({@link Block#id} is the
 * index in the order).
 */
final class Flow {
    /** Instead of the number of a block: before the entries. */
    static final int OUTSIDE = -1;

    final Region region;
    final List<Block> order;

    /** The number of values that are not constants. */
    final int valueCount;

    private final List<List<Integer>> predecessors = new ArrayList<>();
    private final List<List<Block.Jump>> incoming = new ArrayList<>();
    private final BitSet entries = new BitSet();
    private final int[] dominators;

    Flow(Region region) {
        this.region = region;
        order = order(region);
        for (int i = 0; i < order.size(); i++) {
            order.get(i).id = i;
            predecessors.add(new ArrayList<>());
            incoming.add(new ArrayList<>());
        }
        for (Block block : order) {
            for (Block.Jump jump : block.jumps()) {
                predecessors.get(jump.target().id).add(block.id);
                incoming.get(jump.target().id).add(jump);
            }
        }
        for (Block entry : region.entries()) {
            entries.set(entry.id);
        }
        dominators = dominators();
        valueCount = numberValues();
    }

    private static List<Block> order(Region region) {
        for (Block block : region.blocks()) {
            block.id = -1;
        }
        List<Block> after = new ArrayList<>();
        for (int i = region.entries().size() - 1; i >= 0; i--) {
            visit(region.entries().get(i), after);
        }
        return after.reversed();
    }

    /** A depth-first walk without recursion: adds each block after all that it leads to. */
    private static void visit(Block start, List<Block> after) {
        if (start.id != -1) {
            return;
        }
        ArrayDeque<Block> stack = new ArrayDeque<>();
        stack.push(start);
        while (!stack.isEmpty()) {
            Block block = stack.peek();
            if (block.id == -1) {
                block.id = 0;
                for (Block.Jump jump : block.jumps()) {
                    if (jump.target().id == -1) {
                        stack.push(jump.target());
                    }
                }
            } else {
                stack.pop();
                if (block.id == 0) {
                    block.id = 1;
                    after.add(block);
                }
            }
        }
    }

    private int numberValues() {
        int count = 0;
        for (Block block : order) {
            for (Value parameter : block.parameters()) {
                parameter.id = count++;
            }
            for (Value value : block.body()) {
                value.id = count++;
            }
        }
        return count;
    }

    /**
     * Immediate dominators after Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm".
     */
    private int[] dominators() {
        int[] idom = new int[order.size()];
        int unknown = order.size();
        Arrays.fill(idom, unknown);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int block = 0; block < idom.length; block++) {
                int found = entries.get(block) ? OUTSIDE : unknown;
                for (int before : predecessors.get(block)) {
                    if (idom[before] != unknown) {
                        found = found == unknown ? before : common(idom, before, found);
                    }
                }
                if (found != idom[block]) {
                    idom[block] = found;
                    changed = true;
                }
            }
        }
        return idom;
    }

    private static int common(int[] idom, int left, int right) {
        int a = left;
        int b = right;
        while (a != b) {
            if (a > b) {
                a = idom[a];
            } else {
                b = idom[b];
            }
        }
        return a;
    }

    boolean isEntry(int block) {
        return entries.get(block);
    }

    /** {@return the numbers of the blocks that jump to {@code block}, one for each jump} */
    List<Integer> predecessors(int block) {
        return predecessors.get(block);
    }

    /** {@return the jumps to {@code block}, in the order of {@link #predecessors}} */
    List<Block.Jump> incoming(int block) {
        return incoming.get(block);
    }

    /** {@return the nearest block on every way to {@code block}, or {@link #OUTSIDE}} */
    int dominator(int block) {
        return dominators[block];
    }

    /** {@return the nearest block on every way to either block, or {@link #OUTSIDE}} */
    int commonDominator(int left, int right) {
        return common(dominators, left, right);
    }

    boolean dominates(int above, int block) {
        int b = block;
        while (b > above) {
            b = dominators[b];
        }
        return b == above;
    }

    /** {@return whether the jump goes back to a block that comes earlier in the order} */
    static boolean isBack(int from, int to) {
        return to <= from;
    }

    /** {@return whether a jump comes back to {@code block}} */
    boolean isLoopHeader(int block) {
        for (int before : predecessors.get(block)) {
            if (isBack(before, block)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A loop.
     *
     * @param blocks the numbers of its blocks, of which {@code header} is one
     */
    record Loop(Block header, BitSet blocks) {}

    /** {@return the loops, each with one way in, in the order of their headers} */
    List<Loop> loops() {
        List<Loop> loops = new ArrayList<>();
        for (int block = 0; block < order.size(); block++) {
            BitSet blocks = loop(block);
            if (blocks != null) {
                loops.add(new Loop(order.get(block), blocks));
            }
        }
        return loops;
    }

    /** {@return the loops that have no loop inside} */
    List<Loop> innermostLoops() {
        List<Loop> all = loops();
        List<Loop> innermost = new ArrayList<>(all);
        innermost.removeIf(
                loop -> {
                    int headers = 0;
                    for (Loop other : all) {
                        headers += loop.blocks.get(other.header.id) ? 1 : 0;
                    }
                    return headers > 1;
                });
        return innermost;
    }

    /** {@return the blocks of the loop that the block heads, null if it heads none} */
    private BitSet loop(int header) {
        List<Integer> work = new ArrayList<>();
        for (int before : predecessors.get(header)) {
            if (isBack(before, header)) {
                if (!dominates(header, before)) {
                    return null; // it has another way in
                }
                work.add(before);
            }
        }
        if (work.isEmpty()) {
            return null;
        }
        BitSet loop = new BitSet();
        loop.set(header);
        while (!work.isEmpty()) {
            int block = work.removeLast();
            if (!loop.get(block)) {
                loop.set(block);
                work.addAll(predecessors.get(block));
            }
        }
        return loop;
    }

    /** {@return how many operations the loop has} */
    int size(Loop loop) {
        int size = 0;
        for (int b = loop.blocks.nextSetBit(0); b >= 0; b = loop.blocks.nextSetBit(b + 1)) {
            size += order.get(b).body().size();
        }
        return size;
    }

    /**
     * {@return the blocks on the ways from the end of the dominator of {@code block} to it: what
     * may run in between; a loop that it heads is among them}
     */
    BitSet between(int block) {
        return between(block, dominators[block]);
    }

    /** {@return the blocks on the ways from the end of {@code end}, a dominator, to a block} */
    BitSet between(int block, int end) {
        BitSet found = new BitSet();
        ArrayDeque<Integer> work = new ArrayDeque<>(predecessors.get(block));
        while (!work.isEmpty()) {
            int before = work.pop();
            if (before != end && !found.get(before)) {
                found.set(before);
                work.addAll(predecessors.get(before));
            }
        }
        return found;
    }
}
