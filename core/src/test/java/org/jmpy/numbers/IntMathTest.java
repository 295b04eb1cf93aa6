package org.jmpy.numbers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Integer arithmetic against BigInteger, around the borders where the representation changes. */
class IntMathTest {
    private static final Runnable NO_POLL = () -> {};

    private static void same(BigInteger expected, Object actual, String what) {
        assertEquals(expected, IntMath.big(actual), what);
        Class<?> form = expected.bitLength() <= 63 ? Long.class : BigInteger.class;
        assertInstanceOf(form, actual, what);
    }

    private static void forPairs(
            String name, BinaryOperator<BigInteger> exact, BinaryOperator<Object> tested) {
        for (Object a : Randoms.borders()) {
            for (Object b : Randoms.borders()) {
                BigInteger expected = exact.apply(IntMath.big(a), IntMath.big(b));
                same(expected, tested.apply(a, b), a + " " + name + " " + b);
            }
        }
    }

    @Test
    void operationsOnPairsOfBordersAreExact() {
        forPairs("+", BigInteger::add, IntMath::add);
        forPairs("-", BigInteger::subtract, IntMath::subtract);
        forPairs("*", BigInteger::multiply, IntMath::multiply);
        forPairs("&", BigInteger::and, IntMath::and);
        forPairs("|", BigInteger::or, IntMath::or);
        forPairs("^", BigInteger::xor, IntMath::xor);
    }

    @Test
    void operationsOnOneBorderAreExact() {
        forEach("-", BigInteger::negate, IntMath::negate);
        forEach("abs", BigInteger::abs, IntMath::abs);
        forEach("~", BigInteger::not, IntMath::invert);
        for (Object a : Randoms.borders()) {
            BigInteger big = IntMath.big(a);
            assertEquals(big.signum(), IntMath.signum(a));
            assertEquals(big.abs().bitLength(), IntMath.bitLength(a));
            assertEquals(big.longValue(), IntMath.truncated(a));
        }
    }

    private static void forEach(
            String name, UnaryOperator<BigInteger> exact, UnaryOperator<Object> tested) {
        for (Object a : Randoms.borders()) {
            same(exact.apply(IntMath.big(a)), tested.apply(a), name + " " + a);
        }
    }

    @Test
    void divisionObeysItsLaw() {
        for (Object a : Randoms.borders()) {
            for (Object b : Randoms.borders()) {
                checkDivision(a, b);
            }
        }
        Randoms random = new Randoms();
        for (int i = 0; i < 20_000; i++) {
            checkDivision(random.integer(200), random.integer(130));
        }
    }

    private static void checkDivision(Object a, Object b) {
        String what = a + ", " + b;
        if (IntMath.signum(b) == 0) {
            NumberError e = assertThrows(NumberError.class, () -> IntMath.divmod(a, b), what);
            assertEquals(NumberError.Kind.ZERO_DIVISION, e.kind());
            assertThrows(NumberError.class, () -> IntMath.floorDivide(a, b), what);
            assertThrows(NumberError.class, () -> IntMath.modulo(a, b), what);
            assertThrows(NumberError.class, () -> IntMath.trueDivide(a, b), what);
            return;
        }
        Object quotient = IntMath.floorDivide(a, b);
        Object rest = IntMath.modulo(a, b);
        assertArrayEquals(new Object[] {quotient, rest}, IntMath.divmod(a, b), what);
        assertEquals(a, IntMath.add(IntMath.multiply(quotient, b), rest), what);
        int sign = IntMath.signum(rest);
        assertTrue(sign == 0 || sign == IntMath.signum(b), what);
        assertTrue(IntMath.compare(IntMath.abs(rest), IntMath.abs(b)) < 0, what);
    }

    @Test
    void shiftsAreMultiplicationAndFloorDivision() {
        for (Object a : Randoms.borders()) {
            for (long n = 0; n < 140; n++) {
                BigInteger big = IntMath.big(a);
                same(big.shiftLeft((int) n), IntMath.shiftLeft(a, (Object) n), a + " << " + n);
                same(big.shiftRight((int) n), IntMath.shiftRight(a, (Object) n), a + " >> " + n);
            }
        }
        assertEquals(-1L, IntMath.shiftRight((Object) (-5L), (Object) Long.MAX_VALUE));
        assertEquals(0L, IntMath.shiftLeft((Object) 0L, (Object) Long.MAX_VALUE));
    }

    @Test
    void shiftsRefuseNegativeAndHugeCounts() {
        assertError(
                NumberError.Kind.VALUE,
                "negative shift count",
                () -> IntMath.shiftLeft((Object) 1L, (Object) (-1L)));
        assertError(
                NumberError.Kind.VALUE,
                "negative shift count",
                () -> IntMath.shiftRight((Object) 1L, (Object) (-1L)));
        assertError(
                NumberError.Kind.MEMORY,
                "memory allocation failed, allocating 137438953476 bytes",
                () -> IntMath.shiftLeft((Object) 1L, (Object) (1L << 40)));
        Object huge = IntMath.shiftLeft(1L, 70L);
        assertError(
                NumberError.Kind.OVERFLOW,
                "overflow converting long int to machine word",
                () -> IntMath.shiftLeft((Object) 1L, huge));
    }

    private static void assertError(NumberError.Kind kind, String message, Runnable action) {
        NumberError e = assertThrows(NumberError.class, action::run);
        assertEquals(kind, e.kind());
        assertEquals(message, e.getMessage());
    }

    @Test
    void comparisonAgreesWithBigInteger() {
        for (Object a : Randoms.borders()) {
            for (Object b : Randoms.borders()) {
                int expected = IntMath.big(a).compareTo(IntMath.big(b));
                assertEquals(expected, Integer.signum(IntMath.compare(a, b)), a + ", " + b);
                assertEquals(expected == 0, IntMath.equal(a, b), a + ", " + b);
            }
        }
    }

    @Test
    void powersAreExact() {
        for (Object a : Randoms.borders()) {
            for (long n = 0; n < 12; n++) {
                BigInteger expected = IntMath.big(a).pow((int) n);
                same(expected, IntMath.power(a, (Object) n), a + " ** " + n);
            }
        }
        Object huge = IntMath.shiftLeft(1L, 100L);
        assertEquals(1L, IntMath.power(1L, huge));
        assertEquals(1L, IntMath.power((Object) (-1L), huge));
        assertEquals(-1L, IntMath.power((Object) (-1L), IntMath.add(huge, 1L)));
        assertEquals(0L, IntMath.power((Object) 0L, huge));
        assertEquals(1L, IntMath.power((Object) 0L, (Object) 0L));
        assertEquals(0.25, IntMath.power((Object) 2L, (Object) (-2L)));
        assertEquals(-0.125, IntMath.power((Object) (-2L), (Object) (-3L)));
        assertError(
                NumberError.Kind.ZERO_DIVISION,
                "divide by zero",
                () -> IntMath.power((Object) 0L, (Object) (-1L)));
    }

    @Test
    void powersThatAreTooLargeAreRefusedAtOnce() {
        Object huge = IntMath.shiftLeft(1L, 100L);
        for (Object exponent : new Object[] {huge, 1L << 40, IntMath.MAX_BITS + 1}) {
            NumberError e =
                    assertThrows(NumberError.class, () -> IntMath.power((Object) 2L, exponent));
            assertEquals(NumberError.Kind.MEMORY, e.kind());
        }
        assertThrows(NumberError.class, () -> IntMath.factorial(1L << 40));
        assertThrows(NumberError.class, () -> IntMath.round((Object) 5L, Long.MIN_VALUE));
        Object large = IntMath.shiftLeft(1L, IntMath.MAX_BITS - 10);
        assertThrows(NumberError.class, () -> IntMath.multiply(large, large));
    }

    @Test
    void modularPowersHaveTheSignOfTheModulus() {
        for (Object a : Randoms.borders()) {
            for (Object m : Randoms.borders()) {
                if (IntMath.signum(m) == 0) {
                    continue;
                }
                for (long n = 0; n < 5; n++) {
                    BigInteger modulus = IntMath.big(m);
                    BigInteger rest = IntMath.big(a).pow((int) n).mod(modulus.abs());
                    boolean below = modulus.signum() < 0 && rest.signum() != 0;
                    BigInteger expected = below ? rest.add(modulus) : rest;
                    String what = "pow(" + a + ", " + n + ", " + m + ")";
                    same(expected, IntMath.powerModulo(a, n, m, NO_POLL), what);
                }
            }
        }
        assertEquals(0L, IntMath.powerModulo(3L, -1L, 7L, NO_POLL));
        assertError(
                NumberError.Kind.VALUE,
                "divide by zero",
                () -> IntMath.powerModulo(3L, 1L, 0L, NO_POLL));
    }

    @Test
    void longModularPowersPoll() {
        Object modulus = IntMath.add(IntMath.shiftLeft(1L, 1400L), 1L);
        Object exponent = IntMath.subtract(IntMath.shiftLeft(1L, 1000L), 3L);
        int[] polls = {0};
        Object result = IntMath.powerModulo(3L, exponent, modulus, () -> polls[0]++);
        assertEquals(1000, polls[0]);
        BigInteger expected =
                BigInteger.valueOf(3).modPow(IntMath.big(exponent), IntMath.big(modulus));
        assertEquals(expected, IntMath.big(result));
        assertThrows(
                IllegalStateException.class,
                () ->
                        IntMath.powerModulo(
                                3L,
                                exponent,
                                modulus,
                                () -> {
                                    throw new IllegalStateException();
                                }));
    }

    @Test
    void conversionToDoubleRoundsOncePerDigitFromTheTop() {
        Randoms random = new Randoms();
        for (int i = 0; i < 20_000; i++) {
            Object a = random.integer(64);
            assertEquals(IntMath.big(a).doubleValue(), IntMath.toDouble(a), a.toString());
        }
        assertEquals(0x1p1000, IntMath.toDouble(IntMath.shiftLeft(1L, 1000L)));
        assertEquals(Double.NEGATIVE_INFINITY, IntMath.toDouble(IntMath.shiftLeft(-1L, 1024L)));
        // 2^96 + 2^43 + 1: the digit below a tie comes too late to break it
        Object late = IntMath.add(IntMath.shiftLeft(1L, 96L), IntMath.shiftLeft(1L, 43L));
        assertEquals(0x1p96, IntMath.toDouble(IntMath.add(late, 1L)));
    }

    @Test
    void conversionFromDoubleIsExact() {
        Randoms random = new Randoms();
        for (int i = 0; i < 20_000; i++) {
            double f = random.real();
            BigInteger expected = new BigDecimal(f).toBigInteger();
            same(expected, IntMath.fromDouble(f), Double.toString(f));
        }
        same(BigInteger.ONE.shiftLeft(63), IntMath.fromDouble(0x1p63), "2^63");
        same(BigInteger.ONE.shiftLeft(63).negate(), IntMath.fromDouble(-0x1p63), "-2^63");
        assertError(
                NumberError.Kind.OVERFLOW,
                "can't convert inf to int",
                () -> IntMath.fromDouble(Double.NEGATIVE_INFINITY));
        assertError(
                NumberError.Kind.VALUE,
                "can't convert NaN to int",
                () -> IntMath.fromDouble(Double.NaN));
    }

    @Test
    void bytesRoundTrip() {
        for (Object a : Randoms.borders()) {
            boolean signed = IntMath.signum(a) < 0;
            int length = IntMath.big(a).toByteArray().length;
            for (boolean bigEndian : new boolean[] {true, false}) {
                byte[] bytes = IntMath.toBytes(a, length + 2, bigEndian, signed);
                assertEquals(length + 2, bytes.length);
                Object back = IntMath.fromBytes(bytes, 0, bytes.length, bigEndian);
                if (signed) {
                    back = IntMath.subtract(back, IntMath.shiftLeft(1L, 8L * bytes.length));
                }
                assertEquals(a, back);
            }
        }
    }

    @Test
    void bytesRefuseWhatDoesNotFit() {
        assertArrayEquals(new byte[] {}, IntMath.toBytes(0L, 0, true, false));
        assertArrayEquals(new byte[] {-1}, IntMath.toBytes(255L, 1, true, false));
        assertArrayEquals(new byte[] {-128}, IntMath.toBytes(-128L, 1, true, true));
        String overflow = "value would overflow a 1 byte buffer";
        NumberError.Kind kind = NumberError.Kind.OVERFLOW;
        assertError(kind, overflow, () -> IntMath.toBytes(256L, 1, true, false));
        assertError(kind, overflow, () -> IntMath.toBytes(128L, 1, true, true));
        assertError(kind, overflow, () -> IntMath.toBytes(-129L, 1, true, true));
        assertError(
                kind,
                "can't convert negative int to unsigned",
                () -> IntMath.toBytes(-1L, 1, true, false));
        // the sign bit of a big integer is only checked where its 32-bit digits end
        Object a = IntMath.shiftLeft(1L, 95L);
        assertThrows(NumberError.class, () -> IntMath.toBytes(a, 12, true, true));
        Object b = IntMath.shiftLeft(1L, 87L);
        assertEquals(-128, IntMath.toBytes(b, 11, true, true)[0]);
    }

    @Test
    void roundingGoesToEven() {
        assertEquals(20L, IntMath.round((Object) 25L, -1));
        assertEquals(40L, IntMath.round((Object) 35L, -1));
        assertEquals(-20L, IntMath.round((Object) (-25L), -1));
        assertEquals(0L, IntMath.round((Object) 5L, -3));
        assertEquals(7L, IntMath.round((Object) 7L, 2));
        Object big = IntMath.power(10L, 30L);
        assertEquals(big, IntMath.round(IntMath.add(big, 49L), -2));
    }

    @Test
    void hashesKeepSixtyThreeBits() {
        assertEquals(5, IntMath.hash(5L));
        assertEquals(Long.MIN_VALUE >> 1, IntMath.hash(1L << 62));
        assertEquals(0, IntMath.hash(IntMath.shiftLeft(1L, 64L)));
    }

    @Test
    void factorialsAreProducts() {
        BigInteger expected = BigInteger.ONE;
        for (int n = 1; n < 200; n++) {
            expected = expected.multiply(BigInteger.valueOf(n));
            same(expected, IntMath.factorial(n), n + "!");
        }
        assertEquals(1L, IntMath.factorial(0));
    }

    @Test
    void unsignedBitsBecomePositiveNumbers() {
        assertEquals(5L, IntMath.fromUnsigned(5));
        same(
                BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE),
                IntMath.fromUnsigned(-1),
                "all bits");
    }
}
