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

    /** Ints of so many digits fit in 64 bits. */
    private static final int EXACT_DIGITS = 18;

    /** Texts up to this length are made once while they come again and again. */
    private static final int LONGEST_KNOWN = 16;

    // What is read: bytes, then what the source gives.
    private final byte[] data;
    private int at;
    private final int end;
    private final IntSupplier source;
    private final ByteStore text = new ByteStore(32);
    private final String[] known = new String[64];
    private int current;

    /**
     * @param source gives the bytes, then 0
     */
    JsonReader(IntSupplier source) {
        this(new byte[0], 0, 0, source);
    }

    /** A reader of the bytes of [from, end). */
    JsonReader(byte[] data, int from, int end) {
        this(data, from, end, () -> END);
    }

    private JsonReader(byte[] data, int from, int end, IntSupplier source) {
        this.data = data;
        this.at = from;
        this.end = end;
        this.source = source;
    }

    private int next() {
        current = at < end ? data[at++] & 0xff : source.getAsInt();
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
        boolean onlyDigits = first != '-';
        long value = (long) first - '0';
        while (true) {
            if (current == '.' || current == 'e' || current == 'E') {
                isFloat = true;
            } else if (current >= '0' && current <= '9') {
                value = 10 * value + current - '0';
            } else if (current == '+' || current == '-') {
                onlyDigits = false;
            } else {
                break;
            }
            text.add(current);
            next();
        }
        if (onlyDigits && !isFloat && text.size() <= EXACT_DIGITS) {
            return value;
        }
        return isFloat
                ? (Object) FloatText.parse(text.toArray())
                : IntText.parse(text.toArray(), 10);
    }

    private Object string() {
        text.setSize(0);
        if (current != END && end != 0) {
            addPlain();
        }
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
        return text.size() <= LONGEST_KNOWN ? known() : text.toText();
    }

    /** Takes what is at hand up to a quotation mark or an escape. */
    private void addPlain() {
        int from = at - 1;
        int to = from;
        while (to < end && data[to] != '"' && data[to] != '\\' && data[to] != END) {
            to++;
        }
        text.add(data, from, to - from);
        at = to;
        next();
    }

    /** {@return the text that was read; the same object where one was read before, as keys are} */
    private String known() {
        byte[] bytes = text.data();
        int hash = 0;
        for (int i = 0; i < text.size(); i++) {
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ hash >>> 6) & known.length - 1;
        String candidate = known[slot];
        if (candidate == null || !isRead(candidate)) {
            candidate = text.toText();
            known[slot] = candidate;
        }
        return candidate;
    }

    // Only ASCII matches: bytes of other characters are negative.
    private boolean isRead(String candidate) {
        byte[] bytes = text.data();
        if (candidate.length() != text.size()) {
            return false;
        }
        for (int i = 0; i < text.size(); i++) {
            if (candidate.charAt(i) != bytes[i]) {
                return false;
            }
        }
        return true;
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
