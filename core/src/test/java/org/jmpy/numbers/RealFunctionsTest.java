package org.jmpy.numbers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.function.DoubleUnaryOperator;

class RealFunctionsTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    private static double bits(String hex) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(hex, 16));
    }

    @Test
    void resultsAreRoundedCorrectly() {
        for (String[] row : Tables.rows("functions.tsv")) {
            double x = bits(row[1]);
            double y = bits(row[2]);
            assertEquals(bits(row[3]), apply(row[0], x, y), row[0] + " of " + x + ", " + y);
        }
    }

    private static double apply(String name, double x, double y) {
        return switch (name) {
            case "exp" -> RealFunctions.exp(x);
            case "log" -> RealFunctions.log(x);
            case "log2" -> RealFunctions.log2(x);
            case "sin" -> RealFunctions.sin(x);
            case "cos" -> RealFunctions.cos(x);
            case "tan" -> RealFunctions.tan(x);
            case "asin" -> RealFunctions.asin(x);
            case "acos" -> RealFunctions.acos(x);
            case "atan" -> RealFunctions.atan(x);
            case "erf" -> RealFunctions.erf(x);
            case "erfc" -> RealFunctions.erfc(x);
            case "gamma" -> RealFunctions.gamma(x);
            case "lgamma" -> RealFunctions.lgamma(x);
            case "pow" -> RealFunctions.pow(x, y);
            default -> throw new AssertionError(name);
        };
    }

    @Test
    void functionsStayCloseToStrictMath() {
        Randoms random = new Randoms();
        for (int i = 0; i < 20_000; i++) {
            double x = random.between(-20, 20);
            double y = random.between(-20, 20);
            double a = Math.abs(x);
            close(StrictMath.exp(x), RealFunctions.exp(x), "exp", x);
            close(StrictMath.log(a), RealFunctions.log(a), "log", a);
            close(StrictMath.log10(a), RealFunctions.log10(a), "log10", a);
            close(StrictMath.sin(x), RealFunctions.sin(x), "sin", x);
            close(StrictMath.cos(x), RealFunctions.cos(x), "cos", x);
            close(StrictMath.tan(x), RealFunctions.tan(x), "tan", x);
            close(StrictMath.asin(x / 20), RealFunctions.asin(x / 20), "asin", x / 20);
            close(StrictMath.acos(x / 20), RealFunctions.acos(x / 20), "acos", x / 20);
            close(StrictMath.atan(x), RealFunctions.atan(x), "atan", x);
            close(StrictMath.atan2(y, x), RealFunctions.atan2(y, x), "atan2", x);
            close(StrictMath.cosh(x), RealFunctions.cosh(x), "cosh", x);
            close(StrictMath.pow(a, y), RealFunctions.pow(a, y), "pow", a);
        }
    }

    private static void close(double expected, double actual, String name, double x) {
        double unit = Math.ulp(expected);
        assertTrue(Math.abs(actual - expected) <= 2 * unit, () -> name + " of " + x);
    }

    @Test
    void hyperbolicInversesInvert() {
        Randoms random = new Randoms();
        for (int i = 0; i < 5_000; i++) {
            double x = random.between(-3, 3);
            assertEquals(x, RealFunctions.asinh(RealFunctions.sinh(x)), 1e-14);
            assertEquals(x, RealFunctions.atanh(RealFunctions.tanh(x)), 1e-12);
            double a = Math.abs(x);
            assertEquals(a, RealFunctions.acosh(RealFunctions.cosh(a)), 1e-7);
        }
    }

    @Test
    void gammaOfWholeNumbersIsAFactorial() {
        for (int n = 1; n < 23; n++) {
            assertEquals(IntMath.toDouble(IntMath.factorial(n - 1)), RealFunctions.gamma(n));
        }
        assertEquals(0, RealFunctions.lgamma(1));
        assertEquals(0, RealFunctions.lgamma(2));
    }

    @Test
    void gammaReflects() {
        Randoms random = new Randoms();
        for (int i = 0; i < 2_000; i++) {
            double x = random.between(0.01, 0.99) + random.below(20);
            double product = RealFunctions.gamma(x) * RealFunctions.gamma(-x);
            double expected = -Math.PI / (x * RealFunctions.sin(Math.PI * x));
            assertEquals(1, product / expected, 1e-11, () -> "gamma of " + x);
            double log = Math.log(Math.abs(RealFunctions.gamma(-x)));
            assertEquals(log, RealFunctions.lgamma(-x), 1e-12, () -> "lgamma of " + -x);
        }
    }

    private static void table(DoubleUnaryOperator function, double... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            assertEquals(pairs[i + 1], function.applyAsDouble(pairs[i]), "of " + pairs[i]);
        }
    }

    @Test
    void specialValues() {
        table(RealFunctions::exp, 0, 1, INF, INF, -INF, 0, NAN, NAN, 1000, INF, -1000, 0);
        table(RealFunctions::exp, -745.1332191019411, Double.MIN_VALUE, -745.14, 0);
        table(RealFunctions::log, 1, 0, 0, -INF, -1, NAN, INF, INF, NAN, NAN);
        table(RealFunctions::log2, 8, 3, 0, -INF, Double.MIN_VALUE, -1074, INF, INF, -1, NAN);
        table(RealFunctions::log10, 1000, 3, 0, -INF, 1e-5, -5, INF, INF, NAN, NAN);
        table(RealFunctions::sin, -0.0, -0.0, INF, NAN, -INF, NAN, NAN, NAN);
        table(RealFunctions::cos, 0, 1, INF, NAN, NAN, NAN);
        table(RealFunctions::tan, -0.0, -0.0, INF, NAN);
        table(RealFunctions::asin, -0.0, -0.0, 1, Math.PI / 2, 1.1, NAN, NAN, NAN);
        table(RealFunctions::acos, 1, 0, -1, Math.PI, -1.1, NAN);
        table(RealFunctions::atan, -0.0, -0.0, INF, Math.PI / 2, -INF, -Math.PI / 2);
        table(RealFunctions::cosh, 0, 1, INF, INF, -INF, INF, NAN, NAN, 1e-20, 1, 711, INF);
        table(RealFunctions::asinh, -0.0, -0.0, -INF, -INF, NAN, NAN);
        table(RealFunctions::acosh, 1, 0, 0.5, NAN, INF, INF, NAN, NAN);
        table(RealFunctions::atanh, -0.0, -0.0, 1, INF, -1, -INF, 2, NAN, NAN, NAN);
        table(RealFunctions::trunc, -1.5, -1, 1.5, 1, -0.5, -0.0, INF, INF);
        table(RealFunctions::erf, -0.0, -0.0, INF, 1, -INF, -1, NAN, NAN, 1e-320, 1.1284e-320);
        table(RealFunctions::erfc, 0, 1, INF, 0, -INF, 2, NAN, NAN, 30, 0);
        table(RealFunctions::gamma, 0, INF, -0.0, -INF, -1, NAN, -INF, NAN, INF, INF, 172, INF);
        table(RealFunctions::gamma, -200.5, -0.0, -201.5, 0, 5e-324, INF);
        table(RealFunctions::lgamma, 0, INF, -1, INF, INF, INF, -INF, INF, NAN, NAN);
    }

    @Test
    void powersFollowTheRulesOfC() {
        double[][] rows = {
            {1, NAN, 1},
            {NAN, 0, 1},
            {-1, INF, 1},
            {-1, -INF, 1},
            {0, 3, 0},
            {-0.0, 3, -0.0},
            {-0.0, 2, 0},
            {0, -1, INF},
            {-0.0, -3, -INF},
            {INF, -1, 0},
            {-INF, 3, -INF},
            {2, 1024, INF},
            {2, -1074, Double.MIN_VALUE},
            {2, -1080, 0},
            {-2, 3, -8},
            {-8, 1.0 / 3, NAN},
            {0.5, INF, 0},
            {2, 0.5, Math.sqrt(2)},
            {-2, 1e300, INF},
            {10, 15, 1e15},
            {10, 22, 1e22},
            {3, 2, 9},
            {-1, 1e300, 1}
        };
        for (double[] row : rows) {
            assertEquals(row[2], RealFunctions.pow(row[0], row[1]), row[0] + " ** " + row[1]);
        }
    }

    @Test
    void wholePowersNearTheMiddleOfTwoDoublesAreRoundedRightly() {
        // just above the middle: (2^53 - 3)^-3 = 2^-159 (1 + 4.5 ulp + 54 / 2^106 + ...)
        double x = 0x1p53 - 3;
        assertEquals(0x1.0000000000005p-159, RealFunctions.pow(x, -3));
        Randoms random = new Randoms();
        for (int i = 0; i < 20_000; i++) {
            int base = 1 + random.below(1 << 20);
            int n = 2 + random.below(6);
            BigInteger exact = BigInteger.valueOf(base).pow(n);
            assertEquals(exact.doubleValue(), RealFunctions.pow(base, n), base + " ** " + n);
        }
    }

    @Test
    void anglesOfAxes() {
        assertEquals(Math.PI, RealFunctions.atan2(0.0, -1));
        assertEquals(-Math.PI, RealFunctions.atan2(-0.0, -1));
        assertEquals(Math.PI / 2, RealFunctions.atan2(1, 0));
        assertEquals(3 * Math.PI / 4, RealFunctions.atan2(INF, -INF));
        assertEquals(Math.PI / 2, RealFunctions.atan2(1e300, 1e-300));
        assertEquals(5e-324, RealFunctions.atan2(5e-324, 1));
        assertEquals(-Math.PI, RealFunctions.atan2(-1e-300, -1e300));
    }
}
