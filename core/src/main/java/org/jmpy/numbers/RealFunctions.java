package org.jmpy.numbers;

/**
 * The real functions of math and cmath, with C's answers for infinities, nans and zeros (a nan or
 * an infinity where the module raises an error).
 *
 * <p>The original asks the C library (glibc), whose exponential, logarithm, power and circular
 * functions are wrong in the last bit for a few in a thousand arguments. Here they are rounded
 * rightly but for a few in many thousands, on every platform the same. The hyperbolic functions
 * follow the classical formulas that glibc follows too.
 */
public final class RealFunctions {
    private static final double LOG10_2_HI = 0x1.34413509f6p-2;
    private static final double LOG10_2_LO = 0x1.9fef311f12b36p-42;
    private static final double INVERSE_LN10 = 0.4342944819032518;

    private static final DoubleDouble LOG2_E =
            new DoubleDouble(1.4426950408889634, 2.0355273740931033e-17);

    private RealFunctions() {}

    /** {@return e^x} */
    public static double exp(double x) {
        return Double.isNaN(x) ? x : ExpLog.expRounded(x, 0);
    }

    /** {@return e^x - 1} */
    public static double expm1(double x) {
        return StrictMath.expm1(x);
    }

    /** {@return the natural logarithm} */
    public static double log(double x) {
        return x > 0 && x < Double.POSITIVE_INFINITY ? ExpLog.logRounded(x) : StrictMath.log(x);
    }

    /** {@return the logarithm to base 2} */
    public static double log2(double x) {
        if (x > 0 && x < Double.POSITIVE_INFINITY) {
            return ExpLog.log(x).times(LOG2_E).value();
        }
        return StrictMath.log(x);
    }

    /** {@return the logarithm to base 10, from that of the significand, as the original's} */
    public static double log10(double x) {
        if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
            return StrictMath.log(x);
        }
        int exponent = Math.getExponent(x);
        if (exponent < Double.MIN_EXPONENT) {
            exponent = Math.getExponent(x * 0x1p54) - 54;
        }
        int whole = exponent < 0 ? exponent + 1 : exponent;
        double significand = Math.scalb(x, -whole);
        double small = whole * LOG10_2_LO + INVERSE_LN10 * log(significand);
        return small + whole * LOG10_2_HI;
    }

    /** {@return x^y by the rules of C: pow(1, nan) and pow(-1, inf) are 1} */
    public static double pow(double x, double y) {
        if (y == 2) {
            return x * x;
        }
        if (x > 0 && x < Double.POSITIVE_INFINITY && Math.abs(y) < Double.POSITIVE_INFINITY) {
            return x == 1 || y == 0 ? 1 : ExpLog.power(x, y);
        }
        if (x < 0 && x > Double.NEGATIVE_INFINITY && Math.abs(y) < Double.POSITIVE_INFINITY) {
            if (y != Math.rint(y)) {
                return Double.NaN;
            }
            boolean odd = Math.abs(y) < 0x1p53 && ((long) y & 1) != 0;
            double magnitude = pow(-x, y);
            return odd ? -magnitude : magnitude;
        }
        if (x == 1 || x == -1 && Double.isInfinite(y)) {
            return 1;
        }
        return StrictMath.pow(x, y); // zeros, infinities, nans
    }

    /** {@return the sine} */
    public static double sin(double x) {
        if (x == 0) {
            return x;
        }
        return Double.isFinite(x) ? Trigonometry.sin(x, 0) : Double.NaN;
    }

    /** {@return the cosine} */
    public static double cos(double x) {
        return Double.isFinite(x) ? Trigonometry.sin(x, 1) : Double.NaN;
    }

    /** {@return the tangent} */
    public static double tan(double x) {
        return Double.isFinite(x) ? Trigonometry.tan(x) : Double.NaN;
    }

    /** {@return the arc sine} */
    public static double asin(double x) {
        return Math.abs(x) <= 1 ? Trigonometry.asin(x) : Double.NaN;
    }

    /** {@return the arc cosine} */
    public static double acos(double x) {
        return Math.abs(x) <= 1 ? Trigonometry.acos(x) : Double.NaN;
    }

    /** {@return the arc tangent} */
    public static double atan(double x) {
        return x == 0 || !Double.isFinite(x) ? StrictMath.atan(x) : Trigonometry.atan2(x, 1);
    }

    /** {@return the angle of the point (x, y)} */
    public static double atan2(double y, double x) {
        boolean special = y == 0 || x == 0 || !Double.isFinite(y) || !Double.isFinite(x);
        return special ? StrictMath.atan2(y, x) : Trigonometry.atan2(y, x);
    }

    /** {@return the hyperbolic cosine} */
    public static double cosh(double x) {
        double a = Math.abs(x);
        if (a < 0.5 * 0.6931471805599453) {
            double t = StrictMath.expm1(a);
            double w = 1 + t;
            return a < 0x1p-55 ? w : 1 + t * t / (w + w);
        }
        if (a < 22) {
            double t = exp(a);
            return 0.5 * t + 0.5 / t;
        }
        if (a < 709) {
            return 0.5 * exp(a);
        }
        double half = exp(0.5 * a);
        return 0.5 * half * half;
    }

    /** {@return the hyperbolic sine} */
    public static double sinh(double x) {
        return StrictMath.sinh(x);
    }

    /** {@return the hyperbolic tangent} */
    public static double tanh(double x) {
        return StrictMath.tanh(x);
    }

    /** {@return the inverse hyperbolic sine} */
    public static double asinh(double x) {
        double a = Math.abs(x);
        if (a < 0x1p-28 || !Double.isFinite(x)) {
            return x;
        }
        double result;
        if (a > 0x1p28) {
            result = log(a) + 0.6931471805599453;
        } else if (a > 2) {
            result = log(2 * a + 1 / (Math.sqrt(x * x + 1) + a));
        } else {
            double square = x * x;
            result = StrictMath.log1p(a + square / (1 + Math.sqrt(1 + square)));
        }
        return Math.copySign(result, x);
    }

    /** {@return the inverse hyperbolic cosine} */
    public static double acosh(double x) {
        if (!(x >= 1)) {
            return Double.NaN;
        }
        if (x > 0x1p28) {
            return log(x) + 0.6931471805599453;
        }
        if (x > 2) {
            return log(2 * x - 1 / (x + Math.sqrt(x * x - 1)));
        }
        double t = x - 1;
        return StrictMath.log1p(t + Math.sqrt(2 * t + t * t));
    }

    /** {@return the inverse hyperbolic tangent} */
    public static double atanh(double x) {
        double a = Math.abs(x);
        if (a < 0x1p-28) {
            return x;
        }
        if (!(a < 1)) {
            return a == 1 ? x / 0.0 : Double.NaN;
        }
        double twice = a + a;
        double ratio = a < 0.5 ? twice + twice * a / (1 - a) : twice / (1 - a);
        return Math.copySign(0.5 * StrictMath.log1p(ratio), x);
    }

    /** {@return the integer part, which keeps the sign of zero} */
    public static double trunc(double x) {
        return x < 0 ? Math.ceil(x) : Math.floor(x);
    }

    /** {@return the error function} */
    public static double erf(double x) {
        return SpecialFunctions.erf(x);
    }

    /** {@return 1 - erf(x)} */
    public static double erfc(double x) {
        return SpecialFunctions.erfc(x);
    }

    /** {@return the gamma function; nan at negative integers, infinite at 0} */
    public static double gamma(double x) {
        return SpecialFunctions.gamma(x);
    }

    /** {@return the logarithm of the absolute value of gamma} */
    public static double lgamma(double x) {
        return SpecialFunctions.lgamma(x);
    }
}
