package org.jmpy.numbers;

/**
 * Error function and gamma function, worked out to nearly twice the precision of double and rounded
 * once, so that they are right to the last bit but in rare cases. (The C library of the original is
 * off by up to a few units in the last place.) Series and continued fraction are those of the NIST
 * Digital Library of Mathematical Functions: 7.6.2, 7.9.1, 5.7.3, 5.11.1, 5.5.3.
 */
final class SpecialFunctions {
    private static final DoubleDouble SQRT_PI = DoubleDouble.PI.sqrt();
    private static final DoubleDouble LOG_PI =
            new DoubleDouble(1.1447298858494002, 1.0265951162707826e-17);
    private static final DoubleDouble HALF_LOG_2_PI =
            new DoubleDouble(0.9189385332046728, -3.8782941580672414e-17);

    /** 1 - Euler's constant. */
    private static final DoubleDouble ONE_MINUS_GAMMA =
            new DoubleDouble(0.42278433509846713, 4.942915152430645e-18);

    /** (zeta(k) - 1) / k for k from 2 on. */
    private static final double[] ZETA_HI = {
        0.3224670334241132,
        0.0673523010531981,
        0.020580808427784546,
        0.007385551028673986,
        0.0028905103307415234,
        0.001192753911703261,
        0.0005096695247430425,
        0.00022315475845357939,
        9.945751278180853e-05,
        4.492623673813314e-05,
        2.050721277567069e-05,
        9.439488275268397e-06,
        4.374866789907488e-06,
        2.039215753801366e-06,
        9.55141213040742e-07,
        4.492469198764566e-07,
        2.1207184805554665e-07,
        1.0043224823968099e-07,
        4.7698101693639804e-08,
        2.2711094608943164e-08,
        1.0838659214896955e-08,
        5.183475041970047e-09,
        2.4836745438024785e-09,
        1.1921401405860912e-09,
        5.731367241678862e-10,
        2.7595228851242334e-10,
        1.330476437424449e-10,
        6.4229645638381e-11,
        3.1044247747322276e-11,
        1.5021384080754142e-11,
        7.275974480239079e-12,
        3.527742476575915e-12,
        1.711991790559618e-12,
        8.315385841420285e-13,
        4.04220052528944e-13,
        1.9664756310966165e-13,
        9.573630387838556e-14,
        4.6640760264283744e-14,
        2.2737369600659724e-14,
        1.1091399470834522e-14,
        5.413659156725363e-15,
        2.643880017860995e-15,
        1.2918959062789966e-15,
        6.315935504198448e-16,
        3.089316266963393e-16,
        1.5117930628108198e-16,
    };

    private static final double[] ZETA_LO = {
        1.520336175199238e-17, -6.87667631175899e-18, 1.4629392512775695e-18,
        -4.1051370891788617e-19, -7.357950161901912e-20, -4.1747852352514e-20,
        -2.780354175057013e-20, -6.032078299350848e-21, 2.734261130690314e-21,
        -3.4577848248512954e-22, 4.864174577619616e-22, -8.111985879973243e-22,
        -3.7021851137962053e-22, 4.70891370095011e-23, 4.798512617588967e-23,
        -1.4219340578032317e-23, 1.2243193613787666e-23, 5.246728062732248e-24,
        1.6747349659198183e-24, 1.406065812811299e-24, -5.018242148804151e-25,
        1.0891302535635231e-26, -1.5805048837932932e-25, 5.269861418993634e-26,
        -2.3810866578223724e-26, -2.107257883073299e-26, 6.614614775208236e-27,
        4.232176684861536e-27, -2.8715350933450543e-27, 5.063470614908766e-28,
        4.879514445370743e-28, 1.8425514965961343e-29, -6.994387860952799e-29,
        -1.5951572809733943e-29, -1.2672480151835454e-29, -4.0719036606056276e-30,
        1.9773509309959252e-30, -2.186282283713084e-30, -9.672147869269828e-31,
        -1.5933072002908932e-31, -1.5927035621801034e-31, 1.4241594083885883e-31,
        7.958358891271392e-32, 4.148627969335702e-32, -2.3015827891156758e-32,
        -9.801548779944268e-33,
    };

    /** Stirling's series: B(2k) / (2k (2k - 1)) as numerators and denominators. */
    private static final double[] STIRLING_NUMERATOR = {
        1, -1, 1, -1, 1, -691, 1, -3617, 43867, -174611, 77683, -236364091
    };

    private static final double[] STIRLING_DENOMINATOR = {
        12, 360, 1260, 1680, 1188, 360360, 156, 122400, 244188, 125400, 5796, 1506960
    };

    /** Stirling's series is used from here on; smaller arguments are moved up by a product. */
    private static final int STIRLING_FROM = 16;

    private SpecialFunctions() {}

    // ---- error function -----------------------------------------------------------------------

    static double erf(double x) {
        double a = Math.abs(x);
        if (x == 0 || Double.isNaN(x)) {
            return x;
        }
        if (a > 6) {
            return Math.copySign(1.0, x);
        }
        DoubleDouble result = a < 3 ? erfSeries(a) : DoubleDouble.ONE.minus(erfcFraction(a, true));
        return Math.copySign(result.value(), x);
    }

    static double erfc(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (x > 28) {
            return 0;
        }
        if (x < -6) {
            return 2;
        }
        double a = Math.abs(x);
        if (a < 1) {
            DoubleDouble erf = a == 0 ? DoubleDouble.of(0) : erfSeries(a);
            return DoubleDouble.ONE.plus(x < 0 ? erf : erf.negate()).value();
        }
        if (x < 0) {
            return DoubleDouble.of(2).minus(erfcFraction(a, true)).value();
        }
        if (a < 26) {
            return erfcFraction(a, true).value();
        }
        // may be subnormal: round at the very end
        DoubleDouble exponent =
                ExpLog.log(erfcFraction(a, false)).minus(DoubleDouble.product(a, a));
        return ExpLog.expRounded(exponent.hi(), exponent.lo());
    }

    /** erf(x) = 2 / sqrt(pi) * exp(-x^2) * sum of 2^n x^(2n+1) / (1 * 3 * ... * (2n+1)). */
    private static DoubleDouble erfSeries(double x) {
        if (x < 0x1p-500) {
            return DoubleDouble.of(2).over(SQRT_PI).times(x * 0x1p500).scale(-500);
        }
        DoubleDouble square = DoubleDouble.product(x, x);
        DoubleDouble twice = square.times(2);
        DoubleDouble term = DoubleDouble.ONE;
        DoubleDouble sum = term;
        for (int n = 1; term.hi() > 0x1p-80; n++) {
            term = term.times(twice).over(2 * n + 1);
            sum = sum.plus(term);
        }
        DoubleDouble factor = DoubleDouble.of(2).over(SQRT_PI).times(x);
        return sum.times(ExpLog.exp(square.negate())).times(factor);
    }

    /**
     * {@return erfc(x) for x >= 1, with or without the factor exp(-x^2)}
     *
     * <p>The continued fraction is 1 / (x sqrt(pi)) / (1 + v / (1 + 2v / (1 + 3v / ...))) with v =
     * 1 / (2 x^2).
     */
    private static DoubleDouble erfcFraction(double x, boolean withExp) {
        DoubleDouble square = DoubleDouble.product(x, x);
        DoubleDouble v = DoubleDouble.of(0.5).over(square);
        DoubleDouble fraction = DoubleDouble.ONE;
        for (int n = (int) (320 / square.hi()) + 12; n > 0; n--) {
            fraction = v.times(n).over(fraction).plus(1);
        }
        DoubleDouble scaled = DoubleDouble.ONE.over(SQRT_PI.times(x).times(fraction));
        return withExp ? scaled.times(ExpLog.exp(square.negate())) : scaled;
    }

    // ---- gamma function -----------------------------------------------------------------------

    static double gamma(double x) {
        if (x == 0) {
            return 1 / x;
        }
        if (Double.isNaN(x) || x == Double.NEGATIVE_INFINITY || x < 0 && x == Math.rint(x)) {
            return Double.NaN;
        }
        if (Math.abs(x) < 0x1p-60) {
            return 1 / x;
        }
        if (x > 171.7) {
            return Double.POSITIVE_INFINITY;
        }
        if (x > 0 && x == Math.rint(x)) {
            DoubleDouble product = DoubleDouble.ONE;
            for (int n = 2; n < x; n++) {
                product = product.times(n);
            }
            return product.value();
        }
        if (x > 0) {
            DoubleDouble log = logGamma(x);
            return ExpLog.expRounded(log.hi(), log.lo());
        }
        boolean negative = Math.floor(x) % 2 != 0;
        double magnitude = 0;
        if (x > -200) {
            DoubleDouble log = logReflection(x);
            magnitude = ExpLog.expRounded(log.hi(), log.lo());
        }
        return negative ? -magnitude : magnitude;
    }

    static double lgamma(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (Double.isInfinite(x) || x <= 0 && x == Math.rint(x)) {
            return Double.POSITIVE_INFINITY;
        }
        if (Math.abs(x) < 0x1p-70) {
            return -ExpLog.log(Math.abs(x)).value();
        }
        if (x < 0) {
            return logReflection(x).value();
        }
        return x < 0x1p900 ? logGamma(x).value() : x * (ExpLog.log(x).value() - 1);
    }

    /** {@return log |gamma(x)| for a negative x, by gamma(x) gamma(-x) = -pi / (x sin(pi x))} */
    private static DoubleDouble logReflection(double x) {
        double a = -x;
        double offset = Math.abs(a - Math.rint(a));
        DoubleDouble sine =
                offset <= 0.25
                        ? Trigonometry.circular(DoubleDouble.PI.times(offset), 0)
                        : Trigonometry.circular(DoubleDouble.PI.times(0.5 - offset), 1);
        return LOG_PI.minus(ExpLog.log(sine.times(a))).minus(logGamma(a));
    }

    /** {@return log(gamma(x)) for x from 2^-70 to 2^900} */
    private static DoubleDouble logGamma(double x) {
        if (x < 0.5) {
            return logGammaNearTwo(x).minus(logOnePlus(x)).minus(ExpLog.log(x));
        }
        if (x < 1.5) {
            return logGammaNearTwo(x - 1).minus(ExpLog.log(x));
        }
        if (x < 2.5) {
            return logGammaNearTwo(x - 2);
        }
        DoubleDouble product = DoubleDouble.ONE;
        DoubleDouble z = DoubleDouble.of(x);
        while (z.hi() < STIRLING_FROM) {
            product = product.times(z);
            z = z.plus(1);
        }
        DoubleDouble result = stirling(z);
        return product.hi() == 1 ? result : result.minus(ExpLog.log(product));
    }

    private static DoubleDouble logOnePlus(double s) {
        return ExpLog.log(DoubleDouble.sum(1, s));
    }

    /** log(gamma(2 + s)) = (1 - Euler) s + sum of (zeta(k) - 1) (-s)^k / k, for |s| <= 1/2. */
    private static DoubleDouble logGammaNearTwo(double s) {
        DoubleDouble sum = DoubleDouble.of(0);
        for (int k = ZETA_HI.length - 1; k >= 0; k--) {
            sum = sum.plus(new DoubleDouble(ZETA_HI[k], ZETA_LO[k])).times(-s);
        }
        return ONE_MINUS_GAMMA.minus(sum).times(s);
    }

    private static DoubleDouble stirling(DoubleDouble z) {
        DoubleDouble inverse = DoubleDouble.ONE.over(z);
        DoubleDouble square = inverse.times(inverse);
        DoubleDouble sum = DoubleDouble.of(0);
        for (int k = STIRLING_NUMERATOR.length - 1; k >= 0; k--) {
            sum = sum.times(square);
            sum = sum.plus(DoubleDouble.quotient(STIRLING_NUMERATOR[k], STIRLING_DENOMINATOR[k]));
        }
        DoubleDouble main = ExpLog.log(z).times(z.plus(-0.5)).minus(z);
        return main.plus(HALF_LOG_2_PI).plus(sum.times(inverse));
    }
}
