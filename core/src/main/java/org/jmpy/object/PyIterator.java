package org.jmpy.object;

/** An iterator written in Java. */
public abstract class PyIterator extends PyObject {
    /** Marks iterators whose {@link #next} runs no Python code. */
    public interface Plain {}

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

    /** {@return the next item that {@code taker} has not taken yet, null at the end} */
    public Object nextFor(ItemTaker taker) {
        return next();
    }

    /**
     * {@return the next item, for the function next()} An iterator over another one lets that one's
     * StopIteration through, with its value.
     *
     * @throws PyError StopIteration at the end
     */
    public Object nextOrRaise() {
        Object item = next();
        if (item == null) {
            throw PyError.stopIteration(Singleton.NONE);
        }
        return item;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
