package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;

/** What {@code keys()}, {@code values()} and {@code items()} of a dict answer. */
public final class DictView extends PyObject {
    /** What of a dict a view shows. */
    public enum Kind {
        ITEMS("dict_items"),
        KEYS("dict_keys"),
        VALUES("dict_values");

        private final String name;

        Kind(String name) {
            this.name = name;
        }
    }

    private static final PyType TYPE = new ViewType();

    private final PyDict dict;
    private final Kind kind;

    public DictView(PyDict dict, Kind kind) {
        HeapLock.check();
        this.dict = dict;
        this.kind = kind;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    /** {@return an iterator over what a view of this kind shows} */
    public static PyIterator iterator(PyDict dict, Kind kind) {
        return switch (kind) {
            case ITEMS -> new ItemIterator(dict.cursor());
            case KEYS -> new KeyIterator(dict.cursor());
            case VALUES -> new ValueIterator(dict.cursor());
        };
    }

    private static final class ViewType extends PyType {
        ViewType() {
            super("dict_view", Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.ITER);
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            DictView view = (DictView) self;
            out.append(view.kind.name).append("([");
            PyIterator iterator = iterator(view.dict, view.kind);
            boolean another = false;
            for (Object item; (item = iterator.next()) != null; ) {
                if (another) {
                    out.append(", ");
                }
                another = true;
                Text.repr(out, item);
            }
            out.append("])");
        }

        @Override
        public Object unary(int op, Object self) {
            DictView view = (DictView) self;
            if (op == UnaryOp.HASH && view.kind == Kind.VALUES) {
                return Ops.identityHash(self);
            }
            return DictType.INSTANCE.unary(op, view.dict);
        }

        @Override
        public Object binary(int op, Object left, Object right) {
            DictView view = (DictView) left;
            if (op == BinaryOp.CONTAINS && view.kind == Kind.KEYS) {
                return view.dict.find(right) >= 0;
            }
            return null;
        }

        @Override
        public Object iter(Object self) {
            DictView view = (DictView) self;
            return iterator(view.dict, view.kind);
        }
    }

    private static final class KeyIterator extends PyIterator implements PyIterator.Plain {
        private final PyDict.Cursor cursor;

        KeyIterator(PyDict.Cursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public Object next() {
            return cursor.next() ? cursor.key() : null;
        }
    }

    private static final class ValueIterator extends PyIterator implements PyIterator.Plain {
        private final PyDict.Cursor cursor;

        ValueIterator(PyDict.Cursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public Object next() {
            return cursor.next() ? cursor.value() : null;
        }
    }

    private static final class ItemIterator extends PyIterator implements PyIterator.Plain {
        private final PyDict.Cursor cursor;

        ItemIterator(PyDict.Cursor cursor) {
            this.cursor = cursor;
        }

        @Override
        public Object next() {
            return cursor.next() ? new PyTuple(cursor.key(), cursor.value()) : null;
        }
    }
}
