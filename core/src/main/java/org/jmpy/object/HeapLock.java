package org.jmpy.object;

/**
 * The heap lock of the thread: while it is on, code that would need memory of MicroPython's heap
 * raises MemoryError. Operations know no context, so a context that runs code on a thread says
 * there whether its heap is locked. Source: MicroPython py/gc.c, whose lock is a thread's, too.
 */
public final class HeapLock {
    /**
     * Whether any thread ever locked its heap. Only a hint that saves looking further: it is never
     * reset, and a thread that locked its heap has set it itself, so it need not be volatile.
     */
    private static boolean everLocked;

    private static final ThreadLocal<Boolean> LOCKED = new ThreadLocal<>();

    private HeapLock() {}

    /** Locks the heap for this thread or unlocks it. {@return whether it was locked before} */
    public static boolean set(boolean locked) {
        if (locked) {
            everLocked = true;
        }
        boolean before = isOn();
        if (locked) {
            LOCKED.set(true);
        } else if (before) {
            LOCKED.remove();
        }
        return before;
    }

    /** {@return whether this thread's heap is locked} */
    public static boolean isOn() {
        return everLocked && LOCKED.get() != null;
    }

    /**
     * To be called where the original takes memory from its heap.
     *
     * @throws PyError MemoryError if the heap is locked
     */
    public static void check() {
        if (everLocked && LOCKED.get() != null) {
            throw PyError.memory("memory allocation failed, heap is locked");
        }
    }
}
