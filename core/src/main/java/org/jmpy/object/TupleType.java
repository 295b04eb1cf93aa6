package org.jmpy.object;

import org.jmpy.bytecode.UnaryOp;

/** The type {@code tuple}. Source: MicroPython py/objtuple.c. */
public class TupleType extends PyType {
    public static final TupleType INSTANCE = new TupleType();

    private TupleType() {
        super(
                "tuple",
                Slot.MAKE | Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.SUBSCR | Slot.ITER);
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
            default -> null;
        };
    }

    @Override
    public Object iter(Object self) {
        return new TupleIterator((PyTuple) self);
    }

    private static final class TupleIterator extends PyIterator {
        private final PyTuple tuple;
        private int index;

        TupleIterator(PyTuple tuple) {
            this.tuple = tuple;
        }

        @Override
        public Object next() {
            return index < tuple.size() ? tuple.get(index++) : null;
        }
    }
}
