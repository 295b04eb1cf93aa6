package org.jmpy.lib;

import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * Decompresses DEFLATE data byte by byte, never reading beyond its end, with a window of a given
 * size. Source: RFC 1951.
 */
final class InflateDecoder {
    /** Malformed data. */
    static final class DataError extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DataError() {
            super(null, null, false, false);
        }
    }

    private static final int END_OF_BLOCK = 256;
    private static final int[] LENGTH_ORDER = {
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
    };

    /** A canonical Huffman code: how many codes of each length, and the symbols in order. */
    private record Code(int[] counts, int[] symbols) {
        static Code of(int[] lengths, int from, int count) {
            int[] counts = new int[16];
            for (int i = 0; i < count; i++) {
                counts[lengths[from + i]]++;
            }
            counts[0] = 0;
            int[] next = new int[16];
            for (int i = 1; i < 16; i++) {
                next[i] = next[i - 1] + counts[i - 1];
            }
            int[] symbols = new int[count];
            for (int i = 0; i < count; i++) {
                if (lengths[from + i] != 0) {
                    symbols[next[lengths[from + i]]++] = i;
                }
            }
            return new Code(counts, symbols);
        }
    }

    private final IntSupplier source;
    private final byte[] window;
    private int windowAt;
    private int bits;
    private int bitCount;
    private boolean lastBlock;
    private int blockType = -1;
    private Code literals;
    private Code distances;
    private int left;
    private int copyFrom;
    private boolean finished;

    /**
     * @param source gives the bytes; what it throws at the end of the data passes through
     * @param window size of the window in bytes
     */
    InflateDecoder(IntSupplier source, int window) {
        this.source = source;
        this.window = new byte[window];
    }

    boolean isFinished() {
        return finished;
    }

    /** {@return how many bytes were decompressed; fewer than {@code length} only at the end} */
    int read(byte[] data, int offset, int length) {
        int done = 0;
        while (done < length && !finished) {
            int b = nextByte();
            if (b >= 0) {
                data[offset + done++] = (byte) b;
                window[windowAt++] = (byte) b;
                if (windowAt == window.length) {
                    windowAt = 0;
                }
            }
        }
        return done;
    }

    /** {@return the next byte of output, -1 if a block ended instead} */
    private int nextByte() {
        if (blockType < 0) {
            startBlock();
        }
        if (blockType == 0) {
            if (left == 0) {
                return endBlock();
            }
            left--;
            return source.getAsInt();
        }
        if (left == 0) {
            int symbol = symbol(literals);
            if (symbol < END_OF_BLOCK) {
                return symbol;
            }
            if (symbol == END_OF_BLOCK) {
                return endBlock();
            }
            startCopy(symbol - 257);
        }
        left--;
        int b = window[copyFrom++] & 0xff;
        if (copyFrom == window.length) {
            copyFrom = 0;
        }
        return b;
    }

    private int endBlock() {
        blockType = -1;
        finished = lastBlock;
        return -1;
    }

    private void startBlock() {
        lastBlock = bits(1) == 1;
        blockType = bits(2);
        left = 0;
        switch (blockType) {
            case 0 -> {
                bitCount = 0;
                bits = 0;
                left = source.getAsInt() | source.getAsInt() << 8;
                int check = source.getAsInt() | source.getAsInt() << 8;
                if (left != (~check & 0xffff)) {
                    throw new DataError();
                }
            }
            case 1 -> fixedCodes();
            case 2 -> dynamicCodes();
            default -> throw new DataError();
        }
    }

    private void startCopy(int code) {
        if (code >= 29) {
            throw new DataError();
        }
        if (code < 8) {
            left = code + 3;
        } else if (code == 28) {
            left = 258;
        } else {
            int extra = (code >> 2) - 1;
            left = ((4 + (code & 3)) << extra) + 3 + bits(extra);
        }
        int distanceCode = symbol(distances);
        if (distanceCode >= 30) {
            throw new DataError();
        }
        int distance = distanceCode + 1;
        if (distanceCode >= 4) {
            int extra = (distanceCode >> 1) - 1;
            distance = ((2 + (distanceCode & 1)) << extra) + 1 + bits(extra);
        }
        if (distance > window.length) {
            throw new DataError();
        }
        copyFrom = windowAt - distance;
        if (copyFrom < 0) {
            copyFrom += window.length;
        }
    }

    // ---- codes ---------------------------------------------------------------------------------

    private int bits(int count) {
        while (bitCount < count) {
            bits |= source.getAsInt() << bitCount;
            bitCount += 8;
        }
        int value = bits & (1 << count) - 1;
        bits >>>= count;
        bitCount -= count;
        return value;
    }

    private int symbol(Code code) {
        int value = 0;
        int first = 0;
        int index = 0;
        for (int length = 1; length < 16; length++) {
            value = value << 1 | bits(1);
            int count = code.counts[length];
            if (value - first < count) {
                return code.symbols[index + value - first];
            }
            index += count;
            first = (first + count) << 1;
        }
        throw new DataError();
    }

    private void fixedCodes() {
        int[] lengths = new int[288 + 30];
        Arrays.fill(lengths, 0, 144, 8);
        Arrays.fill(lengths, 144, 256, 9);
        Arrays.fill(lengths, 256, 280, 7);
        Arrays.fill(lengths, 280, 288, 8);
        Arrays.fill(lengths, 288, 318, 5);
        literals = Code.of(lengths, 0, 288);
        distances = Code.of(lengths, 288, 30);
    }

    private void dynamicCodes() {
        int literalCount = bits(5) + 257;
        int distanceCount = bits(5) + 1;
        int lengthCount = bits(4) + 4;
        int[] lengths = new int[literalCount + distanceCount];
        int[] codeLengths = new int[19];
        for (int i = 0; i < lengthCount; i++) {
            codeLengths[LENGTH_ORDER[i]] = bits(3);
        }
        Code lengthCode = Code.of(codeLengths, 0, 19);
        int at = 0;
        while (at < lengths.length) {
            int symbol = symbol(lengthCode);
            if (symbol < 16) {
                lengths[at++] = symbol;
                continue;
            }
            if (symbol == 16 && at == 0) {
                throw new DataError();
            }
            int value = symbol == 16 ? lengths[at - 1] : 0;
            int count =
                    switch (symbol) {
                        case 16 -> 3 + bits(2);
                        case 17 -> 3 + bits(3);
                        default -> 11 + bits(7);
                    };
            if (at + count > lengths.length) {
                throw new DataError();
            }
            Arrays.fill(lengths, at, at + count, value);
            at += count;
        }
        literals = Code.of(lengths, 0, literalCount);
        distances = Code.of(lengths, literalCount, distanceCount);
    }
}
