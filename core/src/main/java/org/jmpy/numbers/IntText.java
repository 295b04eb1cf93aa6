package org.jmpy.numbers;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Integer text. Source: py/parsenum.c (mp_parse_num_integer), py/parsenumbase.c, py/mpz.c
 * (mpz_set_from_str), py/objint.c (mp_obj_int_formatted).
 */
public final class IntText {
    /** The largest value that MicroPython's fast path takes (a 63-bit small int). */
    private static final long SMALL_MAX = (1L << 62) - 1;

    /** Text of big integers is made and read in pieces of so many digits. */
    private static final int CHUNK_DIGITS = 1024;

    private static final int CHUNK_BITS = 3_300;

    /** A class, because setting up a lambda would slow down the start. */
    private static final class NoPoll implements Runnable {
        static final NoPoll INSTANCE = new NoPoll();

        private NoPoll() {}

        @Override
        public void run() {}
    }

    private IntText() {}

    /**
     * {@return the Long, or BigInteger if it does not fit, that the text stands for}
     *
     * <p>Underscores are skipped anywhere, but not in a number beyond 62 bits, as in the original
     * (in source text the lexer has removed them).
     *
     * @param text with spaces around and a sign allowed
     * @param base 2 to 36, or 0: by prefix 0x, 0o, 0b, else 10 (then a leading 0 is an error unless
     *     all digits are 0)
     * @throws NumberError VALUE with the original's message
     */
    public static Object parse(String text, int base) {
        return parse(text, base, StandardCharsets.UTF_8);
    }

    private static Object parse(String text, int base, Charset bytesOfMessage) {
        if (base != 0 && base < 2 || base > 36) {
            throw NumberError.value("int() arg 2 must be >= 2 and <= 36");
        }
        int end = text.length();
        int pos = skipSpace(text, 0);
        boolean negative = false;
        if (pos < end && (text.charAt(pos) == '+' || text.charAt(pos) == '-')) {
            negative = text.charAt(pos) == '-';
            pos++;
        }
        int radix = base;
        if (end - pos > 1 && text.charAt(pos) == '0') {
            int prefix = prefixRadix(text.charAt(pos + 1));
            if (prefix != 0 && (base == 0 || base == prefix)) {
                radix = prefix;
                pos += 2;
            } else if (base == 0) {
                radix = 1; // a leading zero: only zeros may follow
            }
        } else if (base == 0) {
            radix = 10;
        }
        Object value = parseDigits(text, pos, radix, negative);
        if (value == null) {
            StringBuilder message = new StringBuilder("invalid syntax for integer with base ");
            message.append(radix == 1 ? 0 : radix).append(": ");
            appendQuoted(message, text.substring(pos).getBytes(bytesOfMessage));
            throw NumberError.value(message.toString());
        }
        return value;
    }

    /** {@return as {@link #parse(String, int)}, for text in bytes} */
    public static Object parse(byte[] text, int base) {
        Charset latin = StandardCharsets.ISO_8859_1;
        return parse(new String(text, latin), base, latin);
    }

    /** {@return the value, or null if the text from start on is not a number} */
    private static Object parseDigits(String text, int start, int radix, boolean negative) {
        int end = text.length();
        long value = 0;
        long lastBeforeOverflow = SMALL_MAX / radix;
        int pos = start;
        for (; pos < end; pos++) {
            char c = text.charAt(pos);
            if (c == '_') {
                continue;
            }
            int digit = digit(c);
            if (digit >= radix) {
                break;
            }
            if (value > lastBeforeOverflow || value * radix > SMALL_MAX - digit) {
                return parseBig(text, start, radix, negative);
            }
            value = value * radix + digit;
        }
        return endsAt(text, start, pos) ? (Object) (negative ? -value : value) : null;
    }

    private static Object parseBig(String text, int start, int radix, boolean negative) {
        int end = text.length();
        int pos = start;
        while (pos < end && digit(text.charAt(pos)) < radix) {
            pos++;
        }
        if (!endsAt(text, start, pos)) {
            return null;
        }
        IntMath.checkBits((long) (pos - start) * (32 - Integer.numberOfLeadingZeros(radix - 1)));
        BigInteger magnitude = readDigits(text.substring(start, pos), radix);
        return IntMath.normalise(negative ? magnitude.negate() : magnitude);
    }

    /** Halves long text, as BigInteger itself takes quadratic time. */
    private static BigInteger readDigits(String digits, int radix) {
        if (digits.length() <= CHUNK_DIGITS) {
            return new BigInteger(digits, radix);
        }
        // powers[i] = radix^(CHUNK_DIGITS * 2^i), while text longer than that is left
        List<BigInteger> powers = new ArrayList<>();
        BigInteger power = BigInteger.valueOf(radix).pow(CHUNK_DIGITS);
        powers.add(power);
        for (long length = 2L * CHUNK_DIGITS; length < digits.length(); length *= 2) {
            power = power.multiply(power);
            powers.add(power);
        }
        return readDigits(digits, radix, powers, powers.size());
    }

    private static BigInteger readDigits(
            String digits, int radix, List<BigInteger> powers, int level) {
        if (level == 0) {
            return new BigInteger(digits, radix);
        }
        int lowDigits = CHUNK_DIGITS << level - 1;
        int split = digits.length() - lowDigits;
        if (split <= 0) {
            return readDigits(digits, radix, powers, level - 1);
        }
        BigInteger high = readDigits(digits.substring(0, split), radix, powers, level - 1);
        BigInteger low = readDigits(digits.substring(split), radix, powers, level - 1);
        return high.multiply(powers.get(level - 1)).add(low);
    }

    /** Only spaces may follow the digits, and there must have been one. */
    private static boolean endsAt(String text, int start, int pos) {
        return pos != start && skipSpace(text, pos) == text.length();
    }

    /** {@return the decimal text of a Long or BigInteger} */
    public static String decimal(Object value) {
        return value instanceof Long small
                ? Long.toString(small)
                : decimal((BigInteger) value, NoPoll.INSTANCE);
    }

    /**
     * {@return the decimal text}
     *
     * @param poll called every few milliseconds of work; it may throw to give up
     */
    public static String decimal(BigInteger value, Runnable poll) {
        if (value.bitLength() <= CHUNK_BITS) {
            return value.toString();
        }
        StringBuilder out = new StringBuilder((int) (value.bitLength() * 0.30103) + 2);
        if (value.signum() < 0) {
            out.append('-');
        }
        // powers[i] = 10^(CHUNK_DIGITS * 2^i), while they are not above the value
        List<BigInteger> powers = new ArrayList<>();
        BigInteger magnitude = value.abs();
        BigInteger power = BigInteger.TEN.pow(CHUNK_DIGITS);
        while (power.compareTo(magnitude) <= 0) {
            poll.run();
            powers.add(power);
            power = power.multiply(power);
        }
        appendDecimal(out, magnitude, powers, powers.size(), false, poll);
        return out.toString();
    }

    /** Splits in halves; {@code padded} text has all CHUNK_DIGITS * 2^level digits. */
    private static void appendDecimal(
            StringBuilder out,
            BigInteger value,
            List<BigInteger> powers,
            int level,
            boolean padded,
            Runnable poll) {
        poll.run();
        if (level == 0) {
            String text = value.toString();
            out.repeat('0', padded ? CHUNK_DIGITS - text.length() : 0);
            out.append(text);
            return;
        }
        BigInteger[] halves = value.divideAndRemainder(powers.get(level - 1));
        boolean empty = !padded && halves[0].signum() == 0;
        if (!empty) {
            appendDecimal(out, halves[0], powers, level - 1, padded, poll);
        }
        appendDecimal(out, halves[1], powers, level - 1, !empty, poll);
    }

    /**
     * {@return the digits of a value that is not negative}
     *
     * @param magnitude a Long or BigInteger
     * @param base 2 to 36
     * @param letter {@code 'a'} or {@code 'A'}: the first digit above 9
     * @param grouping what to put between groups of three (base 10) or four digits, or 0
     */
    public static String digits(Object magnitude, int base, char letter, char grouping) {
        String text;
        if (base == 10) {
            text = decimal(magnitude);
        } else if (magnitude instanceof Long small) {
            text = Long.toString(small, base);
        } else {
            text = ((BigInteger) magnitude).toString(base);
        }
        if (letter == 'A') {
            text = text.toUpperCase(Locale.ROOT);
        }
        int group = base == 10 ? 3 : 4;
        if (grouping == 0 || text.length() <= group) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + text.length() / group);
        for (int i = 0; i < text.length(); i++) {
            if (i > 0 && (text.length() - i) % group == 0) {
                out.append(grouping);
            }
            out.append(text.charAt(i));
        }
        return out.toString();
    }

    private static int prefixRadix(char c) {
        return switch (c) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    /** {@return 0 to 35, or a value above every radix} */
    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : Integer.MAX_VALUE;
    }

    private static int skipSpace(String text, int from) {
        int pos = from;
        while (pos < text.length() && isSpace(text.charAt(pos))) {
            pos++;
        }
        return pos;
    }

    /** {@return whether the character is white space in ASCII (py/unicode.c, unichar_isspace)} */
    static boolean isSpace(char c) {
        return c == ' ' || c >= 9 && c <= 13;
    }

    /** Quotes as repr of bytes does, without the b (py/objstr.c, mp_str_print_quoted). */
    private static void appendQuoted(StringBuilder out, byte[] text) {
        char quote = contains(text, '\'') && !contains(text, '"') ? '"' : '\'';
        out.append(quote);
        for (byte signed : text) {
            int b = signed & 0xff;
            if (b == quote) {
                out.append('\\').append(quote);
            } else if (b == '\\') {
                out.append("\\\\");
            } else if (b >= 32 && b <= 126) {
                out.append((char) b);
            } else if (b == '\n') {
                out.append("\\n");
            } else if (b == '\r') {
                out.append("\\r");
            } else if (b == '\t') {
                out.append("\\t");
            } else {
                out.append("\\x");
                out.append(Character.forDigit(b >> 4, 16)).append(Character.forDigit(b & 15, 16));
            }
        }
        out.append(quote);
    }

    private static boolean contains(byte[] text, char c) {
        for (byte b : text) {
            if (b == c) {
                return true;
            }
        }
        return false;
    }
}
