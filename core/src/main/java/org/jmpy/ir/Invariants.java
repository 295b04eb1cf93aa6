package org.jmpy.ir;

import java.util.BitSet;

/**
 * Tells whether a loop does things again that its first iteration did: then it is worth to peel it.
 */
final class Invariants {
    private final Flow flow;
    private final ParameterFacts parameters;
    private final BitSet loop;
    private final Memory memory = new Memory();
    private final Memory.Writes writes = new Memory.Writes();
    private final BitSet inside = new BitSet();
    private final BitSet invariant = new BitSet();
    private boolean passesObjects;

    private Invariants(Flow flow, ParameterFacts parameters, BitSet loop) {
        this.flow = flow;
        this.parameters = parameters;
        this.loop = loop;
    }

    /**
     * {@return whether the loop has an operation, or a box or object, that it does not need after
     * peeling}
     */
    static boolean hasAny(Flow flow, ParameterFacts parameters, Flow.Loop loop) {
        return new Invariants(flow, parameters, loop.blocks()).hasAny(loop.header());
    }

    private boolean hasAny(Block header) {
        for (int b = loop.nextSetBit(0); b >= 0; b = loop.nextSetBit(b + 1)) {
            Block block = flow.order.get(b);
            for (Value parameter : block.parameters()) {
                inside.set(parameter.id);
            }
            for (Value value : block.body()) {
                inside.set(value.id);
                writes.add(value);
            }
        }
        for (int i = 0; i < header.parameters().size(); i++) {
            if (isPassedBack(header, i)) {
                invariant.set(header.parameters().get(i).id);
            }
        }
        return passesObjects || repeats();
    }

    /** {@return whether all jumps back pass a parameter of the header as it is} */
    private boolean isPassedBack(Block header, int index) {
        boolean same = true;
        for (int j = 0; j < flow.incoming(header.id).size(); j++) {
            if (loop.get(flow.predecessors(header.id).get(j))) {
                Value passed = original(flow.incoming(header.id).get(j).arguments().get(index));
                same &= passed == original(header.parameters().get(index));
                passesObjects |= Rules.isBox(passed.op()) || isMade(passed);
            }
        }
        return same;
    }

    /**
     * {@return whether the value is an object that, entered with its pieces, the loop may keep so}
     */
    private static boolean isMade(Value value) {
        return value.op() == Op.CALL && value.microOp().role() instanceof Role.Make;
    }

    private boolean repeats() {
        for (int b = loop.nextSetBit(0); b >= 0; b = loop.nextSetBit(b + 1)) {
            for (Value value : flow.order.get(b).body()) {
                if (repeats(value)) {
                    if (!Rules.isBox(value.op())) {
                        return true;
                    }
                    invariant.set(value.id);
                }
            }
        }
        return false;
    }

    private Value original(Value value) {
        return value.op() == Op.PARAM ? parameters.copyOf(value) : value;
    }

    private boolean isInvariant(Value value) {
        Value original = original(value);
        return original.isConstant() || !inside.get(original.id) || invariant.get(original.id);
    }

    /** {@return whether the operation gives the same in each iteration} */
    private boolean repeats(Value value) {
        for (Value argument : value.arguments()) {
            if (!isInvariant(argument)) {
                return false;
            }
        }
        return value.op() != Op.CALL || isUnchanged(value.microOp(), value);
    }

    private boolean isUnchanged(MicroOp microOp, Value call) {
        if (microOp.effect() == Effect.PURE) {
            return true;
        }
        if (microOp.effect() != Effect.READS) {
            return false;
        }
        Long field = microOp.role() instanceof Role.GetAt ? Memory.field(call.argument(1)) : null;
        if (microOp.role() instanceof Role.Get get) {
            field = (long) get.field();
        }
        Object mark = memory.mark();
        int before = memory.version(microOp.memory(), field);
        memory.run(writes);
        int after = memory.version(microOp.memory(), field);
        memory.release(mark);
        return before == after;
    }
}
