package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Prelude;

import java.util.Arrays;

/**
 * The functions of a file in the order they lie there, parents before children: where each is and
 * what its prelude declares. Building it checks the element headers and the preludes.
 */
final class FunctionTable {
    /** Functions in functions in functions: mpy-cross runs out of stack before. */
    static final int MAX_NESTING = 100_000;

    /** Slots of a frame that any program may need. */
    static final int MAX_STATE = 1 << 24;

    /** {@link #closed}: no MAKE instruction of the parent uses the function. */
    static final int NEVER_MADE = -1;

    /** Bytes after the first one; more could not be kept in an int. */
    private static final int MAX_SIGNATURE_BYTES = 12;

    private static final int MAX_SIZE_BYTES = 4;

    int count;

    /** Position of the prelude. */
    int[] start = new int[16];

    /** Position after the last opcode. */
    int[] end = new int[16];

    int[] childCount = new int[16];

    /** Where the children's numbers start in {@link #child}. */
    int[] firstChild = new int[16];

    /** How many cells the parent puts before the arguments. */
    int[] closed = new int[16];

    /** Numbers of functions, those of one parent side by side. */
    int[] child = new int[16];

    /** See {@link #defaults(int, boolean)}. */
    private int[] defaults = new int[16];

    /** What each function declares. */
    Prelude[] prelude = new Prelude[16];

    // How many children are still to come, and where the next one's number goes, by nesting.
    private int[] left = new int[16];
    private int[] place = new int[16];

    private FileCursor in;
    private int qstrCount;

    /**
     * Reads the functions of a file; what was read before is forgotten.
     *
     * @param root where the outer function's element starts in {@code bytes}
     * @param fileEnd where the file ends
     * @throws MpyFormatException if an element or a prelude is not valid, or bytes are left over
     */
    void read(MpyImage image, CodeBytes bytes, int root, int fileEnd) throws MpyFormatException {
        in = new FileCursor(bytes, root, fileEnd);
        qstrCount = image.qstrCount();
        count = 0;
        readElements();
    }

    private void readElements() throws MpyFormatException {
        int level = 0;
        int places = 1; // numbers given out in child
        int owed = 1; // children still to come, of all parents together
        left[0] = 1;
        place[0] = 0;
        while (level >= 0) {
            if (left[level] == 0) {
                level--;
                continue;
            }
            left[level]--;
            owed--;
            int function = count;
            child = room(child, place[level]);
            child[place[level]++] = function;
            int children = readElement(function);
            count++;
            firstChild[function] = places;
            childCount[function] = children;
            closed[function] = NEVER_MADE;
            if (children > in.left() - owed) {
                throw MpyFormatException.at(start[function], "more functions than bytes");
            }
            if (children > 0) {
                owed += children;
                if (++level == MAX_NESTING) {
                    throw MpyFormatException.at(start[function], "functions nested too deeply");
                }
                place = room(place, level);
                left = room(left, level);
                place[level] = places;
                left[level] = children;
                places += children;
            }
        }
        if (in.left() != 0) {
            throw MpyFormatException.at(in.position(), "bytes after the end");
        }
        closed[0] = 0;
    }

    /** {@return the number of children} */
    private int readElement(int function) throws MpyFormatException {
        int element = in.position();
        int kindLength = in.readVuint();
        if ((kindLength & 3) != 0) {
            throw MpyFormatException.at(element, "machine code");
        }
        int length = kindLength >>> 3;
        int dataStart = in.skip(length);
        if (function == start.length) {
            grow();
        }
        readPrelude(function, dataStart, dataStart + length);
        return (kindLength & 4) == 0 ? 0 : in.readCount();
    }

    private void readPrelude(int function, int dataStart, int dataEnd) throws MpyFormatException {
        FileCursor cursor = new FileCursor(in.bytes(), dataStart, dataEnd);
        skipNumber(cursor, MAX_SIGNATURE_BYTES);
        skipNumber(cursor, MAX_SIZE_BYTES);
        Prelude declared = new Prelude(in.bytes(), dataStart);
        int info = cursor.skip(declared.nInfo);
        cursor.skip(declared.nCell);
        if (cursor.left() == 0) {
            throw MpyFormatException.at(cursor.position(), "a function without code");
        }
        if (declared.nState > MAX_STATE || declared.parameterSlots() > declared.nState) {
            throw MpyFormatException.at(dataStart, "frame size");
        }
        if (declared.scopeFlags > 0xf || declared.nDefPosArgs > declared.nPosArgs) {
            throw MpyFormatException.at(dataStart, "signature");
        }
        readInfo(new FileCursor(in.bytes(), info, info + declared.nInfo), declared);
        prelude[function] = declared;
        start[function] = dataStart;
        end[function] = dataEnd;
        boolean hasKeyword = (declared.scopeFlags & Prelude.DEFKWARGS) != 0;
        defaults[function] = defaults(declared.nDefPosArgs, hasKeyword);
    }

    /** {@return the defaults that a function declares} */
    int defaults(int function) {
        return defaults[function];
    }

    /**
     * {@return one number for what defaults there are}
     *
     * @param positional how many of positional parameters
     * @param hasKeyword whether there is a dict of those of keyword-only parameters
     */
    static int defaults(int positional, boolean hasKeyword) {
        return (positional << 1) | (hasKeyword ? 1 : 0);
    }

    /** Checks the names and that the last line info entry is whole. */
    private void readInfo(FileCursor cursor, Prelude declared) throws MpyFormatException {
        for (int i = declared.nPosArgs + declared.nKwonlyArgs; i >= 0; i--) {
            int name = cursor.readVuint();
            if (name >= qstrCount) {
                throw MpyFormatException.at(cursor.position(), "no such name");
            }
        }
        while (cursor.left() > 0) {
            if (cursor.readByte() >= 0x80) {
                cursor.readByte();
            }
        }
    }

    private static void skipNumber(FileCursor cursor, int maxBytes) throws MpyFormatException {
        for (int i = 0; cursor.readByte() >= 0x80; i++) {
            if (i == maxBytes) {
                throw MpyFormatException.at(cursor.position(), "prelude");
            }
        }
    }

    private static int[] room(int[] array, int index) {
        return index < array.length ? array : Arrays.copyOf(array, Math.max(index + 1, 2 * index));
    }

    private void grow() {
        int size = 2 * start.length;
        start = Arrays.copyOf(start, size);
        end = Arrays.copyOf(end, size);
        prelude = Arrays.copyOf(prelude, size);
        childCount = Arrays.copyOf(childCount, size);
        firstChild = Arrays.copyOf(firstChild, size);
        closed = Arrays.copyOf(closed, size);
        defaults = Arrays.copyOf(defaults, size);
    }
}
