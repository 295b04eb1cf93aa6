package org.jmpy.bytecode;

import java.nio.ByteBuffer;

/**
 * Where code lies: an array that the compiler filled, or a read-only mapped file. Exactly one of
 * the two fields is set. Positions are absolute, from 0 at the first byte of the array or file, so
 * an instruction pointer can be kept as it is.
 *
 * <p>Hot loops take the field they need and use the static readers of {@link Operand}; everything
 * else calls the methods here. Nobody writes to the bytes after they were handed over.
 */
public final class CodeBytes {
    /** The bytes, or null if they are mapped. */
    public final byte[] heap;

    /**
     * The mapped bytes, or null if they are on the heap. A buffer and not a segment of memory: that
     * costs the same once it is compiled, but a quarter as much before, and a module's code often
     * runs once.
     */
    public final ByteBuffer mapped;

    private final int size;

    private CodeBytes(byte[] heap, ByteBuffer mapped, int size) {
        this.heap = heap;
        this.mapped = mapped;
        this.size = size;
    }

    /** {@return the bytes of {@code heap}, which the caller must not change any more} */
    public static CodeBytes of(byte[] heap) {
        return new CodeBytes(heap, null, heap.length);
    }

    /**
     * {@return the bytes of a mapped file}
     *
     * @param mapped read-only, whole; its position and limit are not looked at
     */
    public static CodeBytes of(ByteBuffer mapped) {
        return new CodeBytes(null, mapped, mapped.capacity());
    }

    /** {@return the number of bytes} */
    public int size() {
        return size;
    }

    /** {@return the byte at {@code position}, 0 to 255} */
    public int at(int position) {
        return heap != null ? heap[position] & 0xff : mapped.get(position) & 0xff;
    }

    /** {@return a copy of {@code length} bytes from {@code position} on} */
    public byte[] copy(int position, int length) {
        byte[] result = new byte[length];
        copyTo(position, result, 0, length);
        return result;
    }

    /** Copies {@code length} bytes from {@code position} on into {@code target}. */
    public void copyTo(int position, byte[] target, int offset, int length) {
        if (heap != null) {
            System.arraycopy(heap, position, target, offset, length);
        } else {
            mapped.get(position, target, offset, length);
        }
    }

    /** {@return the variable-length unsigned number at {@code position}, see {@link Operand}} */
    public int vuint(int position) {
        return heap != null ? Operand.vuint(heap, position) : Operand.vuint(mapped, position);
    }

    /** {@return the position after the variable-length number at {@code position}} */
    public int vuintEnd(int position) {
        return heap != null ? Operand.vuintEnd(heap, position) : Operand.vuintEnd(mapped, position);
    }

    /** {@return the variable-length signed number at {@code position}, see {@link Operand}} */
    public long vint(int position) {
        return heap != null ? Operand.vint(heap, position) : Operand.vint(mapped, position);
    }

    /** {@return the unsigned jump offset at {@code position}, see {@link Operand}} */
    public int offset(int position) {
        return heap != null ? Operand.offset(heap, position) : Operand.offset(mapped, position);
    }

    /** {@return the signed jump offset at {@code position}, see {@link Operand}} */
    public int signedOffset(int position) {
        return heap != null
                ? Operand.signedOffset(heap, position)
                : Operand.signedOffset(mapped, position);
    }

    /** {@return the position after the jump offset at {@code position}} */
    public int offsetEnd(int position) {
        return position + 1 + (at(position) >> 7);
    }
}
