package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;

import java.util.Arrays;

/** The type {@code list}. Source: MicroPython py/objlist.c. */
public final class ListType extends PyType {
    public static final ListType INSTANCE = new ListType();

    private ListType() {
        super("list", Slot.MAKE | Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.SUBSCR | Slot.ITER);
    }

    @Override
    protected void declare(Members members) {
        members.fn2("append", ListType::append)
                .fn1("clear", ListType::clear)
                .fn1("copy", self -> ((PyList) self).copy())
                .fn2("count", (self, value) -> Sequences.count((PyList) self, value))
                .fn2("extend", ListType::extend)
                .fn("index", 2, 4, ListType::index)
                .fn3("insert", ListType::insert)
                .fn("pop", 1, 2, ListType::pop)
                .fn2("remove", ListType::remove)
                .fn1("reverse", ListType::reverse)
                .fnKw("sort", 1, ListType::sort);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 0, 1);
        return args.length == 1 ? listOf(args[0]) : new PyList();
    }

    /** {@return a new list of the items of an iterable} */
    static PyList listOf(Object iterable) {
        if (iterable instanceof PyList
                || iterable instanceof PyTuple
                || iterable instanceof PyRange) {
            PyList list = new PyList();
            addAll(list, iterable);
            return list;
        }
        return ItemTaker.toList(iterable);
    }

    /** Adds the items of an iterable, which may be the list itself. */
    static void addAll(PyList list, Object iterable) {
        if (iterable instanceof PyList other) {
            list.addAll(other);
        } else if (iterable instanceof PyTuple tuple) {
            list.addAll(tuple.items(), tuple.size());
        } else if (iterable instanceof PyRange range) {
            list.addAll(range);
        } else {
            Object iterator = Iteration.iter(iterable);
            for (Object item; (item = Iteration.next(iterator)) != null; ) {
                list.append(item);
            }
        }
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        PyList list = (PyList) self;
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            Text.repr(out, list.get(i));
        }
        out.append(']');
    }

    @Override
    public Object unary(int op, Object self) {
        PyList list = (PyList) self;
        return switch (op) {
            case UnaryOp.BOOL -> list.size() != 0;
            case UnaryOp.LEN -> (long) list.size();
            default -> null;
        };
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        PyList self = (PyList) left;
        switch (op) {
            case BinaryOp.ADD -> {
                return right instanceof PyList other ? self.concat(other) : null;
            }
            case BinaryOp.INPLACE_ADD -> {
                addAll(self, right);
                return self;
            }
            case BinaryOp.MULTIPLY -> {
                long times = Sequences.times(right);
                return times < 0 ? null : self.repeat(times);
            }
            case BinaryOp.REVERSE_MULTIPLY -> {
                boolean isTimes = IntType.isInt(right) || right instanceof Boolean;
                return isTimes ? self.repeat(Sequences.times(right)) : null;
            }
            case BinaryOp.EQUAL -> {
                return right instanceof PyList other && PyList.equal(self, other);
            }
            case BinaryOp.LESS, BinaryOp.LESS_EQUAL, BinaryOp.MORE, BinaryOp.MORE_EQUAL -> {
                return right instanceof PyList other ? Sequences.compare(op, self, other) : null;
            }
            case BinaryOp.CONTAINS -> {
                return self.find(right, 0, self.size()) >= 0;
            }
            default -> {
                return null;
            }
        }
    }

    @Override
    public Object subscr(Object self, Object index) {
        PyList list = (PyList) self;
        if (index instanceof Long i) {
            return list.load(i);
        }
        if (index instanceof PySlice slice) {
            return list.slice(slice.fastIndexes(list.size()));
        }
        return list.get(Subscripts.index("list", list.size(), index));
    }

    @Override
    public boolean storeSubscr(Object self, Object index, Object value) {
        PyList list = (PyList) self;
        if (index instanceof PySlice slice) {
            storeSlice(list, slice, value);
        } else if (value == null) {
            pop(list, index);
        } else if (index instanceof Long i) {
            list.store(i, value);
        } else {
            list.set(Subscripts.index("list", list.size(), index), value);
        }
        return true;
    }

    private static void storeSlice(PyList list, PySlice slice, Object value) {
        PySlice.Bounds bounds = slice.fastIndexes(list.size());
        if (!bounds.isFast()) {
            throw PyError.of(ExceptionType.NOT_IMPLEMENTED_ERROR);
        }
        if (value == null) {
            list.removeRange((int) bounds.start(), (int) bounds.stop());
        } else if (value instanceof PyList source) {
            list.replace(bounds, source);
        } else {
            list.replace(bounds, new PyList(Sequences.array(value)));
        }
    }

    @Override
    public Object iter(Object self) {
        return new ListIterator((PyList) self);
    }

    /** Iterates over a list that may change meanwhile. */
    public static final class ListIterator extends PyIterator implements PyIterator.Plain {
        private final PyList list;
        private final boolean isOfLoop;
        private int index;

        ListIterator(PyList list) {
            this(list, 0, false);
        }

        private ListIterator(PyList list, int index, boolean isOfLoop) {
            this.list = list;
            this.index = index;
            this.isOfLoop = isOfLoop;
        }

        /** {@return an iterator for a loop, whose next item is at {@code index}} */
        public static ListIterator ofLoop(PyList list, int index) {
            return new ListIterator(list, index, true);
        }

        /** {@return whether nobody has it but the loop that made it, which can do without it} */
        public boolean isOfLoop() {
            return isOfLoop;
        }

        public PyList list() {
            return list;
        }

        /** {@return where the next item is} */
        public int index() {
            return index;
        }

        @Override
        public Object next() {
            return index < list.size() ? list.get(index++) : null;
        }

        @Override
        public Object nextFor(ItemTaker taker) {
            while (index < list.size()) {
                boolean isTaken =
                        switch (list.strategy()) {
                            case LONGS -> taker.offerInt(list.longs()[index]);
                            case DOUBLES -> taker.offerFloat(list.doubles()[index]);
                            default -> taker.offer(list.get(index));
                        };
                if (!isTaken) {
                    break;
                }
                index++;
            }
            return next();
        }
    }

    // ---- methods -------------------------------------------------------------------------------

    private static Object append(Object self, Object item) {
        ((PyList) self).append(item);
        return Singleton.NONE;
    }

    private static Object clear(Object self) {
        ((PyList) self).clear();
        return Singleton.NONE;
    }

    private static Object extend(Object self, Object iterable) {
        addAll((PyList) self, iterable);
        return Singleton.NONE;
    }

    private static Object index(Object[] args) {
        PyList self = (PyList) args[0];
        int from = Sequences.bound("list", self.size(), args, 2, 0);
        int to = Sequences.bound("list", self.size(), args, 3, self.size());
        int at = self.find(args[1], from, to);
        if (at < 0) {
            throw Sequences.notFound();
        }
        return (long) at;
    }

    private static Object insert(Object self, Object index, Object item) {
        PyList list = (PyList) self;
        long at = IntType.toLong(index);
        int size = list.size();
        list.insert(Math.clamp(at < 0 ? at + size : at, 0, size), item);
        return Singleton.NONE;
    }

    private static Object pop(Object[] args) {
        PyList self = (PyList) args[0];
        if (args.length == 2) {
            return pop(self, args[1]);
        }
        checkNotEmpty(self);
        return self.removeLast();
    }

    private static Object pop(PyList self, Object index) {
        checkNotEmpty(self);
        return self.remove(Subscripts.index("list", self.size(), index));
    }

    private static void checkNotEmpty(PyList self) {
        if (self.size() == 0) {
            throw PyError.index("pop from empty list");
        }
    }

    private static Object remove(Object self, Object value) {
        PyList list = (PyList) self;
        int at = list.find(value, 0, list.size());
        if (at < 0) {
            throw Sequences.notFound();
        }
        // The comparison may have shortened the list.
        if (at < list.size()) {
            list.removeRange(at, at + 1);
        }
        return Singleton.NONE;
    }

    private static Object reverse(Object self) {
        ((PyList) self).reverse();
        return Singleton.NONE;
    }

    private static Object sort(Object[] args, String[] kw) {
        sort((PyList) args[0], Arrays.copyOfRange(args, 1, args.length), kw);
        return Singleton.NONE;
    }

    /** Sorts as {@code list.sort()} does with the arguments given. */
    static void sort(PyList list, Object[] args, String[] kw) {
        Object[] values = Args.parse(args, kw, 0, 0, "key", "reverse");
        Object key = values[0] == Singleton.NONE ? null : values[0];
        ListSort.sort(list, key, values[1] != null && Ops.truth(values[1]));
    }
}
