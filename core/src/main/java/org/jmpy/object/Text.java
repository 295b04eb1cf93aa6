package org.jmpy.object;

/** str() and repr(). */
public final class Text {
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
