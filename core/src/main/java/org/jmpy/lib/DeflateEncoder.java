package org.jmpy.lib;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Compresses as the reference does, to the same bytes: one block of fixed codes, the longest match
 * in the window, the nearest of equally long ones. java.util.zip cannot limit its window, and a
 * device could not read what it makes. Source: MicroPython lib/uzlib/lz77.c; RFC 1951.
 */
final class DeflateEncoder {
    private static final int MIN_MATCH = 3;
    // One more than a code can tell: such a match goes out in two parts.
    private static final int MAX_MATCH = 259;
    private static final int SMALL = 64;
    private static final int HASH_BITS = 13;

    private final IntConsumer sink;
    private final int window;

    /** What the window holds, then the piece to be compressed. */
    private byte[] buffer = {};

    private int history;
    private int bits;
    private int bitCount;
    private int bestLength;
    private int bestDistance;

    /**
     * Starts the block.
     *
     * @param window size of the window in bytes, a power of two
     */
    DeflateEncoder(int window, IntConsumer sink) {
        this.window = window;
        this.sink = sink;
        putBits(3, 3);
    }

    /** Compresses a piece; matches do not reach beyond its end. */
    void write(byte[] data, int offset, int length) {
        int end = history + length;
        buffer = Arrays.copyOf(buffer, Math.max(end, history));
        System.arraycopy(data, offset, buffer, history, length);
        Chains chains = length >= SMALL ? new Chains(end) : null;
        int at = history;
        while (at < end) {
            if (chains != null) {
                chains.addUpTo(at, end);
                chains.search(at, end);
            } else {
                search(at, end);
            }
            if (bestLength < MIN_MATCH) {
                literal(buffer[at] & 0xff);
                at++;
            } else {
                match(bestDistance, bestLength);
                at += bestLength;
            }
        }
        int keep = Math.min(end, window);
        buffer = Arrays.copyOfRange(buffer, end - keep, end);
        history = keep;
    }

    /** Ends the block; all bits go out. */
    void finish() {
        putBits(0, 14);
    }

    private int matchLength(int candidate, int at, int end) {
        int limit = Math.min(MAX_MATCH, end - at);
        int length = 0;
        while (length < limit && buffer[candidate + length] == buffer[at + length]) {
            length++;
        }
        return length;
    }

    private void search(int at, int end) {
        bestLength = 0;
        for (int p = at - 1; p >= Math.max(0, at - window); p--) {
            consider(p, at, end);
        }
    }

    private void consider(int candidate, int at, int end) {
        int length = matchLength(candidate, at, end);
        if (length >= MIN_MATCH && length > bestLength) {
            bestLength = length;
            bestDistance = at - candidate;
        }
    }

    /** Places in the buffer by the hash of the three bytes there, newest first. */
    private final class Chains {
        private final int[] heads = new int[1 << HASH_BITS];
        private final int[] previous;
        private int added;

        Chains(int size) {
            previous = new int[size];
            Arrays.fill(heads, -1);
        }

        private int hash(int p) {
            int three = buffer[p] << 16 ^ (buffer[p + 1] & 0xff) << 8 ^ buffer[p + 2] & 0xff;
            return three * 0x9e3779b1 >>> 32 - HASH_BITS;
        }

        void addUpTo(int at, int end) {
            for (; added < at && added + MIN_MATCH <= end; added++) {
                int hash = hash(added);
                previous[added] = heads[hash];
                heads[hash] = added;
            }
        }

        void search(int at, int end) {
            bestLength = 0;
            if (at + MIN_MATCH > end) {
                return;
            }
            for (int p = heads[hash(at)]; p >= 0 && at - p <= window; p = previous[p]) {
                consider(p, at, end);
            }
        }
    }

    // ---- codes ---------------------------------------------------------------------------------

    private void putBits(int value, int count) {
        bits |= value << bitCount;
        bitCount += count;
        while (bitCount >= 8) {
            sink.accept(bits & 0xff);
            bits >>>= 8;
            bitCount -= 8;
        }
    }

    /** A Huffman code, whose bits go out highest first. */
    private void putCode(int code, int length) {
        putBits(Integer.reverse(code) >>> 32 - length, length);
    }

    private void literal(int value) {
        if (value < 144) {
            putCode(0x30 + value, 8);
        } else {
            putCode(0x190 + value - 144, 9);
        }
    }

    private void match(int distance, int matched) {
        int left = matched;
        while (left > 0) {
            int length = left > 260 ? 258 : left <= 258 ? left : left - 3;
            left -= length;
            length(length);
            distance(distance);
        }
    }

    private void length(int length) {
        int value = length - 3;
        int code;
        int extra = 0;
        if (length == 258) {
            code = 285;
        } else if (value < 8) {
            code = 257 + value;
        } else {
            extra = 29 - Integer.numberOfLeadingZeros(value);
            code = 257 + 4 * extra + (value >> extra);
        }
        if (code < 280) {
            putCode(code - 256, 7);
        } else {
            putCode(0xc0 + code - 280, 8);
        }
        putBits(value & (1 << extra) - 1, extra);
    }

    private void distance(int distance) {
        int value = distance - 1;
        int extra = value < 4 ? 0 : 30 - Integer.numberOfLeadingZeros(value);
        int code = value < 4 ? value : 2 * extra + (value >> extra);
        putCode(code, 5);
        putBits(value & (1 << extra) - 1, extra);
    }
}
