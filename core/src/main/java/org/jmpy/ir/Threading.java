package org.jmpy.ir;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Lets jumps to empty blocks go where those go. */
final class Threading {
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
        switch (block.end()) {
            case Block.Jump jump -> {
                Block.Jump last = last(jump);
                if (last.target().body().isEmpty()
                        && last.target().end() instanceof Block.Return r) {
                    block.setEnd(new Block.Return(substitute(last).get(r.value())));
                } else if (last != jump) {
                    block.setEnd(last);
                }
            }
            case Block.Branch branch -> {
                Block.Jump yes = last(branch.whenTrue());
                Block.Jump no = last(branch.whenFalse());
                if (yes.target() == no.target() && yes.arguments().equals(no.arguments())) {
                    block.setEnd(yes);
                } else if (yes != branch.whenTrue() || no != branch.whenFalse()) {
                    block.setEnd(new Block.Branch(branch.condition(), yes, no));
                }
            }
            case Block.Return r -> {}
            case Block.Leave l -> {}
        }
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
        return switch (target.end()) {
            case Block.Jump next -> now.get(next);
            case Block.Branch branch -> {
                Value condition = now.get(branch.condition());
                yield condition.isConstant()
                        ? now.get(
                                (Boolean) condition.payload()
                                        ? branch.whenTrue()
                                        : branch.whenFalse())
                        : null;
            }
            case Block.Return r -> null;
            case Block.Leave l -> null;
        };
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
