package org.jmpy.lib;

import org.jmpy.object.IntType;
import org.jmpy.object.PyError;

import java.math.BigInteger;

/**
 * Numbers in bytes, by the type codes of struct and array. Integers that do not fit are cut.
 * Source: MicroPython py/binary.c.
 */
final class BinaryFormat {
    private BinaryFormat() {}

    /**
     * {@return the size of a value in bytes}
     *
     * @param order '@' for the sizes of the reference's 64-bit machine, '<' or '>' for standard
     *     ones
     * @throws PyError ValueError "bad typecode"
     */
    static int size(char order, char code) {
        switch (code) {
            case 'b', 'B' -> {
                return 1;
            }
            case 'h', 'H', 'e' -> {
                return 2;
            }
            case 'i', 'I', 'f' -> {
                return 4;
            }
            case 'l', 'L' -> {
                return order == '@' ? 8 : 4;
            }
            case 'q', 'Q', 'd', 'P', 'O', 'S' -> {
                // '=' and the like leave every code unknown, as in the reference.
                return 8;
            }
            default -> throw PyError.value("bad typecode");
        }
    }

    static boolean isSigned(char code) {
        return code > 'Z';
    }

    /** {@return the integer in {@code size} bytes} */
    static long readInt(byte[] data, int at, int size, boolean signed, boolean bigEndian) {
        long value = 0;
        if (bigEndian) {
            for (int i = 0; i < size; i++) {
                value = value << 8 | (data[at + i] & 0xff);
            }
        } else {
            for (int i = size - 1; i >= 0; i--) {
                value = value << 8 | (data[at + i] & 0xff);
            }
        }
        if (signed && size < 8) {
            int shift = 64 - 8 * size;
            value = value << shift >> shift;
        }
        return value;
    }

    /** Writes the low {@code size} bytes of {@code value}. */
    static void writeInt(byte[] data, int at, int size, long value, boolean bigEndian) {
        long rest = value;
        for (int i = 0; i < size; i++) {
            data[bigEndian ? at + size - 1 - i : at + i] = (byte) rest;
            rest >>= 8;
        }
    }

    /** {@return the value of type {@code code} at {@code at}} */
    static Object read(char code, byte[] data, int at, int size, boolean bigEndian) {
        long bits = readInt(data, at, size, isSigned(code), bigEndian);
        return switch (code) {
            case 'e' -> (double) halfToFloat((int) bits & 0xffff);
            case 'f' -> (double) Float.intBitsToFloat((int) bits);
            case 'd' -> Double.longBitsToDouble(bits);
            default -> isSigned(code) ? (Object) bits : unsigned(bits);
        };
    }

    /** Writes {@code value} as type {@code code}. @throws PyError TypeError if it is no number */
    static void write(char code, Object value, byte[] data, int at, int size, boolean bigEndian) {
        long bits =
                switch (code) {
                    case 'e' -> floatToHalf((float) Numbers.toDouble(value));
                    case 'f' -> Float.floatToRawIntBits((float) Numbers.toDouble(value));
                    case 'd' -> Double.doubleToRawLongBits(Numbers.toDouble(value));
                    default -> integerBits(value);
                };
        writeInt(data, at, size, bits, bigEndian);
    }

    private static long integerBits(Object value) {
        return value instanceof BigInteger big ? big.longValue() : IntType.toLong(value);
    }

    /** {@return 64 bits without sign as an int value} */
    static Object unsigned(long bits) {
        if (bits >= 0) {
            return bits;
        }
        return BigInteger.valueOf(bits).add(BigInteger.ONE.shiftLeft(64));
    }

    private static float halfToFloat(int half) {
        int mantissa = half & 0x3ff;
        int exponent = (half >> 10) & 0x1f;
        if (exponent == 0x1f) {
            exponent = 0xff;
        } else if (exponent != 0) {
            exponent += 127 - 15;
        } else if (mantissa != 0) {
            exponent = 127 - 15;
            while ((mantissa & 0x400) == 0) {
                mantissa <<= 1;
                exponent--;
            }
            mantissa -= 0x400;
            exponent++;
        }
        return Float.intBitsToFloat((half & 0x8000) << 16 | exponent << 23 | mantissa << 13);
    }

    /** Rounds halves up, unlike Float.floatToFloat16, which rounds them to even. */
    private static int floatToHalf(float value) {
        int bits = Float.floatToRawIntBits(value);
        int mantissa = (bits >> 13) & 0x3ff;
        if ((bits & 1 << 12) != 0) {
            mantissa++;
        }
        int exponent = (bits >> 23) & 0xff;
        if (exponent == 0xff) {
            exponent = 0x1f;
        } else if (exponent != 0) {
            exponent -= 127 - 15;
            if (exponent < 0) {
                mantissa = subnormal(mantissa, exponent);
                exponent = 0;
            } else if (exponent > 0x3f) {
                exponent = 0x1f;
                mantissa = 0;
            }
        }
        return ((bits >> 16) & 0x8000 | exponent << 10 | mantissa) & 0xffff;
    }

    private static int subnormal(int mantissa, int exponent) {
        if (exponent < -11) {
            return 0;
        }
        int shifted = (mantissa | 0x400) >> -exponent;
        return (shifted & 1) != 0 ? (shifted >> 1) + 1 : shifted >> 1;
    }
}
