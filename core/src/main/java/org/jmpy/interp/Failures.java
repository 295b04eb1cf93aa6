package org.jmpy.interp;

import org.jmpy.numbers.NumberError;
import org.jmpy.object.Errno;
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
        // No pattern switch: linking one takes stack, and if that runs out in the middle of it,
        // classes of the JDK stay unusable for the rest of the process.
        if (thrown instanceof PyError e) {
            return e;
        }
        if (thrown instanceof NumberError e) {
            return fromNumbers(e);
        }
        if (thrown instanceof StackOverflowError) {
            return PyError.recursion();
        }
        if (thrown instanceof OutOfMemoryError) {
            return PyError.memory("memory allocation failed");
        }
        if (thrown instanceof ContextEnded e) {
            throw e;
        }
        if (thrown instanceof InternalError) {
            // A mapped file that was cut off under us.
            return PyError.os(Errno.EIO);
        }
        throw new IllegalStateException("internal error: " + thrown, thrown);
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
