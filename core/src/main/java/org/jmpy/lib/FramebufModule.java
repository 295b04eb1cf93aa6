package org.jmpy.lib;

import org.jmpy.object.Buffer;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.IntType;
import org.jmpy.object.Iteration;
import org.jmpy.object.Members;
import org.jmpy.object.Ops;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Slot;
import org.jmpy.object.Types;

/** The module framebuf. Source: MicroPython extmod/modframebuf.c. */
final class FramebufModule {
    private static final PyType TYPE = new FrameBufferType();
    private static final int ALL_QUADRANTS = 15;

    private FramebufModule() {}

    static PyModule create() {
        Members members = new Members();
        members.put("FrameBuffer", TYPE)
                .fn("FrameBuffer1", 3, 4, FramebufModule::monochrome)
                .put("MVLSB", number(PixelFormat.MONO_VLSB));
        for (PixelFormat format : PixelFormat.values()) {
            members.put(format.name(), number(format));
        }
        return Library.module("framebuf", members);
    }

    private static Object number(PixelFormat format) {
        return (long) format.ordinal();
    }

    /** An older way to make a vertical monochrome buffer. */
    private static Object monochrome(Object[] args) {
        Object stride = args.length > 3 ? args[3] : args[1];
        Object[] all = {args[0], args[1], args[2], number(PixelFormat.MONO_VLSB), stride};
        return new FrameBuffer(TYPE, all, true);
    }

    private static final class FrameBufferType extends PyType {
        FrameBufferType() {
            super("FrameBuffer", Slot.MAKE | Slot.BUFFER);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 4, 5);
            return new FrameBuffer(this, args, true);
        }

        @Override
        public Buffer buffer(Object self, boolean writable) {
            Object source = ((FrameBuffer) self).source();
            return Types.of(source).buffer(source, writable);
        }

        @Override
        protected void declare(Members members) {
            members.fn2("fill", FramebufModule::fill)
                    .fn("fill_rect", 6, 6, FramebufModule::fillRect)
                    .fn("pixel", 3, 4, FramebufModule::pixel)
                    .fn("hline", 5, 5, FramebufModule::hline)
                    .fn("vline", 5, 5, FramebufModule::vline)
                    .fn("rect", 6, 7, FramebufModule::rect)
                    .fn("line", 6, 6, FramebufModule::line)
                    .fn("ellipse", 6, 8, FramebufModule::ellipse)
                    .fn("poly", 5, 6, FramebufModule::poly)
                    .fn("blit", 4, 6, FramebufModule::blit)
                    .fn3("scroll", FramebufModule::scroll)
                    .fn("text", 4, 5, FramebufModule::text);
        }
    }

    private static FrameBuffer self(Object[] args) {
        return (FrameBuffer) args[0];
    }

    /** {@return {@code count} ints that follow the first argument} */
    private static long[] ints(Object[] args, int count) {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
            values[i] = IntType.toLong(args[i + 1]);
        }
        return values;
    }

    private static Object fill(Object self, Object color) {
        FrameBuffer frame = (FrameBuffer) self;
        frame.fillRect(0, 0, frame.width(), frame.height(), (int) IntType.toLong(color));
        return Singleton.NONE;
    }

    private static Object fillRect(Object[] args) {
        long[] v = ints(args, 5);
        self(args).fillRect(v[0], v[1], v[2], v[3], (int) v[4]);
        return Singleton.NONE;
    }

    private static Object pixel(Object[] args) {
        long x = IntType.toLong(args[1]);
        long y = IntType.toLong(args[2]);
        FrameBuffer frame = self(args);
        if (frame.contains(x, y)) {
            if (args.length == 3) {
                return (long) frame.get((int) x, (int) y);
            }
            frame.set((int) x, (int) y, (int) IntType.toLong(args[3]));
        }
        return Singleton.NONE;
    }

    private static Object hline(Object[] args) {
        long[] v = ints(args, 4);
        self(args).fillRect(v[0], v[1], v[2], 1, (int) v[3]);
        return Singleton.NONE;
    }

    private static Object vline(Object[] args) {
        long[] v = ints(args, 4);
        self(args).fillRect(v[0], v[1], 1, v[2], (int) v[3]);
        return Singleton.NONE;
    }

    private static Object rect(Object[] args) {
        long[] v = ints(args, 5);
        if (args.length > 6 && Ops.truth(args[6])) {
            self(args).fillRect(v[0], v[1], v[2], v[3], (int) v[4]);
        } else {
            self(args).rect(v[0], v[1], v[2], v[3], (int) v[4]);
        }
        return Singleton.NONE;
    }

    private static Object line(Object[] args) {
        long[] v = ints(args, 5);
        self(args).line(v[0], v[1], v[2], v[3], (int) v[4]);
        return Singleton.NONE;
    }

    private static Object ellipse(Object[] args) {
        long[] v = ints(args, 5);
        boolean fill = args.length > 6 && Ops.truth(args[6]);
        int quadrants = args.length > 7 ? (int) IntType.toLong(args[7]) : ALL_QUADRANTS;
        self(args).ellipse(v[0], v[1], v[2], v[3], (int) v[4], fill, quadrants);
        return Singleton.NONE;
    }

    private static Object poly(Object[] args) {
        long x = IntType.toLong(args[1]);
        long y = IntType.toLong(args[2]);
        Buffer buffer = Buffers.readable(args[3]);
        int size = BinaryFormat.size('@', buffer.typecode());
        long[] points = new long[buffer.length() / (2 * size) * 2];
        for (int i = 0; i < points.length; i++) {
            int at = buffer.offset() + i * size;
            points[i] =
                    IntType.toLong(
                            BinaryFormat.read(buffer.typecode(), buffer.data(), at, size, false));
        }
        if (points.length == 0) {
            return Singleton.NONE;
        }
        int color = (int) IntType.toLong(args[4]);
        if (args.length > 5 && Ops.truth(args[5])) {
            self(args).fillPolygon(x, y, points, color);
        } else {
            self(args).polygon(x, y, points, color);
        }
        return Singleton.NONE;
    }

    /** {@return a frame buffer to read from: one, or a tuple of what makes one} */
    private static FrameBuffer readable(Object value) {
        if (Types.cast(value, TYPE) instanceof FrameBuffer frame) {
            return frame;
        }
        if (!(value instanceof PyTuple) && !(value instanceof PyList)) {
            throw PyError.type("object '" + Types.nameOf(value) + "' isn't a tuple or list");
        }
        Object[] parts = Iteration.toArray(value);
        if (parts.length < 4 || parts.length > 5) {
            throw PyError.of(ExceptionType.VALUE_ERROR);
        }
        return new FrameBuffer(TYPE, parts, false);
    }

    private static Object blit(Object[] args) {
        FrameBuffer from = readable(args[1]);
        long x = IntType.toLong(args[2]);
        long y = IntType.toLong(args[3]);
        long key = args.length > 4 ? IntType.toLong(args[4]) : -1;
        FrameBuffer palette =
                args.length > 5 && args[5] != Singleton.NONE ? readable(args[5]) : null;
        self(args).blit(from, x, y, key, palette);
        return Singleton.NONE;
    }

    private static Object scroll(Object self, Object x, Object y) {
        ((FrameBuffer) self).scroll(IntType.toLong(x), IntType.toLong(y));
        return Singleton.NONE;
    }

    private static Object text(Object[] args) {
        byte[] text = Buffers.readable(args[1]).toBytes();
        long x = IntType.toLong(args[2]);
        long y = IntType.toLong(args[3]);
        int color = args.length > 4 ? (int) IntType.toLong(args[4]) : 1;
        self(args).text(text, x, y, color);
        return Singleton.NONE;
    }
}
