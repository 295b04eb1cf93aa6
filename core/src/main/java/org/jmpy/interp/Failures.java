package org.jmpy.interp;

import org.jmpy.numbers.NumberError;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.PyError;

/**
 * The one boundary where whatever was thrown becomes a Python exception: Python exceptions pass,
 * arithmetic and the limits of the machine get their Python names, anything else is a bug of ours.
 */
public final class Failures {
    private Failures() {}

    /** {@return what Python code sees of {@code thrown}} Errors that end a context are rethrown. */
    public static PyError toPython(Throwable thrown) {
        return switch (thrown) {
            case PyError e -> e;
            case NumberError e -> fromNumbers(e);
            case StackOverflowError e -> PyError.recursion();
            case OutOfMemoryError e -> PyError.memory("memory allocation failed");
            case ContextEnded e -> throw e;
            case InternalError e -> {
                // A mapped file that was cut off under us.
                yield PyError.os(org.jmpy.object.Errno.EIO);
            }
            default -> throw new IllegalStateException("internal error: " + thrown, thrown);
        };
    }

    private static PyError fromNumbers(NumberError e) {
        ExceptionType type =
                switch (e.kind()) {
                    case VALUE -> ExceptionType.VALUE_ERROR;
                    case ZERO_DIVISION -> ExceptionType.ZERO_DIVISION_ERROR;
                    case OVERFLOW -> ExceptionType.OVERFLOW_ERROR;
                    case MEMORY -> ExceptionType.MEMORY_ERROR;
                    case TYPE -> ExceptionType.TYPE_ERROR;
                };
        return e.getMessage() == null ? PyError.of(type) : PyError.of(type, e.getMessage());
    }
}
