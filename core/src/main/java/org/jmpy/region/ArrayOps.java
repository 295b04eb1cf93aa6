package org.jmpy.region;

import org.jmpy.object.PyArray;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The micro-ops on items of arrays: on the bytes of the array, at the index of the item, which is
 * in range. An int is cut to the size of an item.
 */
public final class ArrayOps {
    private static final VarHandle SHORTS = view(short[].class);
    private static final VarHandle INTS = view(int[].class);
    private static final VarHandle LONGS = view(long[].class);
    private static final VarHandle FLOATS = view(float[].class);
    private static final VarHandle DOUBLES = view(double[].class);

    private ArrayOps() {}

    private static VarHandle view(Class<?> items) {
        return MethodHandles.byteArrayViewVarHandle(items, ByteOrder.LITTLE_ENDIAN);
    }

    public static boolean isArrayOf(Object object, Object typecode) {
        return object instanceof PyArray array && array.kind() == typecode;
    }

    public static byte[] data(PyArray array) {
        return array.data();
    }

    public static long size(PyArray array) {
        return array.size();
    }

    public static long getInt8(byte[] data, long index) {
        return data[(int) index];
    }

    public static long getUInt8(byte[] data, long index) {
        return data[(int) index] & 0xff;
    }

    public static long getInt16(byte[] data, long index) {
        return (short) SHORTS.get(data, (int) index << 1);
    }

    public static long getUInt16(byte[] data, long index) {
        return (short) SHORTS.get(data, (int) index << 1) & 0xffff;
    }

    public static long getInt32(byte[] data, long index) {
        return (int) INTS.get(data, (int) index << 2);
    }

    public static long getUInt32(byte[] data, long index) {
        return (int) INTS.get(data, (int) index << 2) & 0xffffffffL;
    }

    public static long getInt64(byte[] data, long index) {
        return (long) LONGS.get(data, (int) index << 3);
    }

    public static double getFloat32(byte[] data, long index) {
        return (float) FLOATS.get(data, (int) index << 2);
    }

    public static double getFloat64(byte[] data, long index) {
        return (double) DOUBLES.get(data, (int) index << 3);
    }

    public static void setInt8(byte[] data, long index, long value) {
        data[(int) index] = (byte) value;
    }

    public static void setInt16(byte[] data, long index, long value) {
        SHORTS.set(data, (int) index << 1, (short) value);
    }

    public static void setInt32(byte[] data, long index, long value) {
        INTS.set(data, (int) index << 2, (int) value);
    }

    public static void setInt64(byte[] data, long index, long value) {
        LONGS.set(data, (int) index << 3, value);
    }

    public static void setFloat32(byte[] data, long index, double value) {
        FLOATS.set(data, (int) index << 2, (float) value);
    }

    public static void setFloat64(byte[] data, long index, double value) {
        DOUBLES.set(data, (int) index << 3, value);
    }
}
