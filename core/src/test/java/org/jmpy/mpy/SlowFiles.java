package org.jmpy.mpy;

import org.jmpy.bytecode.ByteSink;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Prelude;

import java.util.ArrayList;
import java.util.List;

/** Files of one long function, some of them made to be slow to check. */
final class SlowFiles {
    private SlowFiles() {}

    /** {@return {@code [a if b else c, ...]}: deep stack and a join for each item} */
    static byte[] conditionalsInOneList(int items) {
        ByteSink code = new ByteSink();
        for (int i = 0; i < items; i++) {
            code.writeByte(Opcode.LOAD_CONST_TRUE);
            code.writeByte(Opcode.POP_JUMP_IF_FALSE);
            code.writeByte(0x40 + 3);
            code.writeByte(Opcode.LOAD_CONST_NONE);
            code.writeByte(Opcode.JUMP);
            code.writeByte(0x40 + 1);
            code.writeByte(Opcode.LOAD_CONST_FALSE);
        }
        code.writeByte(Opcode.BUILD_LIST);
        code.writeVuint(items);
        code.writeByte(Opcode.RETURN_VALUE);
        return file(code, items, 0);
    }

    static List<byte[]> madeToBeSlow() {
        List<byte[]> files = new ArrayList<>();
        files.add(deepPops(100_000));
        files.add(deepUnpacks(100_000));
        files.add(nestedHandlers(4000));
        files.add(manyChildren());
        files.add(nestedTuples());
        files.add(longInts(1, 9_000_000));
        files.add(longInts(20, 400_000));
        return files;
    }

    /** A deep stack that many branches each take down. */
    private static byte[] deepPops(int count) {
        ByteSink code = new ByteSink();
        for (int i = 0; i < count; i++) {
            code.writeByte(Opcode.LOAD_CONST_TRUE);
        }
        for (int i = 0; i < count; i++) {
            code.writeByte(Opcode.LOAD_CONST_TRUE);
            code.writeByte(Opcode.POP_JUMP_IF_FALSE);
            code.writeByte(0x40 + 5);
            code.writeByte(Opcode.BUILD_TUPLE);
            code.writeVuint(count);
            code.writeByte(Opcode.RETURN_VALUE);
        }
        code.writeByte(Opcode.RETURN_VALUE);
        return file(code, count + 2, 0);
    }

    private static byte[] deepUnpacks(int count) {
        ByteSink code = new ByteSink();
        code.writeByte(Opcode.LOAD_CONST_NONE);
        for (int i = 0; i < count; i++) {
            code.writeByte(Opcode.UNPACK_SEQUENCE);
            code.writeVuint(1 << 20);
            code.writeByte(Opcode.BUILD_TUPLE);
            code.writeVuint(1 << 20);
        }
        code.writeByte(Opcode.RETURN_VALUE);
        return file(code, 1 << 21, 0);
    }

    /** Blocks that each jump to the one before them. */
    static byte[] backwardBlocks(int count) {
        ByteSink code = new ByteSink();
        int offset = 0x4000 + 2 + 2 * (count - 1);
        code.writeByte(Opcode.JUMP);
        code.writeByte(0x80 | (offset & 0x7f));
        code.writeByte(offset >> 7);
        code.writeByte(Opcode.LOAD_CONST_NONE);
        code.writeByte(Opcode.RETURN_VALUE);
        for (int i = 0; i < count; i++) {
            code.writeByte(Opcode.JUMP);
            code.writeByte(0x40 - 4);
        }
        return file(code, 1, 0);
    }

    private static byte[] nestedHandlers(int count) {
        ByteSink code = new ByteSink();
        for (int i = 0; i < count; i++) {
            code.writeByte(Opcode.SETUP_EXCEPT);
            code.writeByte(0x80 | 0x7f);
            code.writeByte(0x7f);
        }
        for (int i = 0; i < 0x7fff; i++) {
            code.writeByte(Opcode.LOAD_CONST_TRUE);
            code.writeByte(Opcode.POP_JUMP_IF_TRUE);
            code.writeByte(0x40);
        }
        code.writeByte(Opcode.LOAD_CONST_NONE);
        code.writeByte(Opcode.RETURN_VALUE);
        return file(code, 8, count);
    }

    /** Functions that each claim as many children as there are bytes left. */
    private static byte[] manyChildren() {
        ByteSink out = header();
        for (int i = 0; i < 100_000; i++) {
            out.writeVuint((5 << 3) | 4);
            out.writeBytes(new byte[] {0, 2, 0, 0x51, 0x63});
            out.writeVuint(100_000);
        }
        return out.toByteArray();
    }

    /** Tuples that each claim as many items as there are bytes left. */
    private static byte[] nestedTuples() {
        ByteSink out = new ByteSink();
        out.writeBytes(new byte[] {'M', 6, 0, 31, 1, 1, 2, 'x', 0});
        for (int i = 0; i < 900; i++) {
            out.writeByte(10);
            out.writeVuint(1_000_000);
        }
        for (int i = 0; i < 1_000_000; i++) {
            out.writeByte(1);
        }
        return out.toByteArray();
    }

    static byte[] longInts(int count, int digits) {
        ByteSink out = new ByteSink();
        out.writeBytes(new byte[] {'M', 6, 0, 31, 1, (byte) count, 2, 'x', 0});
        for (int i = 0; i < count; i++) {
            out.writeByte(7);
            out.writeVuint(digits);
            for (int j = 0; j < digits; j++) {
                out.writeByte('1' + j % 9);
            }
        }
        out.writeBytes(new byte[] {5 << 3, 0, 2, 0, 0x51, 0x63});
        return out.toByteArray();
    }

    private static ByteSink header() {
        ByteSink out = new ByteSink();
        out.writeBytes(new byte[] {'M', 6, 0, 31, 1, 0, 2, 'x', 0});
        return out;
    }

    private static byte[] file(ByteSink code, int nState, int nExcStack) {
        ByteSink data = new ByteSink();
        Prelude.writeSignature(data, nState, nExcStack, 0, 0, 0, 0);
        Prelude.writeSizes(data, 1, 0);
        data.writeByte(0);
        data.writeBytes(code);
        ByteSink out = header();
        out.writeVuint(data.size() << 3);
        out.writeBytes(data);
        return out.toByteArray();
    }
}
