package org.jmpy.numbers;

/**
 * One conversion of a float by a format code and a precision: {@code '%.3f'}, {@code '{:10e}'}.
 * Source: py/formatfloat.c, mp_format_float, called from py/mpprint.c, mp_print_float, with room
 * for 33 characters. That room is part of the behaviour: a longer {@code f} text turns into a
 * {@code g} one, or loses digits and zeros.
 *
 * <p>The text is a decimal integer of at most 19 digits ({@link Extended#scaledToInteger}) with a
 * point, zeros and an exponent put in. Beyond 16 digits, fewer are tried first, and taken when the
 * text reads back as the same number.
 */
final class FloatFormat {
    /** Room for the text, including sign and terminator. */
    private static final int ROOM = 33;

    /** Never reached by the number of digits before the point: write no point. */
    private static final int NO_POINT = 255;

    /** Stands for the precision of repr, even in a format (MP_FLOAT_REPR_PREC). */
    private static final int REPR_PRECISION = 99;

    private enum Mode {
        EXPONENT,
        FIXED,
        GENERAL
    }

    private final double f;
    private final char exponentLetter;
    private final int room;
    private Mode mode;
    private int precision;

    /** Decimal exponent of f. */
    private int exponent;

    /** GENERAL: from this exponent on, write an exponent. */
    private int positionalLimit;

    private int maxDigits;
    private int leadingZeros;
    private int trailingZeros;

    /** Longer than any text: 0.000 and 19 digits, or 33 digits and a point. */
    private final byte[] out = new byte[80];

    private int length;

    private FloatFormat(double f, char code, int precision, int room) {
        this.f = f;
        this.exponentLetter = (char) ('E' | code & 0x20);
        this.room = room;
        this.precision = precision < 0 ? 6 : precision;
        this.mode =
                switch (code | 0x20) {
                    case 'f' -> Mode.FIXED;
                    case 'g' -> Mode.GENERAL;
                    default -> Mode.EXPONENT;
                };
    }

    /**
     * {@return the text}
     *
     * @param f any
     * @param code e, f or g in either case (any other letter acts as e)
     * @param precision digits, as the code defines it; negative stands for 6
     * @param sign what to write before a number that is not negative, or 0 for nothing
     */
    static String format(double f, char code, int precision, char sign) {
        boolean negative = Double.doubleToRawLongBits(f) < 0 && !Double.isNaN(f);
        char written = negative ? '-' : sign;
        String prefix = written == 0 ? "" : String.valueOf(written);
        if (Double.isNaN(f) || Double.isInfinite(f)) {
            boolean lower = (code & 0x20) != 0;
            String word = Double.isNaN(f) ? (lower ? "nan" : "NAN") : (lower ? "inf" : "INF");
            return prefix + word;
        }
        FloatFormat format = new FloatFormat(Math.abs(f), code, precision, ROOM - prefix.length());
        return prefix + format.search();
    }

    private String search() {
        plan();
        int digits = Math.min(FloatText.SAFE_DIGITS, maxDigits);
        while (true) {
            write(digits);
            String text = FloatText.text(out, length);
            if (digits == maxDigits || FloatText.parse(text) == f) {
                return text;
            }
            digits++;
        }
    }

    /** Works out the most digits to produce and the zeros to put around them. */
    private void plan() {
        positionalLimit = Math.min(precision, room - 3);
        if (precision == REPR_PRECISION) {
            precision = FloatText.MAX_DIGITS;
            positionalLimit = FloatText.SAFE_DIGITS;
        }
        exponent = f == 0 ? 0 : FloatText.decimalExponent(f);
        if (mode == Mode.FIXED && exponent > 0 && exponent + precision + 2 > room) {
            mode = Mode.GENERAL;
            precision++;
        }
        int digits = precision;
        if (mode == Mode.FIXED) {
            digits = Math.min(digits, room - 3);
            if (exponent >= 0) {
                digits += exponent + 1;
            } else if (digits > 2 && exponent < -2) {
                leadingZeros = Math.min(-exponent, digits) - 2;
                digits -= leadingZeros;
            } else {
                digits++;
            }
        } else if (mode == Mode.EXPONENT || digits == 0) {
            digits++;
        }
        if (digits > FloatText.MAX_DIGITS) {
            trailingZeros = digits - FloatText.MAX_DIGITS;
            digits = FloatText.MAX_DIGITS;
        }
        int reserved = mode == Mode.FIXED ? 3 : 8;
        trailingZeros = Math.min(trailingZeros, room - digits - reserved);
        maxDigits = digits;
    }

    /** Writes the text with that many digits into {@link #out}. */
    private void write(int digits) {
        length = 0;
        int point = 0; // digits before the point, less one
        int scale; // power of ten that makes f the integer to write
        if (f == 0) {
            scale = 0;
        } else if (mode != Mode.FIXED) {
            scale = digits - 1 - exponent;
        } else if (exponent >= 0) {
            scale = digits - 1 - exponent;
            point = exponent;
        } else if (leadingZeros > 0) {
            putLeadingZeros(leadingZeros);
            scale = digits + leadingZeros;
            point = NO_POINT;
        } else {
            scale = digits - 1;
        }
        long m = f == 0 ? 0 : Extended.scaledToInteger(f, scale);
        layOut(m, digits, point, trailingZeros + (maxDigits - digits));
    }

    private void layOut(long integer, int wantedDigits, int wantedPoint, int wantedZeros) {
        long m = integer;
        int digits = wantedDigits;
        int point = wantedPoint;
        int zeros = wantedZeros;
        int e = exponent;
        if (m != 0 && Long.compareUnsigned(m, FloatText.TEN_TO[digits]) >= 0) {
            // rounding made one digit more
            if (mode == Mode.FIXED) {
                digits++;
                point++;
            } else {
                m = Long.divideUnsigned(m, 10);
                e++;
            }
        }
        if (mode == Mode.GENERAL) {
            if (e > 0 && e < positionalLimit) {
                point += e;
                if (point >= digits) {
                    zeros = point - (digits - 1);
                }
                e = 0;
            } else if (e < 0 && e >= -4) {
                int dropped = 0;
                for (; e < 0 && Long.remainderUnsigned(m, 10) == 0; e++) {
                    m = Long.divideUnsigned(m, 10);
                    dropped++;
                }
                digits -= dropped;
                putLeadingZeros(dropped - e - 1);
                point = NO_POINT;
                e = 0;
            }
        }
        boolean pointed = putDigits(m, digits, point);
        pointed |= putTrailingZeros(zeros, point - (digits - 1));
        if (mode == Mode.GENERAL && pointed) {
            trim();
        }
        if (mode == Mode.EXPONENT || mode == Mode.GENERAL && e != 0) {
            length = FloatText.putExponent(out, length, e, exponentLetter);
        }
    }

    private void putLeadingZeros(int count) {
        out[length++] = '0';
        out[length++] = '.';
        for (int i = 0; i < count; i++) {
            out[length++] = '0';
        }
    }

    /** {@return whether a point was written, now or by {@link #putLeadingZeros}} */
    private boolean putDigits(long m, int digits, int point) {
        int start = length;
        boolean within = point + 1 < digits;
        length = FloatText.putDigits(out, start, m, digits);
        if (within) {
            int at = start + point + 1;
            System.arraycopy(out, at, out, at + 1, length - at);
            out[at] = '.';
            length++;
        }
        return within || point >= NO_POINT;
    }

    /** Writes zeros, with the point before the one that is {@code untilPoint} places further. */
    private boolean putTrailingZeros(int count, int untilPoint) {
        boolean pointed = false;
        for (int i = 0; i < count; i++) {
            if (i == untilPoint) {
                out[length++] = '.';
                pointed = true;
            }
            out[length++] = '0';
        }
        return pointed;
    }

    private void trim() {
        while (out[length - 1] == '0') {
            length--;
        }
        if (out[length - 1] == '.') {
            length--;
        }
    }
}
