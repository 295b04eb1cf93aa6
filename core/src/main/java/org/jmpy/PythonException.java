package org.jmpy;

import java.util.List;
import java.util.OptionalInt;

/**
 * An exception that a Python program did not catch, a syntax error included. What it tells is text,
 * made when it left the context, so it may be kept and passed on.
 */
public final class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A line of the Python traceback.
     *
     * @param file as the program's name was given
     * @param line from 1
     * @param function the function's name, {@code <module>} outside of one, null if unknown
     */
    public record Frame(String file, int line, String function) {}

    private final String type;
    private final String pythonMessage;
    private final String formatted;
    private final transient List<Frame> stack;
    private final transient Value value;
    private final Integer exitStatus;

    PythonException(
            String type,
            String pythonMessage,
            String formatted,
            List<Frame> stack,
            Value value,
            Integer exitStatus,
            Throwable cause) {
        super(pythonMessage.isEmpty() ? type : type + ": " + pythonMessage, cause);
        this.type = type;
        this.pythonMessage = pythonMessage;
        this.formatted = formatted;
        this.stack = stack;
        this.value = value;
        this.exitStatus = exitStatus;
    }

    /** {@return the name of the exception's class, such as {@code ZeroDivisionError}} */
    public String type() {
        return type;
    }

    /** {@return what str() of the exception gives} */
    public String pythonMessage() {
        return pythonMessage;
    }

    /**
     * {@return traceback, type and message as MicroPython prints them, with a newline at the end}
     */
    public String formatted() {
        return formatted;
    }

    /** {@return the traceback, the innermost frame last, as it is printed} */
    public List<Frame> pythonStack() {
        return stack == null ? List.of() : stack;
    }

    /** {@return the exception object, to be used in its context; null if it belongs to none} */
    public Value value() {
        return value;
    }

    /** {@return the exit status that {@code sys.exit()} asked for, empty for other exceptions} */
    public OptionalInt exitStatus() {
        return exitStatus == null ? OptionalInt.empty() : OptionalInt.of(exitStatus);
    }
}
