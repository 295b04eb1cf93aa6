package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;

/** Reads a file that nobody has checked: every step is bounded by an end. */
public final class FileCursor {
    /** More bytes than any number below 2^31 needs: the writers never pad. */
    private static final int MAX_NUMBER_BYTES = 6;

    private final CodeBytes bytes;
    private final int end;
    private int position;

    /** Starts at {@code position}; the end is that of the file. */
    public FileCursor(CodeBytes bytes, int position) {
        this(bytes, position, bytes.size());
    }

    /** Starts at {@code position} and does not go beyond {@code end}. */
    public FileCursor(CodeBytes bytes, int position, int end) {
        this.bytes = bytes;
        this.position = position;
        this.end = end;
    }

    /** {@return where the next byte is} */
    public int position() {
        return position;
    }

    /** {@return how many bytes there are up to the end} */
    public int left() {
        return end - position;
    }

    /** {@return the bytes it reads from} */
    public CodeBytes bytes() {
        return bytes;
    }

    /** {@return the next byte, 0 to 255} */
    public int readByte() throws MpyFormatException {
        if (position >= end) {
            throw MpyFormatException.at(position, "cut short");
        }
        return bytes.at(position++);
    }

    /** {@return a number, 0 to 2^31 - 1} */
    public int readVuint() throws MpyFormatException {
        int start = position;
        byte[] heap = bytes.heap;
        if (heap != null && start < end && heap[start] >= 0) {
            position = start + 1;
            return heap[start]; // as most are
        }
        long value = 0;
        int b;
        do {
            b = readByte();
            value = (value << 7) | (b & 0x7f);
        } while (b >= 0x80 && position - start < MAX_NUMBER_BYTES);
        if (b >= 0x80 || value > Integer.MAX_VALUE) {
            throw MpyFormatException.at(start, "number too large");
        }
        return (int) value;
    }

    /** {@return a count of things that take at least one byte each, so no more than are left} */
    public int readCount() throws MpyFormatException {
        int start = position;
        int count = readVuint();
        if (count > left()) {
            throw MpyFormatException.at(start, "more entries than the file has bytes");
        }
        return count;
    }

    /** Steps over {@code length} bytes and returns where they start. */
    public int skip(int length) throws MpyFormatException {
        if (length > left()) {
            throw MpyFormatException.at(position, "cut short");
        }
        int start = position;
        position += length;
        return start;
    }

    /** {@return a copy of the next {@code length} bytes} */
    public byte[] readBytes(int length) throws MpyFormatException {
        return bytes.copy(skip(length), length);
    }
}
