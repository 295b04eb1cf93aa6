package org.jmpy.numbers;

/**
 * A mistake in arithmetic or in number text. The object model turns it into the Python exception
 * that {@link #kind()} names, with the same message; the front end turns {@code VALUE} of a literal
 * into a SyntaxError. It carries no Java stack trace: it is an answer, not a bug.
 */
public final class NumberError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which Python exception this stands for. */
    public enum Kind {
        /** ValueError. */
        VALUE,
        /** ZeroDivisionError. */
        ZERO_DIVISION,
        /** OverflowError. */
        OVERFLOW,
        /** MemoryError: the result would be larger than {@link IntMath#MAX_BITS} bits. */
        MEMORY,
        /** TypeError. */
        TYPE
    }

    private final Kind kind;

    /**
     * @param kind the Python exception
     * @param message its text, or null for an exception without arguments
     */
    public NumberError(Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    /** {@return which Python exception this stands for} */
    public Kind kind() {
        return kind;
    }

    /** {@return the error of every division by an int or float zero} */
    static NumberError divideByZero() {
        return new NumberError(Kind.ZERO_DIVISION, "divide by zero");
    }

    static NumberError value(String message) {
        return new NumberError(Kind.VALUE, message);
    }

    static NumberError overflow(String message) {
        return new NumberError(Kind.OVERFLOW, message);
    }
}
