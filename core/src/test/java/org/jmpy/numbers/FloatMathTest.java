package org.jmpy.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FloatMathTest {
    private static final double[] BORDERS = {
        0.0, 0.5, 1.0, 1.5, 2.5, 3.0, 7.25, 1e16, 0x1p53, 0x1p62, 0x1p63, 1e300, 5e-324
    };

    @Test
    void remaindersHaveTheSignOfTheDivisor() {
        Randoms random = new Randoms();
        for (int i = 0; i < 50_000; i++) {
            double a = random.real();
            double b = random.real();
            if (b != 0) {
                double rest = FloatMath.modulo(a, b);
                assertEquals(Math.copySign(1, b), Math.copySign(1, rest), a + " % " + b);
                assertTrue(Math.abs(rest) <= Math.abs(b), a + " % " + b);
                double quotient = FloatMath.floorDivide(a, b);
                assertTrue(quotient == Math.rint(quotient) || Double.isInfinite(quotient));
            }
        }
    }

    @Test
    void smallQuotientsObeyTheLawOfDivision() {
        Randoms random = new Randoms();
        for (int i = 0; i < 50_000; i++) {
            // exact in binary, so that the law holds without rounding
            double a = (random.below(2001) - 1000) / 8.0;
            double b = (random.below(2001) - 1000) / 8.0;
            if (b != 0) {
                double sum = FloatMath.floorDivide(a, b) * b + FloatMath.modulo(a, b);
                assertEquals(a, sum, a + ", " + b);
            }
        }
    }

    @Test
    void signsOfZero() {
        assertEquals(-0.0, FloatMath.floorDivide(-0.0, 1));
        assertEquals(0.0, FloatMath.modulo(-0.0, 1));
        assertEquals(-0.0, FloatMath.modulo(0.0, -1));
        assertEquals(-0.0, FloatMath.modulo(4.0, -2));
        assertEquals(-1.0, FloatMath.floorDivide(1, Double.NEGATIVE_INFINITY));
        assertEquals(Double.NEGATIVE_INFINITY, FloatMath.modulo(1, Double.NEGATIVE_INFINITY));
        assertEquals(Double.NaN, FloatMath.modulo(Double.POSITIVE_INFINITY, 2));
    }

    @Test
    void divisionByZeroIsAnError() {
        for (double zero : new double[] {0.0, -0.0}) {
            for (double a : BORDERS) {
                assertThrows(NumberError.class, () -> FloatMath.divide(a, zero));
                assertThrows(NumberError.class, () -> FloatMath.floorDivide(a, zero));
                assertThrows(NumberError.class, () -> FloatMath.modulo(a, zero));
            }
            assertThrows(NumberError.class, () -> FloatMath.power(zero, -1.0));
        }
        assertEquals(Double.POSITIVE_INFINITY, FloatMath.power(0.0, Double.NEGATIVE_INFINITY));
    }

    @Test
    void fractionalPowersOfNegativesAreComplex() {
        Complex z = (Complex) FloatMath.power(-8.0, 1.0 / 3);
        assertEquals(1, z.re(), 1e-12);
        assertEquals(1.7320508075688772, z.im(), 1e-12);
        assertEquals(-8.0, FloatMath.power(-2.0, 3.0));
        assertEquals(4.0, FloatMath.power(-2.0, 2.0));
        assertEquals(1.0, FloatMath.power(Double.NaN, 0.0));
        assertEquals(1.0, FloatMath.power(1.0, Double.NaN));
        assertEquals(1.0, FloatMath.power(-1.0, Double.POSITIVE_INFINITY));
    }

    @Test
    void roundingScales() {
        assertEquals(2.0, FloatMath.round(2.675, 0) - 1);
        assertEquals(2.67, FloatMath.round(2.6749, 2));
        assertEquals(1200.0, FloatMath.round(1234.5, -2));
        assertEquals(2L, FloatMath.round(2.5));
        assertEquals(4L, FloatMath.round(3.5));
        assertThrows(NumberError.class, () -> FloatMath.round(Double.NaN));
    }

    @Test
    void hashesOfWholeFloatsAreThoseOfIntegers() {
        for (double f : BORDERS) {
            if (f < 0x1p62) {
                assertEquals(IntMath.hash((long) f), FloatMath.hash(f));
            }
        }
        assertEquals(0, FloatMath.hash(Double.NaN));
        assertEquals(0, FloatMath.hash(1e300));
    }
}
