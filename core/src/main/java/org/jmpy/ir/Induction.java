package org.jmpy.ir;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Parameters of a loop that each iteration adds to: by how much, and so how far they can get in as
 * many iterations as the loop can have.
 *
 * <p>A parameter to which each iteration adds at least 1, and whose range is known, tells how often
 * the loop can go round: no more often than the range is wide. In so many iterations no other
 * parameter goes further than that many times what an iteration adds to it. Sums are those of
 * mathematics: a checked addition leaves before it wraps around, any other counts only if it
 * cannot.
 */
final class Induction {
    private static final Fact NO_STEP = Fact.range(0, 0);

    private final Flow flow;
    private final ParameterFacts parameters;
    private final Flow.Loop loop;

    /** The parameter whose steps are looked for. */
    private Value start;

    /** By how much values differ from it; null for those of which that is not known. */
    private final IdentityHashMap<Value, Fact> steps = new IdentityHashMap<>();

    Induction(Flow flow, ParameterFacts parameters, Flow.Loop loop) {
        this.flow = flow;
        this.parameters = parameters;
        this.loop = loop;
    }

    /** Adds to {@code parameters} what follows from how often loops can go round. */
    static void narrow(Flow flow, ParameterFacts parameters) {
        for (Flow.Loop loop : flow.loops()) {
            if (parameters.isReached(loop.header().id) && !flow.isEntry(loop.header().id)) {
                new Induction(flow, parameters, loop).narrow();
            }
        }
    }

    private void narrow() {
        List<Value> all = loop.header().parameters();
        Fact[] perIteration = new Fact[all.size()];
        long most = Long.MAX_VALUE;
        for (int i = 0; i < perIteration.length; i++) {
            perIteration[i] = all.get(i).type() == Type.INT ? step(i) : null;
            if (perIteration[i] != null && isCounter(perIteration[i])) {
                most = Math.min(most, times(parameters.fact(all.get(i)), perIteration[i]));
            }
        }
        if (most == Long.MAX_VALUE) {
            return;
        }
        for (int i = 0; i < perIteration.length; i++) {
            if (perIteration[i] != null) {
                narrow(all.get(i), perIteration[i], most);
            }
        }
    }

    /** {@return whether each iteration adds something, or each subtracts something} */
    static boolean isCounter(Fact step) {
        return step.lo() > 0 || step.hi() < 0;
    }

    /** {@return how often such a step can be made in a range, at most} */
    private static long times(Fact range, Fact step) {
        Long width = difference(range.hi(), range.lo());
        return width == null
                ? Long.MAX_VALUE
                : width / (step.lo() > 0 ? step.lo() : -Math.max(step.hi(), -Long.MAX_VALUE));
    }

    private void narrow(Value parameter, Fact step, long times) {
        if (step.lo() == Long.MIN_VALUE || step.hi() == Long.MAX_VALUE) {
            return; // it may be more
        }
        Fact first = parameters.atEntry(parameter);
        Long down = product(times, Math.min(step.lo(), 0));
        Long up = product(times, Math.max(step.hi(), 0));
        Long lo = down == null ? null : sum(first.lo(), down);
        Long hi = up == null ? null : sum(first.hi(), up);
        parameters.learn(
                parameter,
                Fact.range(lo == null ? Long.MIN_VALUE : lo, hi == null ? Long.MAX_VALUE : hi));
    }

    private static Long sum(long a, long b) {
        return (Long) Meaning.apply(Op.INT_ADD_CHECKED, null, a, b);
    }

    private static Long difference(long a, long b) {
        return (Long) Meaning.apply(Op.INT_SUB_CHECKED, null, a, b);
    }

    private static Long product(long a, long b) {
        return (Long) Meaning.apply(Op.INT_MUL_CHECKED, null, a, b);
    }

    /** {@return what an iteration adds to a parameter of the loop's start, null if not known} */
    Fact step(int index) {
        Fact all = null;
        for (int j = 0; j < flow.incoming(loop.header().id).size(); j++) {
            int from = flow.predecessors(loop.header().id).get(j);
            if (loop.blocks().get(from) && parameters.isReached(from)) {
                Block.Jump back = flow.incoming(loop.header().id).get(j);
                Fact one =
                        stepTo(back.arguments().get(index), loop.header().parameters().get(index));
                if (one == null) {
                    return null;
                }
                all = all == null ? one : all.or(one);
            }
        }
        return all;
    }

    /** {@return by how much {@code value} is more than a parameter of the loop's start, or null} */
    Fact stepTo(Value value, Value parameter) {
        if (start != parameter) {
            start = parameter;
            steps.clear();
        }
        return stepTo(value);
    }

    private Fact stepTo(Value value) {
        Value v = parameters.original(value);
        if (v == start || v == parameters.original(start)) {
            return NO_STEP;
        }
        if (v.isConstant() || v.type() != Type.INT) {
            return null;
        }
        if (!steps.containsKey(v)) {
            steps.put(v, null); // what leads back to it leads nowhere
            steps.put(v, find(v));
        }
        return steps.get(v);
    }

    private Fact find(Value value) {
        return switch (value.op()) {
            case PARAM -> merged(value);
            case INT_ADD, INT_ADD_CHECKED -> {
                if (!isExact(value, Op.INT_ADD_CHECKED)) {
                    yield null;
                }
                Fact left = stepTo(value.argument(0));
                yield left != null
                        ? add(left, parameters.known(value.argument(1)))
                        : add(stepTo(value.argument(1)), parameters.known(value.argument(0)));
            }
            case INT_SUB, INT_SUB_CHECKED -> {
                Fact left = stepTo(value.argument(0));
                yield left == null || !isExact(value, Op.INT_SUB_CHECKED)
                        ? null
                        : subtract(left, parameters.known(value.argument(1)));
            }
            default -> null;
        };
    }

    /** {@return whether the operation cannot wrap around} */
    private boolean isExact(Value value, Op checked) {
        return value.op() == checked
                || Transfer.fits(
                        checked,
                        parameters.known(value.argument(0)),
                        parameters.known(value.argument(1)));
    }

    private static Fact add(Fact step, Fact more) {
        return step == null
                ? null
                : Fact.range(
                        atEnd(sum(step.lo(), more.lo()), step.lo()),
                        atEnd(sum(step.hi(), more.hi()), step.hi()));
    }

    private static Fact subtract(Fact step, Fact less) {
        return Fact.range(
                atEnd(difference(step.lo(), less.hi()), step.lo()),
                atEnd(difference(step.hi(), less.lo()), step.hi()));
    }

    /** {@return the number, or if there is none the end of the range at which it would be} */
    private static long atEnd(Long number, long side) {
        return number != null ? number : side < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** {@return the step to a parameter of a block in the loop, on any way to it} */
    private Fact merged(Value parameter) {
        BitSet numbers = loop.blocks();
        for (int b = numbers.nextSetBit(0); b >= 0; b = numbers.nextSetBit(b + 1)) {
            int index =
                    b == loop.header().id ? -1 : flow.order.get(b).parameters().indexOf(parameter);
            if (index >= 0) {
                return merged(b, index);
            }
        }
        return null;
    }

    private Fact merged(int block, int index) {
        Fact all = null;
        for (int j = 0; j < flow.incoming(block).size(); j++) {
            if (parameters.isReached(flow.predecessors(block).get(j))) {
                Fact one = stepTo(flow.incoming(block).get(j).arguments().get(index));
                if (one == null) {
                    return null;
                }
                all = all == null ? one : all.or(one);
            }
        }
        return all;
    }
}
