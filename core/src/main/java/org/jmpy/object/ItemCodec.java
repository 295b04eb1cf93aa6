package org.jmpy.object;

import java.math.BigInteger;

/**
 * The items of array and memoryview: numbers in little-endian bytes. Ints are cut to the size of
 * the item without a check. Source: MicroPython py/binary.c, mp_binary_get_val_array and
 * mp_binary_set_val_array.
 */
final class ItemCodec {
    private static final int WORD = 8;

    private ItemCodec() {}

    /**
     * {@return the bytes of an item}
     *
     * @throws PyError ValueError "bad typecode"
     */
    static int size(char typecode) {
        return switch (typecode) {
            case 'b', 'B' -> 1;
            case 'h', 'H', 'e' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L', 'q', 'Q', 'd', 'P', 'O', 'S' -> WORD;
            default -> throw PyError.value("bad typecode");
        };
    }

    /** {@return the item in the bytes at {@code at}} Items of 'e' and 'S' can not be read. */
    static Object get(char typecode, byte[] data, int at) {
        return switch (typecode) {
            case 'b' -> (long) data[at];
            case 'B' -> data[at] & 0xffL;
            case 'h' -> (long) int16(data, at);
            case 'H' -> int16(data, at) & 0xffffL;
            case 'i' -> (long) int32(data, at);
            case 'I' -> int32(data, at) & 0xffffffffL;
            case 'l', 'q', 'P', 'O' -> int64(data, at);
            case 'L', 'Q' -> unsigned(int64(data, at));
            case 'f' -> (double) Float.intBitsToFloat(int32(data, at));
            case 'd' -> Double.longBitsToDouble(int64(data, at));
            default -> 0L;
        };
    }

    private static Object unsigned(long value) {
        return value >= 0 ? (Object) value : new BigInteger(Long.toUnsignedString(value));
    }

    private static short int16(byte[] data, int at) {
        return (short) (data[at] & 0xff | data[at + 1] << 8);
    }

    private static int int32(byte[] data, int at) {
        return data[at] & 0xff
                | (data[at + 1] & 0xff) << 8
                | (data[at + 2] & 0xff) << 16
                | data[at + 3] << 24;
    }

    private static long int64(byte[] data, int at) {
        return int32(data, at) & 0xffffffffL | (long) int32(data, at + 4) << 32;
    }

    /**
     * Writes an item at {@code at}.
     *
     * @throws PyError TypeError if the value is no number of that kind
     */
    static void set(char typecode, byte[] data, int at, Object value) {
        switch (typecode) {
            case 'b', 'B' -> data[at] = (byte) truncated(value);
            case 'h', 'H' -> putInt16(data, at, (int) truncated(value));
            case 'i', 'I' -> putInt32(data, at, (int) truncated(value));
            case 'f' ->
                    putInt32(data, at, Float.floatToRawIntBits((float) FloatType.toDouble(value)));
            case 'd' -> putInt64(data, at, Double.doubleToRawLongBits(FloatType.toDouble(value)));
            case 'e', 'S' -> truncated(value);
            default -> putInt64(data, at, truncated(value));
        }
    }

    private static long truncated(Object value) {
        if (value instanceof Long i) {
            return i;
        }
        return value instanceof BigInteger big ? big.longValue() : IntType.toLong(value);
    }

    private static void putInt16(byte[] data, int at, int value) {
        data[at] = (byte) value;
        data[at + 1] = (byte) (value >> 8);
    }

    private static void putInt32(byte[] data, int at, int value) {
        data[at] = (byte) value;
        data[at + 1] = (byte) (value >> 8);
        data[at + 2] = (byte) (value >> 16);
        data[at + 3] = (byte) (value >> 24);
    }

    private static void putInt64(byte[] data, int at, long value) {
        putInt32(data, at, (int) value);
        putInt32(data, at + 4, (int) (value >> 32));
    }
}
