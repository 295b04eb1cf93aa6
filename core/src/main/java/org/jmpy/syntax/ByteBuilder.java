package org.jmpy.syntax;

import java.util.Arrays;

/** A growing array of bytes that can also grow in front. */
final class ByteBuilder {
    byte[] bytes;
    int length;

    ByteBuilder(int capacity) {
        bytes = new byte[capacity];
    }

    void clear() {
        length = 0;
    }

    void add(int b) {
        if (length == bytes.length) {
            grow(1);
        }
        bytes[length++] = (byte) b;
    }

    void add(byte[] source, int offset, int count) {
        if (bytes.length - length < count) {
            grow(count);
        }
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
    }

    void addAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
    }

    /** Appends {@code b} so many times. */
    void repeat(int b, int count) {
        for (int i = 0; i < count; i++) {
            add(b);
        }
    }

    /** Appends a character as UTF-8, a surrogate like any other. */
    void addUtf8(int c) {
        if (c < 0x80) {
            add(c);
        } else if (c < 0x800) {
            add(0xc0 | (c >> 6));
            add(0x80 | (c & 0x3f));
        } else if (c < 0x10000) {
            add(0xe0 | (c >> 12));
            add(0x80 | ((c >> 6) & 0x3f));
            add(0x80 | (c & 0x3f));
        } else {
            add(0xf0 | (c >> 18));
            add(0x80 | ((c >> 12) & 0x3f));
            add(0x80 | ((c >> 6) & 0x3f));
            add(0x80 | (c & 0x3f));
        }
    }

    /** Puts {@code source} in front of what is there. */
    void prepend(byte[] source, int count) {
        if (bytes.length - length < count) {
            grow(count);
        }
        System.arraycopy(bytes, 0, bytes, count, length);
        System.arraycopy(source, 0, bytes, 0, count);
        length += count;
    }

    int last() {
        return length == 0 ? 0 : bytes[length - 1];
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void grow(int atLeast) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + atLeast));
    }
}
