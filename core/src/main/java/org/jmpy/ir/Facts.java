package org.jmpy.ir;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of values at the place where a walk over a region is. Facts learnt since a {@link
 * #mark} can be forgotten again, when the walk leaves the blocks that the mark's block dominates.
 */
final class Facts {
    private Fact[] facts = new Fact[64];
    private final Map<Long, Integer> orders = new HashMap<>();
    private Undo undo;

    /** What to put back, and what to put back after that. */
    private sealed interface Undo {
        void run(Facts all);

        Undo next();
    }

    private record OldFact(int id, Fact old, Undo next) implements Undo {
        @Override
        public void run(Facts all) {
            all.facts[id] = old;
        }
    }

    private record OldOrder(long pair, Integer old, Undo next) implements Undo {
        @Override
        public void run(Facts all) {
            if (old == null) {
                all.orders.remove(pair);
            } else {
                all.orders.put(pair, old);
            }
        }
    }

    /** {@return a place to go back to} */
    Object mark() {
        return undo;
    }

    /** Forgets what was learnt since {@code mark}. */
    void release(Object mark) {
        while (undo != mark) {
            undo.run(this);
            undo = undo.next();
        }
    }

    Fact get(Value value) {
        if (value.isConstant()) {
            return Fact.of(value.type(), value.payload());
        }
        Fact fact = value.id < facts.length ? facts[value.id] : null;
        return fact == null ? Fact.any(value.type()) : fact;
    }

    /** Makes {@code fact} what is known of {@code value}. */
    void set(Value value, Fact fact) {
        int id = value.id;
        if (id >= facts.length) {
            facts = Arrays.copyOf(facts, Math.max(id + 1, 2 * facts.length));
        }
        undo = new OldFact(id, facts[id], undo);
        facts[id] = fact;
    }

    /** Adds to what is known of {@code value}. */
    void learn(Value value, Fact fact) {
        if (!value.isConstant()) {
            Fact known = get(value);
            Fact both = known.and(fact);
            if (!both.same(known)) {
                set(value, both);
            }
        }
    }

    /** {@return how two integers may compare} */
    int order(Value a, Value b) {
        if (a == b) {
            return Order.EQUAL;
        }
        int order = Order.of(get(a), get(b));
        if (a.isConstant() || b.isConstant() || orders.isEmpty()) {
            return order;
        }
        return order & known(a, b);
    }

    private int known(Value a, Value b) {
        if (a.id > b.id) {
            return Order.swap(known(b, a));
        }
        return orders.getOrDefault(pair(a, b), Order.ANY);
    }

    private void restrict(Value a, Value b, int order) {
        if (a.isConstant() || b.isConstant() || a == b) {
            return;
        }
        if (a.id > b.id) {
            restrict(b, a, Order.swap(order));
            return;
        }
        long pair = pair(a, b);
        Integer old = orders.get(pair);
        int now = (old == null ? Order.ANY : old) & order;
        if (now != 0) {
            orders.put(pair, now);
            undo = new OldOrder(pair, old, undo);
        }
    }

    private static long pair(Value a, Value b) {
        return (long) a.id << 32 | b.id;
    }

    /** Learns what follows from {@code condition} being {@code truth}. */
    void assume(Value condition, boolean truth) {
        learn(condition, Fact.truth(truth));
        List<Value> x = condition.arguments();
        switch (condition.op()) {
            case BOOL_NOT -> assume(x.get(0), !truth);
            case BOOL_AND -> {
                if (truth) {
                    assume(x.get(0), true);
                    assume(x.get(1), true);
                }
            }
            case BOOL_OR -> {
                if (!truth) {
                    assume(x.get(0), false);
                    assume(x.get(1), false);
                }
            }
            case INT_EQ, INT_NE, INT_LT, INT_LE, INT_GT, INT_GE -> {
                int order = Order.of(condition.op());
                compared(x.get(0), x.get(1), truth ? order : Order.ANY & ~order);
            }
            case REF_IS -> identity(x.get(0), x.get(1), truth);
            case REF_CLASS_IS -> {
                if (truth) {
                    learn(x.get(0), Fact.object((Class<?>) condition.payload(), true, true));
                }
            }
            case REF_INSTANCE_OF -> {
                if (truth) {
                    instance(x.get(0), (Class<?>) condition.payload());
                }
            }
            default -> {}
        }
    }

    private void instance(Value object, Class<?> c) {
        learn(object, Fact.object(c, Modifier.isFinal(c.getModifiers()), true));
    }

    private void identity(Value a, Value b, boolean same) {
        Fact left = get(a);
        Fact right = get(b);
        if (same) {
            learn(a, right);
            learn(b, left);
        } else {
            if (left.isNull()) {
                learn(b, Fact.NOT_NULL);
            }
            if (right.isNull()) {
                learn(a, Fact.NOT_NULL);
            }
        }
    }

    private void compared(Value a, Value b, int order) {
        restrict(a, b, order);
        Fact left = get(a);
        Fact right = get(b);
        learn(a, bounded(left, right, order));
        learn(b, bounded(right, left, Order.swap(order)));
    }

    /** {@return what {@code fact}'s integer is if it compares so with {@code other}'s} */
    private static Fact bounded(Fact fact, Fact other, int order) {
        long lo = fact.lo();
        long hi = fact.hi();
        if ((order & Order.GREATER) == 0) {
            boolean equal = (order & Order.EQUAL) != 0 || other.hi() == Long.MIN_VALUE;
            hi = Math.min(hi, equal ? other.hi() : other.hi() - 1);
        }
        if ((order & Order.LESS) == 0) {
            boolean equal = (order & Order.EQUAL) != 0 || other.lo() == Long.MAX_VALUE;
            lo = Math.max(lo, equal ? other.lo() : other.lo() + 1);
        }
        if ((order & Order.EQUAL) == 0 && other.lo() == other.hi() && lo < hi) {
            lo = lo == other.lo() ? lo + 1 : lo;
            hi = hi == other.lo() ? hi - 1 : hi;
        }
        return lo <= hi ? Fact.range(lo, hi) : Fact.NOTHING;
    }
}
