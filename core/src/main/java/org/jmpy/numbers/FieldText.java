package org.jmpy.numbers;

/**
 * Numbers in a field: padding, signs, base prefixes and digit grouping, as {@code %} and {@code
 * str.format} need them. Source: py/mpprint.c (mp_print_strn, mp_print_mp_int, mp_print_float).
 */
public final class FieldText {
    /** Pad on the right. */
    public static final int LEFT_ADJUST = 0x001;

    /** Write a plus sign. */
    public static final int SHOW_SIGN = 0x002;

    /** Write a space where a minus sign would be. */
    public static final int SPACE_SIGN = 0x004;

    /** Write 0b, 0 or 0x. */
    public static final int SHOW_PREFIX = 0x008;

    /** Pad between sign (and prefix) and digits. */
    public static final int PAD_AFTER_SIGN = 0x010;

    /** Pad on both sides. */
    public static final int CENTER_ADJUST = 0x020;

    /** Append a percent sign. */
    public static final int ADD_PERCENT = 0x040;

    /** Write 0o, not 0, as the octal prefix. */
    public static final int SHOW_OCTAL_LETTER = 0x080;

    /** Append .0 to a float without point, exponent or letters. */
    public static final int ALWAYS_DECIMAL = 0x100;

    /** The grouping character, {@code ','} or {@code '_'}, is {@code flags >> GROUPING_SHIFT}. */
    public static final int GROUPING_SHIFT = 9;

    private static final String ZEROS_UNDERSCORE = "0000_0000";
    private static final String ZEROS_COMMA = "000,000";

    private FieldText() {}

    /**
     * Appends the text, padded to the width.
     *
     * @param length what the text counts for: in the original, its bytes
     * @param flags {@link #LEFT_ADJUST}, {@link #CENTER_ADJUST}, grouping
     * @param fill 0 stands for a space
     */
    public static void pad(
            StringBuilder out, CharSequence text, int length, int flags, char fill, int width) {
        int pad = width - length;
        if (pad <= 0 && !(fill == '0' && flags >> GROUPING_SHIFT != 0)) {
            out.append(text);
            return;
        }
        String pattern = fill == 0 ? " " : String.valueOf(fill);
        int offset = 0;
        int period = 1;
        int grouping = flags >> GROUPING_SHIFT;
        if (fill == '0' && grouping != 0) {
            pattern = grouping == '_' ? ZEROS_UNDERSCORE : ZEROS_COMMA;
            period = grouping == '_' ? 5 : 4;
            int fieldWidth = width;
            if (fieldWidth % period == 0) {
                // a text must not start with the grouping character: one zero more
                pad++;
                fieldWidth++;
            }
            offset = period - 1 - fieldWidth % period;
        }
        int left = (flags & LEFT_ADJUST) != 0 ? 0 : pad;
        if ((flags & CENTER_ADJUST) != 0) {
            left = pad / 2;
        }
        repeat(out, pattern, offset, period, left);
        out.append(text);
        repeat(out, pattern, offset, period, pad - left);
    }

    private static void repeat(
            StringBuilder out, String pattern, int offset, int period, int count) {
        if (period == 1) {
            out.repeat(pattern, Math.max(count, 0));
            return;
        }
        for (int i = 0; i < count; i++) {
            out.append(pattern.charAt(offset + i % period));
        }
    }

    /**
     * Appends an integer.
     *
     * @param value a Long or BigInteger
     * @param base 2, 8, 10 or 16
     * @param letter {@code 'a'} or {@code 'A'}: case of digits and prefix
     * @param precision the least number of digits, 0 or negative for none
     */
    public static void appendInt(
            StringBuilder out,
            Object value,
            int base,
            char letter,
            int flags,
            char fill,
            int width,
            int precision) {
        int fieldWidth = width;
        int least = precision;
        int mode = flags;
        if ((flags & (LEFT_ADJUST | CENTER_ADJUST)) == 0 && fill == '0') {
            fieldWidth = Math.max(width, precision);
            least = 0;
        }
        if (least > 1) {
            mode |= PAD_AFTER_SIGN;
        }
        boolean negative = IntMath.signum(value) < 0;
        String prefix = intPrefix(negative, base, letter, flags);
        String digits =
                IntText.digits(IntMath.abs(value), base, letter, (char) (flags >> GROUPING_SHIFT));
        if ((mode & PAD_AFTER_SIGN) == 0) {
            String text = (negative ? "-" : "") + prefix + digits;
            pad(out, text, text.length(), mode, fill, fieldWidth);
            return;
        }
        String before = (negative ? "-" : "") + prefix;
        if (least <= 1) {
            out.append(before);
            pad(out, digits, digits.length(), mode, fill, fieldWidth - before.length());
            return;
        }
        int spaces = fieldWidth - before.length() - Math.max(digits.length(), least);
        boolean left = (mode & LEFT_ADJUST) != 0;
        out.repeat(' ', left ? 0 : Math.max(spaces, 0));
        out.append(before);
        pad(out, digits, digits.length(), mode & ~LEFT_ADJUST, '0', least);
        out.repeat(' ', left ? Math.max(spaces, 0) : 0);
    }

    private static String intPrefix(boolean negative, int base, char letter, int flags) {
        String sign = "";
        if (!negative) {
            sign = (flags & SHOW_SIGN) != 0 ? "+" : (flags & SPACE_SIGN) != 0 ? " " : "";
        }
        if ((flags & SHOW_PREFIX) == 0) {
            return sign;
        }
        return switch (base) {
            case 2 -> sign + "0" + (char) (letter + 'b' - 'a');
            case 8 ->
                    sign
                            + ((flags & SHOW_OCTAL_LETTER) != 0
                                    ? "0" + (char) (letter + 'o' - 'a')
                                    : "0");
            case 16 -> sign + "0" + (char) (letter + 'x' - 'a');
            default -> sign;
        };
    }

    /**
     * Appends a float.
     *
     * @param code e, f or g in either case
     * @param precision as the code defines it; negative stands for 6
     */
    public static void appendFloat(
            StringBuilder out,
            double f,
            char code,
            int flags,
            char fill,
            int width,
            int precision) {
        char sign = 0;
        if ((flags & SHOW_SIGN) != 0) {
            sign = '+';
        } else if ((flags & SPACE_SIGN) != 0) {
            sign = ' ';
        }
        String text = FloatText.format(f, code, precision, sign);
        if ((flags & ALWAYS_DECIMAL) != 0
                && text.indexOf('.') < 0
                && text.indexOf('e') < 0
                && text.indexOf('n') < 0) {
            text += ".0";
        }
        if ((flags & ADD_PERCENT) != 0) {
            text += "%";
        }
        int fieldWidth = width;
        if ((flags & PAD_AFTER_SIGN) != 0 && text.charAt(0) < '0') {
            out.append(text.charAt(0));
            text = text.substring(1);
            fieldWidth--;
        }
        pad(out, text, text.length(), flags, fill, fieldWidth);
    }
}
