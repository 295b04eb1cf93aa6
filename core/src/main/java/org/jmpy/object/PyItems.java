package org.jmpy.object;

import java.util.Arrays;

/**
 * What bytearray, array and memoryview have in common: numbers of one kind in bytes. Source:
 * MicroPython py/objarray.c, mp_obj_array_t.
 */
public abstract sealed class PyItems extends PyObject permits PyByteArray, PyArray, PyMemoryView {
    private final char typecode;
    private final int itemSize;
    private int offset;
    private boolean borrowed;
    private byte[] data;
    private int size;

    /**
     * @param data the bytes, shared
     * @param offset index of the first byte
     * @param size number of items
     */
    PyItems(char typecode, byte[] data, int offset, int size) {
        this.typecode = typecode;
        this.itemSize = ItemCodec.size(typecode);
        this.data = data;
        this.offset = offset;
        this.size = size;
    }

    /** {@return the kind of the items, as in the modules array and struct} */
    public final char typecode() {
        return typecode;
    }

    /** {@return bytes per item} */
    public final int itemSize() {
        return itemSize;
    }

    /** {@return the number of items} */
    public final int size() {
        return size;
    }

    /** {@return the array that holds the bytes now; it changes when the items grow} */
    public final byte[] data() {
        return data;
    }

    /** {@return the bytes of the items} */
    public final Buffer buffer() {
        return new Buffer(data, offset, size * itemSize, typecode);
    }

    /** {@return the place in {@link #data} of item {@code index}} */
    final int place(int index) {
        return offset + index * itemSize;
    }

    /** {@return the item at {@code index}, which is in [0, size)} */
    public Object get(int index) {
        return ItemCodec.get(typecode, data, place(index));
    }

    /** {@return the byte at {@code index} of items that are bytes} */
    public final byte byteAt(int index) {
        return data[offset + index];
    }

    /** Replaces the byte at {@code index} of items that are bytes. */
    public final void setByteAt(int index, byte value) {
        data[offset + index] = value;
    }

    /** Replaces the item at {@code index}, which is in [0, size). */
    public void set(int index, Object value) {
        ItemCodec.set(typecode, data, place(index), value);
    }

    /** Adds an item at the end; a value that does not fit changes nothing. */
    void append(Object value) {
        reserve(size + 1L);
        set(size, value);
        size++;
    }

    /**
     * Adds {@code count} items in bytes at the end.
     *
     * @param bytes may be those of this object
     */
    void append(byte[] bytes, int start, int count) {
        reserve((long) size + count);
        System.arraycopy(bytes, start, data, place(size), count * itemSize);
        size += count;
    }

    /**
     * Replaces the items of [from, to) by {@code count} items in bytes.
     *
     * @param bytes may be those of this object
     */
    void replace(int from, int to, byte[] bytes, int start, int count) {
        int growth = count - (to - from);
        byte[] source = bytes;
        int sourceStart = start;
        if (growth != 0 && bytes == data) {
            source = Arrays.copyOfRange(bytes, start, start + count * itemSize);
            sourceStart = 0;
        }
        if (growth > 0) {
            reserve((long) size + growth);
        }
        if (growth != 0) {
            System.arraycopy(data, place(to), data, place(to + growth), (size - to) * itemSize);
        }
        System.arraycopy(source, sourceStart, data, place(from), count * itemSize);
        if (growth < 0) {
            Arrays.fill(data, place(size + growth), place(size), (byte) 0);
        }
        size += growth;
    }

    /** Marks the bytes as part of another object's: growing leaves them where they are. */
    final void borrow() {
        borrowed = true;
    }

    private void reserve(long items) {
        long needed = items * itemSize;
        if (borrowed && items > size) {
            data = Arrays.copyOfRange(data, offset, offset + size * itemSize);
            offset = 0;
            borrowed = false;
        }
        if (needed > data.length) {
            HeapLock.check();
            StrMethods.checkSize(needed);
            long roomy = needed + (needed >> 1) + 8L * itemSize;
            data = Arrays.copyOf(data, (int) Math.min(roomy, Integer.MAX_VALUE - 16));
        }
    }
}
