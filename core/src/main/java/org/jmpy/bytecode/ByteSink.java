package org.jmpy.bytecode;

import java.util.Arrays;

/** A growing array of bytes with the number formats of {@code .mpy} files. */
public final class ByteSink {
    private byte[] bytes;
    private int size;

    /** Starts empty, with room for a small function. */
    public ByteSink() {
        this(64);
    }

    /** Starts empty, with room for {@code capacity} bytes. */
    public ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    /** {@return the number of bytes written} */
    public int size() {
        return size;
    }

    /** {@return the byte at {@code position}, 0 to 255} */
    public int at(int position) {
        return bytes[position] & 0xff;
    }

    /** Forgets everything after the first {@code newSize} bytes; the room is kept. */
    public void truncate(int newSize) {
        size = newSize;
    }

    /** Appends the low eight bits of {@code value}. */
    public void writeByte(int value) {
        if (size == bytes.length) {
            grow(1);
        }
        bytes[size++] = (byte) value;
    }

    /** Appends an unsigned number in the fewest bytes; {@code value} counts as 32 unsigned bits. */
    public void writeVuint(int value) {
        writeVuintLong(Integer.toUnsignedLong(value));
    }

    /** Appends an unsigned number, 0 to 2^63 - 1, in the fewest bytes. */
    public void writeVuintLong(long value) {
        int shift = 0;
        while (shift < 56 && value >>> (shift + 7) != 0) {
            shift += 7;
        }
        for (; shift > 0; shift -= 7) {
            writeByte(((int) (value >>> shift) & 0x7f) | 0x80);
        }
        writeByte((int) value & 0x7f);
    }

    /** Appends a signed number in the fewest bytes: bit 6 of the first byte is the sign. */
    public void writeVint(long value) {
        int shift = 0;
        while (shift < 63 && value >> (shift + 6) != value >> 63) {
            shift += 7;
        }
        for (; shift > 0; shift -= 7) {
            writeByte(((int) (value >> shift) & 0x7f) | 0x80);
        }
        writeByte((int) value & 0x7f);
    }

    /** Appends all of {@code source}. */
    public void writeBytes(byte[] source) {
        writeBytes(source, 0, source.length);
    }

    /** Appends {@code length} bytes of {@code source}. */
    public void writeBytes(byte[] source, int offset, int length) {
        if (bytes.length - size < length) {
            grow(length);
        }
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /** Appends {@code length} bytes of {@code source} from {@code position} on. */
    public void writeBytes(CodeBytes source, int position, int length) {
        if (source.heap != null) {
            writeBytes(source.heap, position, length);
        } else {
            writeBytes(source.copy(position, length));
        }
    }

    /** Appends what {@code other} holds. */
    public void writeBytes(ByteSink other) {
        writeBytes(other.bytes, 0, other.size);
    }

    /** Appends {@code length} bytes of what {@code other} holds, from {@code position} on. */
    public void writeBytes(ByteSink other, int position, int length) {
        writeBytes(other.bytes, position, length);
    }

    /** {@return a copy of what was written} */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void grow(int atLeast) {
        long wanted = Math.max((long) size + atLeast, bytes.length * 2L);
        if ((long) size + atLeast > Integer.MAX_VALUE - 8) {
            throw new OutOfMemoryError("more than 2 GiB of bytes");
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
    }
}
