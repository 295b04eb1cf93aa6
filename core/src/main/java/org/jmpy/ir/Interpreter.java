package org.jmpy.ir;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * Runs a region operation by operation. It is the reference for what a region means: the backend
 * and the optimiser are tested against it. One region at a time, by one thread.
 */
public final class Interpreter {
    private final Region region;
    private final IdentityHashMap<Value, Object> values = new IdentityHashMap<>();
    private Exit left;
    private Throwable thrown;
    private long steps;

    public Interpreter(Region region) {
        this.region = region;
    }

    /** A region did more operations and jumps than it was allowed. */
    public static final class StepLimit extends RuntimeException {
        private static final long serialVersionUID = 1;

        StepLimit() {
            super("step limit", null, false, false);
        }
    }

    /**
     * Runs the region.
     *
     * @param entry number of the entry
     * @param state holds its parameters; on return what the exit passes, or the result (see {@link
     *     Layout}), and which exit it was
     * @param limit the most operations and jumps to do
     * @throws StepLimit if they do not suffice
     */
    public void run(int entry, State state, long limit) {
        values.clear();
        steps = limit;
        left = null;
        thrown = null;
        Block block = region.entries().get(entry);
        Layout layout = Layout.ofEntry(block);
        for (Value parameter : block.parameters()) {
            values.put(parameter, layout.read(state, parameter));
        }
        while (block != null) {
            block = run(block, state);
        }
        if (left != null) {
            Layout passed = Layout.ofExit(left);
            passed.values().forEach(value -> passed.write(state, value, get(value)));
            state.exit = region.exits().indexOf(left);
            state.thrown = thrown;
        }
    }

    /** Runs one block. {@return the next, null if the region is left} */
    private Block run(Block block, State state) {
        for (Value value : block.body()) {
            step();
            if (!run(value)) {
                left = value.exit();
                return null;
            }
        }
        step();
        return switch (block.end()) {
            case Block.Jump jump -> jump(jump);
            case Block.Branch branch ->
                    jump(
                            (Boolean) get(branch.condition())
                                    ? branch.whenTrue()
                                    : branch.whenFalse());
            case Block.Return end -> {
                Layout layout = Layout.ofReturn(end);
                layout.values().forEach(value -> write(layout, state, value));
                state.exit = -1;
                state.thrown = null;
                yield null;
            }
            case Block.Leave leave -> {
                left = leave.exit();
                yield null;
            }
        };
    }

    private void write(Layout layout, State state, Value value) {
        layout.write(state, value, get(value));
    }

    private void step() {
        if (--steps < 0) {
            throw new StepLimit();
        }
    }

    private Block jump(Block.Jump jump) {
        Object[] passed = get(jump.arguments());
        List<Value> parameters = jump.target().parameters();
        for (int i = 0; i < passed.length; i++) {
            values.put(parameters.get(i), passed[i]);
        }
        return jump.target();
    }

    /** Does one operation. {@return false if it leaves by its exit} */
    private boolean run(Value value) {
        Object[] arguments = get(value.arguments());
        switch (value.op()) {
            case GUARD_TRUE -> {
                return (Boolean) arguments[0];
            }
            case GUARD_FALSE -> {
                return !(Boolean) arguments[0];
            }
            case CALL -> {
                return call(value, arguments);
            }
            default -> {
                Object result = Meaning.apply(value.op(), value.payload(), arguments);
                values.put(value, result);
                return result != null;
            }
        }
    }

    private boolean call(Value value, Object[] arguments) {
        try {
            values.put(value, value.microOp().call(arguments));
            return true;
        } catch (Throwable e) {
            Class<?> caught = value.microOp().caught();
            if (caught != null && caught.isInstance(e)) {
                values.put(value, e);
                return true;
            }
            if (value.exit() == null) {
                throw new IllegalStateException(value.microOp() + " must not throw", e);
            }
            thrown = e;
            return false;
        }
    }

    private Object[] get(List<Value> wanted) {
        Object[] found = new Object[wanted.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = get(wanted.get(i));
        }
        return found;
    }

    private Object get(Value value) {
        return value.isConstant() ? value.payload() : values.get(value);
    }
}
