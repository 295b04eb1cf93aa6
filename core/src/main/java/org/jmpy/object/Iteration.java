package org.jmpy.object;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Iteration: the one slow path. Source: MicroPython py/runtime.c, mp_getiter, mp_iternext. */
public final class Iteration {
    /** The builtin function next, also found as the __next__ of built-in iterators. */
    public static final PyBuiltin NEXT = PyBuiltin.of("next", 1, 2, Iteration::builtinNext);

    private Iteration() {}

    private static Object builtinNext(Object[] args) {
        if (args.length == 1) {
            return nextOrRaise(args[0]);
        }
        Object item = next(args[0]);
        return item == null ? args[1] : item;
    }

    /** {@return an iterator over {@code iterable}} @throws PyError TypeError if not iterable */
    public static Object iter(Object iterable) {
        Object iterator = Types.of(iterable).iter(iterable);
        if (iterator != null) {
            return iterator;
        }
        Object[] dest = new Object[2];
        if (iterable instanceof PyInstance
                && Attributes.findMethod(iterable, "__getitem__", dest, 0)) {
            return new ByIndex(dest[0], dest[1]);
        }
        throw PyError.type("'" + Types.nameOf(iterable) + "' object isn't iterable");
    }

    /** {@return the next item of {@code iterator}, null at the end} */
    public static Object next(Object iterator) {
        if (iterator instanceof PyIterator i) {
            return i.next();
        }
        PyType type = Types.of(iterator);
        if (type.has(Slot.NEXT)) {
            return type.next(iterator);
        }
        Object[] dest = new Object[2];
        if (!Attributes.findMethod(iterator, "__next__", dest, 0)) {
            throw PyError.type("'" + type.name() + "' object isn't an iterator");
        }
        try {
            return Call.withSelf(dest[0], dest[1], PyCallable.NO_ARGS, null);
        } catch (PyError e) {
            if (e.is(ExceptionType.STOP_ITERATION)) {
                return null;
            }
            throw e;
        }
    }

    /** {@return the next item of {@code iterator}} @throws PyError StopIteration at the end */
    public static Object nextOrRaise(Object iterator) {
        if (iterator instanceof PyIterator i) {
            return i.nextOrRaise();
        }
        Object[] dest = new Object[2];
        if (iterator instanceof PyInstance
                && Attributes.findMethod(iterator, "__next__", dest, 0)) {
            return Call.withSelf(dest[0], dest[1], PyCallable.NO_ARGS, null);
        }
        Object item = next(iterator);
        if (item == null) {
            throw PyError.stopIteration(Singleton.NONE);
        }
        return item;
    }

    /** {@return the items of {@code iterable} in a new array} */
    public static Object[] toArray(Object iterable) {
        if (iterable instanceof PyTuple tuple) {
            return tuple.toArray();
        }
        return iterable instanceof PyList list
                ? list.toArray()
                : ListType.listOf(iterable).toArray();
    }

    /** {@return the items of {@code iterable} in a new Java list} */
    public static List<Object> toList(Object iterable) {
        return new ArrayList<>(Arrays.asList(toArray(iterable)));
    }

    /** Iterates by calling __getitem__ with 0, 1, 2 and so on. Source: py/objgetitemiter.c. */
    private static final class ByIndex extends PyIterator {
        private final Object function;
        private final Object self;
        private long index;

        ByIndex(Object function, Object self) {
            this.function = function;
            this.self = self;
        }

        @Override
        public Object next() {
            try {
                Object item = Call.withSelf(function, self, new Object[] {index}, null);
                index++;
                return item;
            } catch (PyError e) {
                if (e.is(ExceptionType.STOP_ITERATION) || e.is(ExceptionType.INDEX_ERROR)) {
                    return null;
                }
                throw e;
            }
        }
    }
}
