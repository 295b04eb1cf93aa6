package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Prelude;

import java.util.Arrays;

/**
 * Reads the functions of a file in the order they lie there, parents before children. Checks that
 * they fill the file, one after the other, and what their preludes declare up to the names; the
 * rest is for {@link Checker}. Time and memory are in proportion to the number of functions.
 */
final class FunctionReader {
    /** Functions in functions in functions: mpy-cross runs out of stack before. */
    static final int MAX_NESTING = 100_000;

    /** Slots of a frame that any program may need. */
    static final int MAX_STATE = 1 << 24;

    /** Bytes after the first one; more could not be kept in an int. */
    private static final int MAX_SIGNATURE_BYTES = 12;

    private static final int MAX_SIZE_BYTES = 4;

    private static final RawCode[] NO_CHILDREN = {};

    private final FileCursor in;
    private final int qstrCount;
    private final CodeBytes file;
    private final int shift;

    // The functions that still lack children, from the outermost, and how many each has.
    private RawCode[] open = new RawCode[8];
    private int[] filled = new int[8];

    /** Children still to come, of all parents together. */
    private int owed = 1;

    /**
     * A reader of the functions that start where {@code in} stands and go on to its end.
     *
     * @param file where they are to be executed
     * @param shift what to add to a position of {@code in} to get one in {@code file}
     */
    FunctionReader(FileCursor in, int qstrCount, CodeBytes file, int shift) {
        this.in = in;
        this.qstrCount = qstrCount;
        this.file = file;
        this.shift = shift;
    }

    /**
     * {@return the outer function, with all others in it}
     *
     * @throws MpyFormatException if an element or a prelude is not valid, or bytes are left over
     */
    RawCode read() throws MpyFormatException {
        RawCode root = readElement();
        root.closed = 0;
        int level = root.childCount() == 0 ? -1 : 0;
        open[0] = root;
        filled[0] = 0;
        while (level >= 0) {
            RawCode parent = open[level];
            RawCode child = readElement();
            parent.setChild(filled[level]++, child);
            if (child.childCount() != 0) {
                level = enter(child, level + 1);
            } else {
                while (level >= 0 && filled[level] == open[level].childCount()) {
                    level--;
                }
            }
        }
        if (in.left() != 0) {
            throw MpyFormatException.at(in.position(), "bytes after the end");
        }
        return root;
    }

    private int enter(RawCode function, int level) throws MpyFormatException {
        if (level == MAX_NESTING - 1) {
            throw MpyFormatException.at(function.start() - shift, "functions nested too deeply");
        }
        if (level == open.length) {
            open = Arrays.copyOf(open, 2 * level);
            filled = Arrays.copyOf(filled, 2 * level);
        }
        open[level] = function;
        filled[level] = 0;
        return level;
    }

    private RawCode readElement() throws MpyFormatException {
        owed--;
        int element = in.position();
        int kindLength = in.readVuint();
        if ((kindLength & 3) != 0) {
            throw MpyFormatException.at(element, "machine code");
        }
        int length = kindLength >>> 3;
        int start = in.skip(length);
        Prelude prelude = readPrelude(start, start + length);
        int count = (kindLength & 4) == 0 ? 0 : in.readCount();
        if (count > in.left() - owed) {
            throw MpyFormatException.at(start, "more functions than bytes");
        }
        owed += count;
        RawCode[] children = count == 0 ? NO_CHILDREN : new RawCode[count];
        return new RawCode(file, start + shift, length, prelude, children);
    }

    private Prelude readPrelude(int start, int end) throws MpyFormatException {
        int sizes = numberEnd(start, end, MAX_SIGNATURE_BYTES);
        int info = numberEnd(sizes, end, MAX_SIZE_BYTES);
        Prelude declared = new Prelude(in.bytes(), start, file, shift);
        int opcodes = end - info - declared.nInfo - declared.nCell;
        if (opcodes <= 0) {
            throw MpyFormatException.at(
                    info, opcodes < 0 ? "cut short" : "a function without code");
        }
        if (declared.nState > MAX_STATE || declared.parameterSlots() > declared.nState) {
            throw MpyFormatException.at(start, "frame size");
        }
        if (declared.scopeFlags > 0xf || declared.nDefPosArgs > declared.nPosArgs) {
            throw MpyFormatException.at(start, "signature");
        }
        readNames(new FileCursor(in.bytes(), info, info + declared.nInfo), declared);
        return declared;
    }

    private void readNames(FileCursor cursor, Prelude declared) throws MpyFormatException {
        for (int i = declared.nPosArgs + declared.nKwonlyArgs; i >= 0; i--) {
            int name = cursor.readVuint();
            if (name >= qstrCount) {
                throw MpyFormatException.at(cursor.position(), "no such name");
            }
        }
    }

    /** {@return the position after the number at {@code start}, which has to end before the end} */
    private int numberEnd(int start, int end, int maxBytes) throws MpyFormatException {
        CodeBytes bytes = in.bytes();
        int at = start;
        do {
            if (at >= end || at - start > maxBytes) {
                throw MpyFormatException.at(at, "prelude");
            }
        } while (bytes.at(at++) >= 0x80);
        return at;
    }
}
