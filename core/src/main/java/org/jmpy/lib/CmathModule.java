package org.jmpy.lib;

import org.jmpy.numbers.Complex;
import org.jmpy.numbers.RealFunctions;
import org.jmpy.object.ComplexType;
import org.jmpy.object.FloatType;
import org.jmpy.object.Members;
import org.jmpy.object.PyComplex;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyTuple;

/**
 * The module cmath, with the plain formulas of the original, which show in the last digits: {@code
 * cmath.sqrt(-1)} is not exactly 1j. Source: MicroPython py/modcmath.c.
 */
final class CmathModule {
    private static final double LOG10_E = 0.4342944819032518;

    private CmathModule() {}

    static PyModule create() {
        Members members = new Members();
        members.put("e", Math.E)
                .put("pi", Math.PI)
                .fn1("phase", z -> phase(ComplexType.toComplex(z)))
                .fn1("polar", CmathModule::polar)
                .fn2("rect", (r, phi) -> rect(FloatType.toDouble(r), FloatType.toDouble(phi)))
                .fn1("exp", CmathModule::exp)
                .fn1("log", CmathModule::log)
                .fn1("log10", CmathModule::log10)
                .fn1("sqrt", CmathModule::sqrt)
                .fn1("cos", CmathModule::cos)
                .fn1("sin", CmathModule::sin);
        return Library.module("cmath", members);
    }

    private static double phase(Complex z) {
        return RealFunctions.atan2(z.im(), z.re());
    }

    private static double square(Complex z) {
        return z.re() * z.re() + z.im() * z.im();
    }

    private static Object complex(double re, double im) {
        return new PyComplex(new Complex(re, im));
    }

    private static Object rect(double r, double phi) {
        return complex(r * RealFunctions.cos(phi), r * RealFunctions.sin(phi));
    }

    private static Object polar(Object value) {
        Complex z = ComplexType.toComplex(value);
        return new PyTuple(z.abs(), phase(z));
    }

    private static Object exp(Object value) {
        Complex z = ComplexType.toComplex(value);
        return rect(RealFunctions.exp(z.re()), z.im());
    }

    private static Object log(Object value) {
        Complex z = ComplexType.toComplex(value);
        return complex(0.5 * RealFunctions.log(square(z)), phase(z));
    }

    private static Object log10(Object value) {
        Complex z = ComplexType.toComplex(value);
        return complex(0.5 * RealFunctions.log10(square(z)), LOG10_E * phase(z));
    }

    private static Object sqrt(Object value) {
        Complex z = ComplexType.toComplex(value);
        return rect(RealFunctions.pow(square(z), 0.25), 0.5 * phase(z));
    }

    private static Object cos(Object value) {
        Complex z = ComplexType.toComplex(value);
        return complex(
                RealFunctions.cos(z.re()) * RealFunctions.cosh(z.im()),
                -RealFunctions.sin(z.re()) * RealFunctions.sinh(z.im()));
    }

    private static Object sin(Object value) {
        Complex z = ComplexType.toComplex(value);
        return complex(
                RealFunctions.sin(z.re()) * RealFunctions.cosh(z.im()),
                RealFunctions.cos(z.re()) * RealFunctions.sinh(z.im()));
    }
}
