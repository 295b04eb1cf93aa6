package org.jmpy.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Fields against a table of the original's, read with its two languages for specifications. */
class FieldTextTest {
    @Test
    void fieldsAreThoseOfTheOriginal() {
        for (String[] row : Tables.rows("fields.tsv")) {
            String number = row[2];
            Object value =
                    number.startsWith("0x")
                            ? (Object)
                                    Double.longBitsToDouble(
                                            Long.parseUnsignedLong(number.substring(2), 16))
                            : IntText.parse(number, 10);
            String text =
                    row[0].equals("percent")
                            ? new Specification(row[1]).percent(value)
                            : new Specification(row[1]).format(value);
            assertEquals(row[3], text, row[0] + " " + row[1] + " of " + number);
        }
    }

    @Test
    void paddingCountsWhatTheCallerCounts() {
        StringBuilder out = new StringBuilder();
        FieldText.pad(out, "é", 2, FieldText.LEFT_ADJUST, '*', 5);
        assertEquals("é***", out.toString());
    }

    /** Reads a specification from left to right. */
    private static final class Specification {
        private final String text;
        private int pos;
        private int flags;
        private char fill;
        private int width;
        private int precision = -1;

        Specification(String text) {
            this.text = text + '\0';
        }

        private char peek() {
            return text.charAt(pos);
        }

        private boolean skip(char c) {
            if (peek() != c) {
                return false;
            }
            pos++;
            return true;
        }

        private int number(int otherwise) {
            int start = pos;
            while (Character.isDigit(peek())) {
                pos++;
            }
            return start == pos ? otherwise : Integer.parseInt(text.substring(start, pos));
        }

        String percent(Object value) {
            pos = 1;
            fill = ' ';
            boolean alternate = false;
            for (boolean more = true; more; ) {
                if (skip('-')) {
                    flags |= FieldText.LEFT_ADJUST;
                } else if (skip('+')) {
                    flags |= FieldText.SHOW_SIGN;
                } else if (skip(' ')) {
                    flags |= FieldText.SPACE_SIGN;
                } else if (skip('#')) {
                    alternate = true;
                } else if (skip('0')) {
                    flags |= FieldText.PAD_AFTER_SIGN;
                    fill = '0';
                } else {
                    more = false;
                }
            }
            width = number(0);
            if (skip('.')) {
                precision = number(0);
            }
            if (alternate && "oxX".indexOf(peek()) >= 0) {
                flags |= FieldText.SHOW_PREFIX;
            }
            return write(value);
        }

        String format(Object value) {
            char align = 0;
            if (isAlignment(peek())) {
                align = text.charAt(pos++);
            } else if (text.length() > 1 && isAlignment(text.charAt(1))) {
                fill = peek();
                align = text.charAt(1);
                pos = 2;
            }
            if (skip('+')) {
                flags |= FieldText.SHOW_SIGN;
            } else if (skip(' ')) {
                flags |= FieldText.SPACE_SIGN;
            } else {
                skip('-');
            }
            if (skip('#')) {
                flags |= FieldText.SHOW_PREFIX;
            }
            if (peek() == '0') {
                align = align == 0 ? '=' : align;
                fill = fill == 0 ? '0' : fill;
            }
            width = number(-1);
            if (peek() == ',' || peek() == '_') {
                flags |= text.charAt(pos++) << FieldText.GROUPING_SHIFT;
            }
            if (skip('.')) {
                precision = number(-1);
            }
            flags |=
                    switch (align) {
                        case '<' -> FieldText.LEFT_ADJUST;
                        case '=' -> FieldText.PAD_AFTER_SIGN;
                        case '^' -> FieldText.CENTER_ADJUST;
                        default -> 0;
                    };
            fill = fill == 0 ? ' ' : fill;
            return write(value);
        }

        private static boolean isAlignment(char c) {
            return "<>=^".indexOf(c) >= 0;
        }

        private String write(Object value) {
            StringBuilder out = new StringBuilder();
            char type = peek();
            if (value instanceof Double f) {
                if (type == '%') {
                    flags |= FieldText.ADD_PERCENT;
                    FieldText.appendFloat(out, f * 100, 'f', flags, fill, width, precision);
                } else {
                    char code = type == 0 ? 'g' : type;
                    FieldText.appendFloat(out, f, code, flags, fill, width, precision);
                }
                return out.toString();
            }
            int base =
                    switch (type) {
                        case 'b' -> 2;
                        case 'o' -> 8;
                        case 'x', 'X' -> 16;
                        default -> 10;
                    };
            flags |= base == 8 ? FieldText.SHOW_OCTAL_LETTER : 0;
            char letter = type == 'X' ? 'A' : 'a';
            FieldText.appendInt(out, value, base, letter, flags, fill, width, precision);
            return out.toString();
        }
    }
}
