package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.IntType;
import org.jmpy.object.Members;
import org.jmpy.object.PyModule;
import org.jmpy.object.Singleton;

/**
 * The module gc. The JVM collects by itself: enable, disable and threshold only remember what they
 * were told; collect asks the JVM when there is enough to collect. Source: MicroPython py/modgc.c.
 */
final class GcModule {
    private static final int BLOCK = 32;

    private final Memory memory;
    private boolean enabled = true;
    private long threshold = -1;

    private GcModule(Memory memory) {
        this.memory = memory;
    }

    static PyModule create(Vm vm) {
        GcModule gc = new GcModule(Memory.of(vm));
        Members members = new Members();
        members.fn0("collect", () -> gc.memory.collect())
                .fn0("disable", () -> gc.enable(false))
                .fn0("enable", () -> gc.enable(true))
                .fn0("isenabled", () -> gc.enabled)
                .fn0("mem_free", () -> gc.memory.free())
                .fn0("mem_alloc", () -> gc.memory.used())
                .fn("threshold", 0, 1, gc::threshold);
        return Library.module("gc", members);
    }

    private Object enable(boolean on) {
        enabled = on;
        return Singleton.NONE;
    }

    private Object threshold(Object[] args) {
        if (args.length == 0) {
            return threshold;
        }
        long value = IntType.toLong(args[0]);
        threshold = value < 0 ? -1 : value / BLOCK * BLOCK;
        return Singleton.NONE;
    }
}
