package org.jmpy.numbers;

import java.math.BigInteger;

/**
 * Circular functions and their inverses to nearly twice the precision of double. Tables at
 * multiples of 1/64 reduce the argument; they are computed, in the same precision, when the class
 * is first used.
 */
final class Trigonometry {
    private static final int GRID = 64;

    /** sin(i / GRID) and cos(i / GRID), up to a little above pi / 4. */
    private static final int CIRCULAR = 52;

    private static final DoubleDouble[] SIN = new DoubleDouble[CIRCULAR];
    private static final DoubleDouble[] COS = new DoubleDouble[CIRCULAR];

    /** atan(i / GRID), up to 1. */
    private static final DoubleDouble[] ATAN = new DoubleDouble[GRID + 1];

    /** pi / 2 in four parts; products of the first two with integers below 2^20 are exact. */
    private static final double HALF_PI_1 = 0x1.921fb544p+0;

    private static final double HALF_PI_2 = 0x1.0b4611a6p-34;
    private static final double HALF_PI_3 = 0x1.3198a2e037073p-69;
    private static final double HALF_PI_4 = 0x1.129024e088a68p-123;

    /** Arguments from here on are reduced with many digits of 2 / pi. */
    private static final double FAR = 0x1p20;

    static {
        DoubleDouble step = DoubleDouble.of(1.0 / GRID);
        DoubleDouble sin = sinSeries(step);
        DoubleDouble cos = DoubleDouble.ONE.minus(sin.times(sin)).sqrt();
        SIN[0] = DoubleDouble.of(0);
        COS[0] = DoubleDouble.ONE;
        for (int i = 1; i < CIRCULAR; i++) {
            SIN[i] = SIN[i - 1].times(cos).plus(COS[i - 1].times(sin));
            COS[i] = COS[i - 1].times(cos).minus(SIN[i - 1].times(sin));
        }
        ATAN[0] = DoubleDouble.of(0);
        for (int i = 0; i < GRID; i++) {
            // atan(b) - atan(a) = atan((b - a) / (1 + a b))
            DoubleDouble t = DoubleDouble.quotient(GRID, GRID * GRID + i * (i + 1));
            ATAN[i + 1] = ATAN[i].plus(atanSeries(t));
        }
    }

    private Trigonometry() {}

    private static DoubleDouble sinSeries(DoubleDouble x) {
        DoubleDouble square = x.times(x);
        DoubleDouble sum = DoubleDouble.of(0);
        for (int n = 15; n > 1; n -= 2) {
            sum = sum.plus(1).times(square).over(-n * (n - 1));
        }
        return sum.plus(1).times(x);
    }

    /** {@return atan(x) for x up to 1/64} */
    private static DoubleDouble atanSeries(DoubleDouble x) {
        DoubleDouble square = x.times(x);
        double s = square.hi();
        double tail = s * s * (1.0 / 5 - s * (1.0 / 7 - s * (1.0 / 9 - s * (1.0 / 11))));
        return square.over(-3).plus(tail).plus(1).times(x);
    }

    /** {@return sin(x + quarters * pi / 2)} */
    static double sin(double x, int quarters) {
        if (Math.abs(x) <= Math.PI / 4) {
            return circular(DoubleDouble.of(x), quarters).value();
        }
        if (Math.abs(x) < FAR) {
            int n = (int) Math.rint(x * (2 / Math.PI));
            return circular(reduceNear(x, n), quarters + n).value();
        }
        return circularFar(x, quarters, false).value();
    }

    /** {@return tan(x)} */
    static double tan(double x) {
        if (Math.abs(x) < 0x1p-27) {
            return x;
        }
        if (Math.abs(x) < FAR) {
            int n = (int) Math.rint(x * (2 / Math.PI));
            DoubleDouble r = reduceNear(x, n);
            return circular(r, n).over(circular(r, n + 1)).value();
        }
        return circularFar(x, 0, true).value();
    }

    /** {@return sin(r + quarters * pi / 2) for |r| up to pi / 4} */
    static DoubleDouble circular(DoubleDouble r, int quarters) {
        DoubleDouble result = (quarters & 1) == 0 ? sinKernel(r) : cosKernel(r);
        return (quarters & 2) == 0 ? result : result.negate();
    }

    private static DoubleDouble reduceNear(double x, int n) {
        double first = x - n * HALF_PI_1; // exact
        DoubleDouble r = DoubleDouble.sum(first, -n * HALF_PI_2);
        return r.plus(DoubleDouble.product(-n, HALF_PI_3)).plus(-n * HALF_PI_4);
    }

    private static DoubleDouble sinKernel(DoubleDouble r) {
        boolean negative = r.hi() < 0;
        DoubleDouble a = negative ? r.negate() : r;
        int i = (int) (a.hi() * GRID + 0.5);
        DoubleDouble h = offset(a, i);
        double square = h.hi() * h.hi();
        DoubleDouble result = combine(SIN[i], COS[i], sinTail(h, square), cosTail(h, square), h);
        return negative ? result.negate() : result;
    }

    private static DoubleDouble cosKernel(DoubleDouble r) {
        DoubleDouble a = r.hi() < 0 ? r.negate() : r;
        int i = (int) (a.hi() * GRID + 0.5);
        DoubleDouble h = offset(a, i);
        double square = h.hi() * h.hi();
        DoubleDouble minusSin = SIN[i].negate();
        return combine(COS[i], minusSin, sinTail(h, square), cosTail(h, square), h);
    }

    private static DoubleDouble offset(DoubleDouble a, int i) {
        return DoubleDouble.quickSum(a.hi() - (double) i / GRID, a.lo());
    }

    /** sin(h) - h */
    private static double sinTail(DoubleDouble h, double square) {
        double p = square * (1.0 / 120 - square * (1.0 / 5040));
        return h.hi() * square * (p - 1.0 / 6);
    }

    /** cos(h) - 1 */
    private static double cosTail(DoubleDouble h, double square) {
        double p = square * (1.0 / 24 - square * (1.0 / 720));
        return square * (p - 0.5) - h.hi() * h.lo();
    }

    /** f + g * sin(h) + f * (cos(h) - 1) */
    private static DoubleDouble combine(
            DoubleDouble f, DoubleDouble g, double sinTail, double cosTail, DoubleDouble h) {
        double high = g.hi() * h.hi();
        double low = Math.fma(g.hi(), h.hi(), -high);
        DoubleDouble sum = DoubleDouble.sum(f.hi(), high);
        double rest = g.hi() * (sinTail + h.lo()) + g.lo() * h.hi() + f.hi() * cosTail;
        return DoubleDouble.quickSum(sum.hi(), sum.lo() + (low + (f.lo() + rest)));
    }

    // ---- large arguments ----------------------------------------------------------------------

    /** 2 / pi with enough binary places for the largest double, computed when first needed. */
    private static final class TwoOverPi {
        static final int PLACES = 1300;
        static final BigInteger VALUE;

        static {
            // Machin: pi / 4 = 4 atan(1/5) - atan(1/239)
            int guarded = PLACES + 64;
            BigInteger quarterPi =
                    inverseAtan(5, guarded).shiftLeft(2).subtract(inverseAtan(239, guarded));
            VALUE = BigInteger.ONE.shiftLeft(guarded + PLACES - 1).divide(quarterPi);
        }

        private TwoOverPi() {}

        private static BigInteger inverseAtan(int n, int places) {
            BigInteger power = BigInteger.ONE.shiftLeft(places).divide(BigInteger.valueOf(n));
            BigInteger square = BigInteger.valueOf((long) n * n);
            BigInteger sum = power;
            for (int k = 3; power.signum() != 0; k += 2) {
                power = power.divide(square).negate();
                sum = sum.add(power.divide(BigInteger.valueOf(k)));
            }
            return sum;
        }
    }

    private static DoubleDouble circularFar(double x, int quarters, boolean tangent) {
        long bits = Double.doubleToRawLongBits(Math.abs(x));
        long significand = bits & (1L << 52) - 1 | 1L << 52;
        int exponent = (int) (bits >>> 52) - 1075;
        // |x| * 2 / pi, in units of 2^(exponent - PLACES)
        BigInteger turns = TwoOverPi.VALUE.multiply(BigInteger.valueOf(significand));
        int point = TwoOverPi.PLACES - exponent;
        BigInteger whole = turns.shiftRight(point - 1).add(BigInteger.ONE).shiftRight(1);
        BigInteger rest = turns.subtract(whole.shiftLeft(point));
        DoubleDouble r = toDoubleDouble(rest, point).times(DoubleDouble.HALF_PI);
        int n = whole.intValue();
        boolean negative = x < 0;
        DoubleDouble result;
        if (tangent) {
            result = circular(r, n).over(circular(r, n + 1));
        } else {
            // sin is odd, cos even
            result = circular(negative ? r.negate() : r, negative ? quarters - n : quarters + n);
            return result;
        }
        return negative ? result.negate() : result;
    }

    /** {@return value * 2^-places, for a result from -1 to 1} */
    private static DoubleDouble toDoubleDouble(BigInteger value, int places) {
        BigInteger kept = value;
        int scale = places;
        int drop = value.abs().bitLength() - 128;
        if (drop > 0) {
            kept = value.shiftRight(drop);
            scale -= drop;
        }
        double hi = kept.doubleValue();
        double lo = kept.subtract(IntMath.big(IntMath.fromDouble(hi))).doubleValue();
        return new DoubleDouble(Math.scalb(hi, -scale), Math.scalb(lo, -scale));
    }

    // ---- inverse functions --------------------------------------------------------------------

    /** {@return the angle of the point (x, y), both not negative and not both 0} */
    static DoubleDouble angle(DoubleDouble y, DoubleDouble x) {
        if (y.hi() <= x.hi()) {
            return smallAngle(y, x);
        }
        return DoubleDouble.HALF_PI.minus(smallAngle(x, y));
    }

    /** As {@link #angle} for y up to x: atan(y / x) = atan(c) + atan((y - c x) / (x + c y)). */
    private static DoubleDouble smallAngle(DoubleDouble y, DoubleDouble x) {
        int i = (int) (y.hi() / x.hi() * GRID + 0.5);
        double c = i * (1.0 / GRID);
        double cx = c * x.hi();
        double above = y.hi() - cx; // exact but for i = 0, where cx is 0
        double aboveLo = y.lo() - (Math.fma(c, x.hi(), -cx) + c * x.lo());
        double cy = c * y.hi();
        double below = x.hi() + cy;
        double belowLo = cy - (below - x.hi()) + (Math.fma(c, y.hi(), -cy) + c * y.lo() + x.lo());
        double inverse = 1 / below;
        double u = above * inverse;
        double uLo = (Math.fma(-u, below, above) + (aboveLo - u * belowLo)) * inverse;
        double square = u * u;
        double p = square * (1.0 / 7 - square * (1.0 / 9));
        double tail = u * square * (square * (0.2 - p) - 1.0 / 3);
        DoubleDouble sum = DoubleDouble.sum(ATAN[i].hi(), u);
        return DoubleDouble.quickSum(sum.hi(), sum.lo() + (ATAN[i].lo() + (uLo + tail)));
    }

    /** {@return atan2(y, x) for finite arguments, neither of them 0} */
    static double atan2(double y, double x) {
        double absY = Math.abs(y);
        double absX = Math.abs(x);
        int difference = Math.getExponent(absY) - Math.getExponent(absX);
        double result;
        if (difference > 64) {
            result = Math.PI / 2;
        } else if (difference < -64 && x > 0) {
            result = absY / absX;
        } else if (difference < -64) {
            result = Math.PI;
        } else {
            int scale = -Math.getExponent(Math.max(absX, absY));
            DoubleDouble a = DoubleDouble.of(Math.scalb(absY, scale));
            DoubleDouble b = DoubleDouble.of(Math.scalb(absX, scale));
            DoubleDouble angle = angle(a, b);
            result = (x < 0 ? DoubleDouble.PI.minus(angle) : angle).value();
        }
        return y < 0 ? -result : result;
    }

    /** {@return asin(x) for |x| <= 1} */
    static double asin(double x) {
        double a = Math.abs(x);
        if (a < 0x1p-27) {
            return x;
        }
        DoubleDouble cosine = DoubleDouble.sum(1, -a).times(DoubleDouble.sum(1, a));
        double result = a == 1 ? Math.PI / 2 : angle(DoubleDouble.of(a), cosine.sqrt()).value();
        return x < 0 ? -result : result;
    }

    /** {@return acos(x) for |x| <= 1} */
    static double acos(double x) {
        if (x == 1) {
            return 0;
        }
        if (x == -1) {
            return Math.PI;
        }
        DoubleDouble sine = DoubleDouble.sum(1, -x).sqrt();
        DoubleDouble cosine = DoubleDouble.sum(1, x).sqrt();
        return angle(sine, cosine).times(2).value();
    }
}
