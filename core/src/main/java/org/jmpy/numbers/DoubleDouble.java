package org.jmpy.numbers;

/**
 * An unevaluated sum of two doubles, about 106 bits: the working precision of the real functions,
 * so that rounding to a double at the end is right but for one case in many thousands. The
 * operations are the classical ones of T. J. Dekker (1971) and D. E. Knuth, with a fused multiply
 * and add for exact products; their relative errors stay below 2^-100.
 *
 * @param hi the value rounded to a double
 * @param lo the rest, at most half a unit in the last place of hi
 */
record DoubleDouble(double hi, double lo) {
    static final DoubleDouble ONE = new DoubleDouble(1, 0);
    static final DoubleDouble PI = new DoubleDouble(Math.PI, 1.2246467991473532e-16);
    static final DoubleDouble HALF_PI = new DoubleDouble(Math.PI / 2, 6.123233995736766e-17);
    static final DoubleDouble LN2 = new DoubleDouble(0.6931471805599453, 2.3190468138462996e-17);

    static DoubleDouble of(double value) {
        return new DoubleDouble(value, 0);
    }

    /** {@return a + b exactly} */
    static DoubleDouble sum(double a, double b) {
        double hi = a + b;
        double part = hi - a;
        return new DoubleDouble(hi, (a - (hi - part)) + (b - part));
    }

    /** {@return a + b exactly, for |a| >= |b| or a = 0} */
    static DoubleDouble quickSum(double a, double b) {
        double hi = a + b;
        return new DoubleDouble(hi, b - (hi - a));
    }

    /** {@return a * b exactly} */
    static DoubleDouble product(double a, double b) {
        double hi = a * b;
        return new DoubleDouble(hi, Math.fma(a, b, -hi));
    }

    /** {@return a / b} */
    static DoubleDouble quotient(double a, double b) {
        double hi = a / b;
        return quickSum(hi, Math.fma(-hi, b, a) / b);
    }

    DoubleDouble plus(DoubleDouble other) {
        DoubleDouble high = sum(hi, other.hi);
        DoubleDouble low = sum(lo, other.lo);
        DoubleDouble first = quickSum(high.hi, high.lo + low.hi);
        return quickSum(first.hi, first.lo + low.lo);
    }

    DoubleDouble plus(double other) {
        DoubleDouble high = sum(hi, other);
        return quickSum(high.hi, high.lo + lo);
    }

    DoubleDouble minus(DoubleDouble other) {
        return plus(other.negate());
    }

    DoubleDouble times(DoubleDouble other) {
        double high = hi * other.hi;
        double low = Math.fma(hi, other.hi, -high);
        return quickSum(high, low + (hi * other.lo + lo * other.hi));
    }

    DoubleDouble times(double other) {
        double high = hi * other;
        return quickSum(high, Math.fma(hi, other, -high) + lo * other);
    }

    DoubleDouble over(DoubleDouble other) {
        double q1 = hi / other.hi;
        double rest = Math.fma(-q1, other.hi, hi) + (lo - q1 * other.lo);
        return quickSum(q1, rest / other.hi);
    }

    DoubleDouble over(double other) {
        double q1 = hi / other;
        double rest = Math.fma(-q1, other, hi) + lo;
        return quickSum(q1, rest / other);
    }

    DoubleDouble negate() {
        return new DoubleDouble(-hi, -lo);
    }

    /** {@return the square root of a value above 0} */
    DoubleDouble sqrt() {
        double root = Math.sqrt(hi);
        double rest = Math.fma(-root, root, hi) + lo;
        DoubleDouble first = quickSum(root, rest / (2 * root));
        // one Newton step more: first + (this - first^2) / (2 first)
        DoubleDouble error = minus(first.times(first));
        return first.plus(error.hi / (2 * root));
    }

    /** {@return this * 2^n, for results far from the limits of double} */
    DoubleDouble scale(int n) {
        return new DoubleDouble(Math.scalb(hi, n), Math.scalb(lo, n));
    }

    /** {@return the nearest double} */
    double value() {
        return hi + lo;
    }
}
