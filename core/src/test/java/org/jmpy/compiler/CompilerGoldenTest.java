package org.jmpy.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyReader;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.mpy.Utf8;
import org.jmpy.syntax.CompileError;
import org.jmpy.syntax.Golden;
import org.jmpy.tool.Listing;
import org.jmpy.tool.MpyTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * What the compiler makes of the samples and what it says to mistakes: byte for byte what mpy-cross
 * 1.29 does. The {@code .hex} files hold the output of {@code mpy-cross -O0 sample.py} and {@code
 * -O3}.
 */
class CompilerGoldenTest {
    @TempDir private Path folder;

    static List<String> samples() throws IOException {
        return Golden.samples();
    }

    private static byte[] compile(String sample, int optimisation) throws IOException {
        Options options = Options.CROSS.withOptimisation(optimisation);
        byte[] source = Golden.source(sample);
        return MpyWriter.write(Compiler.compile(source, sample + ".py", Mode.FILE, options));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void bytesAreThoseOfTheOriginal(String sample) throws IOException {
        for (int level : new int[] {0, 3}) {
            String expected = Golden.text(sample + ".O" + level + ".hex").replace("\n", "");
            String actual = HexFormat.of().formatHex(compile(sample, level));
            assertEquals(expected, actual, "-O" + level);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void checkerAcceptsThem(String sample) throws Exception {
        for (int level = 0; level <= 3; level++) {
            MpyReader.load(CodeBytes.of(compile(sample, level)));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void dump(String sample) throws Exception {
        Golden.check(sample + ".dump", Listing.text(sample + ".mpy", compile(sample, 0), null));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void listing(String sample) throws IOException {
        Files.write(folder.resolve(sample + ".mpy"), compile(sample, 0));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String[] args = {"-d", sample + ".mpy"};
        assertEquals(0, MpyTool.run(args, folder, out, out));
        Golden.check(sample + ".dis", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void mistakesAreReportedAsTheOriginalDoes() throws IOException {
        List<String> lines = Golden.text("errors.txt").lines().skip(1).toList();
        StringBuilder expected = new StringBuilder();
        StringBuilder actual = new StringBuilder();
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            byte[] source = Utf8.encode(unescape(lines.get(i)));
            expected.append(lines.get(i)).append('\n').append(lines.get(i + 1)).append('\n');
            actual.append(lines.get(i)).append('\n').append("    ");
            actual.append(escape(report(source).stripTrailing())).append('\n');
        }
        assertEquals(expected.toString(), actual.toString());
    }

    private static String report(byte[] source) {
        try {
            MpyImage image =
                    Compiler.compile(source, "<stdin>", "bad.py", Mode.FILE, Options.CROSS);
            return "compiled to " + MpyWriter.write(image).length + " bytes";
        } catch (CompileError e) {
            return e.report();
        }
    }

    @Test
    void classBodyMayAssignItsClassCell() throws Exception {
        String source = "class C:\n    __class__ = 1\n    def f(self): return super\n";
        MpyImage image = Compiler.compile(source, "a.py", Mode.FILE, Options.RUN);
        MpyReader.load(CodeBytes.of(MpyWriter.write(image)));
    }

    @Test
    void nativeCodeIsRefusedClearly() {
        Options options = Options.CROSS.withArch(Arch.X64).withEmit(Options.Emit.NATIVE);
        CompileError error =
                assertThrows(
                        CompileError.class,
                        () -> Compiler.compile("pass", "a.py", Mode.FILE, options));
        assertEquals(CompileError.Kind.NOT_IMPLEMENTED, error.kind());
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t");
    }

    private static String unescape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                c = text.charAt(++i);
                c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
            }
            out.append(c);
        }
        return out.toString();
    }
}
