package org.jmpy.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The backward pass: drops what is not needed and makes each block use its own values only, by
 * passing what it needs from others as parameters.
 */
public final class Closing implements Block.Parts {
    private final Flow flow;
    private final Value[] same;
    private final int[] definedIn;
    private final BitSet needed;
    private final BitSet[] live;
    private final List<Block> closed = new ArrayList<>();
    private final Value[] rebuilt;
    private final Value[] passed;
    private final Value[] values;
    private final Exits exits = new Exits(this::local);
    private int block;

    private Closing(Region open) {
        flow = new Flow(open);
        same = new Value[flow.valueCount];
        definedIn = new int[flow.valueCount];
        values = new Value[flow.valueCount];
        for (Block b : flow.order) {
            for (Value parameter : b.parameters()) {
                define(parameter, b);
            }
            for (Value value : b.body()) {
                define(value, b);
            }
        }
        findSame();
        needed = Needs.of(flow);
        live = new BitSet[flow.order.size()];
        rebuilt = new Value[flow.valueCount];
        passed = new Value[flow.valueCount];
    }

    /** {@return the region {@code open}, in which values may be used where they are dominated} */
    public static Region close(Region open) {
        return new Closing(open).run();
    }

    private void define(Value value, Block where) {
        definedIn[value.id] = where.id;
        values[value.id] = value;
    }

    // ---- parameters that are always the same value

    private void findSame() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block b : flow.order) {
                for (int i = 0; i < b.parameters().size() && !flow.isEntry(b.id); i++) {
                    Value parameter = b.parameters().get(i);
                    if (same[parameter.id] == null) {
                        same[parameter.id] = passedAlways(b, i, parameter);
                        changed |= same[parameter.id] != null;
                    }
                }
            }
        }
    }

    private Value passedAlways(Block b, int index, Value parameter) {
        Value found = null;
        for (Block.Jump jump : flow.incoming(b.id)) {
            Value argument = resolve(jump.arguments().get(index));
            if (argument != parameter) {
                if (found != null && found != argument) {
                    return null;
                }
                found = argument;
            }
        }
        return found;
    }

    private Value resolve(Value value) {
        Value v = value;
        while (!v.isConstant() && same[v.id] != null) {
            v = same[v.id];
        }
        return v;
    }

    private boolean isKept(Value parameter) {
        return needed.get(parameter.id) && same[parameter.id] == null;
    }

    // ---- what blocks need of others

    private void findLive() {
        for (Block b : flow.order) {
            live[b.id] = used(b);
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Block b : flow.order.reversed()) {
                BitSet more = new BitSet();
                for (Block.Jump jump : b.jumps()) {
                    more.or(live[jump.target().id]);
                }
                more.andNot(live[b.id]);
                for (int id = more.nextSetBit(0); id >= 0; id = more.nextSetBit(id + 1)) {
                    if (definedIn[id] != b.id) {
                        live[b.id].set(id);
                        changed = true;
                    }
                }
            }
        }
    }

    /** {@return the values of other blocks that the block itself uses} */
    private BitSet used(Block b) {
        BitSet used = new BitSet();
        for (Value value : b.body()) {
            if (needed.get(value.id)) {
                for (Value argument : value.arguments()) {
                    use(argument, b, used);
                }
                use(value.exit(), b, used);
            }
        }
        use(b.end().used(), b, used);
        use(b.end().exit(), b, used);
        for (Block.Jump jump : b.jumps()) {
            List<Value> parameters = jump.target().parameters();
            for (int i = 0; i < parameters.size(); i++) {
                if (isKept(parameters.get(i))) {
                    use(jump.arguments().get(i), b, used);
                }
            }
        }
        return used;
    }

    private void use(Exit exit, Block b, BitSet used) {
        if (exit != null) {
            exit.forEachValue(value -> use(value, b, used));
        }
    }

    private void use(Value value, Block b, BitSet used) {
        if (value != null) {
            Value v = resolve(value);
            if (!v.isConstant() && definedIn[v.id] != b.id) {
                used.set(v.id);
            }
        }
    }

    // ---- the closed region

    private Region run() {
        findLive();
        for (Block b : flow.order) {
            closed.add(new Block(b.name()));
        }
        for (Block b : flow.order) {
            close(b);
        }
        Region region = new Region(flow.region.name());
        for (Block entry : flow.region.entries()) {
            region.entries().add(closed.get(entry.id));
        }
        return region;
    }

    private void close(Block b) {
        block = b.id;
        Block target = closed.get(block);
        exits.forget();
        for (Value parameter : b.parameters()) {
            if (isKept(parameter)) {
                rebuilt[parameter.id] = parameter;
                target.parameters().add(parameter);
            }
        }
        BitSet needs = live[block];
        for (int id = needs.nextSetBit(0); id >= 0; id = needs.nextSetBit(id + 1)) {
            passed[id] = Value.parameter(values[id].type());
            target.parameters().add(passed[id]);
        }
        for (Value value : b.body()) {
            if (needed.get(value.id)) {
                target.body().add(rebuild(value));
            }
        }
        target.setEnd(b.end().with(this));
    }

    @Override
    public Value value(Value value) {
        return local(value);
    }

    @Override
    public Exit exit(Exit exit) {
        return exits.rewrite(exit);
    }

    /** {@return what the block that is being closed uses for a value} */
    private Value local(Value value) {
        Value v = resolve(value);
        if (v.isConstant()) {
            return v;
        }
        return definedIn[v.id] == block ? rebuilt[v.id] : passed[v.id];
    }

    private Value rebuild(Value value) {
        List<Value> arguments = new ArrayList<>(value.arguments().size());
        boolean changed = false;
        for (Value argument : value.arguments()) {
            Value now = local(argument);
            changed |= now != argument;
            arguments.add(now);
        }
        Value now = value;
        if (changed || value.exit() != null) {
            Exit exit = value.exit() == null ? null : exits.rewrite(value.exit());
            now = new Value(value.op(), value.type(), arguments, value.payload(), exit);
        }
        rebuilt[value.id] = now;
        return now;
    }

    @Override
    public Block.Jump jump(Block.Jump jump) {
        int target = jump.target().id;
        List<Value> arguments = new ArrayList<>();
        List<Value> parameters = jump.target().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (isKept(parameters.get(i))) {
                arguments.add(local(jump.arguments().get(i)));
            }
        }
        BitSet needs = live[target];
        for (int id = needs.nextSetBit(0); id >= 0; id = needs.nextSetBit(id + 1)) {
            arguments.add(local(values[id]));
        }
        return new Block.Jump(closed.get(target), arguments);
    }
}
