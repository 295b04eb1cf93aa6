package org.jmpy.syntax;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A name or short string of one program, interned: two symbols of one {@link SymbolTable} are the
 * same object or have different text. The original calls it a qstr.
 */
public final class Symbol {
    private final byte[] utf8;
    private final int hash;
    private String text;

    /** Index in the qstr table of the module that is being compiled, -1 if not there yet. */
    private int tableIndex = -1;

    /** Value of a name bound by const(), null if it is not. */
    Constant constant;

    Symbol(byte[] utf8, int hash) {
        this.utf8 = utf8;
        this.hash = hash;
    }

    /** {@return the bytes as they stand in the source, not to be changed} */
    public byte[] utf8() {
        return utf8;
    }

    /** {@return the text; what is not UTF-8 is replaced} */
    public String text() {
        String result = text;
        if (result == null) {
            result = new String(utf8, StandardCharsets.UTF_8);
            text = result;
        }
        return result;
    }

    /** {@return the index in the qstr table of the module being compiled, -1 if it has none yet} */
    public int tableIndex() {
        return tableIndex;
    }

    /** Gives the symbol its place in the module's qstr table. */
    public void setTableIndex(int index) {
        tableIndex = index;
    }

    /** {@return whether the text is {@code ascii}} */
    public boolean is(String ascii) {
        int length = utf8.length;
        if (ascii.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (utf8[i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    boolean is(int otherHash, byte[] bytes, int offset, int length) {
        return hash == otherHash
                && Arrays.equals(utf8, 0, utf8.length, bytes, offset, offset + length);
    }

    int hash() {
        return hash;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public String toString() {
        return text();
    }
}
