package org.jmpy.numbers;

/**
 * A positive number with a 64-bit significand, rounded to nearest even after each operation: what
 * an x87 register holds. MicroPython's text conversions compute in {@code long double}, so their
 * last digits depend on it (py/parsenum.c and py/formatfloat.c, MICROPY_FLOAT_FORMAT_IMPL_EXACT).
 *
 * <p>The exponent is not limited to the x87's 15 bits. That makes no difference to callers: their
 * results are doubles or 64-bit integers, and {@link #scale10} leaves both ranges long before an
 * x87 register overflows.
 *
 * <p>Instances are short-lived locals that HotSpot can keep in registers.
 */
final class Extended {
    /** 10^(2^i) by repeated squaring; exact up to i = 4. */
    private static final int POWERS = 9;

    private static final long[] POWER_SIGNIFICAND = new long[POWERS];
    private static final int[] POWER_EXPONENT = new int[POWERS];

    /** floor((2^128 - 1) / d) - 2^64 of each power's significand d. */
    private static final long[] POWER_RECIPROCAL = new long[POWERS];

    static {
        Extended power = new Extended();
        power.set(10);
        for (int i = 0; i < POWERS; i++) {
            POWER_SIGNIFICAND[i] = power.significand;
            POWER_EXPONENT[i] = power.exponent;
            POWER_RECIPROCAL[i] = reciprocal(power.significand);
            power.multiply(power.significand, power.exponent);
        }
    }

    /** Unsigned; the top bit is set unless the number is zero. */
    private long significand;

    /** The number is significand * 2^exponent. */
    private int exponent;

    /**
     * {@return the double nearest to m * 10^k, computed as the original does}
     *
     * @param m unsigned
     * @param k any; far out of range gives zero or infinity
     */
    static double scaledToDouble(long m, int k) {
        if (m == 0 || k < -345) { // below 2^64 * 10^-345 everything rounds to zero
            return 0.0;
        }
        if (k > 309) {
            return Double.POSITIVE_INFINITY;
        }
        Extended x = new Extended();
        x.set(m);
        x.scale10(k);
        return x.toDouble();
    }

    /**
     * {@return the integer part of f * 10^k + 0.5, where the sum too is rounded to 64 bits}
     *
     * @param f positive and finite
     * @param k such that the result is below 2^64, and at least -345
     */
    static long scaledToInteger(double f, int k) {
        Extended x = new Extended();
        x.set(f);
        x.scale10(k);
        return x.addHalfAndTruncate();
    }

    private void set(long m) {
        int shift = Long.numberOfLeadingZeros(m);
        significand = m << shift;
        exponent = -shift;
    }

    private void set(double f) {
        long bits = Double.doubleToRawLongBits(f);
        int biased = (int) (bits >>> 52) & 0x7ff;
        long fraction = bits & ((1L << 52) - 1);
        set(biased == 0 ? fraction : fraction | 1L << 52);
        exponent += Math.max(biased, 1) - 1075;
    }

    /** Multiplies by 10^k (k != 0 only), one rounded step for each bit set in |k|. */
    private void scale10(int k) {
        int n = Math.abs(k);
        for (int i = 0; n != 0; i++, n >>= 1) {
            if ((n & 1) == 0) {
                continue;
            }
            if (k > 0) {
                multiply(POWER_SIGNIFICAND[i], POWER_EXPONENT[i]);
            } else {
                divide(POWER_SIGNIFICAND[i], POWER_EXPONENT[i], POWER_RECIPROCAL[i]);
            }
        }
    }

    private void multiply(long otherSignificand, int otherExponent) {
        long high = Math.unsignedMultiplyHigh(significand, otherSignificand);
        long low = significand * otherSignificand;
        int shift = 64;
        if (high >= 0) {
            high = high << 1 | low >>> 63;
            low <<= 1;
            shift = 63;
        }
        boolean up = low < 0 && (low != Long.MIN_VALUE || (high & 1) != 0);
        round(high, up, exponent + otherExponent + shift);
    }

    /**
     * Divides by d * 2^otherExponent. The 128 by 64 bit division multiplies by the reciprocal: N.
     * Möller, T. Granlund, "Improved division by invariant integers" (2011), algorithm 4.
     */
    private void divide(long d, int otherExponent, long reciprocal) {
        long high = significand;
        long low = 0;
        int shift = 64;
        if (Long.compareUnsigned(high, d) >= 0) {
            low = high << 63;
            high >>>= 1;
            shift = 63;
        }
        long quotientLow = reciprocal * high + low;
        long carry = Long.compareUnsigned(quotientLow, low) < 0 ? 1 : 0;
        long quotient = Math.unsignedMultiplyHigh(reciprocal, high) + high + carry + 1;
        long remainder = low - quotient * d;
        if (Long.compareUnsigned(remainder, quotientLow) > 0) {
            quotient--;
            remainder += d;
        }
        if (Long.compareUnsigned(remainder, d) >= 0) {
            quotient++;
            remainder -= d;
        }
        int half = Long.compareUnsigned(remainder, d - remainder);
        boolean up = half > 0 || half == 0 && (quotient & 1) != 0;
        round(quotient, up, exponent - otherExponent - shift);
    }

    private void round(long m, boolean up, int newExponent) {
        significand = m;
        exponent = newExponent;
        if (up && ++significand == 0) {
            significand = Long.MIN_VALUE;
            exponent++;
        }
    }

    private long addHalfAndTruncate() {
        if (exponent >= 0) {
            // an integer of 64 bits: adding a half is a tie, which goes to the even neighbour
            return significand + (significand & 1);
        }
        if (exponent < -65) {
            return 0; // below a quarter
        }
        // in units of 2^exponent: a sum of 64 or 65 bits, which loses its lowest bit if it has 65
        int unitBits = -exponent;
        long half = unitBits == 65 ? 0 : 1L << (unitBits - 1);
        long sum = significand + half;
        boolean carried = unitBits == 65 || Long.compareUnsigned(sum, half) < 0;
        if (!carried) {
            return sum >>> unitBits;
        }
        boolean up = (sum & 3) == 3;
        long halved = (sum >>> 1 | Long.MIN_VALUE) + (up ? 1 : 0);
        if (halved == 0) {
            return 1L << (65 - unitBits);
        }
        return unitBits == 65 ? 0 : halved >>> (unitBits - 1);
    }

    private double toDouble() {
        int binaryExponent = exponent + 63;
        if (binaryExponent > 1023) {
            return Double.POSITIVE_INFINITY;
        }
        int drop = Math.max(11, 11 - 1022 - binaryExponent);
        if (drop > 64) {
            return 0.0;
        }
        long kept = drop == 64 ? 0 : significand >>> drop;
        long rest = significand << (64 - drop);
        if (rest < 0 && (rest != Long.MIN_VALUE || (kept & 1) != 0)) {
            kept++; // may carry into the exponent, which is right
        }
        long biased = drop == 11 ? (long) (binaryExponent + 1022) << 52 : 0;
        return Double.longBitsToDouble(biased + kept);
    }

    /** {@return floor((2^128 - 1) / d) - 2^64} by long division; the top bit of d is set. */
    private static long reciprocal(long d) {
        long remainder = ~d; // the high word of 2^128 - 1 - 2^64 * d, below d
        long quotient = 0;
        for (int i = 0; i < 64; i++) {
            boolean overflow = remainder < 0;
            remainder = remainder << 1 | 1;
            quotient <<= 1;
            if (overflow || Long.compareUnsigned(remainder, d) >= 0) {
                remainder -= d;
                quotient |= 1;
            }
        }
        return quotient;
    }
}
