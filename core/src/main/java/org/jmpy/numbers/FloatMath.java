package org.jmpy.numbers;

/**
 * Python float arithmetic where it differs from Java's. Source: py/objfloat.c
 * (mp_obj_float_binary_op, mp_obj_float_divmod).
 */
public final class FloatMath {
    private FloatMath() {}

    /**
     * {@return a / b}
     *
     * @throws NumberError ZERO_DIVISION
     */
    public static double divide(double a, double b) {
        if (b == 0) {
            throw NumberError.divideByZero();
        }
        return a / b;
    }

    /**
     * {@return a // b}
     *
     * @throws NumberError ZERO_DIVISION
     */
    public static double floorDivide(double a, double b) {
        if (b == 0) {
            throw NumberError.divideByZero();
        }
        double rest = a % b;
        double quotient = (a - rest) / b;
        if (rest != 0 && rest < 0 != b < 0) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    /**
     * {@return a % b, which has the sign of b}
     *
     * @throws NumberError ZERO_DIVISION
     */
    public static double modulo(double a, double b) {
        if (b == 0) {
            throw NumberError.divideByZero();
        }
        double rest = a % b;
        if (rest == 0) {
            return Math.copySign(0.0, b);
        }
        return rest < 0 != b < 0 ? rest + b : rest;
    }

    /**
     * {@return a ** b: a Double, or the Complex of a negative number's fractional power}
     *
     * @throws NumberError ZERO_DIVISION for 0 to a negative power other than minus infinity
     */
    public static Object power(double a, double b) {
        if (a == 0 && b < 0 && b != Double.NEGATIVE_INFINITY) {
            throw NumberError.divideByZero();
        }
        if (a < 0 && b != Math.floor(b) && !Double.isNaN(b)) {
            return new Complex(a, 0).power(new Complex(b, 0));
        }
        return RealFunctions.pow(a, b);
    }

    /** {@return hash(f): its integer part in 63 bits, 0 if it is out of range} */
    public static long hash(double f) {
        return IntMath.hash(rawHash(f));
    }

    /** {@return what x86-64 makes of an integer cast: everything out of range is the minimum} */
    static long rawHash(double f) {
        return f >= -0x1p63 && f < 0x1p63 ? (long) f : Long.MIN_VALUE;
    }

    /** {@return round(f, digits), computed as the original does, by scaling} */
    public static double round(double f, long digits) {
        double scale = RealFunctions.pow(10, (double) digits);
        return Math.rint(f * scale) / scale;
    }

    /**
     * {@return round(f), ties to even}
     *
     * @throws NumberError as {@link IntMath#fromDouble}
     */
    public static Object round(double f) {
        return IntMath.fromDouble(Math.rint(f));
    }
}
