package org.jmpy.region;

import org.jmpy.ir.Block;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The versions of the places where paths meet: a block for each different knowledge about the
 * values there. When there are too many of a place, further arrivals go on with what they and all
 * before them know alike.
 */
final class Versions {
    /** So often the arrivals at a place may agree on less; then they know nothing. */
    private static final int MAX_AGREEMENTS = 4;

    private final int limit;
    private final Map<List<Object>, Block> blocks = new HashMap<>();
    private final Map<List<Object>, Integer> counts = new HashMap<>();
    private final Map<List<Object>, Met> met = new HashMap<>();

    /** What is known of those who came to a place with the same values unset. */
    private static final class Met {
        Scope alike;
        int agreements;
    }

    /**
     * @param limit versions of a place beside those for what several arrivals know alike
     */
    Versions(int limit) {
        this.limit = limit;
    }

    /** A constant object in a key, compared by identity. */
    private record Same(Object object) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.object == object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }
    }

    /** {@return the version for what {@code scope} knows, null if there is none yet} */
    Block find(Scope scope) {
        return blocks.get(key(scope));
    }

    void add(Scope scope, Block block) {
        blocks.put(key(scope), block);
        counts.merge(place(scope), 1, Integer::sum);
        Met there = met.computeIfAbsent(placeAndUnset(scope), any -> new Met());
        there.alike = there.alike == null ? scope.copy() : Agreement.of(there.alike, scope);
    }

    /** {@return what the frames know that come to a full place, and those that came before them} */
    Scope agreed(Scope scope) {
        Met there = met.computeIfAbsent(placeAndUnset(scope), any -> new Met());
        Scope before = there.alike == null ? scope : there.alike;
        boolean last = there.agreements == MAX_AGREEMENTS;
        Scope alike = Agreement.of(before, last ? Agreement.withNothing(scope) : scope);
        if (find(alike) == null) {
            there.agreements++;
        }
        there.alike = alike;
        return alike;
    }

    /** {@return whether a new version is too much} */
    boolean isFull(Scope scope) {
        return counts.getOrDefault(place(scope), 0) >= limit;
    }

    /** {@return what tells a place: the functions under way and where they are} */
    static List<Object> place(Scope scope) {
        List<Object> place = new ArrayList<>();
        for (Scope s = scope; s != null; s = s.outer) {
            place.add(s.map.code);
            place.add(s.ip);
            place.add(s.continuation);
            place.add(s.enteredAt);
        }
        return place;
    }

    private static List<Object> placeAndUnset(Scope scope) {
        List<Object> place = place(scope);
        for (Scope s = scope; s != null; s = s.outer) {
            for (int i = 0; i < s.locals.length; i++) {
                place.add(s.isLive(i) && s.locals[i].isNull());
            }
            for (int i = 0; i < s.depth; i++) {
                place.add(s.stack[i].isNull());
            }
        }
        return place;
    }

    private static List<Object> key(Scope scope) {
        List<Object> key = place(scope);
        IdentityHashMap<Val, Integer> numbers = new IdentityHashMap<>();
        for (Scope s = scope; s != null; s = s.outer) {
            for (int i = 0; i < s.locals.length; i++) {
                if (s.isLive(i)) {
                    describe(s.locals[i], key, numbers);
                }
            }
            for (int i = 0; i < s.depth; i++) {
                describe(s.stack[i], key, numbers);
            }
        }
        return key;
    }

    private static void describe(Val val, List<Object> key, IdentityHashMap<Val, Integer> numbers) {
        Integer known = numbers.get(val);
        if (known != null && !val.isConstant()) {
            key.add(known);
            return;
        }
        numbers.put(val, numbers.size());
        if (val.isVirtual()) {
            key.add(val.shell);
            key.add(val.fields.size());
            val.fields.forEach(field -> describe(field, key, numbers));
        } else if (isFixed(val)) {
            key.add(new Same(val.value.payload()));
        } else {
            key.add(val.value.type());
            if (val.kind != null) {
                key.add(new Same(val.kind));
            }
            if (val.isVague() && val.origin instanceof Origin.Before before) {
                // Those who expect different kinds do not fail each other's guesses.
                key.add(kinds(before.kind()));
            }
        }
    }

    private static Set<Same> kinds(Object kinds) {
        Set<Same> set = new HashSet<>();
        for (Object kind : kinds instanceof Object[] several ? several : new Object[] {kinds}) {
            set.add(new Same(kind));
        }
        return set;
    }

    /** {@return whether blocks are made for this very value} Only objects: numbers vary. */
    static boolean isFixed(Val val) {
        return val.isConstant() && val.is(Type.REF);
    }

    /**
     * Gives each value that differs from run to run a parameter of {@code block}.
     *
     * @param arguments gets the values
     * @return the frames with the parameters in place of the values
     */
    static Scope bind(Scope scope, Block block, List<Value> arguments) {
        Scope bound = scope.copy();
        IdentityHashMap<Val, Val> done = new IdentityHashMap<>();
        for (Scope s = bound; s != null; s = s.outer) {
            for (int i = 0; i < s.locals.length; i++) {
                s.locals[i] = s.isLive(i) ? bind(s.locals[i], block, arguments, done) : Val.NULL;
            }
            for (int i = 0; i < s.stack.length; i++) {
                s.stack[i] = i < s.depth ? bind(s.stack[i], block, arguments, done) : null;
            }
        }
        return bound;
    }

    private static Val bind(
            Val val, Block block, List<Value> arguments, IdentityHashMap<Val, Val> done) {
        Val known = done.get(val);
        if (known != null) {
            return known;
        }
        Val bound;
        if (val.isVirtual()) {
            List<Val> fields = new ArrayList<>();
            for (Val field : val.fields) {
                fields.add(bind(field, block, arguments, done));
            }
            bound = Val.virtual(val.shell, fields);
        } else if (isFixed(val)) {
            bound = val;
        } else {
            Value parameter = Value.parameter(val.value.type());
            block.parameters().add(parameter);
            arguments.add(val.value);
            bound = Val.object(parameter, val.kind, val.origin);
        }
        // The same constant number in two places is two values elsewhere.
        if (!val.isConstant()) {
            done.put(val, bound);
        }
        return bound;
    }
}
