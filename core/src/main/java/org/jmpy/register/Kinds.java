package org.jmpy.register;

import org.jmpy.object.PyCell;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyList;
import org.jmpy.object.PySet;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;

/**
 * Abstract types as sets of kinds of values: a bit for each kind. A value of type {@code t} fits
 * where {@code u} is asked if no bit of t is outside u; where paths meet, the sets are united. A
 * register of united kinds that no instruction takes is an error only when it is read.
 */
final class Kinds {
    /** 64-bit int, unboxed. */
    static final int I64 = 1;

    /** Double, unboxed. */
    static final int F64 = 1 << 1;

    /** Truth value, unboxed. */
    static final int B1 = 1 << 2;

    /** Java's null: an unbound local, an absent argument. */
    static final int NULL = 1 << 3;

    /** What a closure shares. */
    static final int CELL = 1 << 4;

    static final int LIST = 1 << 5;
    static final int DICT = 1 << 6;
    static final int SET = 1 << 7;
    static final int STR = 1 << 8;
    static final int TUPLE = 1 << 9;

    /** A boxed int of 64 bits. */
    static final int INT = 1 << 10;

    /** An exception on its way. */
    static final int EXCEPTION = 1 << 11;

    static final int NONE = 1 << 12;
    static final int BOOL = 1 << 13;

    /** Any other Python value. */
    static final int OTHER = 1 << 14;

    /** An array of unboxed 64-bit ints. */
    static final int ARRAY = 1 << 15;

    /** Why a finally block runs, if it is a return or a jump. */
    static final int CONTROL = 1 << 16;

    /** Nothing was stored yet. */
    static final int UNDEFINED = 1 << 17;

    /** Any Python value. */
    static final int ANY = LIST | DICT | SET | STR | TUPLE | INT | EXCEPTION | NONE | BOOL | OTHER;

    /** Any Python value or null. */
    static final int MAYBE = ANY | NULL;

    /** Why a finally block runs. */
    static final int REASON = ANY | CONTROL;

    /** Whatever a register that holds a reference can hold. */
    static final int REF = ANY | NULL | CELL | ARRAY | CONTROL;

    private static final String[] NAMES = {
        "i64",
        "f64",
        "b1",
        "null",
        "cell",
        "list",
        "dict",
        "set",
        "str",
        "tuple",
        "int",
        "exception",
        "none",
        "bool",
        "other",
        "i64[]",
        "control",
        "undefined"
    };

    private Kinds() {}

    /** {@return the type of a value of a program, null and cells included} */
    static int of(Object value) {
        // No pattern switch: linking one takes longer than to lower a function.
        if (value == null) {
            return NULL;
        } else if (value instanceof Long) {
            return INT;
        } else if (value instanceof String) {
            return STR;
        } else if (value instanceof Boolean) {
            return BOOL;
        } else if (value == Singleton.NONE) {
            return NONE;
        } else if (value instanceof PyTuple) {
            return TUPLE;
        } else if (value instanceof PyList) {
            return LIST;
        } else if (value instanceof PyDict) {
            return DICT;
        } else if (value instanceof PySet) {
            return SET;
        } else if (value instanceof PyCell) {
            return CELL;
        } else if (value instanceof long[]) {
            return ARRAY;
        }
        return value instanceof Reason ? CONTROL : OTHER;
    }

    /** {@return whether a value of type {@code type} can go where {@code wanted} is asked} */
    static boolean fits(int type, int wanted) {
        return (type & ~wanted) == 0;
    }

    /** {@return the type's name in text code} */
    static String name(int type) {
        switch (type) {
            case ANY:
                return "any";
            case MAYBE:
                return "maybe";
            case REASON:
                return "reason";
            case REF:
                return "ref";
            default:
                break;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < NAMES.length; i++) {
            if ((type & 1 << i) != 0) {
                text.append(text.isEmpty() ? "" : "|").append(NAMES[i]);
            }
        }
        return text.toString();
    }

    /** {@return the type of that name, 0 if there is none} */
    static int named(String name) {
        switch (name) {
            case "any":
                return ANY;
            case "maybe":
                return MAYBE;
            case "reason":
                return REASON;
            case "ref":
                return REF;
            default:
                break;
        }
        int type = 0;
        for (String part : name.split("\\|")) {
            int found = part.equals(name) ? 0 : named(part);
            for (int i = 0; i < NAMES.length; i++) {
                if (NAMES[i].equals(part)) {
                    found = 1 << i;
                }
            }
            if (found == 0) {
                return 0;
            }
            type |= found;
        }
        return type;
    }
}
