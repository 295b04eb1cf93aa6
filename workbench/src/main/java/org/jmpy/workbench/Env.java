package org.jmpy.workbench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Variables and their values, in the order of their first writing since they were last removed. The
 * order shows: in resume data, in the assignments before a loop and in the keys of the partial
 * evaluator.
 */
public final class Env {
    private final LinkedHashMap<String, Value> values;

    /** An environment without variables. */
    public Env() {
        this(Map.of());
    }

    /** An environment with the pairs of {@code values}, in their order. */
    public Env(Map<String, Value> values) {
        this.values = new LinkedHashMap<>(values);
    }

    /** {@return an own copy of the pairs, in order} */
    public Map<String, Value> pairs() {
        return new LinkedHashMap<>(values);
    }

    boolean knows(String name) {
        return values.containsKey(name);
    }

    Value read(String name) {
        Value value = values.get(name);
        if (value == null) {
            throw new LabException("key_not_found(" + name + ")");
        }
        return value;
    }

    Value read(Arg arg) {
        return switch (arg) {
            case Arg.Const(Value value) -> value;
            case Arg.Var(String name) -> read(name);
        };
    }

    /** Replaces a value in place; a new name goes to the end. */
    void write(String name, Value value) {
        values.put(name, value);
    }

    /** Holds {@code pairs} from here on, and nothing else. */
    void replaceAll(Map<String, Value> pairs) {
        values.clear();
        values.putAll(pairs);
    }

    void remove(String name) {
        values.remove(name);
    }

    /** {@return the argument as a constant if its value is known here, else unchanged} */
    Arg resolve(Arg arg) {
        return arg instanceof Arg.Var(String name) && knows(name)
                ? new Arg.Const(values.get(name))
                : arg;
    }

    /**
     * Executes an operation whose arguments are all known here, else forgets its result. One that
     * raises, or touches an object, is left to do as well.
     *
     * @return the operation that is left to do, or null
     */
    Op fold(Op op) {
        Op resolved =
                new Op(op.result(), op.operation(), op.args().stream().map(this::resolve).toList());
        if (!op.isOnHeap() && resolved.args().stream().allMatch(Arg.Const.class::isInstance)) {
            try {
                write(op.result(), Primitives.execute(resolved, this, null));
                return null;
            } catch (LabException e) {
                // A mistake belongs to the run that gets here: the operation stays.
            }
        }
        if (op.result() != null) {
            remove(op.result());
        }
        return resolved;
    }
}
