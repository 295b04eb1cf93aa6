package org.jmpy.object;

/**
 * A view of the bytes of another object. As in the reference it stays with the bytes that the
 * object had when it was made: an object that grows leaves it behind.
 */
public final class PyMemoryView extends PyItems {
    private final boolean writable;

    /**
     * @param buffer the bytes seen, a whole number of items
     * @param writable whether they may be changed
     */
    public PyMemoryView(Buffer buffer, boolean writable) {
        super(
                buffer.typecode(),
                buffer.data(),
                buffer.offset(),
                buffer.length() / ItemCodec.size(buffer.typecode()));
        this.writable = writable;
    }

    @Override
    public PyType type() {
        return MemoryViewType.INSTANCE;
    }

    public boolean isWritable() {
        return writable;
    }

    /** {@return a view of the items of [from, to)} */
    PyMemoryView slice(int from, int to) {
        Buffer part = new Buffer(data(), place(from), (to - from) * itemSize(), typecode());
        return new PyMemoryView(part, writable);
    }
}
