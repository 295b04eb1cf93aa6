package org.jmpy.object;

/** {@code zip(*iterables)}. Source: MicroPython py/objzip.c. */
public final class PyZip extends NestedIterator {
    public static final PyType TYPE =
            new IteratorType("zip", Slot.MAKE) {
                @Override
                public Object make(PyType cls, Object[] args, String[] kw) {
                    PyBuiltin.checkCount(args, kw, 0, -1);
                    return new PyZip(iterators(args, 0));
                }
            };

    private final Object[] iterators;

    private PyZip(Object[] iterators) {
        super(iterators);
        this.iterators = iterators;
    }

    /** {@return iterators over the arguments from {@code first} on} */
    static Object[] iterators(Object[] args, int first) {
        Object[] iterators = new Object[args.length - first];
        for (int i = 0; i < iterators.length; i++) {
            iterators[i] = Iteration.iter(args[first + i]);
        }
        return iterators;
    }

    /** {@return the next item of each of {@code iterators}, null if one has ended} */
    static Object[] nextOfEach(Object[] iterators) {
        Object[] items = new Object[iterators.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = Iteration.next(iterators[i]);
            if (items[i] == null) {
                return null;
            }
        }
        return items;
    }

    /** As {@link #nextOfEach}, but the StopIteration of the one that has ended is thrown. */
    static Object[] nextOfEachOrRaise(Object[] iterators) {
        Object[] items = new Object[iterators.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = Iteration.nextOrRaise(iterators[i]);
        }
        return items;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    @Override
    public Object next() {
        checkNesting();
        Object[] items = iterators.length == 0 ? null : nextOfEach(iterators);
        return items == null ? null : new PyTuple(items);
    }

    @Override
    public Object nextOrRaise() {
        checkNesting();
        return iterators.length == 0
                ? super.nextOrRaise()
                : new PyTuple(nextOfEachOrRaise(iterators));
    }
}
