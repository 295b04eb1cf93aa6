package org.jmpy.object;

/** {@code enumerate(iterable, start=0)}. Source: MicroPython py/objenumerate.c. */
public final class PyEnumerate extends NestedIterator {
    public static final PyType TYPE =
            new IteratorType("enumerate", Slot.MAKE) {
                @Override
                public Object make(PyType cls, Object[] args, String[] kw) {
                    Object[] values = Args.parse(args, kw, 1, "iterable", "start");
                    long start = values[1] == null ? 0 : IntType.toLong(values[1]);
                    return new PyEnumerate(Iteration.iter(values[0]), start);
                }
            };

    private final Object iterator;
    private long index;

    /** An iterator over what {@code iterator} gives, numbered from {@code start} on. */
    public PyEnumerate(Object iterator, long start) {
        super(iterator);
        this.iterator = iterator;
        this.index = start;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public Object next() {
        checkNesting();
        Object item = Iteration.next(iterator);
        return item == null ? null : new PyTuple(index++, item);
    }

    @Override
    public Object nextOrRaise() {
        checkNesting();
        Object item = Iteration.nextOrRaise(iterator);
        return new PyTuple(index++, item);
    }
}
