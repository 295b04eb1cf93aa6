package org.jmpy.object;

/** A bytearray; its first byte is the first one of {@link #data}. */
public final class PyByteArray extends PyItems {
    /** A bytearray over all of {@code data}, which belongs to it from now on. */
    public PyByteArray(byte[] data) {
        super('B', data, 0, data.length);
    }

    @Override
    public PyType type() {
        return ByteArrayType.INSTANCE;
    }

    /** {@return a copy of the bytes} */
    public byte[] toBytes() {
        return java.util.Arrays.copyOf(data(), size());
    }

    @Override
    public Object get(int index) {
        return data()[index] & 0xffL;
    }
}
