package org.jmpy.numbers;

/**
 * Reads decimal float and complex text with MicroPython's rules and digits. Source: py/parsenum.c,
 * mp_parse_num_decimal and mp_parse_float_internal. The rules are laxer than CPython's: {@code
 * float("_")}, {@code float(".")} and {@code float("e5")} are all 0.0.
 */
final class FloatParser {
    /** From here on further digits only move the exponent. */
    private static final long SIGNIFICAND_FULL = 0x1999999999999998L;

    /** Exponents saturate here, far outside what a double can hold. */
    private static final long EXPONENT_LIMIT = 100_000_000;

    private final String text;
    private final int end;
    private int pos;

    FloatParser(String text) {
        this.text = text;
        this.end = text.length();
    }

    /**
     * {@return a Double, or a Complex}
     *
     * @param allowImaginary accept a 'j' suffix, which gives a Complex
     * @param complex accept "real+imagj" too and always give a Complex
     */
    Object parse(boolean allowImaginary, boolean complex) {
        double real = 0;
        boolean haveReal = false;
        while (true) {
            skipSpace();
            boolean negative = readSign();
            int start = pos;
            double value = readMagnitude();
            boolean imaginary = allowImaginary && pos < end && (text.charAt(pos) | 0x20) == 'j';
            if (imaginary) {
                if (pos == start) {
                    value = 1; // a lone "j"
                }
                pos++;
            }
            if (pos == start) {
                throw invalid();
            }
            if (negative) {
                value = -value;
            }
            skipSpace();
            if (pos == end) {
                if (imaginary) {
                    return new Complex(real, value);
                }
                if (haveReal) {
                    throw invalid();
                }
                return complex ? new Complex(value, 0) : (Object) value;
            }
            if (!complex || haveReal || imaginary) {
                throw invalid();
            }
            real = value;
            haveReal = true;
        }
    }

    private double readMagnitude() {
        if (word("inf")) {
            word("inity");
            return Double.POSITIVE_INFINITY;
        }
        if (word("nan")) {
            return Double.NaN;
        }
        return readDecimal();
    }

    /** Steps over the (lower case) word in any case, if it is next. */
    private boolean word(String word) {
        if (end - pos < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((text.charAt(pos + i) | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        pos += word.length();
        return true;
    }

    /** Zeros are held back until a digit follows, so that trailing ones cost no precision. */
    private double readDecimal() {
        long significand = 0;
        long scale = 0;
        boolean fraction = false;
        int integerZeros = 0;
        int fractionZeros = 0;
        long exponent = 0;
        while (pos < end) {
            char c = text.charAt(pos++);
            if (c >= '0' && c <= '9') {
                if (c == '0' || full(significand)) {
                    if (fraction) {
                        fractionZeros++;
                    } else {
                        integerZeros++;
                    }
                    continue;
                }
                for (; integerZeros > 0; integerZeros--) {
                    if (full(significand)) {
                        scale++;
                    } else {
                        significand *= 10;
                    }
                }
                for (; fractionZeros > 0; fractionZeros--) {
                    if (!full(significand)) {
                        significand *= 10;
                        scale--;
                    }
                }
                if (!full(significand)) {
                    significand = significand * 10 + (c - '0');
                    scale -= fraction ? 1 : 0;
                } else {
                    scale += fraction ? 0 : 1;
                }
            } else if (c == '.' && !fraction) {
                fraction = true;
            } else if ((c | 0x20) == 'e') {
                exponent = readExponent();
                break;
            } else if (c != '_') {
                pos--;
                break;
            }
        }
        long k = exponent + scale + integerZeros;
        return Extended.scaledToDouble(significand, Math.clamp(k, -1000, 1000));
    }

    private static boolean full(long significand) {
        return Long.compareUnsigned(significand, SIGNIFICAND_FULL) >= 0;
    }

    private long readExponent() {
        boolean negative = pos < end && readSign();
        if (pos == end) {
            throw invalid();
        }
        long exponent = 0;
        while (pos < end) {
            char c = text.charAt(pos);
            if (c >= '0' && c <= '9') {
                if (exponent < EXPONENT_LIMIT) {
                    exponent = exponent * 10 + (c - '0');
                }
            } else if (c != '_') {
                break;
            }
            pos++;
        }
        return negative ? -exponent : exponent;
    }

    private boolean readSign() {
        if (pos < end) {
            char c = text.charAt(pos);
            if (c == '+' || c == '-') {
                pos++;
                return c == '-';
            }
        }
        return false;
    }

    private void skipSpace() {
        while (pos < end && IntText.isSpace(text.charAt(pos))) {
            pos++;
        }
    }

    private static NumberError invalid() {
        return NumberError.value("invalid syntax for number");
    }
}
