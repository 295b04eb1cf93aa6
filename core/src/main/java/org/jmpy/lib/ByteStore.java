package org.jmpy.lib;

import org.jmpy.mpy.Utf8;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyError;

import java.util.Arrays;

/** A growing array of bytes. */
final class ByteStore {
    private static final int MAX_SIZE = Integer.MAX_VALUE - 16;
    private static final byte[] NOTHING = {};

    private byte[] data;
    private int size;

    ByteStore() {
        data = NOTHING;
    }

    ByteStore(int capacity) {
        data = capacity == 0 ? NOTHING : new byte[capacity];
    }

    /** A store that starts with {@code length} bytes of {@code source}. */
    ByteStore(byte[] source, int offset, int length) {
        data = Arrays.copyOfRange(source, offset, offset + length);
        size = length;
    }

    /** {@return a store over all of {@code data}, shared} */
    static ByteStore over(byte[] data) {
        ByteStore store = new ByteStore(0);
        store.data = data;
        store.size = data.length;
        return store;
    }

    int size() {
        return size;
    }

    /** {@return the array, of which the first {@link #size()} bytes count} */
    byte[] data() {
        return data;
    }

    /** Makes room for {@code more} bytes behind those present. @throws PyError MemoryError */
    void reserve(int more) {
        ensure((long) size + more);
    }

    private void ensure(long capacity) {
        if (capacity <= data.length) {
            return;
        }
        if (capacity > MAX_SIZE) {
            throw PyError.memory("memory allocation failed");
        }
        long wanted =
                Math.min(MAX_SIZE, Math.max(capacity, data.length + (data.length >> 1) + 16L));
        data = Arrays.copyOf(data, (int) wanted);
    }

    /** Sets the size; bytes that become part of the store are as they were left, at first zero. */
    void setSize(int newSize) {
        ensure(newSize);
        size = newSize;
    }

    /** Fills [from, to) with zeros and makes that part of the store. */
    void zero(int from, int to) {
        ensure(to);
        Arrays.fill(data, from, to, (byte) 0);
        size = Math.max(size, to);
    }

    void add(int value) {
        if (size == data.length) {
            ensure(size + 1L);
        }
        data[size++] = (byte) value;
    }

    void add(byte[] source) {
        add(source, 0, source.length);
    }

    void add(byte[] source, int offset, int length) {
        put(size, source, offset, length);
    }

    /** Writes at {@code position}, over what is there and beyond the end. */
    void put(int position, byte[] source, int offset, int length) {
        long end = (long) position + length;
        ensure(end);
        System.arraycopy(source, offset, data, position, length);
        size = Math.max(size, (int) end);
    }

    /** Drops the first {@code count} bytes. */
    void dropFirst(int count) {
        System.arraycopy(data, count, data, 0, size - count);
        size -= count;
    }

    byte[] toArray() {
        return Arrays.copyOf(data, size);
    }

    PyBytes toBytes() {
        return new PyBytes(toArray());
    }

    /** {@return the bytes as a str} @throws PyError UnicodeError if they are not UTF-8 */
    String toText() {
        return text(data, 0, size);
    }

    /** {@return bytes as a str} @throws PyError UnicodeError if they are not UTF-8 */
    static String text(byte[] data, int offset, int length) {
        String text = Utf8.decode(data, offset, length);
        if (text == null) {
            throw PyError.of(ExceptionType.UNICODE_ERROR);
        }
        return text;
    }
}
