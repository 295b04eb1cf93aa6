package org.jmpy;

import org.jmpy.interp.ContextEnded;
import org.jmpy.interp.Failures;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Ops;
import org.jmpy.object.PyError;
import org.jmpy.object.PyException;
import org.jmpy.object.PyObject;
import org.jmpy.object.Singleton;
import org.jmpy.object.Text;

import java.util.ArrayList;
import java.util.List;

/** Exceptions on their way out of a context. */
final class Errors {
    private Errors() {}

    /**
     * {@return what the caller of the API gets for {@code thrown}}
     *
     * @param context where it was thrown, null if in none
     * @throws ContextEnded if that is what happened, or happens while the exception is printed
     */
    static RuntimeException toJava(Throwable thrown, Context context) {
        return switch (thrown) {
            // Of the API itself: a value that cannot be converted, a wrong use.
            case IllegalArgumentException e -> e;
            case IllegalStateException e -> e;
            default -> fromPython(Failures.toPython(thrown), context);
        };
    }

    static LimitException fromEnd(ContextEnded e) {
        LimitException.Limit limit =
                switch (e.reason()) {
                    case STEPS -> LimitException.Limit.STEPS;
                    case TIME -> LimitException.Limit.TIME;
                    case OUTPUT -> LimitException.Limit.OUTPUT;
                    case STOPPED -> LimitException.Limit.STOPPED;
                };
        return new LimitException(limit, e.getMessage());
    }

    private static PythonException fromPython(PyError error, Context context) {
        PyObject value = error.value();
        List<PythonException.Frame> stack = new ArrayList<>();
        for (PyException.Place place : error.exception().traceback()) {
            stack.addFirst(new PythonException.Frame(place.file(), place.line(), place.block()));
        }
        return new PythonException(
                value.type().name(),
                message(value),
                formatted(value),
                List.copyOf(stack),
                context == null ? null : new Value(context, value),
                error.is(ExceptionType.SYSTEM_EXIT) ? exitStatus(error) : null,
                context == null ? null : context.hostFailure(value));
    }

    private static String message(PyObject value) {
        try {
            return Text.str(value);
        } catch (PyError e) {
            // Its class has a __str__ that fails.
            return "";
        }
    }

    private static String formatted(PyObject value) {
        StringBuilder out = new StringBuilder();
        try {
            PyException.printWithTraceback(out, value);
        } catch (PyError e) {
            out.append('\n');
        }
        return out.toString();
    }

    private static int exitStatus(PyError error) {
        Object value = error.exception().firstArg();
        if (value == Singleton.NONE) {
            return 0;
        }
        return IntType.isInt(value) ? (int) ((Long) Ops.truncatedInt(value) & 0xff) : 1;
    }
}
