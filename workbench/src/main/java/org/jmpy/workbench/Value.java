package org.jmpy.workbench;

import java.math.BigInteger;
import java.util.List;

/** A value of the flow graph language. */
public sealed interface Value permits Value.IntValue, Value.Atom, Value.ListValue, FlowObject {

    /** An integer without bounds. */
    record IntValue(BigInteger value) implements Value {
        @Override
        public String toString() {
            return Facts.text(this);
        }
    }

    /** A symbol, equal to itself only. */
    record Atom(String name) implements Value {
        @Override
        public String toString() {
            return Facts.text(this);
        }
    }

    /** A list, compared by content. */
    record ListValue(List<Value> elements) implements Value {
        /** Takes its own copy of the elements. */
        public ListValue {
            elements = List.copyOf(elements);
        }

        @Override
        public String toString() {
            return Facts.text(this);
        }
    }

    /** {@return the integer {@code value}} */
    static Value of(long value) {
        return new IntValue(BigInteger.valueOf(value));
    }

    /** {@return the truth value: 1 or 0} */
    static Value of(boolean truth) {
        return of(truth ? 1 : 0);
    }

    /** {@return whether a branch takes this value as false: only the integer 0 is} */
    default boolean isZero() {
        return this instanceof IntValue(BigInteger value) && value.signum() == 0;
    }
}
