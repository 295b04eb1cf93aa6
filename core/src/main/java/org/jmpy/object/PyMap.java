package org.jmpy.object;

/** {@code map(function, *iterables)}. Source: MicroPython py/objmap.c. */
public final class PyMap extends NestedIterator {
    public static final PyType TYPE =
            new IteratorType("map", Slot.MAKE) {
                @Override
                public Object make(PyType cls, Object[] args, String[] kw) {
                    PyBuiltin.checkCount(args, kw, 2, -1);
                    return new PyMap(args[0], PyZip.iterators(args, 1));
                }
            };

    private final Object function;
    private final Object[] iterators;

    private PyMap(Object function, Object[] iterators) {
        super(iterators);
        this.function = function;
        this.iterators = iterators;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public Object next() {
        checkNesting();
        if (iterators.length == 1) {
            Object item = Iteration.next(iterators[0]);
            return item == null ? null : Call.call1(function, item);
        }
        Object[] items = PyZip.nextOfEach(iterators);
        return items == null ? null : Call.call(function, items, null);
    }

    @Override
    public Object nextOrRaise() {
        checkNesting();
        return Call.call(function, PyZip.nextOfEachOrRaise(iterators), null);
    }
}
