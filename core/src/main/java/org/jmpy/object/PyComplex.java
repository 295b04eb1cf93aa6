package org.jmpy.object;

import org.jmpy.numbers.Complex;

/** A complex number. */
public final class PyComplex extends PyObject {
    private final Complex value;

    public PyComplex(Complex value) {
        this.value = value;
    }

    public Complex value() {
        return value;
    }

    @Override
    public PyType type() {
        return ComplexType.INSTANCE;
    }
}
