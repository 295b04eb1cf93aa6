package org.jmpy.workbench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Reads the words that both syntaxes share: names, values, signs. */
final class TextCursor {
    /** Values are printed and compared by recursion. */
    private static final int DEEPEST_LIST = 500;

    private int depth;
    private final String text;
    private final char comment;
    private final boolean lines;
    private int offset;

    /**
     * @param comment what starts a comment to the end of the line
     * @param lines whether the end of a line counts; else it is white space
     */
    TextCursor(String text, char comment, boolean lines) {
        this.text = text;
        this.comment = comment;
        this.lines = lines;
    }

    /** {@return the value written in {@code text}} */
    static Value valueOf(String text) {
        TextCursor cursor = new TextCursor(text, '%', false);
        Value value = cursor.value();
        if (cursor.peek() != 0) {
            throw cursor.error(cursor.offset, "unexpected text after the value");
        }
        return value;
    }

    /** {@return where the next word starts} */
    int place() {
        skip();
        return offset;
    }

    /** {@return the next character that counts, 0 at the end} */
    char peek() {
        skip();
        return offset < text.length() ? text.charAt(offset) : 0;
    }

    boolean startsName() {
        return isNameStart(peek());
    }

    /** {@return whether {@code sign} comes next; if so it is passed} */
    boolean accept(String sign) {
        skip();
        if (!text.startsWith(sign, offset)) {
            return false;
        }
        offset += sign.length();
        return true;
    }

    void expect(String sign) {
        if (!accept(sign)) {
            throw error(offset, "expected '" + sign + "'");
        }
    }

    /** Goes back to a place. */
    void reset(int place) {
        offset = place;
    }

    String name() {
        if (!startsName()) {
            throw error(offset, "expected a name");
        }
        int start = offset;
        while (offset < text.length() && isNamePart(text.charAt(offset))) {
            offset++;
        }
        return text.substring(start, offset);
    }

    Value value() {
        char c = peek();
        if (c == '[') {
            return list();
        }
        if (c == '-' || isDigit(c)) {
            return new Value.IntValue(integer());
        }
        return new Value.Atom(c == '\'' ? quoted() : name());
    }

    BigInteger integer() {
        int start = place();
        offset++;
        while (offset < text.length() && isDigit(text.charAt(offset))) {
            offset++;
        }
        String digits = text.substring(start, offset);
        if (digits.equals("-")) {
            throw error(start, "expected a value");
        }
        return new BigInteger(digits);
    }

    /** Reads a word in single quotes; a quote in it is written twice. */
    String quoted() {
        int start = place();
        StringBuilder word = new StringBuilder();
        for (int i = start + 1; i < text.length() && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) != '\'') {
                word.append(text.charAt(i));
            } else if (i + 1 < text.length() && text.charAt(i + 1) == '\'') {
                word.append(text.charAt(i++));
            } else {
                offset = i + 1;
                return word.toString();
            }
        }
        throw error(start, "a quoted word that does not end");
    }

    private Value list() {
        if (++depth > DEEPEST_LIST) {
            throw error(place(), "lists more than " + DEEPEST_LIST + " deep");
        }
        expect("[");
        List<Value> elements = new ArrayList<>();
        while (peek() != ']') {
            if (!elements.isEmpty()) {
                expect(",");
            }
            elements.add(value());
        }
        expect("]");
        depth--;
        return new Value.ListValue(elements);
    }

    private void skip() {
        while (offset < text.length()) {
            char c = text.charAt(offset);
            if (c == comment) {
                int end = text.indexOf('\n', offset);
                offset = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(c) && !(lines && c == '\n')) {
                offset++;
            } else {
                return;
            }
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNameStart(char c) {
        return c == '_' || Character.isLetter(c);
    }

    private static boolean isNamePart(char c) {
        return isNameStart(c) || isDigit(c);
    }

    /** {@return whether an atom is read back without quotes} */
    static boolean isName(String word) {
        return !word.isEmpty()
                && isNameStart(word.charAt(0))
                && word.chars().allMatch(c -> isNamePart((char) c));
    }

    LabException error(int place, String message) {
        return mistake(text, place, message);
    }

    static LabException mistake(String text, int place, String message) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < place; i++) {
            column = text.charAt(i) == '\n' ? 1 : column + 1;
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return new LabException(line, column, message);
    }
}
