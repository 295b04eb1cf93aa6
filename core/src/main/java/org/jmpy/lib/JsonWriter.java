package org.jmpy.lib;

import org.jmpy.object.DictType;
import org.jmpy.object.ListType;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyList;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;
import org.jmpy.object.Text;
import org.jmpy.object.TupleType;
import org.jmpy.object.Types;

/**
 * Writes values as JSON. What JSON does not know is written as repr() shows it, as the reference
 * does.
 */
final class JsonWriter {
    private static final int MAX_DEPTH = 1000;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final String itemSeparator;
    private final String keySeparator;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    JsonWriter(String itemSeparator, String keySeparator) {
        this.itemSeparator = itemSeparator;
        this.keySeparator = keySeparator;
    }

    String write(Object value) {
        put(value);
        return out.toString();
    }

    private void put(Object value) {
        if (value instanceof String s) {
            quote(s);
        } else if (value instanceof Boolean b) {
            out.append(b ? "true" : "false");
        } else if (value instanceof PyBytes bytes) {
            quote(ByteStore.text(bytes.value(), 0, bytes.value().length));
        } else if (value instanceof PyList list && Types.of(list) == ListType.INSTANCE) {
            array(list);
        } else if (value instanceof PyTuple tuple && Types.of(tuple) == TupleType.INSTANCE) {
            array(tuple);
        } else if (value instanceof PyDict dict && dict.type().isSubtypeOf(DictType.INSTANCE)) {
            object(dict);
        } else if (value instanceof PyInstance instance
                && instance.base() != null
                && instance.cls().member("__repr__") == null) {
            put(instance.base());
        } else if (value == Singleton.NONE) {
            out.append("null");
        } else {
            Text.repr(out, value);
        }
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw PyError.recursion();
        }
    }

    private void array(PyList list) {
        enter();
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(itemSeparator);
            }
            put(list.get(i));
        }
        out.append(']');
        depth--;
    }

    private void array(PyTuple tuple) {
        enter();
        out.append('[');
        for (int i = 0; i < tuple.size(); i++) {
            if (i > 0) {
                out.append(itemSeparator);
            }
            put(tuple.get(i));
        }
        out.append(']');
        depth--;
    }

    private void object(PyDict dict) {
        enter();
        out.append('{');
        boolean first = true;
        for (PyDict.Cursor entry = dict.cursor(); entry.next(); ) {
            if (!first) {
                out.append(itemSeparator);
            }
            first = false;
            Object key = entry.key();
            boolean isText = key instanceof String || key instanceof PyBytes;
            if (!isText) {
                out.append('"');
            }
            put(key);
            if (!isText) {
                out.append('"');
            }
            out.append(keySeparator);
            put(entry.value());
        }
        out.append('}');
        depth--;
    }

    private void quote(String text) {
        out.append('"');
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                out.append(text, done, i);
                escape(c);
                done = i + 1;
            }
        }
        out.append(text, done, text.length()).append('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
        }
    }
}
