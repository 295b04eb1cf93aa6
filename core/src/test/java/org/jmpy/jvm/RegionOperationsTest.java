package org.jmpy.jvm;

import org.jmpy.ir.Block;
import org.jmpy.ir.Exit;
import org.jmpy.ir.Layout;
import org.jmpy.ir.Op;
import org.jmpy.ir.State;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Each operation alone, on all pairs of interesting operands, does what the interpreter does: with
 * operands in parameters and as constants, with the result returned, tested and carried by an exit.
 */
class RegionOperationsTest {
    private static final long[] INTS = {
        0,
        1,
        -1,
        2,
        3,
        -3,
        7,
        -8,
        63,
        64,
        1L << 31,
        -(1L << 32),
        3037000500L,
        Long.MAX_VALUE,
        Long.MAX_VALUE - 1,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1
    };
    private static final double[] FLOATS = {
        0.0,
        -0.0,
        1,
        -1.5,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1e308,
        Double.MIN_VALUE
    };
    private static final Object[] REFS = {null, 1L, 2.5, true, "s", new Object(), new int[0]};

    @ParameterizedTest
    @EnumSource(Op.class)
    void doesWhatTheInterpreterDoes(Op op) throws Refusal.Refused {
        if (op.kind() == Op.Kind.LEAF || op == Op.CALL) {
            return;
        }
        List<Object[]> operands = new ArrayList<>();
        combine(op, 0, new Object[op.arguments().size()], operands);
        for (Class<?> payload : payloads(op)) {
            check(op, payload, operands, null, false);
            check(op, payload, operands, null, true);
            for (Object[] constants : operands) {
                for (int mask = 1; mask < 1 << constants.length; mask++) {
                    List<Object[]> matching = matching(operands, constants, mask);
                    if (matching.getFirst() == constants) {
                        check(op, payload, matching, constants, mask, false);
                    }
                }
            }
        }
    }

    private static List<Class<?>> payloads(Op op) {
        return switch (op) {
            case REF_CLASS_IS, REF_INSTANCE_OF ->
                    List.of(Long.class, Object.class, Number.class, Comparable.class, int[].class);
            default -> Arrays.asList((Class<?>) null);
        };
    }

    private static List<Object[]> matching(List<Object[]> all, Object[] constants, int mask) {
        List<Object[]> found = new ArrayList<>();
        for (Object[] operands : all) {
            boolean fits = true;
            for (int i = 0; i < constants.length; i++) {
                fits &= (mask >> i & 1) == 0 || operands[i] == constants[i];
            }
            if (fits) {
                found.add(operands);
            }
        }
        return found;
    }

    private static void combine(Op op, int index, Object[] chosen, List<Object[]> all) {
        if (index == chosen.length) {
            if (isDefined(op, chosen)) {
                all.add(chosen.clone());
            }
            return;
        }
        for (Object operand : operands(op.arguments().get(index))) {
            chosen[index] = operand;
            combine(op, index + 1, chosen, all);
        }
    }

    private static List<Object> operands(Type type) {
        List<Object> all = new ArrayList<>();
        switch (type) {
            case INT -> Arrays.stream(INTS).forEach(all::add);
            case FLOAT -> Arrays.stream(FLOATS).forEach(all::add);
            case BOOL -> all.addAll(List.of(true, false));
            default -> all.addAll(Arrays.asList(REFS));
        }
        return all;
    }

    private static boolean isDefined(Op op, Object[] x) {
        return switch (op) {
            case INT_SHL, INT_SHR -> (Long) x[1] >= 0 && (Long) x[1] < Long.SIZE;
            case INT_FLOORDIV -> (Long) x[1] != 0 && (Long) x[1] != -1;
            case INT_MOD -> (Long) x[1] != 0;
            case UNBOX_INT -> x[0] instanceof Long;
            case UNBOX_FLOAT -> x[0] instanceof Double;
            case UNBOX_BOOL -> x[0] instanceof Boolean;
            default -> true;
        };
    }

    private static void check(
            Op op, Class<?> payload, List<Object[]> all, Object[] constants, boolean negated)
            throws Refusal.Refused {
        check(op, payload, all, constants, 0, negated);
    }

    private static void check(
            Op op,
            Class<?> payload,
            List<Object[]> all,
            Object[] constants,
            int mask,
            boolean negated)
            throws Refusal.Refused {
        Regions regions = new Regions("op " + op);
        Block entry = regions.entry(op.arguments().toArray(Type[]::new));
        Value[] arguments = entry.parameters().toArray(Value[]::new);
        for (int i = 0; i < arguments.length; i++) {
            if ((mask >> i & 1) != 0) {
                arguments[i] = constant(op.arguments().get(i), constants[i]);
            }
        }
        Exit exit =
                op.kind() == Op.Kind.GUARD
                        ? Regions.exit(entry.parameters().toArray(Value[]::new))
                        : null;
        Value value = new Value(op, op.result(), List.of(arguments), payload, exit);
        entry.body().add(value);
        finish(entry, value, negated);
        Comparer compiled = new Comparer(regions.region);
        for (Object[] operands : all) {
            State in = new State(2, 2, 2);
            Layout layout = Layout.ofEntry(entry);
            for (int i = 0; i < operands.length; i++) {
                layout.write(in, entry.parameters().get(i), operands[i]);
            }
            compiled.run(0, in, () -> op + Arrays.toString(operands));
        }
    }

    private static Value constant(Type type, Object value) {
        return switch (type) {
            case INT -> Value.constant((long) (Long) value);
            case FLOAT -> Value.constant((double) (Double) value);
            case BOOL -> Value.constant((boolean) (Boolean) value);
            default -> Value.reference(value);
        };
    }

    /** Uses the value by jumps, if it is a truth value, and as it is. */
    private static void finish(Block entry, Value value, boolean negated) {
        if (value.type() == Type.VOID) {
            Regions.ret(entry, Regions.num(1));
        } else if (value.type() == Type.BOOL && negated) {
            Block yes = Regions.block("yes", Type.INT);
            Block no = Regions.block("no", Type.INT);
            Regions.branch(
                    entry,
                    value,
                    Regions.to(yes, Regions.num(10)),
                    Regions.to(no, Regions.num(20)));
            Regions.ret(yes, Regions.p(yes, 0));
            Regions.ret(no, Regions.p(no, 0));
        } else if (negated) {
            entry.setEnd(new Block.Leave(Regions.exit(value, value)));
        } else {
            Regions.ret(entry, value);
        }
    }
}
