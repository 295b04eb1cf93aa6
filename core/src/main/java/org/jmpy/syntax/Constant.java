package org.jmpy.syntax;

import org.jmpy.numbers.Complex;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The value of a constant expression. Two constants are equal if a module needs only one of them in
 * its table: same type, same value, 0.0 is not -0.0, and no NaN equals another one. Source:
 * MicroPython py/emitcommon.c, strictly_equal.
 */
public sealed interface Constant {
    /** {@return bool(value)} */
    boolean isTrue();

    /** The values that have a keyword, and Ellipsis. */
    enum Singleton implements Constant {
        NONE,
        FALSE,
        TRUE,
        ELLIPSIS;

        @Override
        public boolean isTrue() {
            return this == TRUE || this == ELLIPSIS;
        }
    }

    /**
     * An integer.
     *
     * @param value Long, or BigInteger if it does not fit
     */
    record Int(Object value) implements Constant {
        @Override
        public boolean isTrue() {
            return value instanceof BigInteger || (Long) value != 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Int that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /** A float. */
    final class Float implements Constant {
        private final double value;

        /** Holds {@code value}. */
        public Float(double value) {
            this.value = value;
        }

        /** {@return the value} */
        public double value() {
            return value;
        }

        @Override
        public boolean isTrue() {
            return value != 0;
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || other instanceof Float that
                            && value == that.value
                            && Double.doubleToRawLongBits(value)
                                    == Double.doubleToRawLongBits(that.value);
        }

        @Override
        public int hashCode() {
            return Double.hashCode(value);
        }

        @Override
        public String toString() {
            return "Float[" + value + "]";
        }
    }

    /** An imaginary number. */
    record Imaginary(Complex value) implements Constant {
        @Override
        public boolean isTrue() {
            return value.im() != 0;
        }
    }

    /** A str, as the bytes of its UTF-8. */
    final class Str implements Constant {
        private final byte[] utf8;

        /** Holds {@code utf8}, which must not change any more. */
        public Str(byte[] utf8) {
            this.utf8 = utf8;
        }

        /** {@return the bytes, not to be changed} */
        public byte[] utf8() {
            return utf8;
        }

        @Override
        public boolean isTrue() {
            return utf8.length != 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Str that && Arrays.equals(utf8, that.utf8);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(utf8);
        }
    }

    /** A bytes object. */
    final class Bytes implements Constant {
        private final byte[] value;

        /** Holds {@code value}, which must not change any more. */
        public Bytes(byte[] value) {
            this.value = value;
        }

        /** {@return the bytes, not to be changed} */
        public byte[] value() {
            return value;
        }

        @Override
        public boolean isTrue() {
            return value.length != 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes that && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return ~Arrays.hashCode(value);
        }
    }

    /**
     * A tuple of constants.
     *
     * @param nesting how many tuples there are in one another, 1 or more
     */
    record Tuple(List<Constant> items, int nesting) implements Constant {
        @Override
        public boolean isTrue() {
            return !items.isEmpty();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tuple that && items.equals(that.items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }
    }
}
