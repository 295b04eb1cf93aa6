package org.jmpy.lib;

import org.jmpy.interp.Host;
import org.jmpy.interp.Vm;

/**
 * What gc and micropython tell about memory, in bytes. The heap is the JVM's; where the host can
 * tell how much was allocated, use is that since the last collection on top of what was left then,
 * because the JVM itself only knows its use in steps.
 */
final class Memory {
    /** What a Python call takes of the reference's C stack, about. */
    static final long STACK_A_CALL = 400;

    /** Below this growth gc.collect() does not bother the JVM: a collection costs milliseconds. */
    private static final long WORTH_COLLECTING = 4L << 20;

    private static final int BLOCK = 32;

    private final Host host;
    private long usedAfterCollect;
    private long allocatedAtCollect;
    private long peak;
    private boolean watched;
    private boolean counting;

    private Memory(Host host) {
        this.host = host;
        usedAfterCollect = usedByJvm();
        peak = usedAfterCollect;
    }

    // Counting costs tens of milliseconds when it is first asked for: only who wants figures pays.
    private long allocated() {
        long allocated = host.allocatedBytes();
        if (!counting) {
            counting = true;
            allocatedAtCollect = allocated;
        }
        return allocated;
    }

    static Memory of(Vm vm) {
        return vm.state(Memory.class, v -> new Memory(v.host()));
    }

    /** From now on somebody waits to see objects die, so that each collect() is a real one. */
    void watchDeaths() {
        watched = true;
    }

    private static long usedByJvm() {
        Runtime runtime = Runtime.getRuntime();
        while (true) {
            long total = runtime.totalMemory();
            long free = runtime.freeMemory();
            // The heap can grow between the two looks, and more would be free than there was.
            if (runtime.totalMemory() == total) {
                return total - free;
            }
        }
    }

    /** {@return how much of the heap is in use} */
    long used() {
        long allocated = allocated();
        long used =
                allocated < 0
                        ? usedByJvm()
                        : Math.min(heapSize(), usedAfterCollect + allocated - allocatedAtCollect);
        peak = Math.max(peak, used);
        return used;
    }

    long free() {
        return Math.max(0, heapSize() - used());
    }

    long heapSize() {
        return Runtime.getRuntime().maxMemory();
    }

    /** {@return how much was allocated in all} */
    long total() {
        long allocated = allocated();
        return allocated < 0 ? used() : allocated;
    }

    long peak() {
        used();
        return peak;
    }

    /** {@return how much a collection freed, in the reference's blocks} */
    long collect() {
        long before = usedByJvm();
        if (watched || before - usedAfterCollect >= WORTH_COLLECTING) {
            System.gc();
        }
        usedAfterCollect = usedByJvm();
        counting = false;
        return Math.max(0, before - usedAfterCollect) / BLOCK;
    }
}
