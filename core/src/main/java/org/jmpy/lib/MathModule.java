package org.jmpy.lib;

import org.jmpy.numbers.IntMath;
import org.jmpy.numbers.RealFunctions;
import org.jmpy.object.Args;
import org.jmpy.object.FloatType;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyTuple;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The module math. Source: MicroPython py/modmath.c. */
final class MathModule {
    private MathModule() {}

    static PyModule create() {
        Members members = new Members();
        members.put("e", Math.E)
                .put("pi", Math.PI)
                .put("tau", 2 * Math.PI)
                .put("inf", Double.POSITIVE_INFINITY)
                .put("nan", Double.NaN);
        real(members, "sqrt", Math::sqrt);
        real(members, "exp", RealFunctions::exp);
        real(members, "expm1", RealFunctions::expm1);
        real(members, "log2", RealFunctions::log2);
        real(members, "log10", RealFunctions::log10);
        real(members, "cosh", RealFunctions::cosh);
        real(members, "sinh", RealFunctions::sinh);
        real(members, "tanh", RealFunctions::tanh);
        real(members, "acosh", RealFunctions::acosh);
        real(members, "asinh", RealFunctions::asinh);
        real(members, "atanh", RealFunctions::atanh);
        real(members, "cos", RealFunctions::cos);
        real(members, "sin", RealFunctions::sin);
        real(members, "tan", RealFunctions::tan);
        real(members, "acos", RealFunctions::acos);
        real(members, "asin", RealFunctions::asin);
        real(members, "atan", RealFunctions::atan);
        real(members, "fabs", Math::abs);
        real(members, "erf", RealFunctions::erf);
        real(members, "erfc", RealFunctions::erfc);
        real(members, "gamma", RealFunctions::gamma);
        real(members, "lgamma", RealFunctions::lgamma);
        real(members, "pow", RealFunctions::pow);
        real(members, "atan2", RealFunctions::atan2);
        real(members, "copysign", Math::copySign);
        real(members, "fmod", (x, y) -> x % y);
        whole(members, "ceil", Math::ceil);
        whole(members, "floor", Math::floor);
        whole(members, "trunc", RealFunctions::trunc);
        members.fn1("isfinite", x -> Double.isFinite(FloatType.toDouble(x)))
                .fn1("isinf", x -> Double.isInfinite(FloatType.toDouble(x)))
                .fn1("isnan", x -> Double.isNaN(FloatType.toDouble(x)))
                .fn1("radians", x -> FloatType.toDouble(x) * (Math.PI / 180))
                .fn1("degrees", x -> FloatType.toDouble(x) * (180 / Math.PI))
                .fn("log", 1, 2, MathModule::log)
                .fn2("ldexp", MathModule::ldexp)
                .fn1("frexp", MathModule::frexp)
                .fn1("modf", MathModule::modf)
                .fnKw("isclose", 2, MathModule::isclose)
                .fn1("factorial", MathModule::factorial);
        return Library.module("math", members);
    }

    private static PyError domainError() {
        return PyError.value("math domain error");
    }

    /** A function of one float; a result that is nan or infinite for no reason is an error. */
    private static void real(Members members, String name, DoubleUnaryOperator function) {
        members.fn1(
                name,
                value -> {
                    double x = FloatType.toDouble(value);
                    double y = function.applyAsDouble(x);
                    if (Double.isNaN(y) && !Double.isNaN(x)
                            || Double.isInfinite(y) && !Double.isInfinite(x)) {
                        throw domainError();
                    }
                    return y;
                });
    }

    private static void real(Members members, String name, DoubleBinaryOperator function) {
        members.fn2(
                name,
                (first, second) -> {
                    double x = FloatType.toDouble(first);
                    double y = FloatType.toDouble(second);
                    double z = function.applyAsDouble(x, y);
                    if (Double.isNaN(z) && !Double.isNaN(x) && !Double.isNaN(y)
                            || Double.isInfinite(z)
                                    && !Double.isInfinite(x)
                                    && !Double.isInfinite(y)) {
                        throw domainError();
                    }
                    return z;
                });
    }

    private static void whole(Members members, String name, DoubleUnaryOperator function) {
        PyBuiltin.Fn1 body = x -> IntMath.fromDouble(function.applyAsDouble(FloatType.toDouble(x)));
        members.fn1(name, body);
    }

    private static Object log(Object[] args) {
        double x = FloatType.toDouble(args[0]);
        if (x <= 0) {
            throw domainError();
        }
        double log = RealFunctions.log(x);
        if (args.length == 1) {
            return log;
        }
        double base = FloatType.toDouble(args[1]);
        if (base <= 0) {
            throw domainError();
        }
        if (base == 1) {
            throw PyError.zeroDivision();
        }
        return log / RealFunctions.log(base);
    }

    private static Object ldexp(Object x, Object exponent) {
        double value = FloatType.toDouble(x);
        // the original passes a C int
        return Math.scalb(value, (int) IntType.toLong(exponent));
    }

    private static Object frexp(Object value) {
        double x = FloatType.toDouble(value);
        if (x == 0 || Double.isNaN(x) || Double.isInfinite(x)) {
            return new PyTuple(x, 0L);
        }
        int exponent = Math.getExponent(x);
        if (exponent < Double.MIN_EXPONENT) {
            exponent = Math.getExponent(x * 0x1p54) - 54;
        }
        return new PyTuple(Math.scalb(x, -exponent - 1), exponent + 1L);
    }

    private static Object modf(Object value) {
        double x = FloatType.toDouble(value);
        double whole = RealFunctions.trunc(x);
        double fraction = Double.isInfinite(x) ? 0.0 : x - whole;
        return new PyTuple(Math.copySign(fraction, x), whole);
    }

    private static Object isclose(Object[] args, String[] kw) {
        Object[] rest = Arrays.copyOfRange(args, 2, args.length);
        Object[] tolerances = Args.parse(rest, kw, 0, 0, "rel_tol", "abs_tol");
        double a = FloatType.toDouble(args[0]);
        double b = FloatType.toDouble(args[1]);
        double relative = tolerances[0] == null ? 1e-9 : FloatType.toDouble(tolerances[0]);
        double absolute = tolerances[1] == null ? 0 : FloatType.toDouble(tolerances[1]);
        if (relative < 0 || absolute < 0) {
            throw domainError();
        }
        if (a == b) {
            return true;
        }
        double difference = Math.abs(a - b);
        return !Double.isInfinite(difference)
                && (difference <= absolute
                        || difference <= Math.abs(relative * a)
                        || difference <= Math.abs(relative * b));
    }

    private static Object factorial(Object value) {
        long n = IntType.toLong(value);
        if (n < 0) {
            throw PyError.value("negative factorial");
        }
        return IntMath.factorial(n);
    }
}
