package org.jmpy.object;

import org.jmpy.numbers.Complex;

/** A complex number. */
public final class PyComplex extends PyObject {
    // Not a Complex: results are one object, and what is read from here need not be made.
    private final double re;
    private final double im;

    public PyComplex(Complex value) {
        re = value.re();
        im = value.im();
    }

    public PyComplex(double re, double im) {
        this.re = re;
        this.im = im;
    }

    /** {@return the real part} */
    public double re() {
        return re;
    }

    /** {@return the imaginary part} */
    public double im() {
        return im;
    }

    public Complex value() {
        return new Complex(re, im);
    }

    @Override
    public PyType type() {
        return ComplexType.INSTANCE;
    }
}
