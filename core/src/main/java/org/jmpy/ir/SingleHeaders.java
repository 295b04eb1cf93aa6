package org.jmpy.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

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
    private final Block header;

    /** Which parameters of the header are passed on to each way in. */
    private final int[] firstPlaces;

    private final int[] secondPlaces;
    private int from;

    private SingleHeaders(Flow flow, BitSet ways) {
        this.flow = flow;
        this.ways = ways;
        first = flow.order.get(ways.nextSetBit(0));
        second = flow.order.get(ways.length() - 1);
        header = new Block(first.name());
        Value isFirst = Value.parameter(Type.BOOL);
        header.parameters().add(isFirst);
        for (Type type : Type.values()) {
            for (int n = Math.max(count(first, type), count(second, type)); n > 0; n--) {
                header.parameters().add(Value.parameter(type));
            }
        }
        firstPlaces = places(first);
        secondPlaces = places(second);
        header.setEnd(
                new Block.Branch(isFirst, goOn(first, firstPlaces), goOn(second, secondPlaces)));
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
        BitSet leading = flow.between(a, flow.commonDominator(a, b));
        BitSet loop = new BitSet();
        ArrayDeque<Integer> work = new ArrayDeque<>(List.of(a));
        while (!work.isEmpty()) {
            int block = work.pop();
            if (leading.get(block) && !loop.get(block)) {
                loop.set(block);
                for (Block.Jump jump : flow.order.get(block).jumps()) {
                    work.add(jump.target().id);
                }
            }
        }
        return loop;
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

    private static int count(Block block, Type type) {
        int count = 0;
        for (Value parameter : block.parameters()) {
            count += parameter.type() == type ? 1 : 0;
        }
        return count;
    }

    /** {@return for each parameter of a way in one of the header's, of its type and its own} */
    private int[] places(Block way) {
        BitSet taken = new BitSet();
        int[] places = new int[way.parameters().size()];
        for (int i = 0; i < places.length; i++) {
            int place = 1;
            while (taken.get(place)
                    || header.parameters().get(place).type() != way.parameters().get(i).type()) {
                place++;
            }
            taken.set(place);
            places[i] = place;
        }
        return places;
    }

    private Block.Jump goOn(Block way, int[] places) {
        List<Value> arguments = new ArrayList<>();
        for (int place : places) {
            arguments.add(header.parameters().get(place));
        }
        return new Block.Jump(way, arguments);
    }

    // ---- the jumps to it -----------------------------------------------------------------------

    private void redirect() {
        for (Block block : flow.order) {
            from = block.id;
            block.setEnd(block.end().with(this));
        }
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
        boolean isFirst = jump.target() == first;
        arguments.set(0, Value.constant(isFirst));
        int[] places = isFirst ? firstPlaces : secondPlaces;
        for (int i = 0; i < places.length; i++) {
            arguments.set(places[i], jump.arguments().get(i));
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
