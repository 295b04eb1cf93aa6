package org.jmpy.region;

import org.jmpy.interp.Feedback;
import org.jmpy.interp.FunctionCode;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyList;
import org.jmpy.object.Shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What frames know alike that come to the same place in different ways. Where both have a number of
 * the same type it stays unboxed, and a virtual object that both do without is not made; of other
 * values the kinds that they may be of are known.
 *
 * <p>The result is a pattern: frames whose values stand for nothing. {@link #fit} brings frames
 * into its form.
 */
final class Agreement {
    /** Virtual objects that one side has to make. */
    private final Set<Val> made = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Which virtual object of the other side each one is. */
    private final IdentityHashMap<Val, Val> partners = new IdentityHashMap<>();

    private final IdentityHashMap<Val, IdentityHashMap<Val, Val>> agreed = new IdentityHashMap<>();

    private Agreement() {}

    /** {@return a pattern that agrees with any frames of the same place} */
    static Scope withNothing(Scope like) {
        Scope pattern = like.copy();
        for (Scope s = pattern; s != null; s = s.outer) {
            for (int i = 0; i < s.locals.length; i++) {
                s.locals[i] = s.isLive(i) ? nothing(s.locals[i]) : Val.NULL;
            }
            for (int i = 0; i < s.depth; i++) {
                s.stack[i] = nothing(s.stack[i]);
            }
        }
        return pattern;
    }

    private static Val nothing(Val val) {
        return val.isNull() ? val : Val.object(Value.parameter(Type.REF), null, null);
    }

    /**
     * {@return what the frames know alike, which are at one place and have the same values unset}
     */
    static Scope of(Scope a, Scope b) {
        Agreement agreement = new Agreement();
        for (int size = -1; size != agreement.made.size(); ) {
            size = agreement.made.size();
            agreement.partners.clear();
            agreement.matchAll(a, b);
        }
        Scope pattern = a.copy();
        for (Scope x = a, y = b, p = pattern; x != null; x = x.outer, y = y.outer, p = p.outer) {
            for (int i = 0; i < x.locals.length; i++) {
                p.locals[i] = x.isLive(i) ? agreement.agree(x.locals[i], y.locals[i]) : Val.NULL;
            }
            for (int i = 0; i < x.depth; i++) {
                p.stack[i] = agreement.agree(x.stack[i], y.stack[i]);
            }
        }
        return pattern;
    }

    // ---- virtual objects -----------------------------------------------------------------------

    private void matchAll(Scope a, Scope b) {
        for (Scope x = a, y = b; x != null; x = x.outer, y = y.outer) {
            for (int i = 0; i < x.locals.length; i++) {
                if (x.isLive(i)) {
                    match(x.locals[i], y.locals[i]);
                }
            }
            for (int i = 0; i < x.depth; i++) {
                match(x.stack[i], y.stack[i]);
            }
        }
    }

    /** Two virtual objects are one where they are alike, and each is nowhere another one. */
    private void match(Val x, Val y) {
        if (!x.isVirtual() && !y.isVirtual()) {
            if (x.isNull() != y.isNull()) {
                throw new IllegalStateException("only one is set");
            }
            return;
        }
        if (areAlike(x, y) && isPartner(x, y) && isPartner(y, x)) {
            if (partners.put(x, y) == null) {
                partners.put(y, x);
                for (int i = 0; i < x.fields.size(); i++) {
                    match(x.fields.get(i), y.fields.get(i));
                }
            }
        } else {
            make(x);
            make(y);
        }
    }

    private boolean areAlike(Val x, Val y) {
        if (!x.isVirtual()
                || !y.isVirtual()
                || !x.shell.equals(y.shell)
                || x.fields.size() != y.fields.size()
                || made.contains(x)
                || made.contains(y)) {
            return false;
        }
        for (int i = 0; i < x.fields.size(); i++) {
            if (x.fields.get(i).isNull() != y.fields.get(i).isNull()) {
                return false;
            }
        }
        return true;
    }

    private boolean isPartner(Val x, Val y) {
        Val known = partners.get(x);
        return known == null || known == y;
    }

    private void make(Val val) {
        if (val.isVirtual() && made.add(val)) {
            val.fields.forEach(this::make);
        }
    }

    // ---- values --------------------------------------------------------------------------------

    private Val agree(Val x, Val y) {
        return agreed.computeIfAbsent(x, any -> new IdentityHashMap<>())
                .computeIfAbsent(y, any -> pattern(x, y));
    }

    private Val pattern(Val x, Val y) {
        if (x.isNull()) {
            return Val.NULL;
        }
        if (x.isVirtual() && partners.get(x) == y && !made.contains(x)) {
            List<Val> fields = new ArrayList<>();
            for (int i = 0; i < x.fields.size(); i++) {
                fields.add(agree(x.fields.get(i), y.fields.get(i)));
            }
            return Val.virtual(x.shell, fields);
        }
        if (Versions.isFixed(x) && Versions.isFixed(y) && x.constant() == y.constant()) {
            return x;
        }
        if (!x.isVirtual() && !y.isVirtual() && !x.is(Type.REF) && y.is(x.value.type())) {
            return Val.of(Value.parameter(x.value.type()));
        }
        Object kind = kind(madeKind(x), madeKind(y));
        Origin origin =
                kind == null || kind == PyInstance.class || kind == PyList.class
                        ? origin(x, y)
                        : null;
        return Val.object(Value.parameter(Type.REF), kind, origin);
    }

    /** {@return the kind of the object that a value is when boxed or made, null if not known} */
    private static Object madeKind(Val val) {
        Shell shell = val.shell;
        if (shell == null) {
            return val.is(Type.REF) ? val.kind : boxedKind(val.value.type());
        }
        if (shell instanceof Shell.Instance(Shape shape)) {
            return shape;
        }
        if (shell instanceof Shell.Function(FunctionCode code)) {
            return code;
        }
        if (shell instanceof Shell.Plain plain) {
            return plain.madeClass();
        }
        throw new AssertionError(shell);
    }

    private static Class<?> boxedKind(Type type) {
        return switch (type) {
            case INT -> Long.class;
            case FLOAT -> Double.class;
            case BOOL -> Boolean.class;
            case REF, VOID -> throw new IllegalStateException();
        };
    }

    private static Object kind(Object x, Object y) {
        if (x == y) {
            return x;
        }
        if (isInstance(x) && isInstance(y)) {
            return PyInstance.class;
        }
        return isList(x) && isList(y) ? PyList.class : null;
    }

    private static boolean isInstance(Object kind) {
        return kind instanceof Shape || kind == PyInstance.class;
    }

    private static boolean isList(Object kind) {
        return kind instanceof PyList.Strategy || kind == PyList.class;
    }

    private static Origin origin(Val x, Val y) {
        if (x.origin != null && x.origin.isSame(y.origin)) {
            return x.origin;
        }
        Object kinds = union(kinds(x), kinds(y));
        return kinds == null ? null : new Origin.Before(kinds, null);
    }

    private static Object kinds(Val val) {
        Object known = madeKind(val);
        if (known != null && known != PyInstance.class && known != PyList.class) {
            return known;
        }
        return val.origin == null ? null : val.origin.kinds();
    }

    /** {@return the kinds of both, where null is none seen} */
    private static Object union(Object x, Object y) {
        if (x == null || y == null || x == y) {
            return x == null ? y : x;
        }
        if (x == Feedback.MANY || y == Feedback.MANY) {
            return Feedback.MANY;
        }
        Set<Object> kinds = new LinkedHashSet<>(several(x));
        kinds.addAll(several(y));
        return kinds.size() > Feedback.MAX_KINDS
                ? Feedback.MANY
                : kinds.size() == 1 ? kinds.iterator().next() : kinds.toArray();
    }

    private static List<Object> several(Object kinds) {
        return kinds instanceof Object[] array ? Arrays.asList(array) : List.of(kinds);
    }

    // ---- frames in the form of a pattern -------------------------------------------------------

    /**
     * Makes what is not virtual in a pattern, and boxes what is not unboxed in it.
     *
     * @param from the frames, which are the present ones of the builder and agree with the pattern
     * @return the values that those of the pattern stand for
     */
    static IdentityHashMap<Value, Value> fit(RegionBuilder builder, Scope from, Scope pattern) {
        while (makeOne(builder, from, pattern)) {
            // Objects come to be in several places at once.
        }
        IdentityHashMap<Value, Value> values = new IdentityHashMap<>();
        for (Scope s = from, p = pattern; s != null; s = s.outer, p = p.outer) {
            for (int i = 0; i < s.locals.length; i++) {
                if (s.isLive(i)) {
                    fit(builder, s.locals[i], p.locals[i], values);
                }
            }
            for (int i = 0; i < s.depth; i++) {
                fit(builder, s.stack[i], p.stack[i], values);
            }
        }
        return values;
    }

    private static boolean makeOne(RegionBuilder builder, Scope from, Scope pattern) {
        for (Scope s = from, p = pattern; s != null; s = s.outer, p = p.outer) {
            for (int i = 0; i < s.locals.length; i++) {
                if (s.isLive(i) && makeOne(builder, s.locals[i], p.locals[i])) {
                    return true;
                }
            }
            for (int i = 0; i < s.depth; i++) {
                if (makeOne(builder, s.stack[i], p.stack[i])) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean makeOne(RegionBuilder builder, Val val, Val pattern) {
        if (!val.isVirtual()) {
            return false;
        }
        if (!pattern.isVirtual()) {
            builder.make(val);
            return true;
        }
        for (int i = 0; i < val.fields.size(); i++) {
            if (makeOne(builder, val.fields.get(i), pattern.fields.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static void fit(
            RegionBuilder builder, Val val, Val pattern, IdentityHashMap<Value, Value> values) {
        if (pattern.isVirtual()) {
            for (int i = 0; i < val.fields.size(); i++) {
                fit(builder, val.fields.get(i), pattern.fields.get(i), values);
            }
        } else if (!Versions.isFixed(pattern) && !values.containsKey(pattern.value)) {
            values.put(pattern.value, pattern.is(Type.REF) ? builder.object(val) : val.value);
        }
    }
}
