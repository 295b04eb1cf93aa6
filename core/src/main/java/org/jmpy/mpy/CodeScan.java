package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Operand;
import org.jmpy.bytecode.Prelude;

import java.util.Arrays;

/**
 * First look at a function's code, from the first byte to the last: every opcode exists, no operand
 * is cut short or names what is not there, jumps lead to instructions, locals are used as what they
 * are. Leaves the places that jumps and handlers lead to, numbered in the order of their addresses,
 * for {@link CodeFlow}.
 */
final class CodeScan {
    private static final int MAX_NUMBER_BYTES = 6;
    private static final int MAX_SMALL_INT_BYTES = 9;

    /** The function's bytes: those of the file, or a copy of mapped ones. */
    byte[] bytes;

    /** What to add to an index in {@link #bytes} to get a position in the file. */
    int shift;

    /** Index of the first opcode. */
    int first;

    /** Index after the last opcode. */
    int end;

    /** The function itself. */
    RawCode function;

    /** What the function declares. */
    Prelude prelude;

    /** How many places jumps and handlers lead to. */
    int joinCount;

    /** Where they are, ascending. */
    int[] joinAt = new int[64];

    /** Locals that hold cells; locals from 256 on never do. */
    final boolean[] isCell = new boolean[256];

    /** Whether any local does. */
    boolean hasCells;

    /** How many bytes the instruction takes that starts so many bytes after {@link #first}. */
    byte[] length = new byte[256];

    /** Highest local in use, or -1. */
    int lastLocal;

    /** What the function is linked to. */
    MpyImage image;

    /** 1 if the frame needs a slot more than the prelude declares, else 0. */
    int extraSlots;

    /** Whether the code uses names as class bodies and modules do. */
    private boolean hasNames;

    private int qstrCount;
    private int constantCount;

    private byte[] copy = new byte[0];
    private long[] starts = new long[4];
    private long[] targets = new long[4];
    private int[] rank = new int[4];
    private boolean isMade;

    /** Looks at a function, after its parent. */
    void scan(MpyImage newImage, RawCode newFunction) throws MpyFormatException {
        image = newImage;
        qstrCount = image.qstrCount();
        constantCount = image.constantCount();
        function = newFunction;
        prelude = function.prelude();
        isMade = function.closed != RawCode.NEVER_MADE;
        locate();
        int words = ((end - first) >> 6) + 1;
        if (words > starts.length) {
            starts = new long[2 * words];
            targets = new long[2 * words];
            rank = new int[2 * words];
        }
        if (end - first > length.length) {
            length = new byte[2 * (end - first)];
        }
        Arrays.fill(starts, 0, words, 0);
        Arrays.fill(targets, 0, words, 0);
        checkLineInfo();
        findCells();
        lastLocal = prelude.parameterSlots() - 1;
        hasNames = false;
        readInstructions();
        // MicroPython py/scope.c gives no number to a __class__ that a class body assigns.
        boolean isUncounted =
                hasNames && lastLocal == prelude.parameterSlots() && prelude.nCell == 0;
        extraSlots = isUncounted ? 1 : 0;
        numberTargets(words);
    }

    /** {@return the number of the join at index {@code at}, which is one} */
    int joinNumber(int at) {
        int offset = at - first;
        long before = targets[offset >> 6] & ((1L << offset) - 1);
        return rank[offset >> 6] + Long.bitCount(before);
    }

    /** {@return the error {@code detail} at index {@code at}} */
    MpyFormatException error(int at, String detail) {
        return MpyFormatException.at(at + shift, detail);
    }

    private void locate() {
        int start = function.start();
        CodeBytes file = function.code();
        if (file.heap != null) {
            bytes = file.heap;
            shift = 0;
        } else {
            if (copy.length < function.length()) {
                copy = new byte[Math.max(function.length(), 4096)];
            }
            file.copyTo(start, copy, 0, function.length());
            bytes = copy;
            shift = start;
        }
        first = prelude.codeStart() - shift;
        end = function.end() - shift;
    }

    /** The last entry must be whole. */
    private void checkLineInfo() throws MpyFormatException {
        int at = prelude.infoStart - shift;
        int infoEnd = at + prelude.nInfo;
        for (int i = prelude.nPosArgs + prelude.nKwonlyArgs; i >= 0; i--) {
            at = Operand.vuintEnd(bytes, at);
        }
        while (at < infoEnd) {
            at += bytes[at] < 0 ? 2 : 1;
        }
        require(at == infoEnd, first, "line info cut short");
    }

    private void findCells() throws MpyFormatException {
        if (hasCells) {
            Arrays.fill(isCell, false);
        }
        int closed = Math.max(function.closed, 0);
        if (closed > prelude.nPosArgs - prelude.nDefPosArgs) {
            throw error(first, "closes over more cells than it has parameters");
        }
        Arrays.fill(isCell, 0, closed, true);
        hasCells = closed != 0 || prelude.nCell != 0;
        for (int i = 0; i < prelude.nCell; i++) {
            int at = prelude.cellsStart() - shift + i;
            int local = bytes[at] & 0xff;
            require(local < prelude.nState && !isCell[local], at, "cell number");
            isCell[local] = true;
        }
    }

    private void readInstructions() throws MpyFormatException {
        byte[] code = bytes;
        byte[] lengths = length;
        int at = first;
        while (at < end) {
            int offset = at - first;
            starts[offset >> 6] |= 1L << offset;
            int op = code[at] & 0xff;
            int next = at + 1;
            if (op >= Opcode.LOAD_CONST_SMALL_INT_MULTI) {
                checkShort(op, at);
            } else {
                next = readOperand(op, at);
            }
            lengths[offset] = (byte) (next - at);
            at = next;
        }
    }

    private void checkShort(int op, int at) throws MpyFormatException {
        if (op < Opcode.LOAD_FAST_MULTI) {
            return;
        }
        if (op < Opcode.UNARY_OP_MULTI) {
            int local = op & 0xf;
            useLocal(local, at);
            if (op >= Opcode.STORE_FAST_MULTI) {
                requirePlain(local, at);
            }
        } else if (!Opcode.isDefined(op)) {
            throw error(at, "unknown opcode");
        }
    }

    /** {@return the index of the next instruction} */
    private int readOperand(int op, int at) throws MpyFormatException {
        int format = Opcode.format(op);
        int next = at + 1;
        if (format == Opcode.NONE) {
            if (!Opcode.isDefined(op)) {
                throw error(at, "unknown opcode");
            }
            return next;
        }
        if (next >= end) {
            throw error(at, "operand cut short");
        }
        if (format >= Opcode.SIGNED) {
            return readJump(format, at);
        }
        int operand = bytes[next++];
        if (operand < 0) {
            if (format == Opcode.VINT) {
                return skipSmallInt(next, at);
            }
            operand &= 0x7f;
            int b;
            do {
                if (next == end || next - at > MAX_NUMBER_BYTES || operand >= 1 << 24) {
                    throw error(at, "operand cut short or too large");
                }
                b = bytes[next++];
                operand = (operand << 7) | (b & 0x7f);
            } while (b < 0);
        }
        switch (format) {
            case Opcode.QSTR:
                if (operand >= qstrCount) {
                    throw error(at, "no such qstr");
                }
                hasNames |= op == Opcode.STORE_NAME;
                return next;
            case Opcode.LOCAL:
                readLocal(op, operand, at);
                return next;
            case Opcode.OBJECT:
                require(operand < constantCount, at, "no such constant");
                return next;
            case Opcode.VUINT:
                checkNumber(op, operand, next, at);
                return next;
            case Opcode.CHILD:
                makes(operand, 0, at);
                return next;
            case Opcode.CHILD_BYTE:
                require(next < end, at, "operand cut short");
                makes(operand, bytes[next] & 0xff, at);
                return next + 1;
            default:
                return next;
        }
    }

    private int skipSmallInt(int from, int at) throws MpyFormatException {
        int next = from;
        do {
            if (next == end || next - at > MAX_SMALL_INT_BYTES) {
                throw error(at, "small int cut short or too large");
            }
        } while (bytes[next++] < 0);
        return next;
    }

    /** {@return the index of the next instruction} */
    private int readJump(int format, int at) throws MpyFormatException {
        int next = at + 1;
        int offset = bytes[next++];
        if (offset < 0) {
            require(next < end, at, "operand cut short");
            offset = (offset & 0x7f) | ((bytes[next++] & 0xff) << 7);
            if (format != Opcode.FORWARD) {
                offset -= 0x4000;
            }
        } else if (format != Opcode.FORWARD) {
            offset -= 0x40;
        }
        int target = next + offset;
        require(target >= first && target < end, at, "jump out of the function");
        int place = target - first;
        targets[place >> 6] |= 1L << place;
        if (format == Opcode.UNWIND) {
            require(next < end, at, "operand cut short");
            next++;
        }
        return next;
    }

    private void readLocal(int op, int local, int at) throws MpyFormatException {
        useLocal(local, at);
        if (op == Opcode.STORE_FAST_N || op == Opcode.DELETE_FAST) {
            requirePlain(local, at);
        } else if (op != Opcode.LOAD_FAST_N && isMade) {
            require(local < isCell.length && isCell[local], at, "not a cell");
        }
    }

    private void useLocal(int local, int at) throws MpyFormatException {
        // One more is the __class__ of a class body; too many for the frame are found later.
        require(local <= prelude.nState, at, "no such local");
        if (local > lastLocal) {
            lastLocal = local;
        }
    }

    private void requirePlain(int local, int at) throws MpyFormatException {
        require(!(local < isCell.length && isCell[local]), at, "would overwrite a cell");
    }

    private void checkNumber(int op, int operand, int next, int at) throws MpyFormatException {
        switch (op) {
            case Opcode.BUILD_SLICE:
                boolean isShort = next == at + 2; // the original reads one byte
                require(
                        isShort && (operand == 2 || operand == 3),
                        at,
                        "slice of other than 2 or 3");
                break;
            case Opcode.BUILD_MAP:
                require(operand <= end - first, at, "room for more items than the code can store");
                break;
            case Opcode.STORE_COMP:
                require((operand & 3) != 3, at, "kind of comprehension");
                break;
            default:
                break;
        }
    }

    /** Notes that child {@code number} is made with so many cells. */
    private void makes(int number, int cells, int at) throws MpyFormatException {
        require(number < function.childCount(), at, "no such child function");
        RawCode child = function.child(number);
        require(
                child.closed == cells || child.closed == RawCode.NEVER_MADE,
                at,
                "the same function with other cells");
        child.closed = cells;
    }

    private void numberTargets(int words) throws MpyFormatException {
        int number = 0;
        for (int word = 0; word < words; word++) {
            long bits = targets[word];
            if ((bits & ~starts[word]) != 0) {
                int wrong = Long.numberOfTrailingZeros(bits & ~starts[word]);
                throw error(first + (word << 6) + wrong, "jump into an instruction");
            }
            rank[word] = number;
            if (number + 64 > joinAt.length) {
                joinAt = Arrays.copyOf(joinAt, 2 * joinAt.length);
            }
            for (; bits != 0; bits &= bits - 1) {
                joinAt[number++] = first + (word << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        joinCount = number;
    }

    private void require(boolean holds, int at, String detail) throws MpyFormatException {
        if (!holds) {
            throw error(at, detail);
        }
    }
}
