package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;

/** The type {@code tuple}. Source: MicroPython py/objtuple.c. */
public final class TupleType extends PyType {
    public static final TupleType INSTANCE = new TupleType();

    private TupleType() {
        super("tuple", Slot.MAKE | Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.SUBSCR | Slot.ITER);
    }

    @Override
    protected void declare(Members members) {
        members.fn2("count", (self, value) -> Sequences.count((PyTuple) self, value))
                .fn("index", 2, 4, TupleType::index);
    }

    private static Object index(Object[] args) {
        PyTuple self = (PyTuple) args[0];
        int from = Sequences.bound("tuple", self.size(), args, 2, 0);
        int to = Sequences.bound("tuple", self.size(), args, 3, self.size());
        int at = Sequences.find(self, args[1], from, to);
        if (at < 0) {
            throw Sequences.notFound();
        }
        return (long) at;
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 0, 1);
        if (args.length == 0) {
            return PyTuple.EMPTY;
        }
        if (args[0] instanceof PyTuple tuple && tuple.type() == this) {
            return tuple;
        }
        Object[] items = Iteration.toArray(args[0]);
        return items.length == 0 ? PyTuple.EMPTY : new PyTuple(items);
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        PyTuple tuple = (PyTuple) self;
        out.append('(');
        for (int i = 0; i < tuple.size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            Text.repr(out, tuple.get(i));
        }
        out.append(tuple.size() == 1 ? ",)" : ")");
    }

    @Override
    public Object unary(int op, Object self) {
        PyTuple tuple = (PyTuple) self;
        return switch (op) {
            case UnaryOp.BOOL -> tuple.size() != 0;
            case UnaryOp.LEN -> (long) tuple.size();
            case UnaryOp.HASH -> (long) tuple.hash();
            default -> null;
        };
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        PyTuple self = (PyTuple) left;
        switch (op) {
            case BinaryOp.ADD, BinaryOp.INPLACE_ADD -> {
                PyTuple other = tuple(right);
                return other == null ? null : self.concat(other);
            }
            case BinaryOp.MULTIPLY, BinaryOp.INPLACE_MULTIPLY -> {
                long times = Sequences.times(right);
                return times < 0 ? null : self.repeat(times);
            }
            case BinaryOp.REVERSE_MULTIPLY -> {
                boolean isTimes = IntType.isInt(right) || right instanceof Boolean;
                return isTimes ? self.repeat(Sequences.times(right)) : null;
            }
            case BinaryOp.EQUAL,
                    BinaryOp.LESS,
                    BinaryOp.LESS_EQUAL,
                    BinaryOp.MORE,
                    BinaryOp.MORE_EQUAL -> {
                PyTuple other = tuple(right);
                return other == null ? null : Sequences.compare(op, self, other);
            }
            case BinaryOp.CONTAINS -> {
                return Sequences.find(self, right, 0, self.size()) >= 0;
            }
            default -> {
                return null;
            }
        }
    }

    private static PyTuple tuple(Object value) {
        if (value instanceof PyTuple tuple) {
            return tuple;
        }
        return value instanceof PyInstance instance && instance.base() instanceof PyTuple tuple
                ? tuple
                : null;
    }

    @Override
    public Object subscr(Object self, Object index) {
        PyTuple tuple = (PyTuple) self;
        if (index instanceof Long i) {
            long at = i < 0 ? i + tuple.size() : i;
            if (at >= 0 && at < tuple.size()) {
                return tuple.get((int) at);
            }
        } else if (index instanceof PySlice slice) {
            PySlice.Bounds bounds = slice.fastIndexes(tuple.size());
            if (!bounds.isFast()) {
                throw PyError.notImplemented("only slices with step=1 (aka None) are supported");
            }
            return tuple.slice((int) bounds.start(), (int) bounds.stop());
        }
        return tuple.get(Subscripts.index(tuple.type().name(), tuple.size(), index));
    }

    @Override
    public Object iter(Object self) {
        return iterator((PyTuple) self, 0);
    }

    /** {@return an iterator that goes on at {@code index}} */
    public static PyIterator iterator(PyTuple tuple, int index) {
        return new TupleIterator(tuple, index);
    }

    private static final class TupleIterator extends PyIterator implements PyIterator.Plain {
        private final PyTuple tuple;
        private int index;

        TupleIterator(PyTuple tuple, int index) {
            this.tuple = tuple;
            this.index = index;
        }

        @Override
        public Object next() {
            return index < tuple.size() ? tuple.get(index++) : null;
        }
    }
}
