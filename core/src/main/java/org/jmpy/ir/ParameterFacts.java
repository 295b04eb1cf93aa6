package org.jmpy.ir;

import java.util.BitSet;
import java.util.List;

/**
 * What all ways to a block agree on about its parameters: facts, and whether a parameter is always
 * the same value of an earlier block. It starts from the belief that loops change nothing and drops
 * what turns out not to hold, so what it says holds for loops too.
 */
final class ParameterFacts {
    /** So often a range may grow before it is widened. */
    private static final int VISITS_BEFORE_WIDENING = 2;

    /** So often a block is looked at before all is given up about its parameters. */
    private static final int MOST_VISITS = 12;

    /** So many rounds are tried to find copies. */
    private static final int MOST_ROUNDS = 8;

    private final Flow flow;
    private final Fact[] facts;
    private final Value[] copies;

    /** What is known of the results of operations, where they are done. */
    private final Fact[] results;

    /** What jumps that do not go back pass to parameters; null for none. */
    private final Fact[] passed;

    private final int[] visits;
    private final BitSet reached = new BitSet();
    private final BitSet waiting = new BitSet();
    private final Facts local = new Facts();

    private ParameterFacts(Flow flow) {
        this.flow = flow;
        facts = new Fact[flow.valueCount];
        copies = new Value[flow.valueCount];
        results = new Fact[flow.valueCount];
        passed = new Fact[flow.valueCount];
        visits = new int[flow.order.size()];
    }

    static ParameterFacts of(Flow flow) {
        ParameterFacts analysis = new ParameterFacts(flow);
        analysis.run();
        return analysis;
    }

    /** {@return what is known of a parameter, at the start of its block} */
    Fact fact(Value parameter) {
        Fact fact = facts[parameter.id];
        return fact == null ? Fact.any(parameter.type()) : fact;
    }

    /**
     * {@return the value that a parameter is always the same as: itself, or a value that every way
     * to the block defines}
     */
    Value copyOf(Value parameter) {
        Value copied = copies[parameter.id];
        return copied == null ? parameter : copied;
    }

    private void run() {
        for (Block entry : flow.region.entries()) {
            for (Value parameter : entry.parameters()) {
                facts[parameter.id] = Fact.any(parameter.type());
                copies[parameter.id] = parameter;
            }
            reach(entry);
        }
        int next = waiting.nextSetBit(0);
        while (next >= 0) {
            waiting.clear(next);
            visit(flow.order.get(next));
            // The order of the flow, over and over: inner loops settle before what follows them.
            next = waiting.nextSetBit(0);
        }
        findCopies();
        Induction.narrow(flow, this);
    }

    /** {@return what is known of any value, where it is computed} */
    Fact known(Value value) {
        if (value.isConstant()) {
            return Fact.of(value.type(), value.payload());
        }
        if (value.op() == Op.PARAM) {
            Value original = copyOf(value);
            return original == value ? fact(value) : fact(value).and(known(original));
        }
        Fact result = results[value.id];
        return result == null ? Fact.any(value.type()) : result;
    }

    /** {@return what is known of a parameter of a loop's start when the loop is entered} */
    Fact atEntry(Value parameter) {
        Fact fact = passed[parameter.id];
        return fact == null ? Fact.any(parameter.type()) : fact;
    }

    /** {@return the value that this one is the same as, which may be itself} */
    Value original(Value value) {
        return value.op() == Op.PARAM ? copyOf(value) : value;
    }

    boolean isReached(int block) {
        return reached.get(block);
    }

    /** Adds to what is known of a parameter. */
    void learn(Value parameter, Fact fact) {
        facts[parameter.id] = fact(parameter).and(fact);
    }

    /**
     * Finds the copies, by rounds: a parameter is a copy of what all jumps to it pass a copy of,
     * but for those that pass itself. What is not known yet in the first round is believed. Ways
     * that facts rule out count too: a walk that finds less out than was known here keeps them.
     */
    private void findCopies() {
        boolean changed = true;
        for (int round = 0; changed; round++) {
            changed = false;
            for (Block block : flow.order) {
                if (!flow.isEntry(block.id)) {
                    changed |= copies(block, round >= MOST_ROUNDS);
                }
            }
        }
    }

    private boolean copies(Block block, boolean giveUp) {
        boolean changed = false;
        for (int i = 0; i < block.parameters().size(); i++) {
            Value parameter = block.parameters().get(i);
            Value found = giveUp ? parameter : commonOriginal(block, i);
            changed |= found != copies[parameter.id];
            copies[parameter.id] = found;
        }
        return changed;
    }

    private Value commonOriginal(Block block, int index) {
        Value parameter = block.parameters().get(index);
        Value found = null;
        for (Block.Jump jump : flow.incoming(block.id)) {
            Value argument = jump.arguments().get(index);
            Value original = argument.op() == Op.PARAM ? copies[argument.id] : argument;
            if (original == null || original == parameter || argument == parameter) {
                continue;
            }
            if (original.isConstant() || (found != null && found != original)) {
                return parameter;
            }
            found = original;
        }
        return found;
    }

    private void reach(Block block) {
        reached.set(block.id);
        waiting.set(block.id);
    }

    private void visit(Block block) {
        visits[block.id]++;
        Object mark = local.mark();
        for (Value parameter : block.parameters()) {
            local.set(parameter, facts[parameter.id]);
        }
        for (Value value : block.body()) {
            if (value.type() != Type.VOID) {
                results[value.id] = Transfer.of(value, local);
                local.set(value, results[value.id]);
            }
            if (!passes(value)) {
                local.release(mark);
                return;
            }
        }
        end(block);
        local.release(mark);
    }

    /** Learns from a guard. {@return false if it always leaves} */
    private boolean passes(Value value) {
        boolean wanted = value.op() == Op.GUARD_TRUE;
        if (wanted || value.op() == Op.GUARD_FALSE) {
            Value condition = value.argument(0);
            if (local.get(condition).same(Fact.truth(!wanted))) {
                return false;
            }
            local.assume(condition, wanted);
        }
        return true;
    }

    private void end(Block block) {
        if (block.end() instanceof Block.Branch branch) {
            branch(block, branch.condition(), true, branch.whenTrue());
            branch(block, branch.condition(), false, branch.whenFalse());
        } else if (block.end() instanceof Block.Jump jump) {
            jump(block, jump);
        }
    }

    private void branch(Block block, Value condition, boolean truth, Block.Jump jump) {
        if (local.get(condition).same(Fact.truth(!truth))) {
            return;
        }
        Object mark = local.mark();
        local.assume(condition, truth);
        jump(block, jump);
        local.release(mark);
    }

    private void jump(Block block, Block.Jump jump) {
        Block target = jump.target();
        if (!Flow.isBack(block.id, target.id)) {
            pass(jump);
        }
        boolean first = !reached.get(target.id);
        boolean changed = first;
        List<Value> parameters = target.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Value parameter = parameters.get(i);
            Value argument = jump.arguments().get(i);
            changed |= first ? start(parameter, argument) : meet(target, parameter, argument);
        }
        if (changed) {
            reach(target);
        }
    }

    private void pass(Block.Jump jump) {
        List<Value> parameters = jump.target().parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Fact fact = local.get(jump.arguments().get(i));
            int id = parameters.get(i).id;
            passed[id] = passed[id] == null ? fact : passed[id].or(fact);
        }
    }

    private boolean start(Value parameter, Value argument) {
        facts[parameter.id] = local.get(argument);
        return true;
    }

    private boolean meet(Block target, Value parameter, Value argument) {
        Fact old = facts[parameter.id];
        Fact both = old.or(local.get(argument));
        if (visits[target.id] > VISITS_BEFORE_WIDENING) {
            both = old.widen(both);
        }
        if (visits[target.id] > MOST_VISITS) {
            both = Fact.any(parameter.type());
        }
        facts[parameter.id] = both;
        return !both.same(old);
    }
}
