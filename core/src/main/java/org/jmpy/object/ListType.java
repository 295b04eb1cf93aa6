package org.jmpy.object;

import org.jmpy.bytecode.UnaryOp;

/** The type {@code list}. Source: MicroPython py/objlist.c. */
public final class ListType extends PyType {
    public static final ListType INSTANCE = new ListType();

    private ListType() {
        super(
                "list",
                Slot.MAKE | Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.SUBSCR | Slot.ITER);
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
    public Object iter(Object self) {
        return new ListIterator((PyList) self);
    }

    /** Iterates over a list that may change meanwhile. */
    public static final class ListIterator extends PyIterator {
        private final PyList list;
        private int index;

        ListIterator(PyList list) {
            this.list = list;
        }

        @Override
        public Object next() {
            return index < list.size() ? list.get(index++) : null;
        }
    }
}
