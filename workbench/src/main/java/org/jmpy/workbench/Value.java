package org.jmpy.workbench;

import java.math.BigInteger;
import java.util.List;

/** A value of the flow graph language. */
public sealed interface Value {

    /** An integer without bounds. */
    record IntValue(BigInteger value) implements Value {}

    /** A symbol, equal to itself only. */
    record Atom(String name) implements Value {}

    /** A list, compared by content. */
    record ListValue(List<Value> elements) implements Value {
        /** Takes its own copy of the elements. */
        public ListValue {
            elements = List.copyOf(elements);
        }
    }

    /** {@return the integer {@code value}} */
    static Value of(long value) {
        return new IntValue(BigInteger.valueOf(value));
    }

    /** {@return whether a branch takes this value as false: only the integer 0 is} */
    default boolean isZero() {
        return this instanceof IntValue(BigInteger value) && value.signum() == 0;
    }
}
