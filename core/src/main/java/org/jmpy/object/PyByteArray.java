package org.jmpy.object;

/** A bytearray. */
public final class PyByteArray extends PyItems {
    /** A bytearray over all of {@code data}, which belongs to it from now on. */
    public PyByteArray(byte[] data) {
        super('B', data, 0, data.length);
    }

    /** A bytearray of the bytes of {@code part}, shared with it as long as none are added. */
    public PyByteArray(Buffer part) {
        super('B', part.data(), part.offset(), part.length());
        borrow();
    }

    @Override
    public PyType type() {
        return ByteArrayType.INSTANCE;
    }

    /** {@return a copy of the bytes} */
    public byte[] toBytes() {
        return buffer().toBytes();
    }

    @Override
    public Object get(int index) {
        return data()[place(index)] & 0xffL;
    }
}
