package org.jmpy.lib;

import org.jmpy.object.Ascii;
import org.jmpy.object.PyError;

import java.util.ArrayList;
import java.util.List;

/**
 * A format of the module struct: the bytes and the values that it stands for. Source: MicroPython
 * py/modstruct.c.
 *
 * @param order one of {@code @ = < >}
 * @param items in their order; not to be changed
 * @param size how many bytes they take, with what aligns them
 * @param values how many values they are
 */
record StructFormat(char order, Item[] items, long size, int values) {
    /**
     * What a type code with its count stands for.
     *
     * @param count how many values, or for x and s how many bytes
     * @param size bytes of a value; 1 for x and s
     */
    record Item(char code, int count, int size) {
        boolean isPadding() {
            return code == 'x';
        }

        /** {@return whether all its bytes are one value} */
        boolean isText() {
            return code == 's';
        }
    }

    /** {@return the format that {@code text} says} @throws PyError ValueError "bad typecode" */
    static StructFormat of(String text) {
        char first = text.isEmpty() ? 0 : text.charAt(0);
        boolean hasOrder = first != 0 && "!@=<>".indexOf(first) >= 0;
        char order = !hasOrder ? '@' : first == '!' ? '>' : first;
        List<Item> items = new ArrayList<>();
        long size = 0;
        long values = 0;
        for (int at = hasOrder ? 1 : 0; at < text.length(); at++) {
            long count = 1;
            int digits = at;
            at = Ascii.skipDigits(text, at);
            if (at > digits) {
                count = Ascii.number(text, digits, at);
                if (at == text.length()) {
                    throw PyError.value("bad typecode");
                }
            }
            Item item = item(order, text.charAt(at), (int) count);
            items.add(item);
            if (count > 0) {
                size = align(order, size, item.size) + count * item.size;
            }
            values += item.isPadding() ? 0 : item.isText() ? 1 : count;
        }
        if (values > Integer.MAX_VALUE - 16) {
            throw PyError.memory("memory allocation failed");
        }
        return new StructFormat(order, items.toArray(Item[]::new), size, (int) values);
    }

    private static Item item(char order, char code, int count) {
        if (code == 'x' || code == 's') {
            return new Item(code, count, 1);
        }
        if (order == '=') {
            throw PyError.value("bad typecode");
        }
        return new Item(code, count, BinaryFormat.size(order, code));
    }

    private static long align(char order, long offset, int size) {
        return order == '@' ? (offset + size - 1) & -size : offset;
    }

    boolean isBigEndian() {
        return order == '>';
    }

    /** {@return {@code offset} moved to where the values of {@code item} may stand} */
    int align(int offset, Item item) {
        return item.count == 0 ? offset : (int) align(order, offset, item.size);
    }
}
