package org.jmpy.interp;

import org.jmpy.object.PyArray;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyList;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;

import java.util.Arrays;

/**
 * What a warm function was seen to do: kinds of the values that instructions gave, what calls
 * called, which way branches went. It stands beside the code, which is read-only; tiers that
 * interpret fill it, and regions are built from it.
 *
 * <p>A kind is the {@link org.jmpy.object.Shape} of an instance, the strategy of a list, the code
 * of a function, a class or built-in function or None itself, else the Java class of the value.
 */
public final class Feedback {
    /** More kinds than this at one instruction are not told apart. */
    public static final int MAX_KINDS = 8;

    /** The kind of an instruction with too many. */
    public static final Object MANY = "many";

    private static final int TAKEN = 1;
    private static final int NOT_TAKEN = 2;
    private static final int FAILED = 4;
    private static final int GUESS_FAILED = 8;

    private final int start;
    private final Object[] results;
    private final Object[] targets;
    private final Object[][] items;
    private final byte[] branches;
    private final Object[] arguments;

    Feedback(FunctionCode code) {
        start = code.codeStart;
        int length = code.raw().length();
        results = new Object[length];
        targets = new Object[length];
        items = new Object[length][];
        branches = new byte[length];
        arguments = new Object[code.stateSize()];
    }

    /** {@return the kind of a value} */
    public static Object kindOf(Object value) {
        if (value instanceof PyInstance instance) {
            return instance.shape();
        }
        if (value instanceof PyList list) {
            return list.strategy();
        }
        if (value instanceof BytecodeFunction function) {
            return function.code;
        }
        if (value instanceof PyType || value instanceof PyBuiltin || value instanceof Singleton) {
            return value;
        }
        if (value instanceof PyArray array && array.kind() != null) {
            return array.kind();
        }
        return value.getClass();
    }

    // ---- filling -------------------------------------------------------------------------------

    /** Notes what the instruction at {@code ip} gave; null is nothing. */
    public void result(int ip, Object value) {
        add(results, ip - start, value);
    }

    /** Notes what the call at {@code ip} calls. */
    public void target(int ip, Object callee) {
        add(targets, ip - start, callee);
    }

    /** Notes the exception that the handler which starts at {@code ip} took. */
    public void caught(int ip, PyObject exception) {
        // No call can be the first instruction of a handler.
        add(targets, ip - start, exception);
    }

    /** Notes where the generator waits that the loop at {@code ip} takes its next item from. */
    void resumed(int ip, Generator generator) {
        ResumePoint point = generator.waitsAt();
        if (point != null) {
            addKind(targets, ip - start, point);
        }
    }

    /** Notes what an unpacking instruction gave, {@code count} values from {@code first} on. */
    public void items(int ip, Object[] values, int first, int count) {
        Object[] kinds = items[ip - start];
        if (kinds == null) {
            kinds = new Object[count];
            items[ip - start] = kinds;
        }
        for (int i = 0; i < count; i++) {
            add(kinds, i, values[first + i]);
        }
    }

    /** Notes one item that an unpacking instruction gave. */
    public void item(int ip, int index, Object value) {
        Object[] kinds = items[ip - start];
        if (kinds != null && index < kinds.length) {
            add(kinds, index, value);
        }
    }

    /** Notes which way the branch at {@code ip} went. */
    public void branch(int ip, boolean taken) {
        branches[ip - start] |= (byte) (taken ? TAKEN : NOT_TAKEN);
    }

    /** Notes the locals that are set when the function starts. */
    public void arguments(Object[] state) {
        for (int i = 0; i < state.length; i++) {
            Object value = state[state.length - 1 - i];
            if (value == null) {
                break;
            }
            add(arguments, i, value instanceof PyCell cell ? cell.value : value);
        }
    }

    /** Notes the kind of one argument. */
    public void argument(int index, Object value) {
        add(arguments, index, value);
    }

    /** Adds the kind of a value, which may be null and then has none, to those at a place. */
    public static void add(Object[] kinds, int at, Object value) {
        if (value != null) {
            addKind(kinds, at, kindOf(value));
        }
    }

    private static void addKind(Object[] kinds, int at, Object kind) {
        Object known = kinds[at];
        if (known == kind || known == MANY) {
            return;
        }
        if (known == null) {
            kinds[at] = kind;
        } else if (known instanceof Object[] several) {
            addTo(kinds, at, several, kind);
        } else {
            kinds[at] = new Object[] {known, kind};
        }
    }

    private static void addTo(Object[] kinds, int at, Object[] several, Object kind) {
        for (Object one : several) {
            if (one == kind) {
                return;
            }
        }
        if (several.length == MAX_KINDS) {
            kinds[at] = MANY;
            return;
        }
        Object[] more = Arrays.copyOf(several, several.length + 1);
        more[several.length] = kind;
        kinds[at] = more;
    }

    // ---- reading -------------------------------------------------------------------------------

    /** {@return null if never run, a kind, an Object[] of several kinds, or {@link #MANY}} */
    public Object result(int ip) {
        return results[ip - start];
    }

    /**
     * {@return as {@link #result}, what was called; the {@link ResumePoint} of a loop; what a
     * handler that starts there took}
     */
    public Object target(int ip) {
        return targets[ip - start];
    }

    /** {@return as {@link #result}, item {@code index} of what was unpacked} */
    public Object item(int ip, int index) {
        Object[] kinds = items[ip - start];
        return kinds == null || index >= kinds.length ? null : kinds[index];
    }

    /** {@return as {@link #result}, a local at the start} */
    public Object argument(int index) {
        return arguments[index];
    }

    /** Notes that the instruction at {@code ip} met what its typed form does not do. */
    public void failed(int ip) {
        branches[ip - start] |= FAILED;
    }

    /** Notes that an operand at {@code ip} was not of the kind it had before. */
    public void failedGuess(int ip) {
        branches[ip - start] |= GUESS_FAILED;
    }

    /** {@return whether {@link #failedGuess} was noted} */
    public boolean hasFailedGuess(int ip) {
        return (branches[ip - start] & GUESS_FAILED) != 0;
    }

    /** {@return whether {@link #failed} was noted} */
    public boolean hasFailed(int ip) {
        return (branches[ip - start] & FAILED) != 0;
    }

    /** {@return whether the branch at {@code ip} was seen taken} */
    public boolean wasTaken(int ip) {
        return (branches[ip - start] & TAKEN) != 0;
    }

    /** {@return whether the branch at {@code ip} was seen not taken} */
    public boolean wasNotTaken(int ip) {
        return (branches[ip - start] & NOT_TAKEN) != 0;
    }
}
