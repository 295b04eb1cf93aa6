package org.jmpy.bytecode;

/**
 * The table from code offsets to source lines that fills the rest of a prelude's info part. It
 * starts at offset 0 and line 1; each entry advances both. A byte {@code 0LLBBBBB} advances 0 to 3
 * lines and 0 to 31 bytes, a pair {@code 1LLLBBBB LLLLLLLL} 0 to 2047 lines and 0 to 15 bytes.
 * Source: MicroPython py/bc.h and py/emitbc.c.
 */
public final class LineInfo {
    private LineInfo() {}

    /**
     * {@return the source line of a code offset, 1 or more}
     *
     * @param start position of the first entry
     * @param end position after the last entry
     * @param offset bytes from the function's first opcode
     */
    public static int line(CodeBytes code, int start, int end, int offset) {
        int line = 1;
        int left = offset;
        int position = start;
        while (position < end) {
            int b = code.at(position);
            boolean isLong = (b & 0x80) != 0;
            int bytes = isLong ? b & 0xf : b & 0x1f;
            if (left < bytes) {
                break;
            }
            left -= bytes;
            line += isLong ? ((b << 4) & 0x700) | code.at(position + 1) : b >> 5;
            position += isLong ? 2 : 1;
        }
        return line;
    }

    /** Appends the entries for a step of {@code bytes} code bytes and {@code lines} lines. */
    public static void write(ByteSink out, int bytes, int lines) {
        int bytesLeft = bytes;
        int linesLeft = lines;
        while (bytesLeft > 0 || linesLeft > 0) {
            if (linesLeft <= 6 || bytesLeft > 15) {
                int b = Math.min(bytesLeft, 31);
                int l = b < bytesLeft ? 0 : Math.min(linesLeft, 3);
                out.writeByte(b | (l << 5));
                bytesLeft -= b;
                linesLeft -= l;
            } else {
                int b = Math.min(bytesLeft, 15);
                int l = Math.min(linesLeft, 2047);
                out.writeByte(0x80 | b | ((l >> 4) & 0x70));
                out.writeByte(l);
                bytesLeft -= b;
                linesLeft -= l;
            }
        }
    }
}
