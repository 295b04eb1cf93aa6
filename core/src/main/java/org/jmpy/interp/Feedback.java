package org.jmpy.interp;

import org.jmpy.object.PyClass;
import org.jmpy.object.PyFunction;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyList;

import java.util.Arrays;

/**
 * What a warm function was seen to do: kinds of the values that instructions gave, what calls
 * called, which way branches went. It stands beside the code, which is read-only; tiers that
 * interpret fill it, and regions are built from it.
 *
 * <p>A kind is the {@link org.jmpy.object.Shape} of an instance, the strategy of a list, the code
 * of a function, a class itself, else the Java class of the value.
 */
public final class Feedback {
    /** More kinds than this at one instruction are not told apart. */
    public static final int MAX_KINDS = 4;

    /** The kind of an instruction with too many. */
    public static final Object MANY = "many";

    private static final int TAKEN = 1;
    private static final int NOT_TAKEN = 2;

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
        arguments = new Object[code.nState];
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
        if (value instanceof PyClass || value instanceof PyFunction) {
            return value;
        }
        return value.getClass();
    }

    // ---- filling -------------------------------------------------------------------------------

    /** Notes what the instruction at {@code ip} gave; null is nothing. */
    public void result(int ip, Object value) {
        if (value != null) {
            add(results, ip - start, kindOf(value));
        }
    }

    /** Notes what the call at {@code ip} calls. */
    public void target(int ip, Object callee) {
        if (callee != null) {
            add(targets, ip - start, kindOf(callee));
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
            add(kinds, i, kindOf(values[first + i]));
        }
    }

    /** Notes which way the branch at {@code ip} went. */
    public void branch(int ip, boolean taken) {
        branches[ip - start] |= (byte) (taken ? TAKEN : NOT_TAKEN);
    }

    /** Notes the locals that are set when the function starts. */
    void arguments(Object[] state) {
        for (int i = 0; i < state.length; i++) {
            Object value = state[state.length - 1 - i];
            if (value == null) {
                break;
            }
            add(arguments, i, kindOf(value));
        }
    }

    /** Notes the kind of one argument. */
    public void argument(int index, Object value) {
        if (value != null) {
            add(arguments, index, kindOf(value));
        }
    }

    private static void add(Object[] kinds, int at, Object kind) {
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

    /** {@return as {@link #result}, what was called} */
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

    /** {@return whether the branch at {@code ip} was seen taken} */
    public boolean wasTaken(int ip) {
        return (branches[ip - start] & TAKEN) != 0;
    }

    /** {@return whether the branch at {@code ip} was seen not taken} */
    public boolean wasNotTaken(int ip) {
        return (branches[ip - start] & NOT_TAKEN) != 0;
    }
}
