package org.jmpy.object;

import java.util.ArrayList;
import java.util.List;

/** A built-in exception, or the built-in part of an instance of a class deriving from one. */
public final class PyException extends PyObject {
    /** One line of a traceback; {@code block} is null if the name of the block is unknown. */
    public record Place(String file, int line, String block) {}

    private final PyType type;
    private final PyTuple args;
    private List<Place> traceback;
    private boolean untraced;

    public PyException(PyType type, PyTuple args) {
        this.type = type;
        this.args = args;
    }

    public PyException(PyType type, String message) {
        this(type, new PyTuple(message));
    }

    /** An exception that never gets a traceback. */
    public static PyException withoutTraceback(PyType type, PyTuple args) {
        PyException exception = new PyException(type, args);
        exception.untraced = true;
        return exception;
    }

    /** {@return the built-in part of an exception value} */
    public static PyException of(PyObject value) {
        if (value instanceof PyException exception) {
            return exception;
        }
        if (value instanceof PyInstance instance && instance.base() instanceof PyException part) {
            return part;
        }
        // A class whose __init__ was not called yet: the reference makes an empty part then, too.
        return new PyException(value.type(), PyTuple.EMPTY);
    }

    @Override
    public PyType type() {
        return type;
    }

    public PyTuple args() {
        return args;
    }

    /** {@return the first argument, None if there is none} */
    public Object firstArg() {
        return args.size() == 0 ? Singleton.NONE : args.get(0);
    }

    /** {@return what str() of this exception shows} */
    public String message() {
        StringBuilder out = new StringBuilder();
        print(out, false, false);
        return out.toString();
    }

    /** Adds the place of a frame that the exception leaves, innermost first. */
    public void addTraceback(Place place) {
        if (untraced) {
            return;
        }
        if (traceback == null) {
            traceback = new ArrayList<>(4);
        }
        traceback.add(place);
    }

    /** {@return the places left so far, innermost first} */
    public List<Place> traceback() {
        return traceback == null ? List.of() : traceback;
    }

    void clearTraceback() {
        traceback = null;
    }

    /** Appends str or repr; the type's name leads the repr if {@code withName}. */
    void print(StringBuilder out, boolean repr, boolean withName) {
        if (repr) {
            if (withName) {
                out.append(type.name());
            }
            PyTuple.TYPE.print(out, args, true);
            return;
        }
        int count = args.size();
        if (count == 0) {
            return;
        }
        if (type == ExceptionType.OS_ERROR && count < 3 && args.get(0) instanceof Long errno) {
            String symbol = Errno.symbol(errno);
            if (symbol != null) {
                out.append("[Errno ").append((long) errno).append("] ").append(symbol);
                if (count > 1) {
                    out.append(": ");
                    Text.str(out, args.get(1));
                }
                return;
            }
        }
        if (count == 1) {
            Text.str(out, args.get(0));
            return;
        }
        PyTuple.TYPE.print(out, args, true);
    }

    /**
     * Appends an exception as the top level shows it: traceback, type, message, newline. Source:
     * MicroPython py/obj.c, mp_obj_print_exception.
     */
    public static void printWithTraceback(StringBuilder out, PyObject value) {
        PyException exception = of(value);
        List<Place> places = exception.traceback();
        if (!places.isEmpty()) {
            out.append("Traceback (most recent call last):\n");
            for (int i = places.size() - 1; i >= 0; i--) {
                Place place = places.get(i);
                out.append("  File \"").append(place.file()).append("\", line ");
                out.append(place.line());
                if (place.block() != null) {
                    out.append(", in ").append(place.block());
                }
                out.append('\n');
            }
        }
        if (value instanceof PyInstance instance) {
            instance.cls().printUncaught(out, instance);
        } else {
            out.append(value.type().name()).append(": ");
            exception.print(out, false, false);
        }
        out.append('\n');
    }
}
