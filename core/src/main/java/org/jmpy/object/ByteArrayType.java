package org.jmpy.object;

/** The type {@code bytearray}. Source: MicroPython py/objarray.c. */
public final class ByteArrayType extends ItemsType {
    public static final ByteArrayType INSTANCE = new ByteArrayType();

    private ByteArrayType() {
        super("bytearray", SLOTS | Slot.PRINT | Slot.EQ_CHECKS_OTHER);
    }

    @Override
    protected void declare(Members members) {
        declareGrowth(members);
        ByteMethods.declare(members, this);
    }

    /** Puts append and extend into {@code members}. */
    static void declareGrowth(Members members) {
        members.fn2(
                        "append",
                        (self, item) -> {
                            ((PyItems) self).append(item);
                            return Singleton.NONE;
                        })
                .fn2(
                        "extend",
                        (self, more) -> {
                            extend((PyItems) self, more);
                            return Singleton.NONE;
                        });
    }

    @Override
    PyItems fromBytes(PyItems like, byte[] data) {
        return new PyByteArray(data);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 0, 3);
        if (args.length == 0) {
            return new PyByteArray(new byte[0]);
        }
        if (IntType.isInt(args[0])) {
            return new PyByteArray(new byte[length(args[0])]);
        }
        if (args[0] instanceof String && args.length == 1) {
            throw PyError.type("string argument without an encoding");
        }
        Buffer bytes = Types.of(args[0]).buffer(args[0], false);
        if (bytes != null) {
            return new PyByteArray(bytes.toBytes());
        }
        PyByteArray made = new PyByteArray(new byte[0]);
        extend(made, args[0]);
        return made;
    }

    private static int length(Object value) {
        long length = IntType.toLong(value);
        if (length < 0 || length > Integer.MAX_VALUE - 16) {
            throw PyError.memory(
                    "memory allocation failed, allocating "
                            + Long.toUnsignedString(length)
                            + " bytes");
        }
        return (int) length;
    }

    @Override
    public Object subscr(Object self, Object index) {
        PyByteArray bytes = (PyByteArray) self;
        if (index instanceof Long i && i >= 0 && i < bytes.size()) {
            return bytes.data()[bytes.place((int) (long) i)] & 0xffL;
        }
        return super.subscr(self, index);
    }

    @Override
    public boolean storeSubscr(Object self, Object index, Object value) {
        PyByteArray bytes = (PyByteArray) self;
        if (index instanceof Long i && value instanceof Long b && i >= 0 && i < bytes.size()) {
            bytes.data()[bytes.place((int) (long) i)] = (byte) (long) b;
            return true;
        }
        return super.storeSubscr(self, index, value);
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        Buffer bytes = ((PyByteArray) self).buffer();
        out.append("bytearray(b");
        Quoted.append(out, bytes.data(), bytes.offset(), bytes.length());
        out.append(')');
    }
}
