package org.jmpy.mpy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.numbers.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

class MpyReaderTest {
    /** The worked examples of the format's description. */
    private static final String X_IS_1 =
            "4d06001f 0400 08612e707900 0f 027800 8177 8100 08 04 01 23 81 1602 1103 1102 3401 59"
                    + " 5163";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String message(String hex) {
        return assertThrows(
                        MpyFormatException.class, () -> MpyReader.load(CodeBytes.of(bytes(hex))))
                .getMessage();
    }

    @Test
    void readsTheTables() throws MpyFormatException {
        MpyImage image = MpyReader.load(CodeBytes.of(bytes(X_IS_1)));
        assertEquals(31, image.smallIntBits());
        assertEquals("a.py", image.sourceFile());
        assertEquals(4, image.qstrCount());
        assertEquals("<module>", image.qstr(1));
        assertEquals("print", image.qstr(3));
        assertEquals(0, image.constantCount());
        assertEquals(16, image.root().length());
        assertEquals(2, image.root().prelude().nState);
        assertEquals(List.of(), image.root().children());
    }

    @Test
    void keepsEveryConstant() throws MpyFormatException {
        List<Object> constants =
                List.of(
                        1L,
                        -1L << 62,
                        BigInteger.TWO.pow(100),
                        9.8,
                        Double.NEGATIVE_INFINITY,
                        -0.0,
                        new Complex(0, 2.5),
                        "a long text \u00e9 \ud83d\ude00 \ud800",
                        new ConstantBytes(new byte[] {0, -1}),
                        ConstantMarker.NONE,
                        ConstantMarker.FALSE,
                        ConstantMarker.TRUE,
                        ConstantMarker.ELLIPSIS,
                        new ConstantTuple(List.of(new ConstantTuple(List.of()), 1L, "x", 2.0, "")));
        byte[] code = {0, 2, 0, 0x51, 0x63};
        RawCode root = new RawCode(code, List.of());
        List<String> names = List.of("f.py", "", "\n", "zip", "zap", "\u00e9\udfff");
        byte[] file = MpyWriter.write(new MpyImage(31, names, constants, root));
        MpyImage image = MpyReader.load(CodeBytes.of(file));
        for (int i = 0; i < constants.size(); i++) {
            assertEquals(constants.get(i), image.constant(i));
        }
        for (int i = 0; i < names.size(); i++) {
            assertEquals(names.get(i), image.qstr(i));
        }
    }

    /** The conditions in the order of the original, which the 64-bit unix build was asked for. */
    @ParameterizedTest
    @CsvSource({
        "4e06001f, incompatible .mpy file",
        "4d05001f, incompatible .mpy file",
        "4d060040, incompatible .mpy file",
        "4d06401f, incompatible .mpy file",
        "4d06801f, incompatible .mpy file",
        "4d06041f, incompatible .mpy file",
        "4d060b1f, native code in .mpy unsupported",
        "4d06171f, native code in .mpy unsupported",
        "4d06571f, native code in .mpy unsupported",
    })
    void refusesOtherVersions(String header, String expected) {
        assertEquals(expected, message(header + X_IS_1.substring(8)));
    }

    @ParameterizedTest
    @CsvSource({"4d06001f", "4d06033f", "4d060200", "4d06001e"})
    void acceptsOtherHeaders(String header) throws MpyFormatException {
        assertNotNull(MpyReader.load(CodeBytes.of(bytes(header + X_IS_1.substring(8)))));
    }

    @ParameterizedTest
    @CsvSource({
        "4d06001f 0000 28 00 02 00 51 63", // no source file name
        "4d06001f 0100 01 28 00 02 00 51 63", // static string 0
        "4d06001f 0100 824d 28 00 02 00 51 63", // static string 166
        "4d06001f 0100 027801 28 00 02 00 51 63", // no NUL
        "4d06001f 0100 02ff00 28 00 02 00 51 63", // no UTF-8
        "4d06001f 0100 04c18100 28 00 02 00 51 63", // an overlong form
        "4d06001f 0101 03 00 28 00 02 00 51 63", // function table
        "4d06001f 0101 03 0b 28 00 02 00 51 63", // no such constant
        "4d06001f 0101 03 0702312d 28 00 02 00 51 63", // 1-
        "4d06001f 0101 03 08013 28 00 02 00 51 630", // float
        "4d06001f 0100 03 29 00 02 00 51 63", // native
        "4d06001f 0100 03 28 00 02 01 51 63", // name of the function
        "4d06001f 0100 03 28 00 02 00 51 63 00", // left over
        "4d06001f 0100 03 30 00 02 00 51 63", // too long
        "4d06001f 0100 03 20 00 02 00 51", // runs off the end
        "4d06001f 0100 03 28 00 00 51 63 63", // no info part
    })
    void refusesWhatIsBroken(String hex) {
        assertEquals(MpyFormatException.INCOMPATIBLE, message(hex));
    }

    @Test
    void boundsNesting() throws MpyFormatException {
        assertNotNull(MpyReader.load(CodeBytes.of(nestedTuple(MpyReader.MAX_TUPLE_NESTING))));
        byte[] deeper = nestedTuple(MpyReader.MAX_TUPLE_NESTING + 1);
        assertThrows(MpyFormatException.class, () -> MpyReader.load(CodeBytes.of(deeper)));
        byte[] deepest = nestedTuple(1_000_000);
        assertThrows(MpyFormatException.class, () -> MpyReader.load(CodeBytes.of(deepest)));
        assertNotNull(MpyReader.load(CodeBytes.of(nestedFunction(FunctionReader.MAX_NESTING))));
        byte[] function = nestedFunction(FunctionReader.MAX_NESTING + 1);
        assertThrows(MpyFormatException.class, () -> MpyReader.load(CodeBytes.of(function)));
    }

    private static byte[] nestedTuple(int depth) {
        return bytes(
                "4d06001f 0101 03"
                        + String.join("", Collections.nCopies(depth - 1, "0a01"))
                        + "0a00 28 00 02 00 51 63");
    }

    private static byte[] nestedFunction(int depth) {
        return bytes(
                "4d06001f 0100 03"
                        + String.join("", Collections.nCopies(depth - 1, "34 00 02 00 3200 63 01"))
                        + "28 00 02 00 51 63");
    }

    @Test
    void mapsLargeFilesAndLinksOnlyTheirTables(@TempDir Path folder) throws Exception {
        byte[] small = bytes(X_IS_1);
        Path smallFile = folder.resolve("small.mpy");
        Files.write(smallFile, small);
        assertArrayEquals(small, MpyReader.open(smallFile).heap);

        byte[] large = SlowFiles.conditionalsInOneList(20_000);
        Path largeFile = folder.resolve("large.mpy");
        Files.write(largeFile, large);
        CodeBytes mapped = MpyReader.open(largeFile);
        assertNull(mapped.heap);
        assertEquals(large.length, mapped.size());
        MpyImage image = MpyReader.load(mapped);
        assertEquals(mapped, image.root().code());
        assertArrayEquals(large, MpyWriter.write(image));
        assertThrows(IOException.class, () -> MpyReader.open(folder.resolve("none.mpy")));
    }

    /** Ten megabytes of code behind small tables: linking must not see the code. */
    @Test
    void linkingCostsWhatTheTablesCost(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.mpy");
        Files.write(file, LinkBench.largeFile(10 << 20));
        LinkBench.measure(file);
        LinkBench.Cost cost = LinkBench.measure(file);
        assertTrue(cost.linkBytes() < 64 * 1024, "linking allocated " + cost.linkBytes());
        assertTrue(cost.checkBytes() < 40 << 20, "checking allocated " + cost.checkBytes());
    }
}
