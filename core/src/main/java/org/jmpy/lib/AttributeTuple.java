package org.jmpy.lib;

import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Slot;
import org.jmpy.object.Text;
import org.jmpy.object.TupleType;

import java.util.List;

/**
 * A tuple whose items have names too, as sys.implementation. Its type is called tuple and is
 * another one than tuple. Source: py/objattrtuple.c.
 */
final class AttributeTuple extends PyTuple {
    private static final PyType TYPE = new AttributeTupleType();

    private static final class AttributeTupleType extends PyType {
        AttributeTupleType() {
            super(
                    "tuple",
                    Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.ATTR | Slot.SUBSCR | Slot.ITER);
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            AttributeTuple tuple = (AttributeTuple) self;
            out.append('(');
            for (int i = 0; i < tuple.size(); i++) {
                if (i > 0) {
                    out.append(", ");
                }
                out.append(tuple.names[i]).append('=');
                Text.repr(out, tuple.get(i));
            }
            out.append(')');
        }

        @Override
        public List<String> computed(Object self) {
            return List.of(((AttributeTuple) self).names);
        }

        @Override
        public boolean attr(Object self, String name, Object[] dest, int at) {
            AttributeTuple tuple = (AttributeTuple) self;
            for (int i = 0; i < tuple.names.length; i++) {
                if (tuple.names[i].equals(name)) {
                    dest[at] = tuple.get(i);
                    dest[at + 1] = null;
                    return true;
                }
            }
            return false;
        }

        @Override
        public Object unary(int op, Object self) {
            return TupleType.INSTANCE.unary(op, self);
        }

        @Override
        public Object binary(int op, Object left, Object right) {
            return TupleType.INSTANCE.binary(op, left, right);
        }

        @Override
        public Object subscr(Object self, Object index) {
            return TupleType.INSTANCE.subscr(self, index);
        }

        @Override
        public Object iter(Object self) {
            return TupleType.INSTANCE.iter(self);
        }
    }

    private final String[] names;

    AttributeTuple(String[] names, Object... items) {
        super(items);
        this.names = names;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
