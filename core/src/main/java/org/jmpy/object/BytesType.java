package org.jmpy.object;

/** The type {@code bytes}. Source: MicroPython py/objstr.c. */
public final class BytesType extends PyType {
    public static final BytesType INSTANCE = new BytesType();

    private BytesType() {
        super(
                "bytes",
                Slot.MAKE
                        | Slot.PRINT
                        | Slot.UNARY
                        | Slot.BINARY
                        | Slot.SUBSCR
                        | Slot.ITER
                        | Slot.BUFFER);
    }

    @Override
    public Buffer buffer(Object self, boolean writable) {
        return writable ? null : new Buffer(((PyBytes) self).value());
    }
}
