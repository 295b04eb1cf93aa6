package org.jmpy.object;

/**
 * The bytes behind a value, shared with it.
 *
 * @param data the array; only [offset, offset + length) belongs to the value
 * @param offset index of the first byte
 * @param length number of bytes
 * @param typecode element type as in the struct and array modules: 'B' for plain bytes
 */
public record Buffer(byte[] data, int offset, int length, char typecode) {
    public Buffer(byte[] data) {
        this(data, 0, data.length, 'B');
    }

    /** {@return a copy of the bytes} */
    public byte[] toBytes() {
        return java.util.Arrays.copyOfRange(data, offset, offset + length);
    }

    /**
     * {@return the buffer of {@code value}} @throws PyError TypeError "object with buffer protocol
     * required"
     */
    public static Buffer of(Object value) {
        Buffer buffer = Types.of(value).buffer(value, false);
        if (buffer == null) {
            throw PyError.type("object with buffer protocol required");
        }
        return buffer;
    }

    /** {@return the writable buffer of {@code value}} @throws PyError as {@link #of} */
    public static Buffer writable(Object value) {
        Buffer buffer = Types.of(value).buffer(value, true);
        if (buffer == null) {
            throw PyError.type("object with buffer protocol required");
        }
        return buffer;
    }
}
