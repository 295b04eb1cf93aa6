package org.jmpy.ir;

import java.util.List;

/**
 * A value and the operation that gives it: in SSA form they are the same thing. Values compare by
 * identity.
 */
public final class Value implements Source {
    private final Op op;
    private final Type type;
    private final List<Value> arguments;
    private final Object payload;
    private final Exit exit;

    /**
     * Scratch number of the pass that is at work on the region. Constants of a front end have none,
     * because regions may share them.
     */
    int id;

    /**
     * @param payload constant of CONST, class of REF_CLASS_IS, {@link MicroOp} of CALL, else null
     * @param exit where a guard leaves to, or where a call raises; null if it does neither
     */
    public Value(Op op, Type type, List<Value> arguments, Object payload, Exit exit) {
        this.op = op;
        this.type = type;
        this.arguments = List.copyOf(arguments);
        this.payload = payload;
        this.exit = exit;
    }

    /** {@return a parameter for a block} */
    public static Value parameter(Type type) {
        return new Value(Op.PARAM, type, List.of(), null, null);
    }

    public static Value constant(long value) {
        return new Value(Op.CONST, Type.INT, List.of(), value, null);
    }

    public static Value constant(double value) {
        return new Value(Op.CONST, Type.FLOAT, List.of(), value, null);
    }

    public static Value constant(boolean value) {
        return new Value(Op.CONST, Type.BOOL, List.of(), value, null);
    }

    /** {@return the object {@code value}, which may be null, as a constant} */
    public static Value reference(Object value) {
        return new Value(Op.CONST, Type.REF, List.of(), value, null);
    }

    public Op op() {
        return op;
    }

    public Type type() {
        return type;
    }

    public List<Value> arguments() {
        return arguments;
    }

    public Value argument(int index) {
        return arguments.get(index);
    }

    public Object payload() {
        return payload;
    }

    /** {@return the micro-op of a call} */
    public MicroOp microOp() {
        return (MicroOp) payload;
    }

    public Exit exit() {
        return exit;
    }

    public boolean isConstant() {
        return op == Op.CONST;
    }

    /** {@return whether it may be dropped if nothing uses the result} */
    public boolean isRemovable() {
        return switch (op.kind()) {
            case LEAF, PURE -> true;
            case GUARD -> false;
            case CALL -> !microOp().raises() && microOp().effect().compareTo(Effect.ALLOCATES) <= 0;
        };
    }
}
