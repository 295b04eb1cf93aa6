package org.jmpy.numbers;

import java.nio.charset.StandardCharsets;

/**
 * Float text: the digits are those of MicroPython on x86-64, which computes them with 64-bit
 * significands and looks for at least 16 digits; so {@code repr(9.8)} is {@code 9.800000000000001}
 * and not the shortest text that reads back. Source: py/formatfloat.c and py/parsenum.c.
 */
public final class FloatText {
    /** Significant digits tried by repr: from here ... */
    static final int SAFE_DIGITS = 16;

    /** ... up to here, which always identifies a double. */
    static final int MAX_DIGITS = 19;

    /** 10^0 to 10^19; the last is above 2^63, so compare unsigned. */
    static final long[] TEN_TO = {
        1L,
        10L,
        100L,
        1_000L,
        10_000L,
        100_000L,
        1_000_000L,
        10_000_000L,
        100_000_000L,
        1_000_000_000L,
        10_000_000_000L,
        100_000_000_000L,
        1_000_000_000_000L,
        10_000_000_000_000L,
        100_000_000_000_000L,
        1_000_000_000_000_000L,
        10_000_000_000_000_000L,
        100_000_000_000_000_000L,
        1_000_000_000_000_000_000L,
        -8_446_744_073_709_551_616L
    };

    /** The powers met in everyday programs; each equals what the original computes. */
    private static final int NEAR_MIN = -8;

    private static final double[] NEAR_POWERS = {
        1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8,
        1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private FloatText() {}

    /**
     * {@return the value of the text, as {@code float(text)} reads it}
     *
     * @throws NumberError VALUE "invalid syntax for number"
     */
    public static double parse(String text) {
        return (Double) new FloatParser(text).parse(false, false);
    }

    /**
     * {@return the value of the text in bytes, as {@code float(bytes)} reads it}
     *
     * @throws NumberError VALUE "invalid syntax for number"
     */
    public static double parse(byte[] text) {
        return parse(new String(text, StandardCharsets.ISO_8859_1));
    }

    /**
     * {@return the Double or (for a 'j' suffix) the Complex that a source literal stands for}
     *
     * @throws NumberError VALUE "invalid syntax for number"
     */
    public static Object parseLiteral(String text) {
        return new FloatParser(text).parse(true, false);
    }

    /** {@return the text of {@code repr(f)} and {@code str(f)}: {@code 1.0}, {@code 1e+16}} */
    public static String repr(double f) {
        return repr(f, true);
    }

    /** {@return as {@link #repr}, but without the final {@code .0}: the parts of a complex} */
    static String reprShort(double f) {
        return repr(f, false);
    }

    /**
     * {@return the text of one number, without padding (py/formatfloat.c, mp_format_float)}
     *
     * @param f any
     * @param code e, f or g in either case
     * @param precision as the code defines it; negative stands for 6
     * @param sign what to write before a number that is not negative ({@code '+'}, {@code ' '}), or
     *     0 for nothing
     */
    public static String format(double f, char code, int precision, char sign) {
        return FloatFormat.format(f, code, precision, sign);
    }

    private static String repr(double f, boolean alwaysDecimal) {
        if (Double.isNaN(f)) {
            return "nan";
        }
        byte[] out = new byte[28];
        int n = 0;
        if (Double.doubleToRawLongBits(f) < 0) {
            out[n++] = '-';
            f = -f;
        }
        if (f == Double.POSITIVE_INFINITY) {
            return n == 0 ? "inf" : "-inf";
        }
        long whole = (long) f;
        if (whole == f && whole < TEN_TO[15]) {
            // exact in every step of the search below
            n = putDigits(out, n, whole, whole < 10 ? 1 : countDigits(whole));
            return finish(out, n, alwaysDecimal);
        }
        int exponent = decimalExponent(f);
        for (int digits = SAFE_DIGITS; ; digits++) {
            long m = Extended.scaledToInteger(f, digits - 1 - exponent);
            int e = exponent;
            if (Long.compareUnsigned(m, TEN_TO[digits]) >= 0) {
                m = Long.divideUnsigned(m, 10);
                e++;
            }
            int kept = digits;
            if (m < 0) {
                long tenth = Long.divideUnsigned(m, 10);
                if (m == tenth * 10) {
                    m = tenth;
                    kept--;
                }
            }
            while (m > 0 && m % 10 == 0) {
                m /= 10;
                kept--;
            }
            if (digits == MAX_DIGITS || Extended.scaledToDouble(m, e - (kept - 1)) == f) {
                return layOut(out, n, m, kept, e, alwaysDecimal);
            }
        }
    }

    /** Writes the digits d, d.ddd, 0.0ddd, ddd000 or d.ddde+XX, as the exponent asks. */
    private static String layOut(
            byte[] out, int start, long m, int digits, int e, boolean alwaysDecimal) {
        int n = start;
        if (e < -4 || e >= SAFE_DIGITS) {
            n = putDigits(out, n, m, digits);
            if (digits > 1) {
                System.arraycopy(out, start + 1, out, start + 2, digits - 1);
                out[start + 1] = '.';
                n++;
            }
            n = putExponent(out, n, e, 'e');
            return text(out, n);
        }
        if (e < 0) {
            out[n++] = '0';
            out[n++] = '.';
            for (int i = e + 1; i < 0; i++) {
                out[n++] = '0';
            }
            return text(out, putDigits(out, n, m, digits));
        }
        n = putDigits(out, n, m, digits);
        int integerDigits = e + 1;
        if (digits > integerDigits) {
            int dot = start + integerDigits;
            System.arraycopy(out, dot, out, dot + 1, digits - integerDigits);
            out[dot] = '.';
            return text(out, n + 1);
        }
        for (int i = digits; i < integerDigits; i++) {
            out[n++] = '0';
        }
        return finish(out, n, alwaysDecimal);
    }

    private static String finish(byte[] out, int n, boolean alwaysDecimal) {
        if (alwaysDecimal) {
            out[n++] = '.';
            out[n++] = '0';
        }
        return text(out, n);
    }

    static String text(byte[] out, int n) {
        return new String(out, 0, n, StandardCharsets.ISO_8859_1);
    }

    static int putExponent(byte[] out, int n, int e, char letter) {
        out[n++] = (byte) letter;
        out[n++] = (byte) (e < 0 ? '-' : '+');
        int magnitude = Math.abs(e);
        if (magnitude >= 100) {
            out[n++] = (byte) ('0' + magnitude / 100);
        }
        out[n++] = (byte) ('0' + magnitude / 10 % 10);
        out[n++] = (byte) ('0' + magnitude % 10);
        return n;
    }

    /** Writes exactly {@code digits} digits of the unsigned m and returns the place after them. */
    static int putDigits(byte[] out, int start, long m, int digits) {
        int i = start + digits;
        long rest = m;
        if (rest < 0) {
            long tenth = Long.divideUnsigned(rest, 10);
            out[--i] = (byte) ('0' + (rest - tenth * 10));
            rest = tenth;
        }
        while (i > start) {
            out[--i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return start + digits;
    }

    private static int countDigits(long m) {
        int digits = 1;
        while (digits < 19 && m >= TEN_TO[digits]) {
            digits++;
        }
        return digits;
    }

    /**
     * {@return the e for which power(e) <= f < power(e + 1)}
     *
     * @param f positive and finite
     */
    static int decimalExponent(double f) {
        // log10(2) as 78913 / 2^18: at most one off for every double exponent
        int e = (Math.max(Math.getExponent(f), -1075) * 78913) >> 18;
        while (f < power(e)) {
            e--;
        }
        while (f >= power(e + 1)) {
            e++;
        }
        return e;
    }

    /** {@return 10^k as the original rounds it to a double, for k from -325 to 309} */
    private static double power(int k) {
        int near = k - NEAR_MIN;
        if (near >= 0 && near < NEAR_POWERS.length) {
            return NEAR_POWERS[near];
        }
        return Extended.scaledToDouble(1, k);
    }
}
