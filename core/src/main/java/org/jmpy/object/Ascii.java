package org.jmpy.object;

/**
 * Classes of characters: ASCII only, whatever the names of the methods promise. Source: MicroPython
 * py/unicode.c.
 */
public final class Ascii {
    static final int SPACE = 1;
    static final int DIGIT = 2;
    static final int UPPER = 4;
    static final int LOWER = 8;
    static final int HEX_LETTER = 16;
    static final int ALPHA = UPPER | LOWER;
    static final int HEX = DIGIT | HEX_LETTER;

    /** What strip() removes. */
    static final String SPACES = " \t\n\r\u000b\f";

    private Ascii() {}

    /** {@return whether {@code c} belongs to one of the classes} */
    static boolean is(int c, int classes) {
        return (classOf(c) & classes) != 0;
    }

    private static int classOf(int c) {
        if (c >= 'a' && c <= 'z') {
            return c <= 'f' ? LOWER | HEX_LETTER : LOWER;
        }
        if (c >= 'A' && c <= 'Z') {
            return c <= 'F' ? UPPER | HEX_LETTER : UPPER;
        }
        if (isDigit(c)) {
            return DIGIT;
        }
        return isSpace(c) ? SPACE : 0;
    }

    /** {@return the value of a hexadecimal digit} */
    static int hexValue(int c) {
        return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    }

    /** {@return where the next character that is no space is, from {@code from} on} */
    static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** {@return where the decimal digits at {@code from} end} */
    public static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** {@return the number that the digits of [from, to) are, at most the largest int} */
    public static long number(String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = Math.min(Integer.MAX_VALUE, number * 10 + text.charAt(i) - '0');
        }
        return number;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** {@return whether {@code c} is of the class {@link #SPACE}} */
    static boolean isSpace(int c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** {@return whether there are characters, all of one of the classes} */
    static boolean all(String text, int classes) {
        for (int i = 0; i < text.length(); i++) {
            if (!is(text.charAt(i), classes)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** {@return whether there are letters, all of one of the classes} */
    static boolean allLetters(String text, int classes) {
        boolean letters = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (is(c, ALPHA)) {
                letters = true;
                if (!is(c, classes)) {
                    return false;
                }
            }
        }
        return letters;
    }

    static String lower(String text) {
        return swapCase(text, UPPER);
    }

    static String upper(String text) {
        return swapCase(text, LOWER);
    }

    private static String swapCase(String text, int from) {
        int length = text.length();
        int i = 0;
        while (i < length && !is(text.charAt(i), from)) {
            i++;
        }
        if (i == length) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (; i < length; i++) {
            if (is(chars[i], from)) {
                chars[i] = (char) (chars[i] ^ 0x20);
            }
        }
        return new String(chars);
    }
}
