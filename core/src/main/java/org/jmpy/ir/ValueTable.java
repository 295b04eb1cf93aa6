package org.jmpy.ir;

import java.util.Arrays;
import java.util.List;

/**
 * Values that were computed, to be found by what computed them. What was added since a {@link
 * #mark} can be taken out again.
 */
final class ValueTable {
    private int[] heads = new int[256];
    private Entry[] entries = new Entry[128];
    private int size;

    /**
     * @param key what was computed: an {@link Op}, a {@link MicroOp}, or a field
     * @param version of the memory it was computed from, 0 if from none
     */
    private record Entry(
            int hash,
            int next,
            Object key,
            Object payload,
            List<Value> x,
            int version,
            Value value) {
        boolean is(int h, Object k, Object p, List<Value> arguments, int v) {
            return h == hash && k == key && v == version && same(p, payload) && same(arguments);
        }

        private static boolean same(Object p, Object q) {
            return p == q || (p instanceof MicroOp && p.equals(q));
        }

        private boolean same(List<Value> y) {
            if (x.size() != y.size()) {
                return false;
            }
            for (int i = 0; i < x.size(); i++) {
                if (x.get(i) != y.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    ValueTable() {
        Arrays.fill(heads, -1);
    }

    int mark() {
        return size;
    }

    void release(int mark) {
        while (size > mark) {
            Entry entry = entries[--size];
            entries[size] = null;
            heads[entry.hash & (heads.length - 1)] = entry.next;
        }
    }

    /** {@return the value that was added for the same computation, or null} */
    Value find(Object key, Object payload, List<Value> x, int version) {
        int hash = hash(key, payload, x, version);
        int at = heads[hash & (heads.length - 1)];
        while (at >= 0) {
            Entry entry = entries[at];
            if (entry.is(hash, key, payload, x, version)) {
                return entry.value;
            }
            at = entry.next;
        }
        return null;
    }

    void add(Object key, Object payload, List<Value> x, int version, Value value) {
        if (size == entries.length) {
            grow();
        }
        int hash = hash(key, payload, x, version);
        int slot = hash & (heads.length - 1);
        entries[size] = new Entry(hash, heads[slot], key, payload, x, version, value);
        heads[slot] = size++;
    }

    private static int hash(Object key, Object payload, List<Value> x, int version) {
        int hash = System.identityHashCode(key) * 31 + version;
        if (payload != null) {
            // A micro-op may be there twice, as equal records.
            int p =
                    payload instanceof MicroOp microOp
                            ? microOp.name().hashCode()
                            : System.identityHashCode(payload);
            hash = hash * 31 + p;
        }
        for (Value value : x) {
            hash = hash * 31 + value.id;
        }
        return hash ^ hash >>> 15;
    }

    private void grow() {
        Entry[] old = entries;
        int count = size;
        entries = new Entry[2 * old.length];
        heads = new int[2 * heads.length];
        Arrays.fill(heads, -1);
        size = 0;
        for (int i = 0; i < count; i++) {
            Entry e = old[i];
            add(e.key, e.payload, e.x, e.version, e.value);
        }
    }
}
