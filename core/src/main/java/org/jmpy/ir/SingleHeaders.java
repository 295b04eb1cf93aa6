package org.jmpy.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Gives each loop one way in. A loop with several (the graph is irreducible then) comes of versions
 * of a place that lead to each other, and of regions that begin in the midst of loops. The JVM's
 * compilers take several times longer for such loops, and hardly optimise them.
 *
 * <p>Jumps to the blocks by which such a loop is entered go through a new block, the loop's header,
 * which branches on a number that they pass. Only those back to a block that dominates them stay as
 * they are: what they close is a loop inside, with one way in.
 */
final class SingleHeaders implements Block.Parts {
    /** So many loops get a header; a region has few. */
    private static final int MOST_LOOPS = 32;

    private final Flow flow;
    private final BitSet ways;
    private final List<Block> entered = new ArrayList<>();
    private final Map<Type, Integer> widths = new EnumMap<>(Type.class);
    private final Block header;
    private int from;

    private SingleHeaders(Flow flow, BitSet ways) {
        this.flow = flow;
        this.ways = ways;
        for (int way = ways.nextSetBit(0); way >= 0; way = ways.nextSetBit(way + 1)) {
            Block block = flow.order.get(way);
            entered.add(block);
            count(block.parameters()).forEach((type, n) -> widths.merge(type, n, Math::max));
        }
        header = branching(0);
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

    // ---- loops with several ways in ------------------------------------------------------------

    /** {@return the blocks by which some loop is entered, if there are several; else null} */
    private static BitSet waysIntoLoop(Flow flow) {
        for (Block block : flow.order) {
            for (int before : flow.predecessors(block.id)) {
                if (Flow.isBack(before, block.id) && !flow.dominates(block.id, before)) {
                    BitSet ways = waysInto(flow, loop(flow, block.id, before));
                    // Who enters the region at a block cannot pass through another one before.
                    if (ways.stream().noneMatch(flow::isEntry)) {
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

    /**
     * {@return a block that goes on at the block of the number it is passed, from {@code first}}
     */
    private Block branching(int first) {
        Block block = new Block(entered.get(first).name());
        Value number = Value.parameter(Type.INT);
        block.parameters().add(number);
        widths.forEach(
                (type, n) -> {
                    for (int i = 0; i < n; i++) {
                        block.parameters().add(Value.parameter(type));
                    }
                });
        Value isFirst =
                new Value(
                        Op.INT_EQ,
                        Type.BOOL,
                        List.of(number, Value.constant((long) first)),
                        null,
                        null);
        block.body().add(isFirst);
        int second = first + 1;
        Block.Jump otherwise =
                second == entered.size() - 1
                        ? fromHeader(block, second)
                        : new Block.Jump(branching(second), List.copyOf(block.parameters()));
        block.setEnd(new Block.Branch(isFirst, fromHeader(block, first), otherwise));
        return block;
    }

    /** {@return the jump to where the loop was entered, with what {@code header} was passed} */
    private Block.Jump fromHeader(Block header, int number) {
        Block target = entered.get(number);
        List<Value> arguments = new ArrayList<>();
        Map<Type, Integer> next = new EnumMap<>(Type.class);
        for (Value parameter : target.parameters()) {
            int i = next.merge(parameter.type(), 1, Integer::sum) - 1;
            arguments.add(header.parameters().get(start(parameter.type()) + i));
        }
        return new Block.Jump(target, arguments);
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
        arguments.set(0, Value.constant((long) entered.indexOf(jump.target())));
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
