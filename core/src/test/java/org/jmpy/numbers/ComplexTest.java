package org.jmpy.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ComplexTest {
    private static final Complex I = new Complex(0, 1);

    @Test
    void textReadsBack() {
        Randoms random = new Randoms();
        for (int i = 0; i < 10_000; i++) {
            Complex z = new Complex(random.real(), random.real());
            String repr = z.repr();
            String plain = repr.startsWith("(") ? repr.substring(1, repr.length() - 1) : repr;
            assertTrue(z.same(Complex.parse(plain)), repr);
        }
    }

    @Test
    void textHasParenthesesOnlyAroundTwoParts() {
        assertEquals("2j", new Complex(0, 2).repr());
        assertEquals("(1+2j)", new Complex(1, 2).repr());
        assertEquals("(1-0j)", new Complex(1, -0.0).repr());
        assertEquals("(nan+infj)", new Complex(Double.NaN, Double.POSITIVE_INFINITY).repr());
        assertEquals("1.5e+20j", new Complex(-0.0, 1.5e20).repr());
    }

    @Test
    void parseTakesPartsInOrder() {
        assertEquals(new Complex(1, 2), Complex.parse(" 1 +2j "));
        assertEquals(I, Complex.parse("j"));
        assertEquals(new Complex(0, -1), Complex.parse("-j"));
        assertEquals(new Complex(5, 0), Complex.parse("5"));
        for (String text :
                new String[] {"", "1+", "1+2", "1j+2", "(1+2j)", "1+ 2j", "1+2j3", "jj"}) {
            assertThrows(NumberError.class, () -> Complex.parse(text), text);
        }
    }

    @Test
    void arithmetic() {
        Complex z = new Complex(1, 2);
        Complex w = new Complex(3, -4);
        assertEquals(new Complex(4, -2), z.add(w));
        assertEquals(new Complex(-2, 6), z.subtract(w));
        assertEquals(new Complex(11, 2), z.multiply(w));
        assertEquals(5.0, w.abs());
        Complex back = z.divide(w).multiply(w);
        assertEquals(1, back.re(), 1e-15);
        assertEquals(2, back.im(), 1e-15);
        assertEquals(new Complex(2, -1), z.divide(I));
        assertEquals(new Complex(0.5, 1), z.divide(new Complex(2, 0)));
    }

    @Test
    void zeroDivisionAndPowers() {
        Complex zero = new Complex(0, 0);
        NumberError e = assertThrows(NumberError.class, () -> I.divide(zero));
        assertEquals("complex divide by zero", e.getMessage());
        e = assertThrows(NumberError.class, () -> zero.power(I));
        assertEquals("0.0 to a complex power", e.getMessage());
        assertEquals(new Complex(1, 0), zero.power(zero));
        assertEquals(zero, zero.power(new Complex(2, 0)));
        Complex power = I.power(new Complex(2, 0));
        assertEquals(-1, power.re(), 1e-15);
        assertEquals(0, power.im(), 1e-15);
    }

    @Test
    void truthAndEquality() {
        assertFalse(new Complex(0, -0.0).truth());
        assertTrue(I.truth());
        assertTrue(new Complex(0.0, 1).same(new Complex(-0.0, 1)));
        assertFalse(new Complex(Double.NaN, 0).same(new Complex(Double.NaN, 0)));
    }
}
