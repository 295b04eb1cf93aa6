package org.jmpy.ir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Gives loops that count a second version, for small numbers: it is entered after a look at the
 * numbers that the loop starts with, and because these are small and the loop ends, the sums it
 * makes cannot overflow ({@link Induction}), so that it need not check them.
 */
final class LoopVersions {
    /** What counters start with, and what is added, is to be within this, either way. */
    private static final long SMALL = 1L << 30;

    /** What is added to, without being compared, is to start within this, either way. */
    private static final long LARGE = 1L << 61;

    private final Region region;
    private Flow flow;
    private ParameterFacts parameters;

    /** A version that was made: its copy of the loop, entered by {@code test}. */
    private record Version(Flow.Loop loop, LoopCopy copy, Block test) {}

    private LoopVersions(Region region) {
        this.region = region;
    }

    /**
     * Changes {@code region}, which is closed: gives versions to the loops that have no loop inside
     * and that gain by it.
     *
     * @param mostOperations loops with more are left alone
     * @return whether there was one
     */
    static boolean split(Region region, int mostOperations, RuleCount count) {
        return new LoopVersions(region).split(mostOperations, count);
    }

    private boolean split(int mostOperations, RuleCount count) {
        flow = new Flow(region);
        List<Flow.Loop> loops = flow.innermostLoops();
        loops.removeIf(loop -> flow.isEntry(loop.header().id) || flow.size(loop) > mostOperations);
        loops.removeIf(loop -> !hasChecks(loop));
        if (loops.isEmpty()) {
            return false;
        }
        parameters = ParameterFacts.of(flow);
        List<Version> versions = new ArrayList<>();
        for (Flow.Loop loop : loops) {
            Block test = test(loop);
            if (test != null) {
                LoopCopy copy = LoopCopy.ofLoop(flow, loop);
                List<Value> same = List.copyOf(test.parameters());
                Block.Jump small = new Block.Jump(copy.header(), same);
                Block.Jump any = new Block.Jump(loop.header(), same);
                test.setEnd(new Block.Branch(test.body().getLast(), small, any));
                versions.add(new Version(loop, copy, test));
            }
        }
        versions.forEach(this::attach);
        int made = versions.size();
        if (made > 0) {
            flow = new Flow(region);
            parameters = ParameterFacts.of(flow);
            versions.removeIf(this::gains);
            versions.forEach(this::detach);
            made -= versions.size();
        }
        for (int i = 0; i < made; i++) {
            count.add(Rule.VERSIONED_LOOP);
        }
        return made > 0;
    }

    private void attach(Version version) {
        List<Block> others = new ArrayList<>(region.blocks());
        others.remove(version.test);
        version.copy.enter(others, version.test);
    }

    private void detach(Version version) {
        for (Block block : region.blocks()) {
            LoopCopy.redirect(block, version.test, version.loop.header());
        }
    }

    /** {@return whether the version has an operation that need not be checked} */
    private boolean gains(Version version) {
        for (Block block : version.copy.blocks()) {
            for (Value value : block.body()) {
                if (isCheckedSum(value)
                        && Transfer.fits(value.op(), known(value, 0), known(value, 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private Fact known(Value value, int argument) {
        return parameters.known(value.argument(argument));
    }

    private static boolean isCheckedSum(Value value) {
        return value.op() == Op.INT_ADD_CHECKED || value.op() == Op.INT_SUB_CHECKED;
    }

    private boolean hasChecks(Flow.Loop loop) {
        return operations(loop).stream().anyMatch(LoopVersions::isCheckedSum);
    }

    private List<Value> operations(Flow.Loop loop) {
        List<Value> all = new ArrayList<>();
        BitSet numbers = loop.blocks();
        for (int b = numbers.nextSetBit(0); b >= 0; b = numbers.nextSetBit(b + 1)) {
            all.addAll(flow.order.get(b).body());
        }
        return all;
    }

    // ---- what to look at

    /** {@return a block that ends with whether a loop's numbers are small, null if it has none} */
    private Block test(Flow.Loop loop) {
        Block test = new Block("small");
        Induction induction = new Induction(flow, parameters, loop);
        List<Value> operations = operations(loop);
        boolean counts = false;
        for (int i = 0; i < loop.header().parameters().size(); i++) {
            Value parameter = loop.header().parameters().get(i);
            Value given = Value.parameter(parameter.type());
            test.parameters().add(given);
            Fact step = parameter.type() == Type.INT ? induction.step(i) : null;
            if (step == null) {
                continue;
            }
            boolean isInvariant = step.lo() == 0 && step.hi() == 0;
            Fact wanted;
            if (isInvariant) {
                wanted = Fact.range(-SMALL, SMALL);
            } else if (Induction.isCounter(step) && isCompared(parameter, induction, operations)) {
                wanted = counterRange(parameter, step, induction, operations);
                counts = true;
            } else {
                wanted = Fact.range(-LARGE, LARGE);
            }
            if (!isInvariant || isUsed(parameter, operations)) {
                require(test, given, parameters.atEntry(parameter), wanted);
            }
        }
        return counts && !test.body().isEmpty() ? test : null;
    }

    private static void require(Block test, Value given, Fact known, Fact wanted) {
        if (known.lo() < wanted.lo()) {
            require(test, Op.INT_GE, given, wanted.lo());
        }
        if (known.hi() > wanted.hi()) {
            require(test, Op.INT_LE, given, wanted.hi());
        }
    }

    private static void require(Block test, Op comparison, Value given, long bound) {
        Value before = test.body().isEmpty() ? null : test.body().getLast();
        Value holds = add(test, comparison, given, Value.constant(bound));
        if (before != null) {
            add(test, Op.BOOL_AND, before, holds);
        }
    }

    private static Value add(Block block, Op op, Value left, Value right) {
        Value value = new Value(op, Type.BOOL, List.of(left, right), null, null);
        block.body().add(value);
        return value;
    }

    /** {@return whether the loop compares or adds the parameter, which it does not change} */
    private boolean isUsed(Value parameter, List<Value> operations) {
        Value original = parameters.original(parameter);
        for (Value value : operations) {
            if (isCheckedSum(value) || Order.isComparison(value.op())) {
                for (Value argument : value.arguments()) {
                    if (parameters.original(argument) == original) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isCompared(
            Value parameter, Induction induction, List<Value> operations) {
        for (Value value : operations) {
            if (Order.isComparison(value.op()) && tested(value, parameter, induction) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** {@return which argument of a comparison is the counter, now or after the step, else -1} */
    private static int tested(Value comparison, Value counter, Induction induction) {
        for (int i = 0; i < 2; i++) {
            if (induction.stepTo(comparison.argument(i), counter) != null) {
                return i;
            }
        }
        return -1;
    }

    /**
     * {@return where a counter is to start}: where the loop ends when it gets to be some number, on
     * the side of that number from which it gets there
     */
    private static Fact counterRange(
            Value counter, Fact step, Induction induction, List<Value> operations) {
        for (Value value : operations) {
            boolean isEquality = value.op() == Op.INT_EQ || value.op() == Op.INT_NE;
            int side = isEquality ? tested(value, counter, induction) : -1;
            if (side >= 0 && value.argument(1 - side).isConstant()) {
                long end = (Long) value.argument(1 - side).payload();
                if (Math.abs(end) < SMALL) {
                    return step.hi() < 0
                            ? Fact.range(end + 1, end + SMALL)
                            : Fact.range(end - SMALL, end - 1);
                }
            }
        }
        return Fact.range(-SMALL, SMALL);
    }
}
