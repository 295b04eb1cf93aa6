package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;

import java.util.Arrays;

/**
 * Interned strings by their UTF-8 bytes: names that several files share are found without making a
 * string. Only names of plain ASCII are kept. One thread at a time uses a pool.
 */
final class QstrPool {
    /** Longer ones are hardly ever shared. */
    private static final int MAX_LENGTH = 64;

    /** When it has so many strings it forgets them all: the JVM has them still. */
    private static final int MAX_STRINGS = 1 << 16;

    // A hash table with open addressing; its size is a power of two. The bytes stand beside the
    // strings because comparing them costs less, above all before it is compiled.
    private byte[][] keys = new byte[256][];
    private String[] table = new String[256];

    private int count;

    /** {@return the text at {@code start}, interned, or null if it is not UTF-8} */
    String find(CodeBytes bytes, int start, int length) {
        byte[] heap = bytes.heap;
        if (heap == null || length > MAX_LENGTH) {
            String text = Utf8.decode(bytes.copy(start, length), 0, length);
            return text == null ? null : text.intern();
        }
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            int b = heap[i];
            if (b < 0) {
                String text = Utf8.decode(heap, start, length);
                return text == null ? null : text.intern();
            }
            hash = hash * 31 + b;
        }
        int mask = table.length - 1;
        int at = place(hash);
        for (byte[] key; (key = keys[at]) != null; at = (at + 1) & mask) {
            if (isEqual(key, heap, start, length)) {
                return table[at];
            }
        }
        String text = Utf8.decode(heap, start, length).intern();
        add(Arrays.copyOfRange(heap, start, start + length), text, at);
        return text;
    }

    private int place(int hash) {
        return (hash ^ (hash >>> 15)) & (table.length - 1);
    }

    private static boolean isEqual(byte[] key, byte[] bytes, int start, int length) {
        if (key.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (key[i] != bytes[start + i]) {
                return false;
            }
        }
        return true;
    }

    private void add(byte[] key, String text, int at) {
        if (count == MAX_STRINGS) {
            Arrays.fill(keys, null);
            Arrays.fill(table, null);
            count = 0;
            return;
        }
        keys[at] = key;
        table[at] = text;
        if (++count > table.length / 2) {
            grow();
        }
    }

    private void grow() {
        byte[][] oldKeys = keys;
        String[] old = table;
        keys = new byte[2 * old.length][];
        table = new String[2 * old.length];
        for (int i = 0; i < old.length; i++) {
            if (old[i] != null) {
                // For ASCII, String's hash is that of find.
                int at = place(old[i].hashCode());
                while (table[at] != null) {
                    at = (at + 1) & (table.length - 1);
                }
                keys[at] = oldKeys[i];
                table[at] = old[i];
            }
        }
    }
}
