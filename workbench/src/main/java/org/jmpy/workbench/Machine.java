package org.jmpy.workbench;

import org.jmpy.ir.Effect;
import org.jmpy.ir.MicroOp;

import java.math.BigInteger;

/**
 * What compiled traces call, as micro-ops of the intermediate representation. Here an integer is a
 * {@code Long} if it fits and a {@code BigInteger} if it does not; other values are themselves.
 * What an operation means is still what {@link Primitives} says.
 */
public final class Machine {
    static final MicroOp EQUAL = pure("equal", false);
    static final MicroOp IS_ZERO = pure("isZero", false);
    static final MicroOp ADD = pure("add", true);
    static final MicroOp SUB = pure("sub", true);
    static final MicroOp MUL = pure("mul", true);
    static final MicroOp GE = pure("ge", true);
    static final MicroOp READ_LIST = pure("readList", true);

    private Machine() {}

    private static MicroOp pure(String name, boolean raises) {
        return MicroOp.of(Machine.class, name, Effect.PURE, raises, null);
    }

    /** {@return the operand that stands for {@code value}} */
    static Object of(Value value) {
        if (value instanceof Value.IntValue(BigInteger integer)) {
            return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
        }
        return value;
    }

    /** {@return the value that {@code operand} stands for; a Boolean is 1 or 0} */
    static Value valueOf(Object operand) {
        return switch (operand) {
            case Long number -> Value.of(number);
            case Boolean truth -> Value.of((boolean) truth);
            case BigInteger integer -> new Value.IntValue(integer);
            default -> (Value) operand;
        };
    }

    public static boolean equal(Object left, Object right) {
        return left.equals(right);
    }

    public static boolean isZero(Object value) {
        return value instanceof Long number && number == 0;
    }

    public static Object add(Object left, Object right) {
        return apply("add", left, right);
    }

    public static Object sub(Object left, Object right) {
        return apply("sub", left, right);
    }

    public static Object mul(Object left, Object right) {
        return apply("mul", left, right);
    }

    public static boolean ge(Object left, Object right) {
        return !Primitives.apply("ge", valueOf(left), valueOf(right)).isZero();
    }

    public static Object readList(Object list, Object index) {
        return apply("readlist", list, index);
    }

    private static Object apply(String operation, Object left, Object right) {
        return of(Primitives.apply(operation, valueOf(left), valueOf(right)));
    }
}
