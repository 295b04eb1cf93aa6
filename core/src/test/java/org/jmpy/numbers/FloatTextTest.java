package org.jmpy.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

class FloatTextTest {
    private static void same(double expected, double actual, String what) {
        assertEquals(
                Double.doubleToLongBits(expected),
                Double.doubleToLongBits(actual),
                () -> what + ": expected " + expected + ", got " + actual);
    }

    @Test
    void reprIsThatOfTheOriginal() {
        for (String[] row : Tables.rows("repr.tsv")) {
            double f = Double.longBitsToDouble(Long.parseUnsignedLong(row[0], 16));
            assertEquals(row[1], FloatText.repr(f), row[0]);
        }
    }

    @Test
    void reprStartsAtSixteenDigits() {
        assertEquals("9.800000000000001", FloatText.repr(9.8));
        assertEquals("681.3200000000001", FloatText.repr(681.32));
        assertEquals("8.999999999999999e+28", FloatText.repr(9e28));
        assertEquals("655.43", FloatText.repr(655.43));
        assertEquals("0.1", FloatText.repr(0.1));
    }

    @Test
    void reprChoosesItsForm() {
        assertEquals("0.0", FloatText.repr(0.0));
        assertEquals("-0.0", FloatText.repr(-0.0));
        assertEquals("nan", FloatText.repr(Double.NaN));
        assertEquals("-inf", FloatText.repr(Double.NEGATIVE_INFINITY));
        assertEquals("1000000000000000.0", FloatText.repr(1e15));
        assertEquals("1e+16", FloatText.repr(1e16));
        assertEquals("0.0001", FloatText.repr(0.0001));
        assertEquals("1e-05", FloatText.repr(0.00001));
        assertEquals("4.940656458412465e-324", FloatText.repr(Double.MIN_VALUE));
    }

    @Test
    void reprReadsBack() {
        Randoms random = new Randoms();
        for (int i = 0; i < 100_000; i++) {
            double f = random.real();
            same(f, FloatText.parse(FloatText.repr(f)), "repr");
        }
    }

    @Test
    void scalingRoundsToSixtyFourBitsAtEachStep() {
        Randoms random = new Randoms();
        for (int i = 0; i < 20_000; i++) {
            long m = random.bits() >>> random.below(64);
            int k = random.below(660) - 345;
            same(modelToDouble(m, k), Extended.scaledToDouble(m, k), m + "e" + k);
        }
    }

    @Test
    void scalingToIntegersRoundsTheSumToo() {
        Randoms random = new Randoms();
        for (int i = 0; i < 20_000; i++) {
            double f = random.magnitude();
            if (f != 0) {
                int digits = 1 + random.below(19);
                int k = digits - 1 - FloatText.decimalExponent(f);
                long actual = Extended.scaledToInteger(f, k);
                BigInteger unsigned = new BigInteger(Long.toUnsignedString(actual));
                assertEquals(modelToInteger(f, k), unsigned, f + " " + k);
            }
        }
    }

    // The model: exact rationals, rounded to 64 bits where the original's registers do.
    private static BigDecimal modelScale(BigDecimal value, int k) {
        BigDecimal result = value;
        BigDecimal power = BigDecimal.TEN;
        for (int n = Math.abs(k); n != 0; n >>= 1) {
            if ((n & 1) != 0) {
                result = k < 0 ? round64(result, power) : round64(result.multiply(power));
            }
            power = round64(power.multiply(power));
        }
        return result;
    }

    private static BigDecimal round64(BigDecimal value) {
        return round64(value, BigDecimal.ONE);
    }

    /** {@return a / b rounded to 64 significant bits, ties to even} */
    private static BigDecimal round64(BigDecimal a, BigDecimal b) {
        BigInteger numerator = a.unscaledValue();
        BigInteger denominator = b.unscaledValue();
        int scale = a.scale() - b.scale();
        if (scale > 0) {
            denominator = denominator.multiply(BigInteger.TEN.pow(scale));
        } else {
            numerator = numerator.multiply(BigInteger.TEN.pow(-scale));
        }
        int shift = 64 - (numerator.bitLength() - denominator.bitLength());
        BigInteger[] parts = divide(numerator, denominator, shift);
        if (parts[0].bitLength() == 65) {
            parts = divide(numerator, denominator, --shift);
        }
        BigInteger divisor = parts[2];
        int half = parts[1].shiftLeft(1).compareTo(divisor);
        BigInteger quotient = parts[0];
        if (half > 0 || half == 0 && quotient.testBit(0)) {
            quotient = quotient.add(BigInteger.ONE);
        }
        BigDecimal result = new BigDecimal(quotient);
        BigDecimal unit = new BigDecimal(BigInteger.TWO.pow(Math.abs(shift)));
        // dividing by a power of two is exact in decimal
        return shift < 0 ? result.multiply(unit) : result.divide(unit);
    }

    private static BigInteger[] divide(BigInteger a, BigInteger b, int shift) {
        BigInteger numerator = shift > 0 ? a.shiftLeft(shift) : a;
        BigInteger denominator = shift < 0 ? b.shiftLeft(-shift) : b;
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return new BigInteger[] {parts[0], parts[1], denominator};
    }

    private static double modelToDouble(long m, int k) {
        if (m == 0) {
            return 0;
        }
        return modelScale(new BigDecimal(Long.toUnsignedString(m)), k).doubleValue();
    }

    private static BigInteger modelToInteger(double f, int k) {
        BigDecimal sum = modelScale(new BigDecimal(f), k).add(new BigDecimal("0.5"));
        return round64(sum).toBigInteger();
    }

    @Test
    void exponentsOfTenComeFromRoundedPowers() {
        for (int k = -323; k <= 308; k++) {
            double power = Extended.scaledToDouble(1, k);
            assertEquals(k, FloatText.decimalExponent(power), "1e" + k);
            assertEquals(k, FloatText.decimalExponent(Math.nextUp(power)), "above 1e" + k);
            if (k > -323) {
                assertEquals(
                        k - 1, FloatText.decimalExponent(Math.nextDown(power)), "below 1e" + k);
            }
        }
        assertEquals(-324, FloatText.decimalExponent(Double.MIN_VALUE));
        assertEquals(308, FloatText.decimalExponent(Double.MAX_VALUE));
    }

    @Test
    void parseAcceptsWhatTheOriginalAccepts() {
        same(1.5, FloatText.parse(" +1.5\t"), "spaces");
        same(-0.0, FloatText.parse("-0"), "-0");
        same(0.0, FloatText.parse("."), ".");
        same(0.0, FloatText.parse("_"), "_");
        same(0.0, FloatText.parse("e5"), "e5");
        same(1000.5, FloatText.parse("1_000.5_"), "underscores");
        same(Double.POSITIVE_INFINITY, FloatText.parse("Infinity"), "Infinity");
        same(Double.NEGATIVE_INFINITY, FloatText.parse("-iNf"), "-iNf");
        same(Double.NaN, FloatText.parse("-NAN"), "-NAN");
        same(Double.POSITIVE_INFINITY, FloatText.parse("1e999999999999"), "huge");
        same(0.0, FloatText.parse("1e-999999999999"), "tiny");
        same(1.0, FloatText.parse("0." + "0".repeat(399) + "1e400"), "long");
        byte[] bytes = "2.5".getBytes(StandardCharsets.US_ASCII);
        same(2.5, FloatText.parse(bytes), "bytes");
    }

    @Test
    void parseRefusesTheRest() {
        for (String text :
                new String[] {
                    "", " ", "+", "1e", "1e+", "e", "1.2.3", "1 2", "--1", "1j", "infin", "nanx",
                    "0x10", "é"
                }) {
            NumberError e = assertThrows(NumberError.class, () -> FloatText.parse(text), text);
            assertEquals(NumberError.Kind.VALUE, e.kind());
            assertEquals("invalid syntax for number", e.getMessage());
        }
    }

    @Test
    void literalsMayBeImaginary() {
        assertEquals(1.5, FloatText.parseLiteral("1.5"));
        assertEquals(new Complex(0, 1.5), FloatText.parseLiteral("1.5j"));
        assertEquals(new Complex(0, 100), FloatText.parseLiteral("1e2J"));
    }
}
