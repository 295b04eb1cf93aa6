package org.jmpy.bytecode;

import java.nio.ByteBuffer;

/**
 * Readers of operands in place, for code in an array and for mapped code. No reader allocates; none
 * checks more than the bounds of the array or buffer, because code is checked before it runs.
 *
 * <p>Numbers are base 128 with the most significant group first and bit 7 set on all bytes but the
 * last. Values that do not fit in 32 bits are cut: no valid file has them. Jump offsets are one
 * byte below 0x80, or two with the <em>least</em> significant group first, 15 bits; signed ones are
 * stored plus 0x40 or 0x4000. Source: MicroPython py/bc0.h and py/bc.c.
 */
public final class Operand {
    private Operand() {}

    /** {@return the unsigned number at {@code at}} */
    public static int vuint(byte[] code, int at) {
        int b = code[at];
        return b >= 0 ? b : longVuint(code, at);
    }

    /** {@return the position after the number (signed or not) at {@code at}} */
    public static int vuintEnd(byte[] code, int at) {
        int end = at;
        while (code[end] < 0) {
            end++;
        }
        return end + 1;
    }

    /** {@return the signed number at {@code at}: bit 6 of its first byte is the sign} */
    public static long vint(byte[] code, int at) {
        int position = at;
        int b = code[position];
        long value = (byte) (b << 1) >> 1;
        while (b < 0) {
            b = code[++position];
            value = (value << 7) | (b & 0x7f);
        }
        return value;
    }

    /** {@return the unsigned jump offset at {@code at}, in bytes, 0 to 0x7fff} */
    public static int offset(byte[] code, int at) {
        int b = code[at];
        return b >= 0 ? b : (b & 0x7f) | ((code[at + 1] & 0xff) << 7);
    }

    /** {@return the signed jump offset at {@code at}, in bytes, -0x4000 to 0x3fff} */
    public static int signedOffset(byte[] code, int at) {
        int b = code[at];
        return b >= 0 ? b - 0x40 : ((b & 0x7f) | ((code[at + 1] & 0xff) << 7)) - 0x4000;
    }

    /** {@return the position after the jump offset at {@code at}} */
    public static int offsetEnd(byte[] code, int at) {
        return at + 1 + (code[at] >>> 31);
    }

    /** {@return the unsigned number at {@code at}} */
    public static int vuint(ByteBuffer code, int at) {
        int b = code.get(at);
        return b >= 0 ? b : longVuint(code, at);
    }

    /** {@return the position after the number (signed or not) at {@code at}} */
    public static int vuintEnd(ByteBuffer code, int at) {
        int end = at;
        while (code.get(end) < 0) {
            end++;
        }
        return end + 1;
    }

    /** {@return the signed number at {@code at}: bit 6 of its first byte is the sign} */
    public static long vint(ByteBuffer code, int at) {
        int position = at;
        int b = code.get(position);
        long value = (byte) (b << 1) >> 1;
        while (b < 0) {
            b = code.get(++position);
            value = (value << 7) | (b & 0x7f);
        }
        return value;
    }

    /** {@return the unsigned jump offset at {@code at}, in bytes, 0 to 0x7fff} */
    public static int offset(ByteBuffer code, int at) {
        int b = code.get(at);
        return b >= 0 ? b : (b & 0x7f) | ((code.get(at + 1) & 0xff) << 7);
    }

    /** {@return the signed jump offset at {@code at}, in bytes, -0x4000 to 0x3fff} */
    public static int signedOffset(ByteBuffer code, int at) {
        int b = code.get(at);
        return b >= 0 ? b - 0x40 : ((b & 0x7f) | ((code.get(at + 1) & 0xff) << 7)) - 0x4000;
    }

    /** {@return the position after the jump offset at {@code at}} */
    public static int offsetEnd(ByteBuffer code, int at) {
        return at + 1 + (code.get(at) >>> 31);
    }

    private static int longVuint(byte[] code, int at) {
        int position = at;
        int b = code[position];
        int value = b & 0x7f;
        while (b < 0) {
            b = code[++position];
            value = (value << 7) | (b & 0x7f);
        }
        return value;
    }

    private static int longVuint(ByteBuffer code, int at) {
        int position = at;
        int b = code.get(position);
        int value = b & 0x7f;
        while (b < 0) {
            b = code.get(++position);
            value = (value << 7) | (b & 0x7f);
        }
        return value;
    }
}
