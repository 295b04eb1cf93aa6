package org.jmpy.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Numbers, preludes and line info: written, read back from an array and from a buffer. */
class FormatsTest {
    private static String hex(ByteSink sink) {
        return HexFormat.of().formatHex(sink.toByteArray());
    }

    private static String vuint(int value) {
        ByteSink sink = new ByteSink();
        sink.writeVuint(value);
        return hex(sink);
    }

    private static String vint(long value) {
        ByteSink sink = new ByteSink();
        sink.writeVint(value);
        return hex(sink);
    }

    @Test
    void numbersOfTheOriginal() {
        assertEquals("00", vuint(0));
        assertEquals("7f", vuint(127));
        assertEquals("8100", vuint(128));
        assertEquals("822c", vuint(300));
        assertEquals("818000", vuint(16384));
        assertEquals("30", vint(48));
        assertEquals("8040", vint(64));
        assertEquals("6f", vint(-17));
        assertEquals("40", vint(-64));
        assertEquals("ff3f", vint(-65));
        assertEquals("8979", vint(1273));
        assertEquals("83ffffff7f", vint(0x3fffffff));
        assertEquals("fc80808000", vint(-0x40000000));
    }

    @Test
    void numbersReadBack() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int unsigned = random.nextInt() >>> (1 + random.nextInt(31));
            long signed = random.nextLong() >> (1 + random.nextInt(63));
            ByteSink sink = new ByteSink();
            sink.writeVuint(unsigned);
            int middle = sink.size();
            sink.writeVint(signed);
            byte[] bytes = sink.toByteArray();
            ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
            for (CodeBytes code : List.of(CodeBytes.of(bytes), CodeBytes.of(buffer))) {
                assertEquals(unsigned, code.vuint(0));
                assertEquals(middle, code.vuintEnd(0));
                assertEquals(signed, code.vint(middle));
                assertEquals(bytes.length, code.vuintEnd(middle));
            }
        }
    }

    @Test
    void jumpOffsets() {
        CodeBytes code = CodeBytes.of(new byte[] {0x42, 0x60, 0x42, (byte) 0x80, 0x7f, 0x48, 9});
        assertEquals(2 + 0x20, Opcode.target(code, 0));
        assertEquals(5 + 0x7f * 128 - 0x4000, Opcode.target(code, 2));
        assertEquals(7 + 9, Opcode.target(code, 5));
        assertEquals(2, Opcode.length(code, 0));
        assertEquals(3, Opcode.length(code, 2));
    }

    @Test
    void preludesReadBack() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            int[] v = new int[8];
            for (int j = 0; j < v.length; j++) {
                v[j] = random.nextInt(1 << random.nextInt(10));
            }
            ByteSink sink = new ByteSink();
            Prelude.writeSignature(sink, v[0] + 1, v[1], v[2] & 15, v[3], v[4], v[5]);
            Prelude.writeSizes(sink, v[6], v[7]);
            Prelude prelude = new Prelude(CodeBytes.of(sink.toByteArray()), 0);
            assertEquals(v[0] + 1, prelude.nState);
            assertEquals(v[1], prelude.nExcStack);
            assertEquals(v[2] & 15, prelude.scopeFlags);
            assertEquals(v[3], prelude.nPosArgs);
            assertEquals(v[4], prelude.nKwonlyArgs);
            assertEquals(v[5], prelude.nDefPosArgs);
            assertEquals(v[6], prelude.nInfo);
            assertEquals(v[7], prelude.nCell);
            assertEquals(sink.size(), prelude.infoStart);
        }
    }

    /** The function of the format's description with keyword-only defaults. */
    @Test
    void preludeOfTheOriginal() {
        ByteSink sink = new ByteSink();
        Prelude.writeSignature(sink, 5, 0, Prelude.DEFKWARGS, 2, 1, 1);
        Prelude.writeSizes(sink, 5, 0);
        assertEquals("a2898080400a", hex(sink));
    }

    @Test
    void linesReadBack() {
        Random random = new Random(3);
        for (int i = 0; i < 2000; i++) {
            ByteSink sink = new ByteSink();
            int steps = random.nextInt(20);
            int[] offsets = new int[steps + 1];
            int[] lines = new int[steps + 1];
            lines[0] = 1;
            for (int j = 0; j < steps; j++) {
                int bytes = 1 + random.nextInt(1 << random.nextInt(10));
                int more = 1 + random.nextInt(1 << random.nextInt(13));
                LineInfo.write(sink, bytes, more);
                offsets[j + 1] = offsets[j] + bytes;
                lines[j + 1] = lines[j] + more;
            }
            CodeBytes code = CodeBytes.of(sink.toByteArray());
            for (int j = 0; j <= steps; j++) {
                assertEquals(lines[j], LineInfo.line(code, 0, code.size(), offsets[j]));
                if (j < steps) {
                    int last = offsets[j + 1] - 1;
                    int line = LineInfo.line(code, 0, code.size(), last);
                    // A step of many bytes and lines is written in parts, lines with the last.
                    if (lines[j + 1] - lines[j] <= 6) {
                        assertEquals(lines[j], line);
                    }
                }
            }
        }
    }

    @Test
    void lineInfoOfTheOriginal() {
        ByteSink sink = new ByteSink();
        LineInfo.write(sink, 20, 10);
        assertEquals("748007", hex(sink));
        sink.truncate(0);
        LineInfo.write(sink, 3, 2101);
        assertEquals("f3ff8036", hex(sink));
    }
}
