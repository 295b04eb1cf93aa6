package org.jmpy.mpy;

import org.jmpy.bytecode.ByteSink;
import org.jmpy.numbers.Complex;
import org.jmpy.numbers.FloatText;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Writes images as {@code .mpy} files, byte for byte as MicroPython 1.29 does: static strings by
 * number, numbers of the constant table as text. Source: MicroPython py/persistentcode.c.
 */
public final class MpyWriter {
    /** In the third byte: flags of the architecture follow the header. */
    private static final int HAS_ARCH_FLAGS = 0x40;

    private final MpyImage image;
    private final int archFlags;
    private final ByteSink out = new ByteSink(1024);

    private MpyWriter(MpyImage image, int archFlags) {
        this.image = image;
        this.archFlags = archFlags;
    }

    /** {@return the whole file} */
    public static byte[] write(MpyImage image) {
        return write(image, 0);
    }

    /**
     * {@return the whole file}
     *
     * @param archFlags which extensions of the architecture were asked for, 0 for none
     */
    public static byte[] write(MpyImage image, int archFlags) {
        MpyWriter writer = new MpyWriter(image, archFlags);
        writer.writeTables();
        writer.writeCode();
        return writer.out.toByteArray();
    }

    private void writeTables() {
        out.writeByte('M');
        out.writeByte(MpyReader.VERSION);
        out.writeByte(archFlags == 0 ? 0 : HAS_ARCH_FLAGS); // no machine code
        out.writeByte(image.smallIntBits());
        if (archFlags != 0) {
            out.writeVuint(archFlags);
        }
        out.writeVuint(image.qstrCount());
        out.writeVuint(image.constantCount());
        for (int i = 0; i < image.qstrCount(); i++) {
            writeQstr(image.qstr(i), image.qstrBytes(i));
        }
        for (int i = 0; i < image.constantCount(); i++) {
            writeConstant(image.constant(i));
        }
    }

    /**
     * @param exact its bytes, if they are not those of the text, else null
     */
    private void writeQstr(String text, byte[] exact) {
        int number = exact == null ? StaticQstrs.number(text) : 0;
        if (number != 0) {
            out.writeVuint((number << 1) | 1);
        } else {
            byte[] bytes = exact == null ? Utf8.encode(text) : exact;
            out.writeVuint(bytes.length << 1);
            out.writeBytes(bytes);
            out.writeByte(0);
        }
    }

    private void writeConstant(Object constant) {
        if (constant instanceof ConstantMarker marker) {
            out.writeByte(marker.ordinal());
        } else if (constant instanceof String text) {
            writeData(ConstantTag.STR, Utf8.encode(text));
            out.writeByte(0);
        } else if (constant instanceof ConstantText text) {
            writeData(ConstantTag.STR, text.utf8());
            out.writeByte(0);
        } else if (constant instanceof ConstantBytes bytes) {
            writeData(ConstantTag.BYTES, bytes.value());
            out.writeByte(0);
        } else if (constant instanceof Long value) {
            writeText(ConstantTag.INT, value.toString());
        } else if (constant instanceof BigInteger value) {
            writeText(ConstantTag.INT, value.toString());
        } else if (constant instanceof Double value) {
            writeText(ConstantTag.FLOAT, FloatText.repr(value));
        } else if (constant instanceof Complex value) {
            writeText(ConstantTag.COMPLEX, value.repr());
        } else if (constant instanceof ConstantTuple tuple) {
            out.writeByte(ConstantTag.TUPLE);
            out.writeVuint(tuple.items().size());
            for (Object item : tuple.items()) {
                writeConstant(item);
            }
        } else {
            throw new IllegalArgumentException("not a constant: " + constant);
        }
    }

    private void writeText(int tag, String text) {
        writeData(tag, Utf8.encode(text));
    }

    private void writeData(int tag, byte[] data) {
        out.writeByte(tag);
        out.writeVuint(data.length);
        out.writeBytes(data);
    }

    /** Functions may nest deeper than the stack, so the ones still to write are kept in a queue. */
    private void writeCode() {
        Deque<RawCode> todo = new ArrayDeque<>();
        todo.push(image.root());
        while (!todo.isEmpty()) {
            RawCode function = todo.pop();
            List<RawCode> children = function.children();
            out.writeVuint((function.length() << 3) | (children.isEmpty() ? 0 : 4));
            out.writeBytes(function.code(), function.start(), function.length());
            if (!children.isEmpty()) {
                out.writeVuint(children.size());
                for (int i = children.size() - 1; i >= 0; i--) {
                    todo.push(children.get(i));
                }
            }
        }
    }
}
