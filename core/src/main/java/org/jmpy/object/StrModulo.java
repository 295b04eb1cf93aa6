package org.jmpy.object;

import org.jmpy.numbers.FieldText;
import org.jmpy.numbers.IntMath;

/** {@code str % values}. Source: MicroPython py/objstr.c, str_modulo_format. */
final class StrModulo {
    private final FieldWriter writer;
    private final String pattern;
    private final Object[] args;
    private final PyDict dict;
    private int next;
    private int at;

    /**
     * @param values a tuple of values, a dict for keys in parentheses, or one value
     * @param bytes whether the pattern and the result have a character for each byte
     */
    StrModulo(String pattern, Object values, boolean bytes) {
        this.writer = new FieldWriter(bytes);
        this.pattern = pattern;
        this.args = values instanceof PyTuple tuple ? tuple.items() : new Object[] {values};
        this.dict =
                values instanceof PyDict given && given.type() == DictType.INSTANCE ? given : null;
    }

    String format() {
        int length = pattern.length();
        while (true) {
            int percent = pattern.indexOf('%', at);
            if (percent < 0) {
                writer.out.append(pattern, at, length);
                break;
            }
            writer.out.append(pattern, at, percent);
            at = percent + 1;
            if (peek() == '%') {
                writer.out.append('%');
                at++;
            } else {
                conversion();
            }
        }
        if (dict == null && next != args.length) {
            throw PyError.type("format string didn't convert all arguments");
        }
        return writer.out.toString();
    }

    /** {@return the next character, 0 at the end} */
    private char peek() {
        return at < pattern.length() ? pattern.charAt(at) : 0;
    }

    private void checkNotEnded() {
        if (at >= pattern.length()) {
            throw PyError.value("incomplete format");
        }
    }

    private Object nextArgument() {
        if (next >= args.length) {
            throw PyError.type("format string needs more arguments");
        }
        return args[next++];
    }

    private void conversion() {
        checkNotEnded();
        Object value = peek() == '(' ? keyed() : null;
        int flags = 0;
        char fill = ' ';
        boolean alternate = false;
        for (boolean more = true; more; at += more ? 1 : 0) {
            switch (peek()) {
                case '-' -> flags |= FieldText.LEFT_ADJUST;
                case '+' -> flags |= FieldText.SHOW_SIGN;
                case ' ' -> flags |= FieldText.SPACE_SIGN;
                case '#' -> alternate = true;
                case '0' -> {
                    flags |= FieldText.PAD_AFTER_SIGN;
                    fill = '0';
                }
                default -> more = false;
            }
        }
        int width = number(0);
        int precision = -1;
        if (peek() == '.') {
            at++;
            if (at < pattern.length()) {
                precision = number(0);
            }
        }
        checkNotEnded();
        if (value == null) {
            value = nextArgument();
        }
        write(value, flags, fill, alternate, width, precision);
        at++;
    }

    /** {@return the value of the key in parentheses} */
    private Object keyed() {
        if (dict == null) {
            throw PyError.type("format needs a dict");
        }
        next = 1;
        int end = pattern.indexOf(')', at);
        if (end < 0) {
            throw PyError.value("incomplete format key");
        }
        String key = pattern.substring(at + 1, end);
        if (writer.bytes) {
            byte[] utf8 = Encodings.latin(key);
            key = Encodings.utf8(utf8, 0, utf8.length);
        }
        at = end + 1;
        Text.checkIdentifier(key);
        return dict.item(key);
    }

    /** Reads a width or precision: digits, or a star that takes an argument. */
    private int number(int absent) {
        if (peek() == '*') {
            at++;
            return (int) IntType.toLong(nextArgument());
        }
        int number = FieldWriter.parse(pattern, at, absent);
        at = Ascii.skipDigits(pattern, at);
        return number;
    }

    private void write(
            Object value, int flags, char fill, boolean alternate, int width, int precision) {
        char code = pattern.charAt(at);
        switch (code) {
            case 'c' -> character(value, flags, width);
            case 'd', 'i', 'u' -> {
                Object number = value instanceof Double d ? IntMath.fromDouble(d) : value;
                writer.integer(number, 10, 'a', flags, fill, width, precision);
            }
            case 'e', 'E', 'f', 'F', 'g', 'G' ->
                    writer.real(value, code, flags, fill, width, precision);
            case 'o' -> {
                int prefix = FieldText.SHOW_PREFIX | FieldText.SHOW_OCTAL_LETTER;
                int mode = alternate ? flags | prefix : flags;
                writer.integer(value, 8, 'a', mode, fill, width, precision);
            }
            case 'x', 'X' -> {
                int mode = alternate ? flags | FieldText.SHOW_PREFIX : flags;
                writer.integer(value, 16, (char) (code - 'x' + 'a'), mode, fill, width, precision);
            }
            case 'r' -> text(writer.text(value, true), flags, width, precision);
            case 's' -> {
                boolean raw = writer.bytes && value instanceof PyBytes;
                String text = raw ? writer.data(value) : writer.text(value, false);
                text(text, flags, width, precision);
            }
            default -> throw unsupported(code);
        }
    }

    private void text(String text, int flags, int width, int precision) {
        writer.pad(writer.cut(text, precision), flags, ' ', width);
    }

    private void character(Object value, int flags, int width) {
        if (value instanceof String text) {
            // The reference counts bytes.
            if (CodePoints.utf8Length(text) != 1) {
                throw PyError.type("%c needs int or char");
            }
            writer.pad(text, flags, ' ', width);
        } else if (FieldWriter.isInteger(value)) {
            writer.character(value, flags, ' ', width);
        } else {
            throw PyError.type("integer needed");
        }
    }

    private PyError unsupported(char code) {
        int place = writer.bytes ? at : CodePoints.utf8Length(pattern.substring(0, at));
        return PyError.value(
                "unsupported format character '"
                        + code
                        + "' (0x"
                        + Integer.toHexString(code)
                        + ") at index "
                        + place);
    }
}
