package org.jmpy.workbench;

import java.math.BigInteger;
import java.util.List;

/** What the operations mean: once, for every engine of the workbench. */
final class Primitives {
    private Primitives() {}

    /** {@return the result of the operation, or null if it has none} */
    static Value execute(Op op, Env env, FieldNames fields) {
        if (!op.isOnHeap()) {
            return apply(op.operation(), op.args().stream().map(env::read).toList());
        }
        if (op.operation().equals(Op.NEW)) {
            return new FlowObject(op.symbol(), fields);
        }
        FlowObject object = object(env.read(op.args().getFirst()));
        if (op.operation().equals(Op.GET)) {
            return object.get(fields.number(op.symbol()));
        }
        object.set(fields.number(op.symbol()), env.read(op.args().getLast()));
        return null;
    }

    /**
     * {@return the result of a primitive operation}
     *
     * @throws LabException for arguments that it does not take
     */
    static Value apply(String operation, List<Value> args) {
        if (args.size() == 1 && operation.equals("same")) {
            return args.getFirst();
        }
        if (args.size() != 2) {
            throw missing(operation);
        }
        return apply(operation, args.getFirst(), args.getLast());
    }

    static Value apply(String operation, Value left, Value right) {
        return switch (operation) {
            case "add" -> new Value.IntValue(integer(left).add(integer(right)));
            case "sub" -> new Value.IntValue(integer(left).subtract(integer(right)));
            case "mul" -> new Value.IntValue(integer(left).multiply(integer(right)));
            case "eq" -> Value.of(left.equals(right));
            case "ge" -> Value.of(integer(left).compareTo(integer(right)) >= 0);
            case "readlist" -> element(left, integer(right));
            default -> throw missing(operation);
        };
    }

    static boolean isOfClass(Value value, String className) {
        return object(value).className().equals(className);
    }

    private static LabException missing(String operation) {
        return new LabException("missing_op(" + operation + ")");
    }

    private static BigInteger integer(Value value) {
        if (value instanceof Value.IntValue(BigInteger integer)) {
            return integer;
        }
        throw new LabException("not an integer: " + Facts.text(value));
    }

    static FlowObject object(Value value) {
        if (value instanceof FlowObject object) {
            return object;
        }
        throw new LabException("not an object: " + Facts.text(value));
    }

    private static Value element(Value list, BigInteger index) {
        if (!(list instanceof Value.ListValue(List<Value> elements))) {
            throw new LabException("not a list: " + Facts.text(list));
        }
        if (index.signum() < 0 || index.compareTo(BigInteger.valueOf(elements.size())) >= 0) {
            throw new LabException("index " + index + " outside list of " + elements.size());
        }
        return elements.get(index.intValueExact());
    }
}
