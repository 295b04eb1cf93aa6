package org.jmpy.numbers;

import java.math.BigInteger;

/**
 * Exponential, logarithm and power to nearly twice the precision of double. Tables of 2^(i/128) and
 * log(j/128) reduce the argument; they are computed, in the same precision, when the class is first
 * used.
 *
 * <p>Logarithm and power are first worked out to about 66 bits. Where that leaves the rounding to a
 * double open (a few times in ten thousand), the precise way decides, as A. Ziv proposed (1991).
 */
final class ExpLog {
    private static final int SIZE = 128;

    /** 2^(i / SIZE). */
    private static final double[] POWER_HI = new double[SIZE];

    private static final double[] POWER_LO = new double[SIZE];

    /** log(j / SIZE) for the j from FIRST on that cover sqrt(1/2) to sqrt(2). */
    private static final int FIRST = 90;

    private static final int LAST = 182;
    private static final double[] LOG_HI = new double[LAST - FIRST + 1];
    private static final double[] LOG_LO = new double[LAST - FIRST + 1];

    /** SIZE / j, rounded. */
    private static final double[] INVERSE = new double[LAST - FIRST + 1];

    /** The quick logarithm and exponential have at most this relative error. */
    private static final double QUICK_ERROR = 0x1p-66;

    /** The precise power has at most this relative error, times the logarithm of the result. */
    private static final double PRECISE_ERROR = 0x1p-67;

    /** log(2) in two parts; products of the first with integers below 2^11 are exact. */
    private static final double LN2_1 = 0x1.62e42fefa38p-1;

    private static final double LN2_2 = 0x1.ef35793c7673p-45;

    /** log(2) / SIZE in three parts; the first is exact for integers below 2^18. */
    private static final double STEP_1 = 0x1.62e42fef8p-8;

    private static final double STEP_2 = 0x1.1cf79abc9e3b4p-43;
    private static final double STEP_3 = -0x1.9ff0342542fc3p-97;

    private static final double STEPS_PER_UNIT = SIZE / DoubleDouble.LN2.hi();

    static {
        fillPowers();
        fillLogs();
    }

    private ExpLog() {}

    private static void fillPowers() {
        DoubleDouble root = DoubleDouble.of(2);
        for (int n = SIZE; n > 1; n >>= 1) {
            root = root.sqrt();
        }
        DoubleDouble power = DoubleDouble.ONE;
        for (int i = 0; i < SIZE; i++) {
            POWER_HI[i] = power.hi();
            POWER_LO[i] = power.lo();
            power = power.times(root);
        }
    }

    private static void fillLogs() {
        DoubleDouble log = DoubleDouble.of(0);
        setLog(SIZE, log);
        for (int j = SIZE; j < LAST; j++) {
            log = log.plus(logOfStep(j));
            setLog(j + 1, log);
        }
        log = DoubleDouble.of(0);
        for (int j = SIZE - 1; j >= FIRST; j--) {
            log = log.minus(logOfStep(j));
            setLog(j, log);
        }
    }

    private static void setLog(int j, DoubleDouble log) {
        INVERSE[j - FIRST] = (double) SIZE / j;
        LOG_HI[j - FIRST] = log.hi();
        LOG_LO[j - FIRST] = log.lo();
    }

    /** {@return log((j + 1) / j) = 2 atanh(t) with t = 1 / (2 j + 1)} */
    private static DoubleDouble logOfStep(int j) {
        DoubleDouble t = DoubleDouble.quotient(1, 2 * j + 1);
        DoubleDouble square = t.times(t);
        double s = square.hi();
        double tail = s * s * (1.0 / 5 + s * (1.0 / 7 + s * (1.0 / 9 + s * (1.0 / 11))));
        return square.over(3).plus(tail).plus(1).times(t).times(2);
    }

    /**
     * {@return log(x), with a relative error below QUICK_ERROR}
     *
     * @param x positive and finite
     */
    private static DoubleDouble quickLog(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int k = (int) (bits >>> 52) - 1023;
        if (k == -1023) {
            bits = Double.doubleToRawLongBits(x * 0x1p54);
            k = (int) (bits >>> 52) - 1023 - 54;
        }
        double m = Double.longBitsToDouble(bits & (1L << 52) - 1 | 1023L << 52);
        if (m > 1.4140625) {
            m *= 0.5;
            k++;
        }
        int j = (int) (m * SIZE + 0.5);
        // r = (m - c) / c, then log(x) = k log(2) + log(c) + log(1 + r)
        double c = j * (1.0 / SIZE);
        double difference = m - c;
        double inverse = INVERSE[j - FIRST];
        double r = difference * inverse;
        double rLo = Math.fma(-r, c, difference) * inverse;
        double square = r * r;
        double squareLo = Math.fma(r, r, -square) + 2 * r * rLo;
        double p = 1.0 / 7 - r * (1.0 / 8 - r * (1.0 / 9 - r * (1.0 / 10)));
        p = 1.0 / 4 - r * (1.0 / 5 - r * (1.0 / 6 - r * p));
        p = square * r * (1.0 / 3 - r * p);
        double series = r - 0.5 * square;
        double seriesLo = (r - series) - 0.5 * square + (rLo - 0.5 * squareLo + p);
        double base = k * LN2_1;
        double table = LOG_HI[j - FIRST];
        double sum = base + table;
        double part = sum - base;
        double sumLo = (base - (sum - part)) + (table - part);
        double log = sum + series;
        part = log - sum;
        double logLo = (sum - (log - part)) + (series - part);
        logLo += sumLo + (k * LN2_2 + LOG_LO[j - FIRST] + seriesLo);
        return DoubleDouble.quickSum(log, logLo);
    }

    /** {@return log(x) as a double, for a positive and finite x} */
    static double logRounded(double x) {
        DoubleDouble log = quickLog(x);
        double error = Math.abs(log.hi()) * QUICK_ERROR;
        double low = log.hi() + (log.lo() - error);
        return low == log.hi() + (log.lo() + error) ? low : log(x).value();
    }

    /**
     * {@return log(x)}
     *
     * @param x positive and finite
     */
    static DoubleDouble log(double x) {
        int k = 0;
        double m = x;
        if (m < Double.MIN_NORMAL) {
            m *= 0x1p54;
            k = -54;
        }
        long bits = Double.doubleToRawLongBits(m);
        k += (int) (bits >>> 52) - 1023;
        m = Double.longBitsToDouble(bits & (1L << 52) - 1 | 1023L << 52);
        if (m > 1.4140625) {
            m *= 0.5;
            k++;
        }
        int j = (int) (m * SIZE + 0.5);
        double c = (double) j / SIZE;
        // r = (m - c) / c, then log(x) = k log(2) + log(c) + log(1 + r)
        double difference = m - c;
        double rHi = difference / c;
        double rLo = Math.fma(-rHi, c, difference) / c;
        DoubleDouble r = new DoubleDouble(rHi, rLo);
        DoubleDouble square = r.times(r);
        DoubleDouble cube = square.times(r);
        double tail = rHi * (1.0 / 10 - rHi * (1.0 / 11 - rHi / 12));
        tail = rHi * (1.0 / 8 - rHi * (1.0 / 9 - tail));
        tail = rHi * (1.0 / 6 - rHi * (1.0 / 7 - tail));
        tail = square.hi() * square.hi() * (0.25 - rHi * (0.2 - tail));
        DoubleDouble series = cube.over(3).plus(-tail).minus(square.times(0.5));
        DoubleDouble logR = r.plus(series);
        if (k == 0 && j == SIZE) {
            return logR;
        }
        DoubleDouble base =
                DoubleDouble.sum(k * LN2_1, LOG_HI[j - FIRST]).plus(k * LN2_2 + LOG_LO[j - FIRST]);
        return base.plus(logR);
    }

    /** {@return log(z)} */
    static DoubleDouble log(DoubleDouble z) {
        return log(z.hi()).plus(z.lo() / z.hi());
    }

    /** {@return exp(z), for |z| below 700} */
    static DoubleDouble exp(DoubleDouble z) {
        int n = (int) Math.rint(z.hi() * STEPS_PER_UNIT);
        return reduced(z.hi(), z.lo(), n).scale(n >> 7);
    }

    /** {@return exp(hi + lo) as a double, whatever its size} */
    static double expRounded(double hi, double lo) {
        if (hi > 710) {
            return Double.POSITIVE_INFINITY;
        }
        if (hi < -746) {
            return 0;
        }
        int n = (int) Math.rint(hi * STEPS_PER_UNIT);
        DoubleDouble z = reduced(hi, lo, n);
        int exponent = n >> 7;
        if (exponent >= -1020 && exponent < 1023) {
            return z.value() * Double.longBitsToDouble((long) (exponent + 1023) << 52);
        }
        return scaleRounded(z, exponent);
    }

    /** {@return z * 2^exponent, rounded once even if it is subnormal} */
    private static double scaleRounded(DoubleDouble z, int exponent) {
        if (exponent >= -1020) {
            return z.value() * 2 * Math.scalb(1.0, exponent - 1); // may overflow
        }
        // place the value where the last bit of a number near 1 is that of a subnormal
        DoubleDouble small = z.scale(exponent + 1022);
        if (small.hi() >= 1) {
            return small.value() * Double.MIN_NORMAL;
        }
        DoubleDouble sum = DoubleDouble.quickSum(1, small.hi());
        double rounded = sum.hi() + (sum.lo() + small.lo());
        return (rounded - 1) * Double.MIN_NORMAL;
    }

    /** {@return exp(hi + lo - n log(2) / SIZE) * 2^((n mod SIZE) / SIZE)} */
    private static DoubleDouble reduced(double hi, double lo, int n) {
        double first = hi - n * STEP_1; // exact
        double productHi = n * STEP_2;
        double productLo = Math.fma(n, STEP_2, -productHi) + n * STEP_3;
        DoubleDouble r = DoubleDouble.sum(first, -productHi);
        double rHi = r.hi();
        double rLo = r.lo() + (lo - productLo);
        // exp(r) - 1 = r + r^2 / 2 + ..., where r is below 2^-8
        double square = rHi * rHi;
        double p = rHi * (1.0 / 720 + rHi * (1.0 / 5040));
        p = rHi * (1.0 / 24 + rHi * (1.0 / 120 + p));
        p = square * (0.5 + rHi * (1.0 / 6 + p));
        DoubleDouble q = DoubleDouble.quickSum(rHi, p + (rLo + rHi * rLo));
        int i = n & SIZE - 1;
        double tableHi = POWER_HI[i];
        double tableLo = POWER_LO[i];
        double high = tableHi * q.hi();
        double low = Math.fma(tableHi, q.hi(), -high) + (tableHi * q.lo() + tableLo * (1 + q.hi()));
        DoubleDouble sum = DoubleDouble.quickSum(tableHi, high);
        return DoubleDouble.quickSum(sum.hi(), sum.lo() + low);
    }

    /**
     * {@return x^y}
     *
     * @param x positive and finite
     * @param y finite
     */
    static double power(double x, double y) {
        DoubleDouble log = quickLog(x);
        double high = log.hi() * y;
        if (high > 700 || high < -700 || Math.abs(high) < 0x1p-70) {
            return precisePower(x, y);
        }
        double low = Math.fma(log.hi(), y, -high) + log.lo() * y;
        int n = (int) Math.rint(high * STEPS_PER_UNIT);
        DoubleDouble z = reduced(high, low, n);
        double error = (Math.abs(high) + 2) * QUICK_ERROR;
        double result = z.hi() + (z.lo() - error);
        if (result != z.hi() + (z.lo() + error)) {
            return precisePower(x, y);
        }
        return result * Double.longBitsToDouble((long) ((n >> 7) + 1023) << 52);
    }

    private static double precisePower(double x, double y) {
        DoubleDouble log = log(x);
        double high = log.hi() * y;
        if (Math.abs(high) < 0x1p-70) {
            return 1 + high;
        }
        if (high > 750 || high < -750) {
            return expRounded(high, 0);
        }
        double low = Math.fma(log.hi(), y, -high) + log.lo() * y;
        double sum = high + low;
        low -= sum - high;
        double error = (Math.abs(high) + 1) * PRECISE_ERROR;
        double result = expRounded(sum, low - error);
        if (result != expRounded(sum, low + error) && y == Math.rint(y) && Math.abs(y) <= 64) {
            return wholePower(x, (int) y);
        }
        return expRounded(sum, low);
    }

    /**
     * {@return x^n, worked out exactly and then rounded} The result may lie so close to the middle
     * of two doubles, or in it, that no fixed precision decides.
     */
    private static double wholePower(double x, int n) {
        int exponent = Math.getExponent(x) - 52;
        BigInteger significand = BigInteger.valueOf((long) Math.scalb(x, -exponent));
        BigInteger power = significand.pow(Math.abs(n));
        int scale = exponent * n;
        if (n < 0) {
            // at least 64 bits of the quotient, and one that says whether any follow
            int shift = power.bitLength() + 64;
            BigInteger[] parts = BigInteger.ONE.shiftLeft(shift).divideAndRemainder(power);
            int sticky = parts[1].signum();
            power = parts[0].shiftLeft(1).or(BigInteger.valueOf(sticky));
            scale -= shift + 1;
        }
        int drop = power.bitLength() - 64;
        if (drop > 0) {
            // shorten, so that it fits a double before it is scaled
            boolean exact = power.getLowestSetBit() >= drop;
            power = power.shiftRight(drop).shiftLeft(1);
            power = exact ? power : power.setBit(0);
            scale += drop - 1;
        }
        return Math.scalb(power.doubleValue(), scale);
    }
}
