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

    public Complex value() {
        return new Complex(re, im);
    }

    @Override
    public PyType type() {
        return ComplexType.INSTANCE;
    }
}
