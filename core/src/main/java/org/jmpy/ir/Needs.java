package org.jmpy.ir;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Which values are needed: by an operation that must be done, by an exit, or by how the region
 * ends. The rest is dead, also parameters that only go round a loop.
 */
final class Needs {
    private final BitSet needed = new BitSet();
    private final ArrayDeque<Value> work = new ArrayDeque<>();
    private final Consumer<Value> need = this::need;
    private final List<Block> blocks;
    private final Flow flow;

    private Needs(Flow flow) {
        this.flow = flow;
        this.blocks = flow.order;
    }

    /** {@return the numbers of the values that are needed} */
    static BitSet of(Flow flow) {
        Needs needs = new Needs(flow);
        needs.run();
        return needs.needed;
    }

    private void run() {
        Value[][] arguments = passed();
        // The caller gives the parameters of entries; jumps to them must give them too.
        for (Block entry : flow.region.entries()) {
            for (Value parameter : entry.parameters()) {
                need(parameter);
            }
        }
        for (Block block : blocks) {
            for (Value value : block.body()) {
                if (!value.isRemovable()) {
                    need(value);
                }
            }
            need(block.end().used());
            if (block.end().exit() != null) {
                block.end().exit().forEachValue(need);
            }
        }
        while (!work.isEmpty()) {
            Value value = work.pop();
            for (Value argument : value.arguments()) {
                need(argument);
            }
            if (value.exit() != null) {
                value.exit().forEachValue(need);
            }
            if (value.op() == Op.PARAM && arguments[value.id] != null) {
                for (Value argument : arguments[value.id]) {
                    need(argument);
                }
            }
        }
    }

    /** {@return for each parameter, by number, what jumps pass to it} */
    private Value[][] passed() {
        Value[][] passed = new Value[flow.valueCount][];
        for (Block block : blocks) {
            List<Block.Jump> jumps = flow.incoming(block.id);
            for (int i = 0; i < block.parameters().size(); i++) {
                Value[] arguments = new Value[jumps.size()];
                for (int j = 0; j < arguments.length; j++) {
                    arguments[j] = jumps.get(j).arguments().get(i);
                }
                passed[block.parameters().get(i).id] = arguments;
            }
        }
        return passed;
    }

    private void need(Value value) {
        if (value != null && !value.isConstant() && !needed.get(value.id)) {
            needed.set(value.id);
            work.push(value);
        }
    }
}
