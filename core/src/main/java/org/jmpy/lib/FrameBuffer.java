package org.jmpy.lib;

import org.jmpy.object.Buffer;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.PyError;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyType;

import java.util.Arrays;

/** Pixels in a buffer of the program's, and what can be drawn there. */
final class FrameBuffer extends PyObject {
    private static final int FILL = 16;

    private final PyType type;
    private final Object source;
    private final Buffer buffer;
    private final PixelFormat format;
    private final int width;
    private final int height;
    private final int stride;

    /**
     * @param args buffer, width, height, format and perhaps stride, in pixels
     * @throws PyError ValueError if the buffer is too small for that
     */
    FrameBuffer(PyType type, Object[] args, boolean writable) {
        this.type = type;
        long wide = IntType.toLong(args[1]);
        long high = IntType.toLong(args[2]);
        long number = IntType.toLong(args[3]);
        long step = args.length >= 5 ? IntType.toLong(args[4]) : wide;
        if (wide < 1
                || high < 1
                || wide > 0xffff
                || high > 0xffff
                || step > 0xffff
                || step < wide) {
            throw PyError.of(ExceptionType.VALUE_ERROR);
        }
        PixelFormat[] formats = PixelFormat.values();
        if (number < 0 || number >= formats.length) {
            throw PyError.value("invalid format");
        }
        format = formats[(int) number];
        width = (int) wide;
        height = (int) high;
        stride = format.roundWidth((int) step);
        source = args[0];
        buffer = writable ? Buffer.writable(source) : Buffers.readable(source);
        if (required() > buffer.length()) {
            throw PyError.of(ExceptionType.VALUE_ERROR);
        }
    }

    /** {@return how many bytes are needed: the last row may end early} */
    private long required() {
        long rows = format == PixelFormat.MONO_VLSB ? (height + 7) & ~7 : height;
        long lastRows = format == PixelFormat.MONO_VLSB ? 8 : 1;
        long pixels = (rows - lastRows) * stride + lastRows * format.roundWidth(width);
        return pixels * format.bits() / 8;
    }

    @Override
    public PyType type() {
        return type;
    }

    Object source() {
        return source;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean contains(long x, long y) {
        return x >= 0 && x < width && y >= 0 && y < height;
    }

    int get(int x, int y) {
        return format.get(buffer.data(), buffer.offset(), stride, x, y);
    }

    void set(int x, int y, int color) {
        format.set(buffer.data(), buffer.offset(), stride, x, y, color);
    }

    private void plot(long x, long y, int color) {
        if (contains(x, y)) {
            set((int) x, (int) y, color);
        }
    }

    void fillRect(long x, long y, long w, long h, int color) {
        int left = (int) Math.max(0, x);
        int top = (int) Math.max(0, y);
        int right = (int) Math.min(width, x + w);
        int bottom = (int) Math.min(height, y + h);
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                set(column, row, color);
            }
        }
    }

    void rect(long x, long y, long w, long h, int color) {
        fillRect(x, y, w, 1, color);
        fillRect(x, y + h - 1, w, 1, color);
        fillRect(x, y, 1, h, color);
        fillRect(x + w - 1, y, 1, h, color);
    }

    /** Draws a line by Bresenham's algorithm. */
    void line(long x1, long y1, long x2, long y2, int color) {
        long dx = Math.abs(x2 - x1);
        long dy = Math.abs(y2 - y1);
        long stepX = x2 > x1 ? 1 : -1;
        long stepY = y2 > y1 ? 1 : -1;
        boolean steep = dy > dx;
        long main = steep ? dy : dx;
        long side = steep ? dx : dy;
        long x = x1;
        long y = y1;
        long error = 2 * side - main;
        for (long i = 0; i < main; i++) {
            plot(x, y, color);
            while (error >= 0) {
                if (steep) {
                    x += stepX;
                } else {
                    y += stepY;
                }
                error -= 2 * main;
            }
            if (steep) {
                y += stepY;
            } else {
                x += stepX;
            }
            error += 2 * side;
        }
        plot(x2, y2, color);
    }

    /**
     * Draws an ellipse.
     *
     * @param quadrants in the four lowest bits, counted from the upper right against the clock
     */
    void ellipse(long cx, long cy, long rx, long ry, int color, boolean fill, int quadrants) {
        int mask = quadrants & 15 | (fill ? FILL : 0);
        if (rx == 0 && ry == 0) {
            if ((mask & 15) != 0) {
                plot(cx, cy, color);
            }
            return;
        }
        flatPart(cx, cy, rx, ry, color, mask, false);
        flatPart(cx, cy, ry, rx, color, mask, true);
    }

    /** Goes along the part of a quadrant where {@code v} changes faster than {@code u}. */
    private void flatPart(long cx, long cy, long a, long b, int color, int mask, boolean swapped) {
        long u = a;
        long v = 0;
        long uChange = b * b * (1 - 2 * a);
        long vChange = a * a;
        long error = 0;
        long stopU = 2 * b * b * a;
        long stopV = 0;
        while (stopU >= stopV) {
            if (swapped) {
                quadrants(cx, cy, v, u, color, mask);
            } else {
                quadrants(cx, cy, u, v, color, mask);
            }
            v++;
            stopV += 2 * a * a;
            error += vChange;
            vChange += 2 * a * a;
            if (2 * error + uChange > 0) {
                u--;
                stopU -= 2 * b * b;
                error += uChange;
                uChange += 2 * b * b;
            }
        }
    }

    private void quadrants(long cx, long cy, long x, long y, int color, int mask) {
        for (int quadrant = 0; quadrant < 4; quadrant++) {
            if ((mask & 1 << quadrant) == 0) {
                continue;
            }
            boolean left = quadrant == 1 || quadrant == 2;
            long py = quadrant < 2 ? cy - y : cy + y;
            if ((mask & FILL) != 0) {
                fillRect(left ? cx - x : cx, py, x + 1, 1, color);
            } else {
                plot(left ? cx - x : cx + x, py, color);
            }
        }
    }

    /** Draws the lines of a polygon; {@code points} are x and y in turn. */
    void polygon(long x, long y, long[] points, int color) {
        int count = points.length / 2;
        for (int i = 0; i < count; i++) {
            int from = i == 0 ? 0 : count - i;
            int to = count - i - 1;
            line(
                    x + points[2 * from],
                    y + points[2 * from + 1],
                    x + points[2 * to],
                    y + points[2 * to + 1],
                    color);
        }
    }

    /** Fills a polygon row by row, its outline included. */
    void fillPolygon(long x, long y, long[] points, int color) {
        long top = Long.MAX_VALUE;
        long bottom = Long.MIN_VALUE;
        for (int i = 1; i < points.length; i += 2) {
            top = Math.min(top, points[i]);
            bottom = Math.max(bottom, points[i]);
        }
        // Rows that cannot be seen are not worth the time.
        top = Math.max(top, -y - 1);
        bottom = Math.min(bottom, height - y + 1);
        for (long row = top; row <= bottom; row++) {
            fillRow(x, y, points, row, color);
        }
    }

    private void fillRow(long x, long y, long[] points, long row, int color) {
        int count = points.length / 2;
        long[] nodes = new long[count];
        int found = 0;
        long x1 = points[0];
        long y1 = points[1];
        for (int i = count - 1; i >= 0; i--) {
            long x2 = points[2 * i];
            long y2 = points[2 * i + 1];
            if (y1 != y2 && ((y1 > row && y2 <= row) || (y1 <= row && y2 > row))) {
                nodes[found++] = (32 * x1 + 32 * (x2 - x1) * (row - y1) / (y2 - y1) + 16) / 32;
            } else if (row == Math.max(y1, y2)) {
                // Local ends at the bottom and level edges are not between nodes.
                if (y1 < y2) {
                    plot(x + x2, y + y2, color);
                } else if (y2 < y1) {
                    plot(x + x1, y + y1, color);
                } else {
                    line(x + x1, y + y1, x + x2, y + y2, color);
                }
            }
            x1 = x2;
            y1 = y2;
        }
        Arrays.sort(nodes, 0, found);
        for (int i = 0; i + 1 < found; i += 2) {
            fillRect(x + nodes[i], y + row, nodes[i + 1] - nodes[i] + 1, 1, color);
        }
    }

    /** Copies pixels; those of color {@code key} are left out, {@code palette} may be null. */
    void blit(FrameBuffer from, long x, long y, long key, FrameBuffer palette) {
        int left = (int) Math.max(0, Math.min(x, width));
        int top = (int) Math.max(0, Math.min(y, height));
        int right = (int) Math.max(0, Math.min(width, x + from.width));
        int bottom = (int) Math.max(0, Math.min(height, y + from.height));
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                int color = from.get((int) (column - x), (int) (row - y));
                if (palette != null) {
                    color = color < palette.width ? palette.get(color, 0) : 0;
                }
                if (color != (int) key) {
                    set(column, row, color);
                }
            }
        }
    }

    /** Moves the picture; what comes in from outside stays as it was. */
    void scroll(long stepX, long stepY) {
        if (Math.abs(stepX) >= width || Math.abs(stepY) >= height) {
            return;
        }
        int dx = (int) stepX;
        int dy = (int) stepY;
        int rows = height - Math.abs(dy);
        int columns = width - Math.abs(dx);
        for (int i = 0; i < rows; i++) {
            int row = dy < 0 ? i : height - 1 - i;
            for (int j = 0; j < columns; j++) {
                int column = dx < 0 ? j : width - 1 - j;
                set(column, row, get(column - dx, row - dy));
            }
        }
    }

    /** Draws {@code text}, eight pixels a character. */
    void text(byte[] text, long x, long y, int color) {
        for (int i = 0; i < text.length; i++) {
            for (int column = 0; column < 8; column++) {
                int bits = Font8x8.column(text[i] & 0xff, column);
                for (int row = 0; row < 8; row++) {
                    if ((bits & 1 << row) != 0) {
                        plot(x + 8L * i + column, y + row, color);
                    }
                }
            }
        }
    }
}
