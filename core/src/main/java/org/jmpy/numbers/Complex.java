package org.jmpy.numbers;

/**
 * A Python complex number. Source: py/objcomplex.c.
 *
 * @param re the real part
 * @param im the imaginary part
 */
public record Complex(double re, double im) {
    /**
     * {@return the value of the text, as {@code complex(text)} reads it}
     *
     * @param text such as {@code "1+2j"}, with spaces around each part allowed
     * @throws NumberError VALUE "invalid syntax for number"
     */
    public static Complex parse(String text) {
        return (Complex) new FloatParser(text).parse(true, true);
    }

    /** {@return the text of {@code repr(z)}: {@code 2j}, {@code (1+2j)}} */
    public String repr() {
        if (re == 0) {
            return FloatText.reprShort(im) + "j";
        }
        String imaginary = FloatText.reprShort(im);
        boolean signed = imaginary.charAt(0) == '-';
        return "(" + FloatText.reprShort(re) + (signed ? "" : "+") + imaginary + "j)";
    }

    /** {@return this + z} */
    public Complex add(Complex z) {
        return new Complex(re + z.re, im + z.im);
    }

    /** {@return this - z} */
    public Complex subtract(Complex z) {
        return new Complex(re - z.re, im - z.im);
    }

    /** {@return this * z} */
    public Complex multiply(Complex z) {
        return new Complex(re * z.re - im * z.im, re * z.im + im * z.re);
    }

    /**
     * {@return this / z}
     *
     * @throws NumberError ZERO_DIVISION "complex divide by zero"
     */
    public Complex divide(Complex z) {
        if (z.im == 0) {
            if (z.re == 0) {
                throw new NumberError(NumberError.Kind.ZERO_DIVISION, "complex divide by zero");
            }
            return new Complex(re / z.re, im / z.re);
        }
        if (z.re == 0) {
            return new Complex(im / z.im, -re / z.im);
        }
        double square = z.re * z.re + z.im * z.im;
        return multiply(new Complex(z.re / square, z.im / -square));
    }

    /**
     * {@return this ** z, as exp(z * log(this))}
     *
     * @throws NumberError ZERO_DIVISION "0.0 to a complex power"
     */
    public Complex power(Complex z) {
        double size = abs();
        if (size == 0) {
            if (z.im == 0 && z.re >= 0) {
                return new Complex(z.re == 0 ? 1 : 0, im);
            }
            throw new NumberError(NumberError.Kind.ZERO_DIVISION, "0.0 to a complex power");
        }
        double log = RealFunctions.log(size);
        double angle = RealFunctions.atan2(im, re);
        double power = RealFunctions.exp(z.re * log - z.im * angle);
        double turn = z.im * log + z.re * angle;
        return new Complex(power * RealFunctions.cos(turn), power * RealFunctions.sin(turn));
    }

    /** {@return -this} */
    public Complex negate() {
        return new Complex(-re, -im);
    }

    /** {@return the absolute value, as the plain square root of the sum of squares} */
    public double abs() {
        return Math.sqrt(re * re + im * im);
    }

    /** {@return whether it is not zero} */
    public boolean truth() {
        return re != 0 || im != 0;
    }

    /** {@return this == z by Python's rules: -0 equals 0, nan nothing} */
    public boolean same(Complex z) {
        return re == z.re && im == z.im;
    }

    /** {@return hash(z)} */
    public long hash() {
        return IntMath.hash(FloatMath.rawHash(re) ^ FloatMath.rawHash(im));
    }
}
