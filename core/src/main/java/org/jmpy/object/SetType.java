package org.jmpy.object;

/** The type {@code set}. Source: MicroPython py/objset.c. */
public final class SetType extends PyType {
    public static final SetType INSTANCE = new SetType();

    private SetType() {
        super("set", Slot.MAKE | Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.ITER);
    }
}
