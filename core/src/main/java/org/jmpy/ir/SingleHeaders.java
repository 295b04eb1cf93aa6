package org.jmpy.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Gives loops with two ways in one. Such loops (the graph is irreducible then) come of versions of
 * a place that lead to each other, and of regions that begin in the midst of loops. HotSpot hardly
 * optimises them.
 *
 * <p>Jumps to the two blocks by which the loop is entered go through a new block, the loop's
 * header, which branches on what they pass. Only those back to a block that dominates them stay as
 * they are: what they close is a loop inside, with one way in. Loops with more ways in are left: to
 * find the right one at each turn costs as much as is gained.
 */
final class SingleHeaders implements Block.Parts {
    /** So many loops get a header; a region has few. */
    private static final int MOST_LOOPS = 32;

    private final Flow flow;
    private final BitSet ways;
    private final Block first;
    private final Block second;
    private final Map<Type, Integer> widths = new EnumMap<>(Type.class);
    private final Block header;
    private int from;

    private SingleHeaders(Flow flow, BitSet ways) {
        this.flow = flow;
        this.ways = ways;
        first = flow.order.get(ways.nextSetBit(0));
        second = flow.order.get(ways.length() - 1);
        for (Block way : List.of(first, second)) {
            count(way.parameters()).forEach((type, n) -> widths.merge(type, n, Math::max));
        }
        header = makeHeader();
    }

    private static Map<Type, Integer> count(List<Value> parameters) {
        Map<Type, Integer> counts = new EnumMap<>(Type.class);
        parameters.forEach(parameter -> counts.merge(parameter.type(), 1, Integer::sum));
        return counts;
    }

    /** Changes the jumps of {@code region}, whose blocks use their own values only. */
    static void make(Region region, RuleCount count) {
        for (int i = 0; i < MOST_LOOPS; i++) {
            Flow flow = new Flow(region);
            BitSet ways = waysIntoLoop(flow);
            if (ways == null) {
                return;
            }
            new SingleHeaders(flow, ways).redirect();
            count.add(Rule.SINGLE_HEADER);
        }
    }

    // ---- loops with two ways in ----------------------------------------------------------------

    /** {@return the two blocks by which some loop is entered, null if there is no such loop} */
    private static BitSet waysIntoLoop(Flow flow) {
        for (Block block : flow.order) {
            for (int before : flow.predecessors(block.id)) {
                if (Flow.isBack(before, block.id) && !flow.dominates(block.id, before)) {
                    BitSet ways = waysInto(flow, loop(flow, block.id, before));
                    // Who enters the region at a block cannot pass through another one before.
                    if (ways.cardinality() == 2 && ways.stream().noneMatch(flow::isEntry)) {
                        return ways;
                    }
                }
            }
        }
        return null;
    }

    /** {@return the blocks of the largest loop of both blocks without what dominates them} */
    private static BitSet loop(Flow flow, int a, int b) {
        int above = commonDominator(flow, a, b);
        BitSet loop = reached(flow, a, above, block -> successors(flow, block));
        loop.and(reached(flow, a, above, flow::predecessors));
        return loop;
    }

    private static int commonDominator(Flow flow, int left, int right) {
        int a = left;
        int b = right;
        while (a != b) {
            if (a > b) {
                a = flow.dominator(a);
            } else {
                b = flow.dominator(b);
            }
        }
        return a;
    }

    private static List<Integer> successors(Flow flow, int block) {
        return flow.order.get(block).jumps().stream().map(jump -> jump.target().id).toList();
    }

    /** {@return what is reached by steps between blocks that {@code above} dominates} */
    private static BitSet reached(
            Flow flow, int start, int above, IntFunction<List<Integer>> steps) {
        BitSet found = new BitSet();
        ArrayDeque<Integer> work = new ArrayDeque<>(List.of(start));
        while (!work.isEmpty()) {
            int block = work.pop();
            if (block != above && flow.dominates(above, block) && !found.get(block)) {
                found.set(block);
                work.addAll(steps.apply(block));
            }
        }
        return found;
    }

    private static BitSet waysInto(Flow flow, BitSet loop) {
        BitSet ways = new BitSet();
        for (int block = loop.nextSetBit(0); block >= 0; block = loop.nextSetBit(block + 1)) {
            if (flow.isEntry(block) || !flow.predecessors(block).stream().allMatch(loop::get)) {
                ways.set(block);
            }
        }
        return ways;
    }

    // ---- the header ----------------------------------------------------------------------------

    /** {@return a block that goes on at the first way in if its first parameter is true} */
    private Block makeHeader() {
        Block block = new Block(first.name());
        Value isFirst = Value.parameter(Type.BOOL);
        block.parameters().add(isFirst);
        widths.forEach(
                (type, n) -> {
                    for (int i = 0; i < n; i++) {
                        block.parameters().add(Value.parameter(type));
                    }
                });
        block.setEnd(new Block.Branch(isFirst, goOn(block, first), goOn(block, second)));
        return block;
    }

    /** {@return the jump from a header to a way in, with what the header was passed for it} */
    private Block.Jump goOn(Block from, Block way) {
        List<Value> arguments = new ArrayList<>();
        Map<Type, Integer> next = new EnumMap<>(Type.class);
        for (Value parameter : way.parameters()) {
            int i = next.merge(parameter.type(), 1, Integer::sum) - 1;
            arguments.add(from.parameters().get(start(parameter.type()) + i));
        }
        return new Block.Jump(way, arguments);
    }

    /** {@return the index of a header's first parameter of a type} */
    private int start(Type type) {
        int start = 1;
        for (Map.Entry<Type, Integer> width : widths.entrySet()) {
            if (width.getKey() == type) {
                return start;
            }
            start += width.getValue();
        }
        throw new IllegalStateException("no parameter of type " + type);
    }

    // ---- the jumps to it -----------------------------------------------------------------------

    private void redirect() {
        for (Block block : flow.order) {
            from = block.id;
            block.setEnd(block.end().with(this));
        }
    }

    @Override
    public Value value(Value value) {
        return value;
    }

    @Override
    public Exit exit(Exit exit) {
        return exit;
    }

    @Override
    public Block.Jump jump(Block.Jump jump) {
        int target = jump.target().id;
        if (!ways.get(target) || flow.dominates(target, from)) {
            return jump;
        }
        List<Value> arguments = new ArrayList<>();
        for (Value parameter : header.parameters()) {
            arguments.add(nothing(parameter.type()));
        }
        arguments.set(0, Value.constant(jump.target() == first));
        Map<Type, Integer> next = new EnumMap<>(Type.class);
        for (Value argument : jump.arguments()) {
            int i = next.merge(argument.type(), 1, Integer::sum) - 1;
            arguments.set(start(argument.type()) + i, argument);
        }
        return new Block.Jump(header, arguments);
    }

    private static Value nothing(Type type) {
        return switch (type) {
            case INT -> Value.constant(0L);
            case FLOAT -> Value.constant(0.0);
            case BOOL -> Value.constant(false);
            default -> Value.reference(null);
        };
    }
}
