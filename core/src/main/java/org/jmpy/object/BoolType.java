package org.jmpy.object;

import org.jmpy.bytecode.UnaryOp;

/** The type {@code bool}. Source: MicroPython py/objbool.c. */
public final class BoolType extends PyType {
    public static final BoolType INSTANCE = new BoolType();

    private BoolType() {
        super("bool", Slot.MAKE | Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.EQ_CHECKS_OTHER);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 0, 1);
        return args.length != 0 && Ops.truth(args[0]);
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        out.append((boolean) self ? "True" : "False");
    }

    @Override
    public Object unary(int op, Object self) {
        if (op == UnaryOp.LEN) {
            return null;
        }
        return IntType.INSTANCE.unary(op, (boolean) self ? 1L : 0L);
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        return IntType.INSTANCE.binary(op, (boolean) left ? 1L : 0L, right);
    }
}
