package org.jmpy.lib;

import org.jmpy.interp.Vm;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** Numbers for id(): different for any two objects alive at the same time. */
final class Identity {
    private static final int STEP = 16;

    private final ReferenceQueue<Object> queue = new ReferenceQueue<>();
    private Entry[] table = new Entry[64];
    private int size;

    // Numbers of 32 bits as long as they last: dicts store such keys best.
    private long last = 0x10000;

    /** An object that has a number, in the list of those with like hashes. */
    private static final class Entry extends WeakReference<Object> {
        final int hash;
        final Long number;
        Entry next;

        Entry(Object object, ReferenceQueue<Object> queue, int hash, Long number) {
            super(object, queue);
            this.hash = hash;
            this.number = number;
        }
    }

    /** {@return the id of {@code object} in {@code vm}} Small ints have the reference's numbers. */
    static Object of(Vm vm, Object object) {
        if (object instanceof Long i && i >= -(1L << 61) && i < 1L << 61) {
            return 2 * i + 1;
        }
        return vm.state(Identity.class, v -> new Identity()).number(object);
    }

    private Long number(Object object) {
        int hash = System.identityHashCode(object);
        for (Entry e = table[hash & table.length - 1]; e != null; e = e.next) {
            if (e.refersTo(object)) {
                return e.number;
            }
        }
        for (Reference<?> dead; (dead = queue.poll()) != null; ) {
            remove((Entry) dead);
        }
        if (size == table.length) {
            grow();
        }
        last += STEP;
        Entry entry = new Entry(object, queue, hash, last);
        add(entry, table);
        size++;
        return entry.number;
    }

    private static void add(Entry entry, Entry[] table) {
        int slot = entry.hash & table.length - 1;
        entry.next = table[slot];
        table[slot] = entry;
    }

    private void grow() {
        Entry[] larger = new Entry[2 * table.length];
        for (Entry chain : table) {
            for (Entry e = chain; e != null; ) {
                Entry next = e.next;
                add(e, larger);
                e = next;
            }
        }
        table = larger;
    }

    private void remove(Entry dead) {
        int slot = dead.hash & table.length - 1;
        Entry before = null;
        for (Entry e = table[slot]; e != dead; e = e.next) {
            before = e;
        }
        if (before == null) {
            table[slot] = dead.next;
        } else {
            before.next = dead.next;
        }
        size--;
    }
}
