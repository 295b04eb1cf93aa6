package org.jmpy.object;

/**
 * A function: something whose call needs no further look-up. Calls of few positional arguments have
 * entries of their own, so that no argument array is made where the callee does not need one.
 */
public abstract class PyCallable extends PyObject {
    /** The argument array of a call without arguments. */
    public static final Object[] NO_ARGS = {};

    /**
     * Calls the function.
     *
     * @param args positional arguments, then the values of the keyword arguments; the callee may
     *     keep but not change it
     * @param kw the names of the keyword arguments, null for none
     */
    public abstract Object call(Object[] args, String[] kw);

    public Object call0() {
        return call(NO_ARGS, null);
    }

    public Object call1(Object a) {
        return call(new Object[] {a}, null);
    }

    public Object call2(Object a, Object b) {
        return call(new Object[] {a, b}, null);
    }

    public Object call3(Object a, Object b, Object c) {
        return call(new Object[] {a, b, c}, null);
    }
}
