package org.jmpy.ir;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Versions of the parts of memory: reads of the same part in the same version give the same. A
 * write makes a new version of the part it names, or if its {@link Role} tells the field, of that
 * field in the part; an escape makes new versions of all.
 */
final class Memory {
    /**
     * A part of memory, or a field of all objects in it.
     *
     * @param field null for all fields
     */
    private record Place(String part, Long field) {
        /** Told here, because what the compiler makes of it takes long the first time. */
        @Override
        public int hashCode() {
            return 31 * part.hashCode() + (field == null ? 0 : field.hashCode());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place
                    && part.equals(place.part)
                    && Objects.equals(field, place.field);
        }
    }

    /** Key of the last write of any field of a part that is written by fields. */
    private static final Long SOME_FIELD = Long.MIN_VALUE;

    /** The version of all parts, and of each place that has a later one; never changed in place. */
    private record Versions(int all, int any, Map<Place, Integer> places) {
        int of(Place place) {
            return places.getOrDefault(place, all);
        }
    }

    /** The places that code writes. */
    static final class Writes {
        private boolean all;
        private final Set<Place> places = new HashSet<>();

        void add(Value value) {
            if (value.op() == Op.CALL) {
                MicroOp microOp = value.microOp();
                if (writesAll(microOp)) {
                    all = true;
                } else if (microOp.effect() == Effect.WRITES) {
                    places.add(placeWritten(microOp, value.arguments()));
                }
            }
        }

        void add(Writes other) {
            all |= other.all;
            places.addAll(other.places);
        }
    }

    private Versions versions = new Versions(1, 1, Map.of());
    private int last = 1;

    /** {@return a place to go back to} */
    Object mark() {
        return versions;
    }

    void release(Object mark) {
        versions = (Versions) mark;
    }

    /**
     * {@return the version of what is read}
     *
     * @param part null for any
     * @param field the number of the field of the object, null if it is not known or if it is read
     *     otherwise
     */
    int version(String part, Long field) {
        if (part == null) {
            return versions.any;
        }
        int whole = versions.of(new Place(part, null));
        return Math.max(whole, versions.of(new Place(part, field == null ? SOME_FIELD : field)));
    }

    /** Does what a call does to memory. */
    void run(MicroOp microOp, List<Value> arguments) {
        if (writesAll(microOp)) {
            writeAll();
        } else if (microOp.effect() == Effect.WRITES) {
            write(placeWritten(microOp, arguments));
        }
    }

    void run(Writes writes) {
        if (writes.all) {
            writeAll();
        } else {
            for (Place place : writes.places) {
                write(place);
            }
        }
    }

    private static boolean writesAll(MicroOp microOp) {
        return microOp.effect() == Effect.ESCAPES
                || (microOp.effect() == Effect.WRITES && microOp.memory() == null);
    }

    private static Place placeWritten(MicroOp microOp, List<Value> arguments) {
        Long field = microOp.role() instanceof Role.PutAt ? field(arguments.get(1)) : null;
        if (microOp.role() instanceof Role.Put put) {
            field = (long) put.field();
        }
        return new Place(microOp.memory(), field);
    }

    /** {@return the number of a field that is a constant, else null} */
    static Long field(Value number) {
        return number.isConstant() ? (Long) number.payload() : null;
    }

    private void writeAll() {
        last++;
        versions = new Versions(last, last, Map.of());
    }

    private void write(Place place) {
        last++;
        Map<Place, Integer> places = new HashMap<>(versions.places);
        places.put(place, last);
        if (place.field != null) {
            places.put(new Place(place.part, SOME_FIELD), last);
        }
        versions = new Versions(versions.all, last, places);
    }
}
