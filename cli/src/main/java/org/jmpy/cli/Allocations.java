package org.jmpy.cli;

import com.sun.management.ThreadMXBean;

import java.lang.management.ManagementFactory;

/** How much memory threads have taken, as the JVM counts it; slow to load, so kept apart. */
final class Allocations {
    private static final ThreadMXBean THREADS =
            ManagementFactory.getThreadMXBean() instanceof ThreadMXBean bean ? bean : null;

    private Allocations() {}

    /** {@return how many bytes the calling thread has allocated, -1 if this JVM does not tell} */
    static long ofCurrentThread() {
        return THREADS == null ? -1 : THREADS.getCurrentThreadAllocatedBytes();
    }
}
