package org.jmpy.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A way out of a region: of a guard that fails, or of a call that throws. Exits compare by
 * identity.
 *
 * @param resume how to go on
 * @param cause tells the front end why (for feedback and messages), may be null
 * @param observed a value that the front end wants to see at the exit, may be null
 */
public record Exit(Resume resume, Object cause, Value observed) {
    /**
     * {@return what the region passes out at this exit, each value once: what the slots need, from
     * the innermost frame outwards, the fields of a virtual where it is first met, and last what is
     * observed; no constants}
     */
    public List<Value> values() {
        List<Value> values = new ArrayList<>();
        Set<Source> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Resume frame = resume; frame != null; frame = frame.outer()) {
            frame.slots().forEach(slot -> collect(slot, values, seen));
        }
        if (observed != null) {
            collect(observed, values, seen);
        }
        return values;
    }

    /** Tells {@code consumer} each value that the region passes out, some more than once. */
    void forEachValue(Consumer<Value> consumer) {
        for (Resume frame = resume; frame != null; frame = frame.outer()) {
            for (Source slot : frame.slots()) {
                forEachValue(slot, consumer);
            }
        }
        forEachValue(observed, consumer);
    }

    private static void forEachValue(Source source, Consumer<Value> consumer) {
        if (source instanceof Virtual object) {
            for (Source field : object.fields()) {
                forEachValue(field, consumer);
            }
        } else if (source instanceof Value value && !value.isConstant()) {
            consumer.accept(value);
        }
    }

    private static void collect(Source source, List<Value> values, Set<Source> seen) {
        if (source == null || !seen.add(source)) {
            return;
        }
        if (source instanceof Value value) {
            if (!value.isConstant()) {
                values.add(value);
            }
        } else if (source instanceof Virtual object) {
            object.fields().forEach(field -> collect(field, values, seen));
        } else {
            throw new AssertionError(source);
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
