package org.jmpy.numbers;

import java.math.BigInteger;

/**
 * Python integer arithmetic. Integers are normalised (see the package): the methods on {@code long}
 * are the fast paths that compiled code calls, the ones on {@code Object} take a Long or BigInteger
 * each. Source: py/runtime.c (mp_binary_op), py/objint_mpz.c, py/mpz.c, py/smallint.c.
 */
public final class IntMath {
    /**
     * The largest integer in bits: 2 MiB, the default heap of the original, which holds less. The
     * bound also keeps a single operation from running for minutes.
     */
    public static final long MAX_BITS = 1L << 24;

    /** Bits of a long that can be used without a thought of its sign. */
    private static final int LEADING_BITS = 62;

    private static final BigInteger TWO_TO_63 = BigInteger.ONE.shiftLeft(63);
    private static final String WORD_OVERFLOW = "overflow converting long int to machine word";
    private static final String NEGATIVE_SHIFT = "negative shift count";

    /** Beyond this product of bit lengths, a modular power polls for interruption. */
    private static final long QUICK_POWER = 1L << 20;

    private IntMath() {}

    /** {@return the value as a Long if it fits, else as it is} */
    public static Object normalise(BigInteger value) {
        return value.bitLength() <= 63 ? (Object) value.longValue() : value;
    }

    /** {@return a Long or BigInteger as a BigInteger} */
    public static BigInteger big(Object value) {
        return value instanceof Long small ? BigInteger.valueOf(small) : (BigInteger) value;
    }

    /** {@return the Long of an unsigned 64-bit number, or the BigInteger} */
    public static Object fromUnsigned(long bits) {
        return bits >= 0 ? (Object) bits : BigInteger.valueOf(bits).add(TWO_TO_63.shiftLeft(1));
    }

    /** Refuses, with a MEMORY error, to make an integer of that many bits if that is too many. */
    static void checkBits(long bits) {
        if (bits > MAX_BITS) {
            throw tooLarge(bits, 0);
        }
    }

    /** The original allocates 32-bit digits for the value and, on top, for the shift. */
    private static NumberError tooLarge(long bits, long shift) {
        long bytes = 4 * ((bits - 1 >> 5) + 1) + 4 * (shift + 31 >>> 5);
        return new NumberError(
                NumberError.Kind.MEMORY,
                "memory allocation failed, allocating " + bytes + " bytes");
    }

    // ---- addition, subtraction, multiplication ------------------------------------------------

    /** {@return a + b} */
    public static Object add(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? addBig(a, b) : (Object) sum;
    }

    /** {@return a - b} */
    public static Object subtract(long a, long b) {
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0 ? subtractBig(a, b) : (Object) difference;
    }

    /** {@return a * b} */
    public static Object multiply(long a, long b) {
        long low = a * b;
        return Math.multiplyHigh(a, b) == low >> 63 ? (Object) low : multiplyBig(a, b);
    }

    private static Object addBig(long a, long b) {
        return BigInteger.valueOf(a).add(BigInteger.valueOf(b));
    }

    private static Object subtractBig(long a, long b) {
        return BigInteger.valueOf(a).subtract(BigInteger.valueOf(b));
    }

    private static Object multiplyBig(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    /** {@return a + b} */
    public static Object add(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y
                ? add((long) x, (long) y)
                : normalise(big(a).add(big(b)));
    }

    /** {@return a - b} */
    public static Object subtract(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y
                ? subtract((long) x, (long) y)
                : normalise(big(a).subtract(big(b)));
    }

    /** {@return a * b} */
    public static Object multiply(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return multiply((long) x, (long) y);
        }
        BigInteger x = big(a);
        BigInteger y = big(b);
        checkBits((long) x.bitLength() + y.bitLength() - 1);
        return normalise(x.multiply(y));
    }

    // ---- division -----------------------------------------------------------------------------

    /**
     * {@return a // b}
     *
     * @throws NumberError ZERO_DIVISION
     */
    public static Object floorDivide(long a, long b) {
        if (b == -1) {
            return negate(a); // the only quotient that may not fit
        }
        if (b == 0) {
            throw NumberError.divideByZero();
        }
        return Math.floorDiv(a, b);
    }

    /**
     * {@return a % b, which has the sign of b}
     *
     * @throws NumberError ZERO_DIVISION
     */
    public static long modulo(long a, long b) {
        if (b == 0) {
            throw NumberError.divideByZero();
        }
        return Math.floorMod(a, b);
    }

    /** {@return a // b} */
    public static Object floorDivide(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y
                ? floorDivide((long) x, (long) y)
                : floorDivideBig(big(a), big(b));
    }

    private static Object floorDivideBig(BigInteger a, BigInteger b) {
        // Numbers of about the same length: their leading bits nearly always tell the quotient.
        int length = a.bitLength();
        int more = length - b.bitLength();
        if (length > 4 * LEADING_BITS
                && more >= 0
                && more <= LEADING_BITS / 2
                && a.signum() > 0
                && b.signum() > 0) {
            int cut = length - LEADING_BITS;
            long leadingA = a.shiftRight(cut).longValue();
            long leadingB = b.shiftRight(cut).longValue();
            long least = leadingA / (leadingB + 1);
            if (least == (leadingA + 1) / leadingB) {
                return least;
            }
        }
        return divideBig(a, b)[0];
    }

    /** {@return a % b} */
    public static Object modulo(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y
                ? (Object) modulo((long) x, (long) y)
                : divideBig(big(a), big(b))[1];
    }

    /** {@return a // b and a % b} */
    public static Object[] divmod(Object a, Object b) {
        if (a instanceof Long x && b instanceof Long y) {
            return new Object[] {
                floorDivide((long) x, (long) y), modulo((long) x, (long) y),
            };
        }
        return divideBig(big(a), big(b));
    }

    private static Object[] divideBig(BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw NumberError.divideByZero();
        }
        BigInteger[] parts = a.divideAndRemainder(b);
        if (parts[1].signum() != 0 && a.signum() != b.signum()) {
            parts[0] = parts[0].subtract(BigInteger.ONE);
            parts[1] = parts[1].add(b);
        }
        return new Object[] {normalise(parts[0]), normalise(parts[1])};
    }

    /**
     * {@return a / b as a float: both are converted first, as the original does}
     *
     * @throws NumberError ZERO_DIVISION
     */
    public static double trueDivide(long a, long b) {
        if (b == 0) {
            throw NumberError.divideByZero();
        }
        return (double) a / (double) b;
    }

    /** {@return a / b} */
    public static double trueDivide(Object a, Object b) {
        if (b instanceof Long small && small == 0) {
            throw NumberError.divideByZero();
        }
        return toDouble(a) / toDouble(b);
    }

    // ---- powers -------------------------------------------------------------------------------

    /**
     * {@return a ** b: an integer, or a Double for a negative b}
     *
     * @throws NumberError ZERO_DIVISION for 0 to a negative power, MEMORY
     */
    public static Object power(Object a, Object b) {
        if (signum(b) < 0) {
            return FloatMath.power(toDouble(a), toDouble(b));
        }
        if (a instanceof Long base && b instanceof Long exponent) {
            return power((long) base, (long) exponent);
        }
        return powerBig(big(a), b);
    }

    /**
     * {@return a ** b}
     *
     * @param b not negative
     */
    public static Object power(long a, long b) {
        long base = a;
        long result = 1;
        for (long n = b; ; ) {
            if ((n & 1) != 0) {
                long low = result * base;
                if (Math.multiplyHigh(result, base) != low >> 63) {
                    return powerBig(BigInteger.valueOf(a), b);
                }
                result = low;
            }
            n >>= 1;
            if (n == 0) {
                return result;
            }
            long square = base * base;
            if (Math.multiplyHigh(base, base) != square >> 63) {
                return powerBig(BigInteger.valueOf(a), b);
            }
            base = square;
        }
    }

    private static Object powerBig(BigInteger a, Object exponent) {
        int bits = a.abs().bitLength();
        if (bits <= 1) { // 0, 1 or -1
            if (signum(exponent) == 0) {
                return 1L;
            }
            boolean odd = big(exponent).testBit(0);
            return odd || a.signum() == 0 ? (long) a.signum() : 1L;
        }
        if (!(exponent instanceof Long n) || n > MAX_BITS) {
            checkBits(Long.MAX_VALUE);
            throw new AssertionError();
        }
        checkBits((bits - 1) * n);
        return normalise(a.pow((int) (long) n));
    }

    /**
     * {@return pow(a, b, m), with the sign of m; 0 for a negative b}
     *
     * @param poll called now and then during long work; it may throw to give up
     * @throws NumberError VALUE "divide by zero" if m is 0
     */
    public static Object powerModulo(Object a, Object b, Object m, Runnable poll) {
        BigInteger modulus = big(m);
        if (modulus.signum() == 0) {
            throw NumberError.value("divide by zero");
        }
        BigInteger exponent = big(b);
        BigInteger size = modulus.abs();
        if (exponent.signum() < 0 || size.equals(BigInteger.ONE)) {
            return 0L;
        }
        BigInteger result;
        if ((long) exponent.bitLength() * size.bitLength() <= QUICK_POWER) {
            result = big(a).modPow(exponent, size);
        } else {
            BigInteger base = big(a).mod(size);
            result = BigInteger.ONE;
            for (int i = exponent.bitLength() - 1; i >= 0; i--) {
                poll.run();
                result = result.multiply(result).mod(size);
                if (exponent.testBit(i)) {
                    result = result.multiply(base).mod(size);
                }
            }
        }
        boolean below = modulus.signum() < 0 && result.signum() != 0;
        return normalise(below ? result.add(modulus) : result);
    }

    /**
     * {@return n!}
     *
     * @param n not negative
     * @throws NumberError MEMORY
     */
    public static Object factorial(long n) {
        if (n > 1 && n * Math.log(n / Math.E) > MAX_BITS * Math.log(2)) {
            throw tooLarge(MAX_BITS + 1, 0);
        }
        return normalise(product(1, (int) n));
    }

    /** {@return the product of the integers from low to high; 1 if there are none} */
    private static BigInteger product(int low, int high) {
        if (high - low < 16) {
            BigInteger product = BigInteger.ONE;
            for (int i = low; i <= high; i++) {
                product = product.multiply(BigInteger.valueOf(i));
            }
            return product;
        }
        int middle = low + high >>> 1;
        return product(low, middle).multiply(product(middle + 1, high));
    }

    // ---- shifts and bits ----------------------------------------------------------------------

    /**
     * {@return a << n}
     *
     * @throws NumberError VALUE "negative shift count", MEMORY
     */
    public static Object shiftLeft(long a, long n) {
        if (n >= 0 && n < 64) {
            long shifted = a << n;
            if (shifted >> n == a) {
                return shifted;
            }
        }
        return shiftLeftBig(a, n);
    }

    private static Object shiftLeftBig(Object a, long n) {
        if (n < 0) {
            throw NumberError.value(NEGATIVE_SHIFT);
        }
        BigInteger value = big(a);
        if (value.signum() == 0) {
            return 0L;
        }
        if (n > MAX_BITS - bitLength(a)) {
            throw tooLarge(bitLength(a), n);
        }
        return normalise(value.shiftLeft((int) n));
    }

    /**
     * {@return a >> n}
     *
     * @throws NumberError VALUE "negative shift count"
     */
    public static long shiftRight(long a, long n) {
        if (n < 0) {
            throw NumberError.value(NEGATIVE_SHIFT);
        }
        return a >> Math.min(n, 63);
    }

    /** {@return a << n; an n beyond 64 bits is an OVERFLOW error} */
    public static Object shiftLeft(Object a, Object n) {
        long count = toLong(n);
        return a instanceof Long x ? shiftLeft((long) x, count) : shiftLeftBig(a, count);
    }

    /** {@return a >> n; an n beyond 64 bits is an OVERFLOW error} */
    public static Object shiftRight(Object a, Object n) {
        long count = toLong(n);
        if (a instanceof Long x) {
            return shiftRight((long) x, count);
        }
        if (count < 0) {
            throw NumberError.value(NEGATIVE_SHIFT);
        }
        return normalise(((BigInteger) a).shiftRight((int) Math.min(count, Integer.MAX_VALUE)));
    }

    /** {@return a & b} */
    public static Object and(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y
                ? (Object) (x & y)
                : normalise(big(a).and(big(b)));
    }

    /** {@return a | b} */
    public static Object or(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y
                ? (Object) (x | y)
                : normalise(big(a).or(big(b)));
    }

    /** {@return a ^ b} */
    public static Object xor(Object a, Object b) {
        return a instanceof Long x && b instanceof Long y
                ? (Object) (x ^ y)
                : normalise(big(a).xor(big(b)));
    }

    // ---- one operand --------------------------------------------------------------------------

    /** {@return -a} */
    public static Object negate(long a) {
        return a == Long.MIN_VALUE ? TWO_TO_63 : (Object) (-a);
    }

    /** {@return |a|} */
    public static Object abs(long a) {
        return a < 0 ? negate(a) : (Object) a;
    }

    /** {@return -a} */
    public static Object negate(Object a) {
        return a instanceof Long x ? negate((long) x) : normalise(((BigInteger) a).negate());
    }

    /** {@return |a|} */
    public static Object abs(Object a) {
        return a instanceof Long x ? abs((long) x) : ((BigInteger) a).abs();
    }

    /** {@return ~a} */
    public static Object invert(Object a) {
        return a instanceof Long x ? (Object) ~x : ((BigInteger) a).not();
    }

    /** {@return -1, 0 or 1} */
    public static int signum(Object a) {
        return a instanceof Long x ? Long.signum(x) : ((BigInteger) a).signum();
    }

    /** {@return the bits of |a|} */
    public static int bitLength(Object a) {
        return a instanceof Long x
                ? (x == Long.MIN_VALUE ? 64 : 64 - Long.numberOfLeadingZeros(Math.abs(x)))
                : ((BigInteger) a).abs().bitLength();
    }

    /** {@return hash(a): its low 63 bits, as a signed number} */
    public static long hash(Object a) {
        return a instanceof Long x ? hash((long) x) : hash(((BigInteger) a).longValue());
    }

    /** {@return hash(a)} */
    public static long hash(long a) {
        return a << 1 >> 1;
    }

    // ---- comparison ---------------------------------------------------------------------------

    /** {@return negative, 0 or positive as a is below, equal to or above b} */
    public static int compare(Object a, Object b) {
        if (a instanceof Long x) {
            return b instanceof Long y ? Long.compare(x, y) : -((BigInteger) b).signum();
        }
        BigInteger big = (BigInteger) a;
        return b instanceof BigInteger y ? big.compareTo(y) : big.signum();
    }

    /** {@return a == b} */
    public static boolean equal(Object a, Object b) {
        return a.equals(b);
    }

    // ---- conversions --------------------------------------------------------------------------

    /**
     * {@return the value as a long}
     *
     * @throws NumberError OVERFLOW if it does not fit
     */
    public static long toLong(Object a) {
        if (a instanceof Long x) {
            return x;
        }
        throw NumberError.overflow(WORD_OVERFLOW);
    }

    /** {@return the low 64 bits} */
    public static long truncated(Object a) {
        return a instanceof Long x ? x : ((BigInteger) a).longValue();
    }

    /** {@return float(a): infinite if it is too large} */
    public static double toDouble(Object a) {
        return a instanceof Long x ? (double) x : toDouble((BigInteger) a);
    }

    /**
     * Rounds after each 32-bit digit from the top, as the original does (mpz_as_float), which
     * differs from one rounding in rare cases.
     */
    private static double toDouble(BigInteger a) {
        BigInteger magnitude = a.abs();
        if (magnitude.bitLength() > 1056) {
            return a.signum() < 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        byte[] bytes = magnitude.toByteArray();
        double result = 0;
        long digit = 0;
        for (int i = 0; i < bytes.length; i++) {
            digit = digit << 8 | bytes[i] & 0xff;
            if ((bytes.length - 1 - i) % 4 == 0) {
                result = result * 0x1p32 + digit;
                digit = 0;
            }
        }
        return a.signum() < 0 ? -result : result;
    }

    /**
     * {@return int(f): the integer part}
     *
     * @throws NumberError OVERFLOW "can't convert inf to int", VALUE "can't convert NaN to int"
     */
    public static Object fromDouble(double f) {
        long whole = (long) f;
        if (whole != Long.MIN_VALUE && whole != Long.MAX_VALUE && !Double.isNaN(f)) {
            return whole;
        }
        if (Double.isNaN(f)) {
            throw NumberError.value("can't convert NaN to int");
        }
        if (Double.isInfinite(f)) {
            throw NumberError.overflow("can't convert inf to int");
        }
        long bits = Double.doubleToRawLongBits(f);
        long significand = bits & (1L << 52) - 1 | 1L << 52;
        BigInteger value = BigInteger.valueOf(significand).shiftLeft(Math.getExponent(f) - 52);
        return normalise(f < 0 ? value.negate() : value);
    }

    /**
     * {@return the value in two's complement}
     *
     * <p>In the original a signed integer of several 32-bit digits may lose its sign bit when the
     * bytes end within its digits ({@code (1 << 95).to_bytes(12, 'big', signed=True)} is an error,
     * but {@code (1 << 87).to_bytes(11, 'big', signed=True)} is not); so it does here.
     *
     * @param length how many bytes, not negative
     * @param signed whether negative values are allowed
     * @throws NumberError OVERFLOW if it does not fit
     */
    public static byte[] toBytes(Object value, int length, boolean bigEndian, boolean signed) {
        int sign = signum(value);
        if (sign < 0 && !signed) {
            throw NumberError.overflow("can't convert negative int to unsigned");
        }
        byte[] minimal = big(value).toByteArray(); // big endian, with a sign bit
        boolean losesSignBit = value instanceof BigInteger && digitBytes(value) > length;
        byte filler = (byte) (sign < 0 ? -1 : 0);
        int from = 0;
        if (!signed || sign == 0 || losesSignBit) {
            while (from < minimal.length && minimal[from] == filler) {
                from++;
            }
        }
        if (minimal.length - from > length) {
            throw NumberError.overflow("value would overflow a " + length + " byte buffer");
        }
        byte[] out = new byte[length];
        for (int i = 0; i < length; i++) {
            int place = minimal.length - 1 - i;
            byte b = place >= from ? minimal[place] : filler;
            out[bigEndian ? length - 1 - i : i] = b;
        }
        return out;
    }

    private static int digitBytes(Object value) {
        return (bitLength(value) + 31) / 32 * 4;
    }

    /** {@return the value of unsigned bytes} */
    public static Object fromBytes(byte[] bytes, int offset, int length, boolean bigEndian) {
        byte[] ordered = new byte[length];
        for (int i = 0; i < length; i++) {
            ordered[i] = bytes[bigEndian ? offset + i : offset + length - 1 - i];
        }
        return normalise(new BigInteger(1, ordered));
    }

    /**
     * {@return round(a, n): a multiple of 10 ** -n for a negative n, ties to even}
     *
     * @throws NumberError MEMORY
     */
    public static Object round(Object a, long n) {
        if (n >= 0) {
            return a;
        }
        if (n < -MAX_BITS) {
            checkBits(Long.MAX_VALUE);
        }
        Object unit = power(10L, -n);
        Object rest = modulo(a, unit);
        Object below = subtract(a, rest);
        int half = compare(multiply(rest, 2L), unit);
        boolean up = half > 0 || half == 0 && big(floorDivide(a, unit)).testBit(0);
        return up ? add(below, unit) : below;
    }
}
