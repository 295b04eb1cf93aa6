package org.jmpy.workbench;

import java.util.List;

/**
 * A step that goes on with the next: a primitive operation ({@code op1}, {@code op2}), or one on
 * objects, whose class or field stands among the arguments as an atom.
 *
 * @param result the variable that is written; null for {@code set}, which writes none
 * @param operation the name as written; {@link Primitives} knows what it means
 */
public record Op(String result, String operation, List<Arg> args) implements TraceEntry {
    /** Makes an object: the class. */
    static final String NEW = "new";

    /** Reads a field: the object, the field. */
    static final String GET = "get";

    /** Writes a field: the object, the field, the value. */
    static final String SET = "set";

    /** Takes its own copy of the arguments. */
    public Op {
        args = List.copyOf(args);
    }

    /** {@return the assignment {@code variable := value}} */
    static Op assign(String variable, Value value) {
        return new Op(variable, "same", List.of(new Arg.Const(value)));
    }

    static Op make(String result, String className) {
        return new Op(result, NEW, List.of(atom(className)));
    }

    static Op get(String result, Arg object, String field) {
        return new Op(result, GET, List.of(object, atom(field)));
    }

    static Op set(Arg object, String field, Arg value) {
        return new Op(null, SET, List.of(object, atom(field), value));
    }

    private static Arg atom(String name) {
        return new Arg.Const(new Value.Atom(name));
    }

    /** {@return whether it reads, writes or makes an object} */
    boolean isOnHeap() {
        return switch (operation) {
            case NEW -> args.size() == 1;
            case GET -> args.size() == 2;
            case SET -> args.size() == 3;
            default -> false;
        };
    }

    /** {@return the name of the class or field of an operation on objects} */
    String symbol() {
        Arg arg = args.get(operation.equals(NEW) ? 0 : 1);
        if (arg instanceof Arg.Const(Value.Atom(String name))) {
            return name;
        }
        throw new LabException("'" + operation + "' needs the name of a class or field");
    }
}
