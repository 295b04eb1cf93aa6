package org.jmpy.object;

/** What {@code classmethod(f)} makes. */
public final class ClassMethod extends PyObject {
    public static final PyType TYPE =
            new PyType("classmethod", Slot.MAKE) {
                @Override
                public Object make(PyType cls, Object[] args, String[] kw) {
                    PyBuiltin.checkCount(args, kw, 1, 1);
                    return new ClassMethod(args[0]);
                }
            };

    private final Object function;

    public ClassMethod(Object function) {
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
