package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;

/** The type {@code dict}. Source: MicroPython py/objdict.c. */
public class DictType extends PyType {
    public static final DictType INSTANCE = new DictType();

    private DictType() {
        super(
                "dict",
                Slot.MAKE | Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.SUBSCR | Slot.ITER);
    }

    @Override
    public Object unary(int op, Object self) {
        PyDict dict = (PyDict) self;
        return switch (op) {
            case UnaryOp.BOOL -> dict.size() != 0;
            case UnaryOp.LEN -> (long) dict.size();
            default -> null;
        };
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        return op == BinaryOp.CONTAINS ? (Object) (((PyDict) left).find(right) >= 0) : null;
    }

    @Override
    public Object subscr(Object self, Object index) {
        return ((PyDict) self).item(index);
    }

    @Override
    public boolean storeSubscr(Object self, Object index, Object value) {
        if (value == null) {
            ((PyDict) self).deleteItem(index);
        } else {
            ((PyDict) self).putItem(index, value);
        }
        return true;
    }
}
