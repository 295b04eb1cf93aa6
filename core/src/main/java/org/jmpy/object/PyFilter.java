package org.jmpy.object;

/** {@code filter(function, iterable)}. Source: MicroPython py/objfilter.c. */
public final class PyFilter extends NestedIterator {
    public static final PyType TYPE =
            new IteratorType("filter", Slot.MAKE) {
                @Override
                public Object make(PyType cls, Object[] args, String[] kw) {
                    PyBuiltin.checkCount(args, kw, 2, 2);
                    return new PyFilter(args[0], Iteration.iter(args[1]));
                }
            };

    private final Object function;
    private final Object iterator;

    private PyFilter(Object function, Object iterator) {
        super(iterator);
        this.function = function;
        this.iterator = iterator;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public Object next() {
        checkNesting();
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            if (passes(item)) {
                return item;
            }
        }
        return null;
    }

    @Override
    public Object nextOrRaise() {
        checkNesting();
        while (true) {
            Object item = Iteration.nextOrRaise(iterator);
            if (passes(item)) {
                return item;
            }
        }
    }

    private boolean passes(Object item) {
        return Ops.truth(function == Singleton.NONE ? item : Call.call1(function, item));
    }
}
