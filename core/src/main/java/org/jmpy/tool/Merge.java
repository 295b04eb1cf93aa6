package org.jmpy.tool;

import org.jmpy.bytecode.ByteSink;
import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Prelude;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Merges files into one that runs them one after the other. The tables are joined as they are; the
 * first file's code stays as it is, that of the others gets new table indexes, loses its line info
 * and has its jumps laid out anew. Source of the layout: MicroPython tools/mpy-tool.py, --merge.
 *
 * <p>That takes the byte after the offset of a jump out of a try or with block (UNWIND_JUMP) for a
 * part of the distance: it fails, or the merged program leads one byte too far and computes
 * something else. Here the caller has the choice.
 */
final class Merge {
    private static final int FLAG_ARCH_FLAGS = 0x40;
    private static final int SUB_VERSION = 3;

    private final ByteSink out = new ByteSink(1024);

    /** Whether jumps lead where mpy-tool.py lets them lead. */
    private final boolean strays;

    private int stray;

    private Merge(boolean strays) {
        this.strays = strays;
    }

    /** Thrown where mpy-tool.py finds no instruction at the place that it takes for the target. */
    private static final class NoTarget extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoTarget() {
            super(null, null, false, false);
        }
    }

    /**
     * A merged file.
     *
     * @param bytes its content
     * @param stray how many jumps lead one byte too far
     */
    record Merged(byte[] bytes, int stray) {}

    /**
     * {@return the merged file}
     *
     * @param files two or more
     * @param arch the architecture that they agree on, 0 if none has machine code
     * @param archFlags the flags to write, null for those of the file with machine code
     * @param strays whether to make what mpy-tool.py makes, if it makes anything
     * @throws ToolException if more than one file has machine code, or a jump gets too long
     */
    static Merged merge(List<MpyFile> files, int arch, Integer archFlags, boolean strays)
            throws ToolException {
        if (strays) {
            try {
                return new Merge(true).merge(files, arch, archFlags);
            } catch (NoTarget e) {
                // It fails, so there is nothing to be like.
            }
        }
        return new Merge(false).merge(files, arch, archFlags);
    }

    private Merged merge(List<MpyFile> files, int arch, Integer archFlags) throws ToolException {
        List<MpyFile> ordered = new ArrayList<>(files);
        int flags = 0;
        MpyFile main = null;
        for (MpyFile file : files) {
            if (file.arch != 0) {
                if (main != null) {
                    throw new ToolException(
                            "can't merge files when more than one contains native code");
                }
                main = file;
                flags = file.archFlags;
            }
        }
        if (main != null) {
            ordered.remove(main);
            ordered.addFirst(main);
        }
        int smallIntBits = files.getLast().header(3);
        writeHeader(arch, archFlags == null ? flags : archFlags, smallIntBits);
        writeTables(ordered);
        writeCode(ordered);
        return new Merged(out.toByteArray(), stray);
    }

    private void writeHeader(int arch, int archFlags, int smallIntBits) {
        int withFlags = archFlags != 0 ? FLAG_ARCH_FLAGS : 0;
        out.writeByte('M');
        out.writeByte(6);
        out.writeByte(arch == 0 ? 0 : withFlags | (arch << 2) | SUB_VERSION);
        out.writeByte(smallIntBits);
        if (archFlags != 0) {
            out.writeVuint(archFlags);
        }
    }

    private void writeTables(List<MpyFile> files) {
        int qstrs = 0;
        int constants = 0;
        for (MpyFile file : files) {
            qstrs += file.qstrs.size();
            constants += file.constants.size();
        }
        out.writeVuint(qstrs);
        out.writeVuint(constants);
        for (MpyFile file : files) {
            out.writeBytes(file.bytes, file.qstrsStart, file.constantsStart - file.qstrsStart);
        }
        for (MpyFile file : files) {
            out.writeBytes(file.bytes, file.constantsStart, file.rootStart - file.constantsStart);
        }
    }

    private void writeCode(List<MpyFile> files) throws ToolException {
        ByteSink code = new ByteSink();
        Prelude.writeSignature(code, 1, 0, 0, 0, 0, 0);
        Prelude.writeSizes(code, 1, 0);
        code.writeByte(0); // named as the source file
        for (int i = 0; i < files.size(); i++) {
            code.writeByte(Opcode.MAKE_FUNCTION);
            code.writeVuint(i);
            code.writeByte(Opcode.CALL_FUNCTION);
            code.writeByte(0);
            code.writeByte(Opcode.POP_TOP);
        }
        code.writeByte(Opcode.LOAD_CONST_NONE);
        code.writeByte(Opcode.RETURN_VALUE);
        out.writeVuint((code.size() << 3) | 4);
        out.writeBytes(code);
        out.writeVuint(files.size());
        int qstrBase = 0;
        int constantBase = 0;
        for (MpyFile file : files) {
            if (qstrBase == 0 && constantBase == 0) {
                out.writeBytes(file.bytes, file.rootStart, file.bytes.length - file.rootStart);
            } else {
                try {
                    rewrite(file.root, qstrBase, constantBase);
                } catch (IndexOutOfBoundsException e) {
                    throw file.corrupt();
                }
            }
            qstrBase += file.qstrs.size();
            constantBase += file.constants.size();
        }
    }

    private void rewrite(MpyFunction function, int qstrBase, int constantBase)
            throws ToolException {
        if (function.kind != MpyFunction.BYTECODE) {
            throw new ToolException("can only rewrite bytecode");
        }
        Prelude prelude = function.prelude;
        ByteSink names = new ByteSink();
        for (int name : function.names) {
            names.writeVuint(name + qstrBase);
        }
        ByteSink data = new ByteSink(function.length + 16);
        data.writeBytes(function.code(), function.start, function.sizesStart() - function.start);
        Prelude.writeSizes(data, names.size(), prelude.nCell);
        data.writeBytes(names);
        data.writeBytes(function.code(), prelude.cellsStart(), prelude.nCell);
        Rewriter rewriter = new Rewriter(function, qstrBase, constantBase, strays);
        data.writeBytes(rewriter.rewrite());
        stray += rewriter.stray;
        boolean hasChildren = !function.children.isEmpty();
        out.writeVuint((data.size() << 3) | (hasChildren ? 4 : 0));
        out.writeBytes(data);
        if (hasChildren) {
            out.writeVuint(function.children.size());
            for (MpyFunction child : function.children) {
                rewrite(child, qstrBase, constantBase);
            }
        }
    }

    /** Gives the code of one function new indexes, and its jumps new offsets until all fit. */
    private static final class Rewriter {
        private final MpyFunction function;
        private final CodeBytes code;
        private final int first;
        private final int qstrBase;
        private final int constantBase;

        /** Where each instruction is now, by its old distance from the first. */
        private final int[] offsets;

        private final boolean strays;
        private final BitSet starts = new BitSet();
        private int stray;

        Rewriter(MpyFunction function, int qstrBase, int constantBase, boolean strays) {
            this.strays = strays;
            this.function = function;
            this.code = function.code();
            this.first = function.prelude.codeStart();
            this.qstrBase = qstrBase;
            this.constantBase = constantBase;
            this.offsets = new int[function.end() - first];
            for (int i = 0; i < offsets.length; i++) {
                offsets[i] = i;
            }
            for (int ip = first; ip < function.end(); ip += Opcode.length(code, ip)) {
                starts.set(ip - first);
            }
        }

        ByteSink rewrite() throws ToolException {
            ByteSink result = new ByteSink(offsets.length + 16);
            boolean changed;
            boolean overflows;
            do {
                changed = false;
                overflows = false;
                stray = 0;
                result.truncate(0);
                for (int ip = first; ip < function.end(); ip += Opcode.length(code, ip)) {
                    if (offsets[ip - first] != result.size()) {
                        offsets[ip - first] = result.size();
                        changed = true;
                    }
                    overflows |= !write(result, ip);
                }
            } while (changed);
            if (overflows) {
                throw new ToolException("bytecode overflow");
            }
            return result;
        }

        /** {@return whether the instruction's offset fits} */
        private boolean write(ByteSink result, int ip) throws ToolException {
            int op = code.at(ip);
            int format = Opcode.format(op);
            int length = Opcode.length(code, ip);
            switch (format) {
                case Opcode.QSTR -> {
                    result.writeByte(op);
                    result.writeVuint(code.vuint(ip + 1) + qstrBase);
                }
                case Opcode.OBJECT -> {
                    result.writeByte(op);
                    result.writeVuint(code.vuint(ip + 1) + constantBase);
                }
                case Opcode.SIGNED, Opcode.UNWIND, Opcode.FORWARD -> {
                    boolean fits = writeJump(result, ip, format != Opcode.FORWARD);
                    if (format == Opcode.UNWIND) {
                        result.writeByte(code.at(ip + length - 1));
                    }
                    return fits;
                }
                default -> result.writeBytes(code, ip, length);
            }
            return true;
        }

        private boolean writeJump(ByteSink result, int ip, boolean isSigned) throws ToolException {
            int target = Opcode.target(code, ip) - first;
            if (strays && Opcode.format(code.at(ip)) == Opcode.UNWIND) {
                target++;
                stray++;
                if (!starts.get(target)) {
                    throw new NoTarget();
                }
            }
            if (target < 0 || target >= offsets.length) {
                throw function.file.corrupt();
            }
            int offset = offsets[target] - offsets[ip - first] - 2;
            result.writeByte(code.at(ip));
            if (isSigned ? offset >= -64 && offset <= 63 : offset <= 127) {
                int stored = isSigned ? offset + 0x40 : offset;
                result.writeByte(stored & 0x7f);
                return stored >= 0;
            }
            int stored = offset - 1 + (isSigned ? 0x4000 : 0);
            result.writeByte(0x80 | (stored & 0x7f));
            result.writeByte(stored >> 7);
            return stored >= 0 && stored <= 0x7fff;
        }
    }
}
