package org.jmpy.tool;

import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON: maps in their order, iterables, strings, numbers, Booleans and null. On one line it
 * is as Python's json.dump writes it, with everything outside ASCII escaped.
 */
public final class Json {
    private final StringBuilder out = new StringBuilder();
    private final boolean isIndented;

    private Json(boolean isIndented) {
        this.isIndented = isIndented;
    }

    /** {@return {@code value} on one line} */
    public static String line(Object value) {
        Json json = new Json(false);
        json.append(value, 0);
        return json.out.toString();
    }

    /** {@return {@code value} on indented lines, for people to read} */
    public static String pretty(Object value) {
        Json json = new Json(true);
        json.append(value, 0);
        return json.out.append('\n').toString();
    }

    private void append(Object value, int level) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> appendMap(map, level);
            case Iterable<?> items -> appendItems(items, level);
            case Number number -> out.append(number);
            case Boolean bool -> out.append(bool);
            default -> appendText(value.toString());
        }
    }

    private void appendMap(Map<?, ?> map, int level) {
        out.append('{');
        boolean isFirst = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            separate(isFirst, level + 1);
            isFirst = false;
            appendText(entry.getKey().toString());
            out.append(": ");
            append(entry.getValue(), level + 1);
        }
        close(isFirst, level, '}');
    }

    private void appendItems(Iterable<?> items, int level) {
        out.append('[');
        boolean isFirst = true;
        for (Iterator<?> i = items.iterator(); i.hasNext(); ) {
            separate(isFirst, level + 1);
            isFirst = false;
            append(i.next(), level + 1);
        }
        close(isFirst, level, ']');
    }

    private void separate(boolean isFirst, int level) {
        if (isIndented) {
            out.append(isFirst ? "\n" : ",\n").repeat(' ', 2 * level);
        } else if (!isFirst) {
            out.append(", ");
        }
    }

    private void close(boolean isEmpty, int level, char bracket) {
        if (isIndented && !isEmpty) {
            out.append('\n').repeat(' ', 2 * level);
        }
        out.append(bracket);
    }

    private void appendText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\f' -> out.append("\\f");
                case '\b' -> out.append("\\b");
                default -> {
                    if (c >= ' ' && c < 0x7f) {
                        out.append(c);
                    } else {
                        PyText.appendHex(out.append("\\u"), c, 4);
                    }
                }
            }
        }
        out.append('"');
    }
}
