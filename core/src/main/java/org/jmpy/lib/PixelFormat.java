package org.jmpy.lib;

/** How pixels lie in a buffer. Source: MicroPython extmod/modframebuf.c. */
enum PixelFormat {
    /** A byte is a column of eight pixels, the lowest bit on top. */
    MONO_VLSB(1),
    RGB565(16),
    GS4_HMSB(4),
    /** A byte is a row of eight pixels, the highest bit on the left. */
    MONO_HLSB(1),
    /** A byte is a row of eight pixels, the lowest bit on the left. */
    MONO_HMSB(1),
    GS2_HMSB(2),
    GS8(8);

    private final int bits;

    PixelFormat(int bits) {
        this.bits = bits;
    }

    /** {@return the number of bits a pixel has} */
    int bits() {
        return bits;
    }

    /** {@return {@code pixels} rounded up to where a row may end} */
    int roundWidth(int pixels) {
        return switch (this) {
            case MONO_HLSB, MONO_HMSB -> (pixels + 7) & ~7;
            case GS2_HMSB -> (pixels + 3) & ~3;
            case GS4_HMSB -> (pixels + 1) & ~1;
            default -> pixels;
        };
    }

    /** {@return which byte holds the pixel (the first of two for 16 bits)} */
    private int place(int x, int y, int stride) {
        return switch (this) {
            case MONO_VLSB -> (y >> 3) * stride + x;
            case RGB565 -> 2 * (x + y * stride);
            case GS4_HMSB -> (x + y * stride) >> 1;
            case MONO_HLSB, MONO_HMSB -> (x + y * stride) >> 3;
            case GS2_HMSB -> (x + y * stride) >> 2;
            case GS8 -> x + y * stride;
        };
    }

    /** {@return how far left the pixel stands in its byte} */
    private int shift(int x, int y) {
        return switch (this) {
            case MONO_VLSB -> y & 7;
            case GS4_HMSB -> (x & 1) == 0 ? 4 : 0;
            case MONO_HLSB -> 7 - (x & 7);
            case MONO_HMSB -> x & 7;
            case GS2_HMSB -> (x & 3) << 1;
            default -> 0;
        };
    }

    private int mask() {
        return (1 << Math.min(bits, 8)) - 1;
    }

    int get(byte[] data, int offset, int stride, int x, int y) {
        int at = offset + place(x, y, stride);
        if (this == RGB565) {
            return data[at] & 0xff | (data[at + 1] & 0xff) << 8;
        }
        return (data[at] & 0xff) >> shift(x, y) & mask();
    }

    void set(byte[] data, int offset, int stride, int x, int y, int color) {
        int at = offset + place(x, y, stride);
        if (this == RGB565) {
            data[at] = (byte) color;
            data[at + 1] = (byte) (color >> 8);
            return;
        }
        // Of one bit any color but zero is white.
        int value = bits == 1 ? (color != 0 ? 1 : 0) : color & mask();
        int shift = shift(x, y);
        data[at] = (byte) (data[at] & ~(mask() << shift) | value << shift);
    }
}
