package org.jmpy.object;

/** What {@code staticmethod(f)} makes. */
public final class StaticMethod extends PyObject {
    public static final PyType TYPE =
            new PyType("staticmethod", Slot.MAKE) {
                @Override
                public Object make(PyType cls, Object[] args, String[] kw) {
                    PyBuiltin.checkCount(args, kw, 1, 1);
                    return new StaticMethod(args[0]);
                }
            };

    private final Object function;

    public StaticMethod(Object function) {
        this.function = function;
    }

    public Object function() {
        return function;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
