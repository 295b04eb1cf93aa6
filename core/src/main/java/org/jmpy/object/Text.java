package org.jmpy.object;

import org.jmpy.mpy.Utf8;

/** str() and repr(). */
public final class Text {
    /** How many bytes of UTF-8 a qstr may have. Source: MicroPython py/qstr.c. */
    private static final int MAX_NAME = 255;

    private Text() {}

    /** Appends {@code str(value)}. */
    public static void str(StringBuilder out, Object value) {
        if (value instanceof String s) {
            out.append(s);
        } else {
            Types.of(value).print(out, value, false);
        }
    }

    /** Appends {@code repr(value)}. */
    public static void repr(StringBuilder out, Object value) {
        Types.of(value).print(out, value, true);
    }

    /** {@return {@code str(value)}} */
    public static String str(Object value) {
        if (value instanceof String s) {
            return s;
        }
        if (value instanceof Long i) {
            return Long.toString(i);
        }
        StringBuilder out = new StringBuilder();
        Types.of(value).print(out, value, false);
        return out.toString();
    }

    /** {@return {@code repr(value)}} */
    public static String repr(Object value) {
        StringBuilder out = new StringBuilder();
        repr(out, value);
        return out.toString();
    }

    /** {@return a text that stands for the address of an object} */
    public static String address(Object value) {
        return Long.toHexString(0x7f0000000000L + 32L * System.identityHashCode(value));
    }

    /** {@return {@code value}, which must be a str} @throws PyError TypeError */
    public static String name(Object value) {
        if (value instanceof String s) {
            return s;
        }
        Object text = Types.cast(value, StrType.INSTANCE);
        if (text instanceof String s) {
            return s;
        }
        throw PyError.type("can't convert '" + Types.nameOf(value) + "' object to str implicitly");
    }

    /**
     * {@return {@code value}, which must be a str that can be a name}
     *
     * @throws PyError TypeError; RuntimeError if it is longer than a qstr may be
     */
    public static String identifier(Object value) {
        String name = name(value);
        checkIdentifier(name);
        return name;
    }

    /**
     * Checks a text that is about to become a name, a qstr.
     *
     * @throws PyError RuntimeError if it is longer than a qstr may be
     */
    public static void checkIdentifier(String name) {
        if (name.length() > MAX_NAME / 3 && Utf8.encode(name).length > MAX_NAME) {
            throw PyError.runtime("name too long");
        }
    }

    /**
     * {@return the text of a number to parse: a String for str, a byte[] for other values with a
     * buffer, null for the rest}
     */
    static Object digits(Object value) {
        if (Types.cast(value, StrType.INSTANCE) instanceof String s) {
            return s;
        }
        Buffer buffer = Types.of(value).buffer(value, false);
        return buffer == null ? null : buffer.toBytes();
    }
}
