package org.jmpy.lib;

import org.jmpy.bytecode.UnaryOp;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Iteration;
import org.jmpy.object.Members;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyIterator;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Subscripts;

import java.util.Arrays;

/**
 * {@code collections.deque(iterable, maxlen, flags=0)}: a ring of maxlen + 1 places, of which one
 * stays free. The array behind it grows as places are used. Source: MicroPython py/objdeque.c.
 */
final class Deque extends PyObject {
    static final PyType TYPE = new DequeType();

    /** Flag: adding to a full deque raises IndexError instead of dropping the other end. */
    private static final long CHECK_OVERFLOW = 1;

    private static final long MAX_PLACES = Integer.MAX_VALUE - 16;
    private static final int BYTES_PER_PLACE = 8;

    // Places of the ring, and where the first item is and the next one goes.
    private final int places;
    private final boolean checksOverflow;
    private Object[] items;
    private int get;
    private int put;

    private Deque(int places, boolean checksOverflow) {
        this.places = places;
        this.checksOverflow = checksOverflow;
        items = new Object[Math.min(places, 8)];
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    private int size() {
        int size = put - get;
        return size < 0 ? size + places : size;
    }

    private int after(int place) {
        return place + 1 == places ? 0 : place + 1;
    }

    private int before(int place) {
        return place == 0 ? places - 1 : place - 1;
    }

    private void store(int place, Object item) {
        if (place >= items.length) {
            long capacity = Math.max(2L * items.length, place + 1L);
            items = Arrays.copyOf(items, (int) Math.min(places, capacity));
        }
        items[place] = item;
    }

    private Object take(int place) {
        Object item = items[place];
        items[place] = null;
        return item;
    }

    private void append(Object item) {
        int next = after(put);
        if (checksOverflow && next == get) {
            throw PyError.index("full");
        }
        store(put, item);
        put = next;
        if (get == next) {
            get = after(get);
        }
    }

    private void appendLeft(Object item) {
        int next = before(get);
        if (checksOverflow && next == put) {
            throw PyError.index("full");
        }
        get = next;
        store(get, item);
        if (put == next) {
            put = before(put);
        }
    }

    private void addAll(Object iterable) {
        Object iterator = Iteration.iter(iterable);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            append(item);
        }
    }

    private int place(Object index) {
        int place = get + Subscripts.index("deque", size(), index);
        // Negative: both are below 2^31, their sum may not be.
        return place < 0 || place >= places ? place - places : place;
    }

    private void checkNotEmpty() {
        if (get == put) {
            throw PyError.index("empty");
        }
    }

    private static final class DequeType extends PyType {
        DequeType() {
            super("deque", Slot.MAKE | Slot.UNARY | Slot.SUBSCR | Slot.ITER);
        }

        @Override
        protected void declare(Members members) {
            members.fn2("append", DequeType::append)
                    .fn2("appendleft", DequeType::appendLeft)
                    .fn2("extend", DequeType::extend)
                    .fn1("pop", DequeType::pop)
                    .fn1("popleft", DequeType::popLeft);
        }

        private static Object append(Object self, Object item) {
            ((Deque) self).append(item);
            return Singleton.NONE;
        }

        private static Object appendLeft(Object self, Object item) {
            ((Deque) self).appendLeft(item);
            return Singleton.NONE;
        }

        private static Object extend(Object self, Object iterable) {
            ((Deque) self).addAll(iterable);
            return Singleton.NONE;
        }

        private static Object pop(Object self) {
            Deque deque = (Deque) self;
            deque.checkNotEmpty();
            deque.put = deque.before(deque.put);
            return deque.take(deque.put);
        }

        private static Object popLeft(Object self) {
            Deque deque = (Deque) self;
            deque.checkNotEmpty();
            int place = deque.get;
            deque.get = deque.after(place);
            return deque.take(place);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 2, 3);
            long length = IntType.toLong(args[1]);
            if (length < 0) {
                throw PyError.of(ExceptionType.VALUE_ERROR);
            }
            if (length >= MAX_PLACES) {
                throw PyError.memory(
                        "memory allocation failed, allocating "
                                + Long.toUnsignedString((length + 1) * BYTES_PER_PLACE)
                                + " bytes");
            }
            long flags = args.length == 3 ? IntType.toLong(args[2]) : 0;
            Deque deque = new Deque((int) length + 1, (flags & CHECK_OVERFLOW) != 0);
            deque.addAll(args[0]);
            return deque;
        }

        @Override
        public Object unary(int op, Object self) {
            Deque deque = (Deque) self;
            return switch (op) {
                case UnaryOp.BOOL -> deque.get != deque.put;
                case UnaryOp.LEN -> (long) deque.size();
                default -> null;
            };
        }

        @Override
        public Object subscr(Object self, Object index) {
            Deque deque = (Deque) self;
            return deque.items[deque.place(index)];
        }

        @Override
        public boolean storeSubscr(Object self, Object index, Object value) {
            if (value == null) {
                return false;
            }
            Deque deque = (Deque) self;
            deque.items[deque.place(index)] = value;
            return true;
        }

        @Override
        public Object iter(Object self) {
            return new DequeIterator((Deque) self);
        }
    }

    /** Iterates over a deque that may change meanwhile. */
    private static final class DequeIterator extends PyIterator {
        private final Deque deque;
        private int place;

        DequeIterator(Deque deque) {
            this.deque = deque;
            this.place = deque.get;
        }

        @Override
        public Object next() {
            if (place == deque.put || place >= deque.items.length) {
                return null;
            }
            // A place that was emptied meanwhile ends the iteration.
            Object item = deque.items[place];
            place = deque.after(place);
            return item;
        }
    }
}
