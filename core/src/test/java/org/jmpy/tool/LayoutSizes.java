package org.jmpy.tool;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.bytecode.Opcode;

/**
 * What one file takes in the layout of version 6, where instructions name strings by their place in
 * a table of the file, and in one without that indirection, where they hold the runtime's number of
 * the string in two bytes, as up to version 5: the loader must then copy the code and write the
 * numbers into it, and the file must tell it which string each is.
 *
 * @param source bytes of source text
 * @param file bytes of the file as it is
 * @param inline bytes of the file without indirection: the places of the strings stay, as the list
 *     of what to write where, and the code has two bytes more for each
 * @param code bytes of prelude and opcodes as they are, in place
 * @param inlineCode bytes of prelude and opcodes without indirection, in memory
 * @param tables bytes of the two tables that version 6 needs in memory of a board: two for a qstr,
 *     four for an object
 */
record LayoutSizes(long source, long file, long inline, long code, long inlineCode, long tables) {
    /** Bytes of a qstr number in code. */
    private static final int INLINE = 2;

    private static final int TABLE_QSTR = 2;
    private static final int TABLE_OBJECT = 4;

    static final LayoutSizes NOTHING = new LayoutSizes(0, 0, 0, 0, 0, 0);

    LayoutSizes plus(LayoutSizes other) {
        return new LayoutSizes(
                source + other.source,
                file + other.file,
                inline + other.inline,
                code + other.code,
                inlineCode + other.inlineCode,
                tables + other.tables);
    }

    /** {@return the sizes of a file that the compiler made} */
    static LayoutSizes of(int source, byte[] bytes) throws ToolException {
        MpyFile file = MpyFile.read("file", bytes);
        long[] sums = new long[3]; // code, qstr operands, bytes of them
        count(file.root, sums);
        long inlineCode = sums[0] - sums[2] + INLINE * sums[1];
        long tables =
                (long) TABLE_QSTR * file.qstrs.size() + (long) TABLE_OBJECT * file.constants.size();
        return new LayoutSizes(
                source, bytes.length, bytes.length + INLINE * sums[1], sums[0], inlineCode, tables);
    }

    private static void count(MpyFunction function, long[] sums) {
        CodeBytes code = function.file.code;
        sums[0] += function.length;
        for (int name : function.names) {
            sums[1]++;
            sums[2] += name < 0x80 ? 1 : name < 0x4000 ? 2 : 3;
        }
        int at = function.prelude.codeStart();
        int end = function.start + function.length;
        while (at < end) {
            int format = Opcode.format(code.at(at));
            int operand = at + 1;
            at =
                    switch (format) {
                        case Opcode.NONE -> operand;
                        case Opcode.SIGNED, Opcode.FORWARD -> code.offsetEnd(operand);
                        case Opcode.UNWIND -> code.offsetEnd(operand) + 1;
                        case Opcode.CHILD_BYTE -> code.vuintEnd(operand) + 1;
                        default -> code.vuintEnd(operand);
                    };
            if (format == Opcode.QSTR) {
                sums[1]++;
                sums[2] += at - operand;
            }
        }
        for (MpyFunction child : function.children) {
            count(child, sums);
        }
    }
}
