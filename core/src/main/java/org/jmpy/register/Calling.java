package org.jmpy.register;

import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.Frame;
import org.jmpy.interp.MicroOps;

/**
 * Attributes and calls of register code: by inline caches, and Python functions take the short way.
 */
final class Calling {
    private Calling() {}

    static Object loadAttr(Object object, Object slot) {
        Site site = (Site) slot;
        return MicroOps.loadAttr(object, site.cache, site.name);
    }

    static void storeAttr(Object value, Object object, Object slot) {
        Site site = (Site) slot;
        MicroOps.storeAttr(value, object, site.cache, site.name);
    }

    static void loadMethod(Object object, Object slot, Object[] r, int at) {
        Site site = (Site) slot;
        MicroOps.loadMethod(object, site.cache, site.name, r, at);
    }

    static Object call0(Frame f, Object callee) {
        return callee instanceof BytecodeFunction function
                ? function.call0()
                : MicroOps.call0(callee, f);
    }

    static Object call1(Frame f, Object callee, Object a) {
        return callee instanceof BytecodeFunction function
                ? function.call1(a)
                : MicroOps.call1(callee, a, f);
    }

    static Object call2(Frame f, Object callee, Object a, Object b) {
        return callee instanceof BytecodeFunction function
                ? function.call2(a, b)
                : MicroOps.call2(callee, a, b, f);
    }

    static Object call3(Frame f, Object callee, Object a, Object b, Object c) {
        return callee instanceof BytecodeFunction function
                ? function.call3(a, b, c)
                : MicroOps.call3(callee, a, b, c, f);
    }

    static Object callMethod(Frame f, Object[] r, int at) {
        Object self = r[at + 1];
        return self == null ? call0(f, r[at]) : call1(f, r[at], self);
    }

    static Object callMethod(Frame f, Object[] r, int at, Object a) {
        Object self = r[at + 1];
        return self == null ? call1(f, r[at], a) : call2(f, r[at], self, a);
    }

    static Object callMethod(Frame f, Object[] r, int at, Object a, Object b) {
        Object self = r[at + 1];
        return self == null ? call2(f, r[at], a, b) : call3(f, r[at], self, a, b);
    }
}
