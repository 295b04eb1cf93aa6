package org.jmpy.ir;

import java.util.HashMap;
import java.util.Map;

/**
 * Versions of the parts of memory: reads of the same part in the same version give the same. A
 * write makes a new version of the part it names, an escape of every part.
 */
final class Memory {
    /** The version of all parts, and of each that has a later one; never changed in place. */
    private record Versions(int all, int any, Map<String, Integer> parts) {}

    /** The parts that code writes. */
    static final class Writes {
        private boolean all;
        private final Map<String, Boolean> parts = new HashMap<>();

        void add(Value value) {
            if (value.op() == Op.CALL) {
                MicroOp microOp = value.microOp();
                if (writesAll(microOp)) {
                    all = true;
                } else if (microOp.effect() == Effect.WRITES) {
                    parts.put(microOp.memory(), true);
                }
            }
        }

        void add(Writes other) {
            all |= other.all;
            parts.putAll(other.parts);
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

    /** {@return the version of the part; of null, which means any part, that of all together} */
    int version(String part) {
        if (part == null) {
            return versions.any;
        }
        return versions.parts.getOrDefault(part, versions.all);
    }

    /** Does what a micro-op does to memory. */
    void run(MicroOp microOp) {
        if (writesAll(microOp)) {
            writeAll();
        } else if (microOp.effect() == Effect.WRITES) {
            write(microOp.memory());
        }
    }

    void run(Writes writes) {
        if (writes.all) {
            writeAll();
        } else {
            writes.parts.keySet().forEach(this::write);
        }
    }

    private static boolean writesAll(MicroOp microOp) {
        return microOp.effect() == Effect.ESCAPES
                || (microOp.effect() == Effect.WRITES && microOp.memory() == null);
    }

    private void writeAll() {
        last++;
        versions = new Versions(last, last, Map.of());
    }

    private void write(String part) {
        last++;
        Map<String, Integer> parts = new HashMap<>(versions.parts);
        parts.put(part, last);
        versions = new Versions(versions.all, last, parts);
    }
}
