package org.jmpy.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** A copy of the blocks of a loop, of which only jumps out of the loop lead to the rest. */
final class LoopCopy implements Block.Parts {
    private final Block header;
    private final boolean isLoop;
    private final Set<Block> copies = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Block, Block> blocks = new IdentityHashMap<>();
    private final IdentityHashMap<Value, Value> values = new IdentityHashMap<>();
    private final Exits exits = new Exits(this::get);

    private LoopCopy(Flow flow, Flow.Loop loop, boolean isLoop) {
        this.header = loop.header();
        this.isLoop = isLoop;
        BitSet numbers = loop.blocks();
        for (int b = numbers.nextSetBit(0); b >= 0; b = numbers.nextSetBit(b + 1)) {
            declare(flow.order.get(b));
        }
        for (int b = numbers.nextSetBit(0); b >= 0; b = numbers.nextSetBit(b + 1)) {
            copy(flow.order.get(b));
        }
    }

    /** {@return a copy that is one iteration: its jumps back go to the loop} */
    static LoopCopy ofIteration(Flow flow, Flow.Loop loop) {
        return new LoopCopy(flow, loop, false);
    }

    /** {@return a copy that is a loop of its own} */
    static LoopCopy ofLoop(Flow flow, Flow.Loop loop) {
        return new LoopCopy(flow, loop, true);
    }

    /** {@return where the copy starts} */
    Block header() {
        return blocks.get(header);
    }

    Collection<Block> blocks() {
        return blocks.values();
    }

    /**
     * Makes the blocks that are not of the loop, nor of the copy, go to {@code start} instead of
     * the start of the loop.
     */
    void enter(Collection<Block> all, Block start) {
        for (Block block : all) {
            if (!blocks.containsKey(block) && !copies.contains(block)) {
                redirect(block, header, start);
            }
        }
    }

    /** Makes a block jump to {@code instead} where it jumps to {@code target}. */
    static void redirect(Block block, Block target, Block instead) {
        Block.End end = block.end();
        if (end instanceof Block.Branch branch) {
            block.setEnd(
                    new Block.Branch(
                            branch.condition(),
                            redirected(branch.whenTrue(), target, instead),
                            redirected(branch.whenFalse(), target, instead)));
        } else if (end instanceof Block.Jump jump) {
            block.setEnd(redirected(jump, target, instead));
        }
    }

    private static Block.Jump redirected(Block.Jump jump, Block target, Block instead) {
        return jump.target() == target ? new Block.Jump(instead, jump.arguments()) : jump;
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
        List<Value> found = new ArrayList<>(all.size());
        for (Value value : all) {
            found.add(get(value));
        }
        return found;
    }

    @Override
    public Block.Jump jump(Block.Jump jump) {
        Block target = jump.target();
        Block copy = target == header && !isLoop ? null : blocks.get(target);
        return new Block.Jump(copy == null ? target : copy, get(jump.arguments()));
    }
}
