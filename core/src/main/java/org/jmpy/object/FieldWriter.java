package org.jmpy.object;

import org.jmpy.mpy.Utf8;
import org.jmpy.numbers.FieldText;

/**
 * Where {@code str.format} and {@code %} write. In the bytes form of both, the text built has one
 * character for each byte, and what is put in becomes UTF-8 first. Widths count bytes of UTF-8, as
 * in the reference.
 */
final class FieldWriter {
    final StringBuilder out = new StringBuilder();
    final boolean bytes;

    FieldWriter(boolean bytes) {
        this.bytes = bytes;
    }

    /** {@return {@code str(value)} or {@code repr(value)} as this writer puts text in} */
    String text(Object value, boolean repr) {
        String text = repr ? Text.repr(value) : Text.str(value);
        return bytes ? widen(text) : text;
    }

    /** {@return the characters of a str or the bytes of a bytes object, else null} */
    String data(Object value) {
        if (value instanceof String text) {
            return bytes ? widen(text) : text;
        }
        if (value instanceof PyBytes data) {
            byte[] b = data.value();
            return bytes ? Encodings.latin(b, 0, b.length) : Encodings.utf8(b, 0, b.length);
        }
        return null;
    }

    private static String widen(String text) {
        byte[] utf8 = Utf8.encode(text);
        return utf8.length == text.length() ? text : Encodings.latin(utf8, 0, utf8.length);
    }

    /** {@return how many bytes a text that was put in has} */
    int length(String text) {
        return bytes ? text.length() : CodePoints.utf8Length(text);
    }

    /** {@return the start of a text, cut to a precision; negative cuts nothing} */
    String cut(String text, int precision) {
        if (precision < 0 || precision >= length(text)) {
            return text;
        }
        return bytes ? text.substring(0, precision) : CodePoints.cutToBytes(text, precision);
    }

    /** Appends a text padded to the width. */
    void pad(String text, int flags, char fill, int width) {
        FieldText.pad(out, text, length(text), flags, fill, width);
    }

    /**
     * Appends the character with a number.
     *
     * @throws PyError OverflowError if there is none
     */
    void character(Object number, int flags, char fill, int width) {
        long c = IntType.toLong(number);
        if (c < 0 || c > Character.MAX_CODE_POINT) {
            throw PyError.overflow("char not in range(0x110000)");
        }
        pad(text(CodePoints.of((int) c), false), flags, fill, width);
    }

    /** Appends an int, or what can be taken for one. */
    void integer(
            Object value, int base, char letter, int flags, char fill, int width, int precision) {
        if (precision <= 1 && value instanceof Long i && isPlain(i, letter, flags)) {
            String digits = Long.toString(i, base);
            FieldText.pad(out, digits, digits.length(), flags, fill, width);
            return;
        }
        Object number = IntType.isInt(value) ? value : (Object) IntType.toLong(value);
        FieldText.appendInt(out, number, base, letter, flags, fill, width, precision);
    }

    /** {@return whether nothing can stand between padding and digits, which are small letters} */
    private static boolean isPlain(long value, char letter, int flags) {
        int adjusts = FieldText.LEFT_ADJUST | FieldText.CENTER_ADJUST;
        int harmless = value < 0 ? adjusts : adjusts | FieldText.PAD_AFTER_SIGN;
        return letter == 'a' && (flags & ~harmless) == 0;
    }

    /** Appends a float, or what can be taken for one. */
    void real(Object value, char code, int flags, char fill, int width, int precision) {
        FieldText.appendFloat(out, FloatType.toDouble(value), code, flags, fill, width, precision);
    }

    /** {@return whether a value is an int or a bool} */
    static boolean isInteger(Object value) {
        return value instanceof Boolean || IntType.isInt(value);
    }

    /**
     * Reads a decimal number at {@code at}, which wraps beyond 32 bits.
     *
     * @return the number, or {@code absent} if there is no digit
     */
    static int parse(String text, int at, int absent) {
        int end = Ascii.skipDigits(text, at);
        if (end == at) {
            return absent;
        }
        int number = 0;
        for (int i = at; i < end; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
