package org.jmpy.lib;

import org.jmpy.interp.Vm;

/** What gc and micropython tell about memory: figures of the JVM's heap, in bytes. */
final class Memory {
    /** Below this growth gc.collect() does not bother the JVM: a collection costs milliseconds. */
    private static final long WORTH_COLLECTING = 4L << 20;

    private long usedAfterCollect;
    private long peak;
    private boolean watched;

    private Memory() {}

    static Memory of(Vm vm) {
        return vm.state(Memory.class, v -> new Memory());
    }

    /** From now on somebody waits to see objects die, so that each collect() is a real one. */
    void watchDeaths() {
        watched = true;
    }

    long used() {
        Runtime runtime = Runtime.getRuntime();
        long used = runtime.totalMemory() - runtime.freeMemory();
        peak = Math.max(peak, used);
        return used;
    }

    long free() {
        return Math.max(0, Runtime.getRuntime().maxMemory() - used());
    }

    long total() {
        return Runtime.getRuntime().maxMemory();
    }

    long peak() {
        used();
        return peak;
    }

    /** {@return how many bytes a collection freed, in the reference's blocks of 32} */
    long collect() {
        long before = used();
        if (!watched && before - usedAfterCollect < WORTH_COLLECTING) {
            return 0;
        }
        System.gc();
        usedAfterCollect = used();
        return Math.max(0, before - usedAfterCollect) / 32;
    }
}
