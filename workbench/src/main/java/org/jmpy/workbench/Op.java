package org.jmpy.workbench;

import java.util.List;

/**
 * {@code op1} or {@code op2}: applies a primitive operation and names its result.
 *
 * @param operation the name as written; {@link Primitives} knows what it means
 */
public record Op(String result, String operation, List<Arg> args) implements TraceEntry {
    /** Takes its own copy of the arguments. */
    public Op {
        args = List.copyOf(args);
    }

    /** {@return the assignment {@code variable := value}} */
    static Op assign(String variable, Value value) {
        return new Op(variable, "same", List.of(new Arg.Const(value)));
    }
}
