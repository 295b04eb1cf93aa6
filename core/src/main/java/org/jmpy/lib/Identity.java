package org.jmpy.lib;

import org.jmpy.interp.Vm;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;

/** Numbers for id(): different for any two objects alive at the same time. */
final class Identity {
    private final Map<Key, Long> numbers = new HashMap<>();
    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private long last = 0x7f0000000000L;

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object object, ReferenceQueue<Object> queue) {
            super(object, queue);
            this.hash = System.identityHashCode(object);
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Object mine = get();
            return mine != null && other instanceof Key key && key.get() == mine;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** {@return the id of {@code object} in {@code vm}} Small ints have the reference's numbers. */
    static Object of(Vm vm, Object object) {
        if (object instanceof Long i && i >= -(1L << 61) && i < 1L << 61) {
            return 2 * i + 1;
        }
        return vm.state(Identity.class, v -> new Identity()).number(object);
    }

    private synchronized Long number(Object object) {
        for (Object dead; (dead = queue.poll()) != null; ) {
            numbers.remove(dead);
        }
        return numbers.computeIfAbsent(new Key(object, queue), k -> last += 32);
    }
}
