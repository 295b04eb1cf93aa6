package org.jmpy.ir;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Lets jumps to empty blocks go where those go. */
final class Threading implements Block.Parts {
    /** So many blocks a jump passes at most; empty loops end so. */
    private static final int MOST_HOPS = 16;

    private final RuleCount count;

    private Threading(RuleCount count) {
        this.count = count;
    }

    /** Changes the ends of the blocks of {@code region}. */
    static void thread(Region region, RuleCount count) {
        Threading threading = new Threading(count);
        for (Block block : region.blocks()) {
            threading.thread(block);
        }
    }

    private void thread(Block block) {
        block.setEnd(block.end().with(this));
        if (block.end() instanceof Block.Jump jump
                && jump.target().body().isEmpty()
                && jump.target().end() instanceof Block.Return r) {
            block.setEnd(new Block.Return(substitute(jump).get(r.value())));
        }
    }

    @Override
    public Block.Jump jump(Block.Jump jump) {
        return last(jump);
    }

    private Block.Jump last(Block.Jump jump) {
        Block.Jump last = jump;
        for (int hops = 0; hops < MOST_HOPS; hops++) {
            Block.Jump next = next(last);
            if (next == null || next.target() == last.target()) {
                return last;
            }
            count.add(Rule.THREADED_JUMP);
            last = next;
        }
        return last;
    }

    /** {@return the jump that follows if the target does nothing but jump, else null} */
    private static Block.Jump next(Block.Jump jump) {
        Block target = jump.target();
        if (!target.body().isEmpty()) {
            return null;
        }
        Substitution now = substitute(jump);
        if (target.end() instanceof Block.Jump next) {
            return now.get(next);
        }
        if (target.end() instanceof Block.Branch branch) {
            Value condition = now.get(branch.condition());
            if (condition.isConstant()) {
                boolean truth = (Boolean) condition.payload();
                return now.get(truth ? branch.whenTrue() : branch.whenFalse());
            }
        }
        return null;
    }

    private static Substitution substitute(Block.Jump jump) {
        IdentityHashMap<Value, Value> map = new IdentityHashMap<>();
        for (int i = 0; i < jump.arguments().size(); i++) {
            map.put(jump.target().parameters().get(i), jump.arguments().get(i));
        }
        return new Substitution(map);
    }

    /** What a jump passes for the parameters of its target. */
    private record Substitution(IdentityHashMap<Value, Value> map) {
        Value get(Value value) {
            return value == null || value.isConstant() ? value : map.get(value);
        }

        Block.Jump get(Block.Jump jump) {
            List<Value> arguments = new ArrayList<>();
            for (Value argument : jump.arguments()) {
                arguments.add(get(argument));
            }
            return new Block.Jump(jump.target(), arguments);
        }
    }
}
