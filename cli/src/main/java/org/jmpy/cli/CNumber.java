package org.jmpy.cli;

/**
 * A number at the start of an option's value, read as C's {@code strtol} reads it.
 *
 * @param value the number, at the limits of a long if it is beyond them, 0 if there is none
 * @param end index behind the number, 0 if there is none
 */
record CNumber(long value, int end) {
    /** Reads a number whose prefix tells its base: {@code 0x} 16, {@code 0} 8, else 10. */
    static CNumber parse(String text) {
        int i = 0;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        boolean isNegative = i < text.length() && text.charAt(i) == '-';
        if (isNegative || (i < text.length() && text.charAt(i) == '+')) {
            i++;
        }
        int radix = 10;
        if (i < text.length() && text.charAt(i) == '0') {
            boolean isHex = text.regionMatches(true, i, "0x", 0, 2) && isDigit(text, i + 2, 16);
            radix = isHex ? 16 : 8;
            i += isHex ? 2 : 0;
        }
        return digits(text, i, radix, isNegative);
    }

    /** Reads a number without a sign, as Python writes it: {@code 0x}, {@code 0o}, {@code 0b}. */
    static CNumber parseFlags(String text) {
        int radix = 10;
        if (text.length() > 2 && text.charAt(0) == '0') {
            radix =
                    switch (text.charAt(1) | 0x20) {
                        case 'x' -> 16;
                        case 'o' -> 8;
                        case 'b' -> 2;
                        default -> 10;
                    };
        }
        return digits(text, radix == 10 ? 0 : 2, radix, false);
    }

    private static CNumber digits(String text, int start, int radix, boolean isNegative) {
        int i = start;
        long value = 0;
        boolean isTooLarge = false;
        for (; isDigit(text, i, radix); i++) {
            int digit = Character.digit(text.charAt(i), radix);
            isTooLarge |= value > (Long.MAX_VALUE - digit) / radix;
            value = value * radix + digit;
        }
        if (i == start) {
            return new CNumber(0, 0);
        }
        if (isTooLarge) {
            return new CNumber(isNegative ? Long.MIN_VALUE : Long.MAX_VALUE, i);
        }
        return new CNumber(isNegative ? -value : value, i);
    }

    private static boolean isDigit(String text, int i, int radix) {
        return i < text.length()
                && text.charAt(i) < 128
                && Character.digit(text.charAt(i), radix) >= 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
