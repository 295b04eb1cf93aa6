package org.jmpy.object;

/** Calls: the one slow path for any callee. */
public final class Call {
    private Call() {}

    /**
     * Calls {@code callee}.
     *
     * @param args positional arguments, then the values of the keyword arguments
     * @param kw the names of the keyword arguments, null for none
     */
    public static Object call(Object callee, Object[] args, String[] kw) {
        if (callee instanceof PyCallable function) {
            return function.call(args, kw);
        }
        return Types.of(callee).call(callee, args, kw);
    }

    public static Object call0(Object callee) {
        if (callee instanceof PyCallable function) {
            return function.call0();
        }
        return Types.of(callee).call(callee, PyCallable.NO_ARGS, null);
    }

    public static Object call1(Object callee, Object a) {
        if (callee instanceof PyCallable function) {
            return function.call1(a);
        }
        return Types.of(callee).call(callee, new Object[] {a}, null);
    }

    public static Object call2(Object callee, Object a, Object b) {
        if (callee instanceof PyCallable function) {
            return function.call2(a, b);
        }
        return Types.of(callee).call(callee, new Object[] {a, b}, null);
    }

    public static Object call3(Object callee, Object a, Object b, Object c) {
        if (callee instanceof PyCallable function) {
            return function.call3(a, b, c);
        }
        return Types.of(callee).call(callee, new Object[] {a, b, c}, null);
    }

    /** Calls {@code callee} with {@code self} before the arguments; null self means none. */
    public static Object withSelf(Object callee, Object self, Object[] args, String[] kw) {
        if (self == null) {
            return call(callee, args, kw);
        }
        Object[] all = new Object[args.length + 1];
        all[0] = self;
        System.arraycopy(args, 0, all, 1, args.length);
        return call(callee, all, kw);
    }

    /** Calls the method {@code name} of {@code object}. @throws PyError AttributeError */
    public static Object method(Object object, String name, Object... args) {
        Object[] dest = new Object[2];
        Attributes.loadMethod(object, name, dest, 0);
        return withSelf(dest[0], dest[1], args, null);
    }

    /** {@return whether {@code object} can be called} */
    public static boolean isCallable(Object object) {
        if (object instanceof PyInstance instance) {
            return instance.cls().lookup("__call__", Slot.CALL) != null;
        }
        return object instanceof PyCallable || Types.of(object).has(Slot.CALL);
    }
}
