package org.jmpy.object;

import org.jmpy.numbers.FieldText;

/**
 * {@code str.format}: replacement fields with arguments by position or name, conversions and nested
 * format specifications. Source: MicroPython py/objstr.c, mp_obj_str_format_helper.
 */
final class StrFormat {
    private final FieldWriter writer;
    private final String pattern;
    private final Object[] args;
    private final String[] kw;

    /** How many arguments are positional; the first one is the pattern itself. */
    private final int positional;

    /** The next argument of automatic numbering; -1 after a manual number. */
    private int next;

    /**
     * @param args the object formatted, then the arguments, then the values named by {@code kw}
     * @param kw may be null
     * @param bytes whether the pattern and the result have a character for each byte
     */
    StrFormat(String pattern, Object[] args, String[] kw, boolean bytes) {
        this.writer = new FieldWriter(bytes);
        this.pattern = pattern;
        this.args = args;
        this.kw = kw;
        this.positional = args.length - (kw == null ? 0 : kw.length);
    }

    String format() {
        expand(0, pattern.length());
        return writer.out.toString();
    }

    /** Writes a part of the pattern, all of it or a nested specification, fields replaced. */
    private void expand(int start, int end) {
        int at = start;
        while (at < end) {
            int plain = at;
            while (at < end && pattern.charAt(at) != '{' && pattern.charAt(at) != '}') {
                at++;
            }
            writer.out.append(pattern, plain, at);
            if (at == end) {
                return;
            }
            char brace = pattern.charAt(at++);
            if (peek(pattern, at, end) == brace) {
                writer.out.append(brace);
                at++;
            } else if (brace == '}') {
                throw PyError.value("single '}' encountered in format string");
            } else {
                at = field(at, end);
            }
        }
    }

    /** {@return the character at {@code at}, 0 at the end} */
    private static char peek(String text, int at, int end) {
        return at < end ? text.charAt(at) : 0;
    }

    /** Replaces the field that starts after the brace, and answers where the pattern goes on. */
    private int field(int start, int end) {
        int at = start;
        while (at < end && "}!:".indexOf(pattern.charAt(at)) < 0) {
            at++;
        }
        int nameEnd = at;
        char conversion = 0;
        if (peek(pattern, at, end) == '!') {
            conversion = conversion(at + 1, end);
            at += 2;
        }
        int specStart = -1;
        if (peek(pattern, at, end) == ':') {
            at++;
            if (peek(pattern, at, end) != '}') {
                specStart = at;
                at = specEnd(at, end);
            }
        }
        if (at >= end) {
            throw PyError.value("unmatched '{' in format");
        }
        if (pattern.charAt(at) != '}') {
            throw PyError.value("expected ':' after format specifier");
        }
        Object value = argument(start, nameEnd);
        if (specStart < 0) {
            writer.out.append(writer.text(value, conversion == 'r'));
        } else {
            if (conversion != 0) {
                value = conversion == 'r' ? Text.repr(value) : Text.str(value);
            }
            String spec = spec(specStart, at);
            new FieldSpec(spec, value, writer.bytes ? 0x100 : 0x80).write(writer, value);
        }
        return at + 1;
    }

    private char conversion(int at, int end) {
        char conversion = peek(pattern, at, end);
        if (conversion == 'r' || conversion == 's') {
            return conversion;
        }
        throw PyError.value(
                at >= end
                        ? "end of format while looking for conversion specifier"
                        : "unknown conversion specifier " + conversion);
    }

    /** {@return where the brace that ends the field is, or the end} */
    private int specEnd(int start, int end) {
        int at = start;
        for (int nest = 1; at < end; at++) {
            char c = pattern.charAt(at);
            if (c == '{') {
                nest++;
            } else if (c == '}' && --nest == 0) {
                break;
            }
        }
        return at;
    }

    /** {@return the specification in a part of the pattern, its fields replaced} */
    private String spec(int start, int end) {
        if (pattern.indexOf('{', start, end) < 0 && pattern.indexOf('}', start, end) < 0) {
            return pattern.substring(start, end);
        }
        int mark = writer.out.length();
        expand(start, end);
        String spec = writer.out.substring(mark);
        writer.out.setLength(mark);
        return spec;
    }

    private Object argument(int start, int end) {
        if (start == end) {
            if (next < 0) {
                throw PyError.value(
                        "can't switch from manual field specification to automatic field"
                                + " numbering");
            }
            return positional(next++);
        }
        int rest;
        Object value;
        if (Ascii.is(pattern.charAt(start), Ascii.DIGIT)) {
            if (next > 0) {
                throw PyError.value(
                        "can't switch from automatic field numbering to manual field"
                                + " specification");
            }
            rest = Ascii.skipDigits(pattern, start);
            value = positional(FieldWriter.parse(pattern, start, 0));
            next = -1;
        } else {
            rest = start;
            while (rest < end && pattern.charAt(rest) != '.' && pattern.charAt(rest) != '[') {
                rest++;
            }
            value = named(pattern.substring(start, rest));
        }
        if (rest < end) {
            throw PyError.notImplemented("attributes not supported");
        }
        return value;
    }

    private Object positional(int number) {
        if (number < 0 || number >= positional - 1) {
            throw PyError.index("tuple index out of range");
        }
        return args[number + 1];
    }

    private Object named(String field) {
        String name = field;
        if (writer.bytes) {
            byte[] utf8 = Encodings.latin(field);
            name = Encodings.utf8(utf8, 0, utf8.length);
        }
        Text.checkIdentifier(name);
        for (int i = 0; kw != null && i < kw.length; i++) {
            if (kw[i].equals(name)) {
                return args[positional + i];
            }
        }
        throw PyError.key(name);
    }

    /**
     * A format specification: {@code [[fill]align][sign][#][0][width][,][.precision][type]}. It
     * depends on the value, too: numbers are aligned otherwise than text.
     */
    private static final class FieldSpec {
        private char fill;
        private char align;
        private final int width;
        private final int precision;
        private final char type;
        private int flags;

        /**
         * @param fillLimit the reference fills with single bytes: a wider character is an error
         */
        FieldSpec(String spec, Object value, int fillLimit) {
            boolean numeric = value instanceof Double || FieldWriter.isInteger(value);
            int at = 0;
            if (isAlignment(peek(spec, 0, spec.length()))) {
                align = spec.charAt(at++);
            } else if (isAlignment(peek(spec, 1, spec.length())) && spec.charAt(0) < fillLimit) {
                fill = spec.charAt(at++);
                align = spec.charAt(at++);
            }
            char sign = peek(spec, at, spec.length());
            if (sign == '+' || sign == '-' || sign == ' ') {
                flags |= sign == '+' ? FieldText.SHOW_SIGN : 0;
                flags |= sign == ' ' ? FieldText.SPACE_SIGN : 0;
                at++;
            }
            if (peek(spec, at, spec.length()) == '#') {
                flags |= FieldText.SHOW_PREFIX;
                at++;
            }
            if (peek(spec, at, spec.length()) == '0') {
                align = align == 0 && numeric ? '=' : align;
                fill = fill == 0 ? '0' : fill;
            }
            width = FieldWriter.parse(spec, at, -1);
            at = Ascii.skipDigits(spec, at);
            if (peek(spec, at, spec.length()) == ',' || peek(spec, at, spec.length()) == '_') {
                flags |= spec.charAt(at++) << FieldText.GROUPING_SHIFT;
            }
            int places = -1;
            if (peek(spec, at, spec.length()) == '.') {
                at++;
                places = FieldWriter.parse(spec, at, -1);
                at = Ascii.skipDigits(spec, at);
            }
            precision = places;
            char code = peek(spec, at, spec.length());
            type = code != 0 && "bcdeEfFgGnosxX%".indexOf(code) >= 0 ? code : 0;
            at += type != 0 ? 1 : 0;
            if (peek(spec, at, spec.length()) != 0) {
                throw PyError.value("invalid format specifier");
            }
            align = align != 0 ? align : numeric ? '>' : '<';
            fill = fill != 0 ? fill : ' ';
            checkSign();
            flags |=
                    switch (align) {
                        case '<' -> FieldText.LEFT_ADJUST;
                        case '=' -> FieldText.PAD_AFTER_SIGN;
                        case '^' -> FieldText.CENTER_ADJUST;
                        default -> 0;
                    };
        }

        private static boolean isAlignment(char c) {
            return c == '<' || c == '>' || c == '=' || c == '^';
        }

        private void checkSign() {
            if ((flags & (FieldText.SHOW_SIGN | FieldText.SPACE_SIGN)) == 0) {
                return;
            }
            if (type == 's') {
                throw PyError.value("sign not allowed in string format specifier");
            }
            if (type == 'c') {
                throw PyError.value("sign not allowed with integer format specifier 'c'");
            }
        }

        void write(FieldWriter writer, Object value) {
            if (value instanceof Double) {
                real(writer, value);
            } else if (FieldWriter.isInteger(value)) {
                integer(writer, value);
            } else {
                text(writer, value);
            }
        }

        private void integer(FieldWriter writer, Object value) {
            switch (type) {
                case 0, 'd', 'n' -> writer.integer(value, 10, 'a', flags, fill, width, 0);
                case 'b' -> writer.integer(value, 2, 'a', flags, fill, width, 0);
                case 'c' -> writer.character(value, flags, fill, width);
                case 'o' -> {
                    int prefix =
                            (flags & FieldText.SHOW_PREFIX) != 0 ? FieldText.SHOW_OCTAL_LETTER : 0;
                    writer.integer(value, 8, 'a', flags | prefix, fill, width, 0);
                }
                case 'x' -> writer.integer(value, 16, 'a', flags, fill, width, 0);
                case 'X' -> writer.integer(value, 16, 'A', flags, fill, width, 0);
                case 's' -> throw unknownCode(value);
                default -> real(writer, value);
            }
        }

        private void real(FieldWriter writer, Object value) {
            switch (type) {
                case 0, 'n' -> writer.real(value, 'g', flags, fill, width, precision);
                case 'e', 'E', 'f', 'F', 'g', 'G' ->
                        writer.real(value, type, flags, fill, width, precision);
                case '%' -> {
                    double percent = FloatType.toDouble(value) * 100.0;
                    int mode = flags | FieldText.ADD_PERCENT;
                    writer.real(percent, 'f', mode, fill, width, precision);
                }
                default -> throw unknownCode(value);
            }
        }

        private void text(FieldWriter writer, Object value) {
            if (align == '=') {
                throw PyError.value("'=' alignment not allowed in string format specifier");
            }
            if (type != 0 && type != 's') {
                throw unknownCode(value);
            }
            String text = writer.data(value);
            if (text == null) {
                throw StrMethods.implicit(value);
            }
            writer.pad(writer.cut(text, precision), flags, fill, width);
        }

        private PyError unknownCode(Object value) {
            return PyError.value(
                    "unknown format code '"
                            + type
                            + "' for object of type '"
                            + Types.nameOf(value)
                            + "'");
        }
    }
}
