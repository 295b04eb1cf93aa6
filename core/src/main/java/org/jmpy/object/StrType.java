package org.jmpy.object;

/** The type {@code str}. Source: MicroPython py/objstr.c, py/objstrunicode.c. */
public final class StrType extends PyType {
    public static final StrType INSTANCE = new StrType();

    private StrType() {
        super("str", Slot.MAKE | Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.SUBSCR | Slot.ITER);
    }

    /** {@return the hash of a str} */
    public static long hash(String s) {
        return s.hashCode();
    }
}
