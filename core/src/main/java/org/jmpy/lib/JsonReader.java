package org.jmpy.lib;

import org.jmpy.numbers.FloatText;
import org.jmpy.numbers.IntText;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.Singleton;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Reads JSON in one pass without recursion. As lenient as the reference: commas and colons count as
 * space, and a closing bracket closes whatever is open.
 */
final class JsonReader {
    private static final int END = 0;

    private final IntSupplier source;
    private final ByteStore text = new ByteStore(32);
    private int current;

    /**
     * @param source gives the bytes, then 0
     */
    JsonReader(IntSupplier source) {
        this.source = source;
    }

    private int next() {
        current = source.getAsInt();
        return current;
    }

    private static PyError syntaxError() {
        return PyError.value("syntax error in JSON");
    }

    /** {@return the value} @throws PyError ValueError "syntax error in JSON" */
    Object read() {
        List<Object> open = new ArrayList<>();
        Object container = null;
        Object key = null;
        next();
        while (true) {
            if (current == END) {
                throw syntaxError();
            }
            int c = current;
            next();
            Object value = null;
            switch (c) {
                case ',', ':', ' ', '\t', '\n', '\r' -> {
                    continue;
                }
                case '}', ']' -> {
                    if (container == null) {
                        throw syntaxError();
                    }
                    if (open.isEmpty()) {
                        return finish(container);
                    }
                    container = open.removeLast();
                    continue;
                }
                case '[' -> value = new PyList();
                case '{' -> value = new PyDict();
                default -> value = primitive(c);
            }
            boolean enter = c == '[' || c == '{';
            if (container == null) {
                if (!enter) {
                    return finish(value);
                }
            } else {
                if (container instanceof PyList list) {
                    list.append(value);
                } else if (key == null) {
                    if (enter) {
                        throw syntaxError();
                    }
                    key = value;
                } else {
                    ((PyDict) container).put(key, value);
                    key = null;
                }
                if (enter) {
                    open.add(container);
                }
            }
            if (enter) {
                container = value;
            }
        }
    }

    private Object finish(Object value) {
        while (current == ' ' || (current >= '\t' && current <= '\r')) {
            next();
        }
        if (current != END) {
            throw syntaxError();
        }
        return value;
    }

    private Object primitive(int first) {
        return switch (first) {
            case 'n' -> word("ull", Singleton.NONE);
            case 'f' -> word("alse", Boolean.FALSE);
            case 't' -> word("rue", Boolean.TRUE);
            case '"' -> string();
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(first);
            default -> throw syntaxError();
        };
    }

    private Object word(String rest, Object value) {
        for (int i = 0; i < rest.length(); i++) {
            if (current != rest.charAt(i)) {
                throw syntaxError();
            }
            next();
        }
        return value;
    }

    private Object number(int first) {
        text.setSize(0);
        text.add(first);
        boolean isFloat = false;
        while (true) {
            if (current == '.' || current == 'e' || current == 'E') {
                isFloat = true;
            } else if (current != '+' && current != '-' && (current < '0' || current > '9')) {
                break;
            }
            text.add(current);
            next();
        }
        return isFloat
                ? (Object) FloatText.parse(text.toArray())
                : IntText.parse(text.toArray(), 10);
    }

    private Object string() {
        text.setSize(0);
        while (current != END && current != '"') {
            if (current == '\\') {
                escape(next());
            } else {
                text.add(current);
            }
            next();
        }
        if (current == END) {
            throw syntaxError();
        }
        next();
        return text.toText();
    }

    private void escape(int c) {
        switch (c) {
            case 'b' -> text.add('\b');
            case 'f' -> text.add('\f');
            case 'n' -> text.add('\n');
            case 'r' -> text.add('\r');
            case 't' -> text.add('\t');
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    // Letters that are no digits count as something, as in the reference.
                    int digit = ((next() | 0x20) - '0') & 0xff;
                    if (digit > 9) {
                        digit = (digit - ('a' - '9' - 1)) & 0xff;
                    }
                    code = code << 4 | digit;
                }
                addCharacter(code);
            }
            default -> text.add(c);
        }
    }

    private void addCharacter(int code) {
        if (code < 0x80) {
            text.add(code);
        } else if (code < 0x800) {
            text.add(code >> 6 | 0xc0);
            text.add(code & 0x3f | 0x80);
        } else {
            text.add(code >> 12 & 0xf | 0xe0);
            text.add(code >> 6 & 0x3f | 0x80);
            text.add(code & 0x3f | 0x80);
        }
    }
}
