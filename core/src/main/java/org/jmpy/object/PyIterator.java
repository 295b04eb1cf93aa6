package org.jmpy.object;

/** An iterator written in Java. */
public abstract class PyIterator extends PyObject {
    /** The type of iterators that have no type of their own. */
    public static final PyType TYPE = new IteratorType("iterator");

    /** The type of a kind of iterator. */
    public static class IteratorType extends PyType {
        public IteratorType(String name, int... moreSlots) {
            super(name, Slot.ITER | Slot.NEXT | (moreSlots.length == 0 ? 0 : moreSlots[0]));
        }

        @Override
        public final Object iter(Object self) {
            return self;
        }

        @Override
        public final Object next(Object self) {
            return ((PyIterator) self).next();
        }
    }

    /** {@return the next item, null at the end} */
    public abstract Object next();

    @Override
    public PyType type() {
        return TYPE;
    }
}
