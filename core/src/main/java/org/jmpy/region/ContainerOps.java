package org.jmpy.region;

import org.jmpy.object.DictView;
import org.jmpy.object.HashTable;
import org.jmpy.object.Ops;
import org.jmpy.object.PyByteArray;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyList;
import org.jmpy.object.PyObject;
import org.jmpy.object.PySet;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.StrType;
import org.jmpy.object.TupleType;

/** Micro-ops on texts, dicts, sets and bytes; none runs Python code. */
public final class ContainerOps {
    private ContainerOps() {}

    // ---- dicts and sets ------------------------------------------------------------------------

    public static long size(HashTable table) {
        return table.size();
    }

    public static Object dictValue(PyDict dict, long entry) {
        return dict.valueAt((int) entry);
    }

    /** {@return the value of an entry, {@code absent} if it is none} */
    public static Object dictValueOr(PyDict dict, long entry, Object absent) {
        return entry < 0 ? absent : dict.valueAt((int) entry);
    }

    public static Object dictItems(Object dict) {
        return new DictView((PyDict) dict, DictView.Kind.ITEMS);
    }

    public static Object dictValues(Object dict) {
        return new DictView((PyDict) dict, DictView.Kind.VALUES);
    }

    public static Object itemIterator(PyDict dict) {
        return DictView.iterator(dict, DictView.Kind.ITEMS);
    }

    public static Object valueIterator(PyDict dict) {
        return DictView.iterator(dict, DictView.Kind.VALUES);
    }

    /** {@return an iterator over a dict, a set or bytes} */
    public static Object iterator(PyObject container) {
        return container.type().iter(container);
    }

    /** {@return the result of a binary operation that all sets support} */
    public static Object setBinary(long op, PySet a, PySet b) {
        return a.type().binary((int) op, a, b);
    }

    public static boolean isMutable(PySet set) {
        return !set.isFrozen();
    }

    // ---- lists and tuples ----------------------------------------------------------------------

    /** {@return whether {@code value} is in a list of ints} */
    public static boolean listHasLong(PyList list, long value) {
        long[] items = list.longs();
        int size = list.size();
        for (int i = 0; i < size; i++) {
            if (items[i] == value) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether comparing the items with one another runs no Python code} */
    static boolean isQuiet(PyTuple tuple) {
        for (int i = 0; i < tuple.size(); i++) {
            if (!isQuiet(tuple.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isQuiet(Object item) {
        return !(item instanceof PyObject) || item instanceof PyType || item instanceof Singleton;
    }

    /**
     * {@return the index of {@code value} in a tuple that {@link #isQuiet}, -1 if it is not there,
     * or {@link HashTable#UNKNOWN}}
     */
    public static long tupleFind(PyTuple tuple, Object value) {
        if (!isQuiet(value)) {
            return HashTable.UNKNOWN;
        }
        for (int i = 0; i < tuple.size(); i++) {
            if (Ops.isEqual(tuple.get(i), value)) {
                return i;
            }
        }
        return -1;
    }

    public static Object tupleIterator(Object tuple, long index) {
        return TupleType.iterator((PyTuple) tuple, (int) index);
    }

    // ---- texts ---------------------------------------------------------------------------------

    public static long textLength(String text) {
        return StrType.length(text);
    }

    /** {@return how many UTF-16 units a text has} */
    public static long textUnits(String text) {
        return text.length();
    }

    public static StringBuilder builder(String text) {
        return new StringBuilder(text.length() + text.length() / 2 + 16).append(text);
    }

    public static String built(StringBuilder builder) {
        return builder.toString();
    }

    public static boolean textEquals(String a, String b) {
        return a.equals(b);
    }

    public static boolean textContains(String text, String part) {
        return text.contains(part);
    }

    /** {@return the digits of an int} @throws PyError MemoryError */
    public static String intText(long value) {
        return (String) StrType.INSTANCE.make(StrType.INSTANCE, new Object[] {value}, null);
    }

    /** {@return the code of a text of one character, -1 of another} */
    public static long ord(String text) {
        return StrType.length(text) == 1 ? text.codePointAt(0) : -1;
    }

    /** {@return the text of a character, which is one} */
    public static String chr(long code) {
        return StrType.character((int) code);
    }

    public static Object textIterator(Object text, long unit) {
        return StrType.iterator((String) text, (int) unit);
    }

    // ---- bytes ---------------------------------------------------------------------------------

    public static long bytesSize(PyBytes bytes) {
        return bytes.value().length;
    }

    /** {@return the byte at {@code index}, -1 if it is out of range} */
    public static long bytesItem(PyBytes bytes, long index) {
        byte[] value = bytes.value();
        long at = within(index, value.length);
        return at >= 0 ? value[(int) at] & 0xff : -1;
    }

    public static long byteArraySize(PyByteArray bytes) {
        return bytes.size();
    }

    /** {@return the byte at {@code index}, -1 if it is out of range} */
    public static long byteArrayItem(PyByteArray bytes, long index) {
        long at = within(index, bytes.size());
        return at >= 0 ? bytes.byteAt((int) at) & 0xff : -1;
    }

    /** {@return the index from the start, -1 if it is out of range} */
    public static long byteArrayIndex(PyByteArray bytes, long index) {
        return within(index, bytes.size());
    }

    /**
     * {@return the index from the start, -1 if it is out of range}
     *
     * <p>So short that HotSpot builds it in where it has not seen that the place is hot.
     */
    private static long within(long index, int size) {
        long at = index + (index >> 63 & size);
        return at < size ? at | at >> 63 : -1;
    }

    public static void setByte(PyByteArray bytes, long index, long value) {
        bytes.setByteAt((int) index, (byte) value);
    }
}
