package org.jmpy.object;

import java.util.List;

/** The type {@code memoryview}. Source: MicroPython py/objarray.c. */
public final class MemoryViewType extends ItemsType {
    public static final MemoryViewType INSTANCE = new MemoryViewType();

    private MemoryViewType() {
        super("memoryview", SLOTS | Slot.ATTR | Slot.EQ_CHECKS_OTHER);
    }

    @Override
    protected void declare(Members members) {
        members.fn("hex", 1, 2, ByteMethods::hex);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 1, 1);
        Buffer buffer = Buffer.of(args[0]);
        boolean writable = Types.of(args[0]).buffer(args[0], true) != null;
        return new PyMemoryView(buffer, writable);
    }

    @Override
    PyItems fromBytes(PyItems like, byte[] data) {
        throw new IllegalStateException("a memoryview is never made from bytes");
    }

    @Override
    PyItems slice(PyItems items, int from, int to) {
        HeapLock.check();
        return ((PyMemoryView) items).slice(from, to);
    }

    @Override
    boolean isWritable(PyItems items) {
        return ((PyMemoryView) items).isWritable();
    }

    @Override
    boolean canGrow() {
        return false;
    }

    @Override
    public List<String> computed(Object self) {
        return List.of("itemsize");
    }

    @Override
    public boolean attr(Object self, String attribute, Object[] dest, int at) {
        if (attribute.equals("itemsize")) {
            dest[at] = (long) ((PyItems) self).itemSize();
            dest[at + 1] = null;
            return true;
        }
        return super.attr(self, attribute, dest, at);
    }
}
