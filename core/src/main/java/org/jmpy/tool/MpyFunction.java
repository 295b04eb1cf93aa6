package org.jmpy.tool;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.LineInfo;
import org.jmpy.bytecode.Prelude;

import java.util.ArrayList;
import java.util.List;

/** A function of an {@link MpyFile}: bytecode or machine code. */
final class MpyFunction {
    static final int BYTECODE = 0;
    static final int NATIVE = 1;
    static final int VIPER = 2;
    static final int ASM = 3;

    final MpyFile file;
    final int kind;

    /** Position of the first byte in the file. */
    final int start;

    final int length;

    /** Bytes before the prelude, for machine code. */
    final int preludeOffset;

    /** Null if there is none: viper and assembler code. */
    final Prelude prelude;

    final List<MpyFunction> children = new ArrayList<>();

    /** Name and parameter names: qstr table indexes. */
    final int[] names;

    /** The name that C code gives it, unique among the files read together. */
    String escapedName;

    int scopeFlags;
    int nPosArgs;
    int typeSignature;

    MpyFunction(MpyFile file, int kind, int start, int length, int preludeOffset) {
        this.file = file;
        this.kind = kind;
        this.start = start;
        this.length = length;
        this.preludeOffset = preludeOffset;
        if (kind <= NATIVE) {
            prelude = new Prelude(file.code, start + preludeOffset);
            scopeFlags = prelude.scopeFlags;
            nPosArgs = prelude.nPosArgs;
            names = new int[1 + prelude.nPosArgs + prelude.nKwonlyArgs];
            int position = prelude.infoStart;
            for (int i = 0; i < names.length; i++) {
                names[i] = file.code.vuint(position);
                position = file.code.vuintEnd(position);
            }
        } else {
            prelude = null;
            names = new int[1];
        }
    }

    void setNative(int flags, int positionals, int signature) {
        scopeFlags = flags;
        nPosArgs = positionals;
        typeSignature = signature;
    }

    /** {@return whether the parts of the prelude are inside the function, and the names exist} */
    boolean isSound(int qstrCount) {
        for (int name : names) {
            if (name < 0 || name >= qstrCount) {
                return false;
            }
        }
        return prelude == null
                || (prelude.nInfo > 0
                        && prelude.nCell >= 0
                        && prelude.lineInfoStart() <= prelude.cellsStart()
                        && prelude.codeStart() <= end());
    }

    CodeBytes code() {
        return file.code;
    }

    int end() {
        return start + length;
    }

    String simpleName() {
        return file.qstrs.get(names[0]);
    }

    /** {@return the names of the parameters that have one} */
    List<String> parameterNames() {
        List<String> result = new ArrayList<>();
        for (int i = 1; i < names.length; i++) {
            result.add(file.qstrs.get(names[i]));
        }
        return result;
    }

    /** {@return the position of the prelude's sizes, after its signature} */
    int sizesStart() {
        int position = start + preludeOffset;
        while (file.code.at(position) >= 0x80) {
            position++;
        }
        return position + 1;
    }

    /** {@return the source line of the instruction at position {@code ip}} */
    int line(int ip) {
        // mpy-tool reads on through the cell list; for what a compiler makes it is the same.
        return LineInfo.line(
                file.code, prelude.lineInfoStart(), prelude.codeStart(), ip - prelude.codeStart());
    }
}
