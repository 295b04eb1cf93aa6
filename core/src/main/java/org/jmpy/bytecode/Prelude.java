package org.jmpy.bytecode;

/**
 * What stands before a function's opcodes: {@code signature sizes info cells}, where info is {@code
 * simpleName argumentName* lineInfo}. Decoding reads the signature and sizes only; names, cells and
 * lines are looked up in place when asked for. Names are indexes into the module's qstr table.
 * Source: MicroPython py/bc.h.
 */
public final class Prelude {
    /** Scope flag: calling makes a generator. */
    public static final int GENERATOR = 1;

    /** Scope flag: has a {@code **kw} parameter. */
    public static final int VARKEYWORDS = 2;

    /** Scope flag: has an {@code *args} parameter. */
    public static final int VARARGS = 4;

    /** Scope flag: some keyword-only parameter has a default. */
    public static final int DEFKWARGS = 8;

    /** Slots of a frame: locals and value stack together, 1 or more. */
    public final int nState;

    /** Exception handlers that can be open at a time. */
    public final int nExcStack;

    /** {@link #GENERATOR}, {@link #VARKEYWORDS}, {@link #VARARGS}, {@link #DEFKWARGS}. */
    public final int scopeFlags;

    /** Positional parameters, closed-over cells included (they come first). */
    public final int nPosArgs;

    /** Keyword-only parameters. */
    public final int nKwonlyArgs;

    /** Positional parameters, counted from the last, that have a default. */
    public final int nDefPosArgs;

    /** Bytes of the info part: names and line info. */
    public final int nInfo;

    /** Bytes of the cell list: locals to wrap in a cell when the function starts. */
    public final int nCell;

    /** Position of the info part. */
    public final int infoStart;

    private final CodeBytes code;

    /** Reads the signature and sizes at {@code start}, the first byte of a function's data. */
    public Prelude(CodeBytes code, int start) {
        this(code, start, code, 0);
    }

    /**
     * Reads the signature and sizes from a copy.
     *
     * @param copy has the function's data from {@code start} on
     * @param code where names, cells and lines are to be looked up
     * @param shift what to add to a position in {@code copy} to get one in {@code code}
     */
    public Prelude(CodeBytes copy, int start, CodeBytes code, int shift) {
        this.code = code;
        int position = start;
        int z = copy.at(position++);
        int state = (z >> 3) & 0xf;
        int excStack = (z >> 2) & 1;
        int flags = 0;
        int posArgs = z & 3;
        int kwonlyArgs = 0;
        int defPosArgs = 0;
        for (int n = 0; (z & 0x80) != 0; n++) {
            z = copy.at(position++);
            state |= (z & 0x30) << (2 * n);
            excStack |= (z & 2) << n;
            flags |= ((z & 0x40) >> 6) << n;
            posArgs |= (z & 4) << n;
            kwonlyArgs |= ((z & 8) >> 3) << n;
            defPosArgs |= (z & 1) << n;
        }
        nState = state + 1;
        nExcStack = excStack;
        scopeFlags = flags;
        nPosArgs = posArgs;
        nKwonlyArgs = kwonlyArgs;
        nDefPosArgs = defPosArgs;

        int info = 0;
        int cell = 0;
        int n = 0;
        do {
            z = copy.at(position++);
            cell |= (z & 1) << n;
            info |= ((z & 0x7e) >> 1) << (6 * n);
            n++;
        } while ((z & 0x80) != 0);
        nInfo = info;
        nCell = cell;
        infoStart = position + shift;
    }

    /** {@return whether calling the function makes a generator} */
    public boolean isGenerator() {
        return (scopeFlags & GENERATOR) != 0;
    }

    /** {@return how many locals the parameters fill, {@code *args} and {@code **kw} included} */
    public int parameterSlots() {
        return nPosArgs
                + nKwonlyArgs
                + ((scopeFlags & VARARGS) >> 2)
                + ((scopeFlags & VARKEYWORDS) >> 1);
    }

    /** {@return the position of the first cell number; each is one byte} */
    public int cellsStart() {
        return infoStart + nInfo;
    }

    /** {@return the position of the first opcode} */
    public int codeStart() {
        return infoStart + nInfo + nCell;
    }

    /** {@return the local number of entry {@code index} of the cell list, 0 to 255} */
    public int cell(int index) {
        return code.at(infoStart + nInfo + index);
    }

    /** {@return the qstr table index of the function's name} */
    public int simpleName() {
        return code.vuint(infoStart);
    }

    /**
     * {@return the qstr table index of a parameter's name, in time proportional to {@code index}}
     *
     * @param index 0 to {@code nPosArgs + nKwonlyArgs - 1}; closed-over cells are named {@code *}
     */
    public int argumentName(int index) {
        int position = code.vuintEnd(infoStart);
        for (int i = 0; i < index; i++) {
            position = code.vuintEnd(position);
        }
        return code.vuint(position);
    }

    /** {@return the position of the first line info entry} */
    public int lineInfoStart() {
        int position = code.vuintEnd(infoStart);
        for (int i = nPosArgs + nKwonlyArgs; i > 0; i--) {
            position = code.vuintEnd(position);
        }
        return position;
    }

    /** {@return the source line of the instruction at absolute position {@code ip}} */
    public int line(int ip) {
        return LineInfo.line(code, lineInfoStart(), cellsStart(), ip - codeStart());
    }

    /** Appends a signature: six numbers, their bits interleaved. */
    public static void writeSignature(
            ByteSink out,
            int nState,
            int nExcStack,
            int scopeFlags,
            int nPosArgs,
            int nKwonlyArgs,
            int nDefPosArgs) {
        int state = nState - 1;
        int excStack = nExcStack;
        int flags = scopeFlags & 0xf;
        int posArgs = nPosArgs;
        int kwonlyArgs = nKwonlyArgs;
        int defPosArgs = nDefPosArgs;
        int z = ((state & 0xf) << 3) | ((excStack & 1) << 2) | (posArgs & 3);
        state >>>= 4;
        excStack >>>= 1;
        posArgs >>>= 2;
        while ((state | excStack | flags | posArgs | kwonlyArgs | defPosArgs) != 0) {
            out.writeByte(0x80 | z);
            z =
                    ((flags & 1) << 6)
                            | ((state & 3) << 4)
                            | ((kwonlyArgs & 1) << 3)
                            | ((posArgs & 1) << 2)
                            | ((excStack & 1) << 1)
                            | (defPosArgs & 1);
            state >>>= 2;
            excStack >>>= 1;
            flags >>>= 1;
            posArgs >>>= 1;
            kwonlyArgs >>>= 1;
            defPosArgs >>>= 1;
        }
        out.writeByte(z);
    }

    /** Appends the sizes of the info and cell parts, in bytes. */
    public static void writeSizes(ByteSink out, int nInfo, int nCell) {
        int info = nInfo;
        int cell = nCell;
        int z = ((info & 0x3f) << 1) | (cell & 1);
        info >>>= 6;
        cell >>>= 1;
        while ((info | cell) != 0) {
            out.writeByte(0x80 | z);
            z = ((info & 0x3f) << 1) | (cell & 1);
            info >>>= 6;
            cell >>>= 1;
        }
        out.writeByte(z);
    }
}
