package org.jmpy.object;

import org.jmpy.mpy.Utf8;

/** The type {@code array.array}. Source: MicroPython py/objarray.c. */
public final class ArrayType extends ItemsType {
    public static final ArrayType INSTANCE = new ArrayType();

    private ArrayType() {
        super("array", SLOTS | Slot.PRINT);
    }

    @Override
    protected void declare(Members members) {
        ByteArrayType.declareGrowth(members);
    }

    @Override
    PyItems fromBytes(PyItems like, byte[] data) {
        return ((PyArray) like).like(data);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 1, 2);
        char typecode = typecode(args[0]);
        int itemSize = ItemCodec.size(typecode);
        boolean raw = args.length == 2 && typecode != 'O';
        if (raw && (args[1] instanceof PyBytes || args[1] instanceof PyByteArray)) {
            byte[] bytes = Buffer.of(args[1]).toBytes();
            return new PyArray(
                    typecode,
                    java.util.Arrays.copyOf(bytes, bytes.length - bytes.length % itemSize));
        }
        PyArray array = new PyArray(typecode, new byte[0]);
        if (args.length == 2) {
            Object iterator = Iteration.iter(args[1]);
            for (Object item; (item = Iteration.next(iterator)) != null; ) {
                array.append(item);
            }
        }
        return array;
    }

    private static char typecode(Object value) {
        byte[] name =
                value instanceof PyBytes bytes
                        ? bytes.value()
                        : Utf8.encode(StrMethods.exactText(value));
        return name.length == 0 ? 0 : (char) (name[0] & 0xff);
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        PyArray array = (PyArray) self;
        out.append("array('").append(array.typecode()).append('\'');
        if (array.size() > 0) {
            out.append(", [");
            for (int i = 0; i < array.size(); i++) {
                if (i > 0) {
                    out.append(", ");
                }
                Text.repr(out, array.get(i));
            }
            out.append(']');
        }
        out.append(')');
    }
}
