package org.jmpy.numbers;

/**
 * A Python complex number.
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
}
