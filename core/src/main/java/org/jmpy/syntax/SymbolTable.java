package org.jmpy.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The symbols of one program, found by their bytes: open addressing, a power of two of slots. */
public final class SymbolTable {
    /** Longer names are refused, as the original does. */
    static final int MAX_NAME = 255;

    private Symbol[] slots = new Symbol[128];
    private int size;

    /** {@return the symbol with that text} */
    public Symbol intern(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return intern(bytes, 0, bytes.length);
    }

    /**
     * {@return the symbol with the text in {@code bytes}}
     *
     * @throws CompileError if it is longer than 255 bytes
     */
    public Symbol intern(byte[] bytes, int offset, int length) {
        int hash = hash(bytes, offset, length);
        int slot = slot(hash, bytes, offset, length);
        Symbol found = slots[slot];
        if (found != null) {
            return found;
        }
        if (length > MAX_NAME) {
            throw new CompileError(CompileError.Kind.RUNTIME_ERROR, "name too long");
        }
        Symbol symbol = new Symbol(Arrays.copyOfRange(bytes, offset, offset + length), hash);
        slots[slot] = symbol;
        if (++size * 2 > slots.length) {
            grow();
        }
        return symbol;
    }

    /** {@return the symbol with the text in {@code bytes} if there is one already, else null} */
    public Symbol find(byte[] bytes, int offset, int length) {
        return slots[slot(hash(bytes, offset, length), bytes, offset, length)];
    }

    private int slot(int hash, byte[] bytes, int offset, int length) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (true) {
            Symbol s = slots[slot];
            if (s == null || s.is(hash, bytes, offset, length)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }

    private void grow() {
        Symbol[] old = slots;
        slots = new Symbol[old.length * 2];
        int mask = slots.length - 1;
        for (Symbol s : old) {
            if (s != null) {
                int slot = s.hash() & mask;
                while (slots[slot] != null) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = s;
            }
        }
    }

    private static int hash(byte[] bytes, int offset, int length) {
        int h = length;
        for (int i = offset; i < offset + length; i++) {
            h = h * 31 + bytes[i];
        }
        h *= 0x9e3779b9;
        return h ^ (h >>> 16);
    }
}
