package org.jmpy.workbench;

import java.math.BigInteger;
import java.util.List;

/** The primitive operations. */
final class Primitives {
    private Primitives() {}

    static Value apply(String operation, List<Value> args) {
        return switch (operation + "/" + args.size()) {
            case "same/1" -> args.getFirst();
            case "add/2" -> new Value.IntValue(integer(args, 0).add(integer(args, 1)));
            case "sub/2" -> new Value.IntValue(integer(args, 0).subtract(integer(args, 1)));
            case "mul/2" -> new Value.IntValue(integer(args, 0).multiply(integer(args, 1)));
            case "eq/2" -> truth(args.get(0).equals(args.get(1)));
            case "ge/2" -> truth(integer(args, 0).compareTo(integer(args, 1)) >= 0);
            case "readlist/2" -> element(args.get(0), integer(args, 1));
            default -> throw new LabException("missing_op(" + operation + ")");
        };
    }

    private static Value truth(boolean truth) {
        return Value.of(truth ? 1 : 0);
    }

    private static BigInteger integer(List<Value> args, int index) {
        if (args.get(index) instanceof Value.IntValue(BigInteger value)) {
            return value;
        }
        throw new LabException("not an integer: " + Facts.text(args.get(index)));
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
