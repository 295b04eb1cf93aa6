package org.jmpy.ir;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A jump of the region that {@link Walk} builds. What it passes is settled when its target is
 * walked, which may be after the place that jumps was left: so it keeps what is known of the
 * objects in pieces there.
 */
final class Edge {
    /** The block that jumps. */
    final Block from;

    /** The number of the block that jumps, in the region that is read. */
    final int sourceFrom;

    /** The block jumped to, in the region that is read. */
    final Block source;

    /** What is jumped on, null if always; and whether it is jumped on if that is true. */
    final Value condition;

    final boolean truth;

    /** What the parameters of {@link #source} get; null for those not needed. */
    final List<Value> arguments;

    /** The fields, at the jump, of the objects in pieces that are passed. */
    final IdentityHashMap<Value, List<Value>> objects = new IdentityHashMap<>();

    /** What is in boxes that are passed, where it was known at the jump. */
    final IdentityHashMap<Value, Value> contents = new IdentityHashMap<>();

    /** What objects in pieces and boxes were made into on the way. */
    final IdentityHashMap<Value, Value> made = new IdentityHashMap<>();

    /** The parameters of the target that took the pieces of an object. */
    final IdentityHashMap<Value, Joins.Pieces> taken = new IdentityHashMap<>();

    /** The target. */
    Block to;

    /** What the jump passes to it. */
    final List<Value> passed = new ArrayList<>();

    /** A block for what must be done on the way, null as long as nothing must. */
    Block way;

    Edge(
            Block from,
            int sourceFrom,
            Block source,
            Value condition,
            boolean truth,
            List<Value> arguments) {
        this.from = from;
        this.sourceFrom = sourceFrom;
        this.source = source;
        this.condition = condition;
        this.truth = truth;
        this.arguments = arguments;
    }

    /** {@return where to do what must be done on the way} */
    Block code() {
        if (condition == null) {
            return from;
        }
        if (way == null) {
            way = new Block("way");
        }
        return way;
    }

    /** {@return the jump} */
    Block.Jump jump() {
        Block.Jump jump = new Block.Jump(to, List.copyOf(passed));
        if (way == null) {
            return jump;
        }
        way.setEnd(jump);
        return new Block.Jump(way, List.of());
    }
}
