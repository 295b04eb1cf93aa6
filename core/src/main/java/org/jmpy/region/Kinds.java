package org.jmpy.region;

import org.jmpy.interp.Feedback;
import org.jmpy.interp.FunctionCode;
import org.jmpy.ir.Op;
import org.jmpy.ir.Value;
import org.jmpy.object.PyList;
import org.jmpy.object.Shape;
import org.jmpy.object.Typecode;

import java.util.Arrays;

/**
 * Finds out what kinds values are of, which the feedback tells: a class, a shape, how a list stores
 * its items, the code of a function, the type code of an array, or an object itself.
 */
final class Kinds {
    private final RegionBuilder b;

    Kinds(RegionBuilder builder) {
        b = builder;
    }

    /**
     * Finds out what can be known about a value: if its kind was seen to be one of few, it is that
     * from here on, else the region is left. Where it is one of several, each gets a path of its
     * own.
     */
    Val known(Val val) {
        if (!val.isVague() || val.origin == null) {
            return val;
        }
        Object kinds = possible(kinds(val.origin), val.kind);
        if (kinds == null || kinds == Feedback.MANY) {
            return val;
        }
        if (kinds instanceof Object[] several) {
            return b.split(val, several);
        }
        if (kinds == val.kind) {
            return val;
        }
        return expect(val, kinds);
    }

    /** Leaves the region if a value is not of {@code kind}. {@return what is known of it then} */
    Val expect(Val val, Object kind) {
        b.guard(isOf(val, kind), b.exit(new Cause(Cause.Reason.KIND, val.origin), val.value));
        return refine(val, kind);
    }

    /** {@return those of {@code kinds} that objects of a class can be of} */
    private static Object possible(Object kinds, Object known) {
        if (known == null || kinds == Feedback.MANY) {
            return kinds;
        }
        Class<?> detail = known == PyList.class ? PyList.Strategy.class : Shape.class;
        if (!(kinds instanceof Object[] several)) {
            return detail.isInstance(kinds) ? kinds : null;
        }
        Object[] rest = Arrays.stream(several).filter(detail::isInstance).toArray();
        return rest.length > 1 ? rest : rest.length == 1 ? rest[0] : null;
    }

    /** What was known before something unknown ran is no good guess where it was wrong before. */
    private Object kinds(Origin origin) {
        Origin asked = origin;
        boolean wrong = b.feedback() != null && b.feedback().hasFailedGuess(b.scope.ip);
        while (wrong && asked instanceof Origin.Before before) {
            asked = before.origin();
        }
        return asked == null ? null : asked.kinds();
    }

    /** {@return whether an object is of a kind} */
    Value isOf(Val val, Object kind) {
        if (kind instanceof Class<?> c) {
            return b.emitTest(Op.REF_CLASS_IS, c, val.value);
        }
        if (kind instanceof Shape s) {
            return b.emit(Micro.HAS_SHAPE, val.value, Value.reference(s));
        }
        if (kind instanceof PyList.Strategy s) {
            return b.emit(Micro.HAS_STRATEGY, val.value, Value.reference(s));
        }
        if (kind instanceof FunctionCode c) {
            return b.emit(Micro.IS_FUNCTION_OF, val.value, Value.reference(c));
        }
        if (kind instanceof Typecode t) {
            return b.emit(Micro.IS_ARRAY_OF, val.value, Value.reference(t));
        }
        return b.emit(Op.REF_IS, val.value, Value.reference(kind));
    }

    /**
     * Takes down that {@code val} is of {@code kind}, wherever it is. {@return what is known then}
     */
    Val refine(Val val, Object kind) {
        Val refined;
        if (kind == Long.class || kind == Double.class || kind == Boolean.class) {
            refined = b.ofKind(val.value, kind);
        } else if (isItself(kind)) {
            refined = Val.constant(kind);
        } else {
            refined = Val.object(val.value, kind, val.origin);
        }
        b.scope.replace(val, refined);
        return refined;
    }

    private static boolean isItself(Object kind) {
        return !(kind instanceof Class<?>)
                && !(kind instanceof Shape)
                && !(kind instanceof PyList.Strategy)
                && !(kind instanceof FunctionCode)
                && !(kind instanceof Typecode);
    }
}
