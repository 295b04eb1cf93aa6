package org.jmpy.compiler;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.fail;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyReader;
import org.jmpy.mpy.MpyWriter;
import org.jmpy.syntax.CompileError;
import org.jmpy.syntax.Golden;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damaged samples are compiled or refused with a {@link CompileError}, in good time, and what is
 * compiled passes the checker. {@code -Djmpy.fuzz=N} tries N of them, {@code -Djmpy.seed=S} others;
 * number i is made from seed S + i alone.
 */
class CompilerFuzzTest {
    private static final int COUNT = Integer.getInteger("jmpy.fuzz", 400);
    private static final long SEED = Long.getLong("jmpy.seed", 20261121);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Mode[] MODES = Mode.values();

    private static final String[] SNIPPETS = {
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ":",
        ",",
        ";",
        "\n",
        "\n    ",
        "\t",
        "'",
        "\"",
        "\"\"\"",
        "\\",
        "\\\n",
        "=",
        "==",
        ":=",
        "->",
        "*",
        "**",
        "@",
        "...",
        ".",
        "-",
        "~",
        "not ",
        "and ",
        " or ",
        " if ",
        " else ",
        " in ",
        " is ",
        "lambda ",
        "yield ",
        "await ",
        "async ",
        "def ",
        "class ",
        "return ",
        "for ",
        "while ",
        "try:",
        "except:",
        "finally:",
        "with ",
        "del ",
        "global x\n",
        "nonlocal a\n",
        "import ",
        "from ",
        "pass\n",
        "break\n",
        "continue\n",
        "f'",
        "t\"",
        "rb'",
        "{x}",
        "0x",
        "1e9",
        "1j",
        "99999999999999999999",
        "const(",
        "super()",
        "\0",
        "\u00e9",
        "__debug__",
        "None",
        "*a",
        "**k"
    };

    @Test
    void damagedSourcesAreCompiledOrRefused() throws IOException {
        List<byte[]> samples = new ArrayList<>();
        for (String sample : Golden.samples()) {
            samples.add(Golden.source(sample));
        }
        int compiled = 0;
        for (int i = 0; i < COUNT; i++) {
            Random random = new Random(SEED + i);
            byte[] source = samples.get(random.nextInt(samples.size()));
            int changes = 1 + random.nextInt(3);
            source = slice(source, random);
            for (int j = 0; j < changes; j++) {
                source = change(source, random);
            }
            compiled += tryOne(SEED + i, source, random) ? 1 : 0;
        }
        System.out.println("fuzz: " + compiled + " of " + COUNT + " damaged sources compiled");
    }

    private static boolean tryOne(long seed, byte[] source, Random random) {
        Mode mode = random.nextInt(8) == 0 ? MODES[random.nextInt(MODES.length)] : Mode.FILE;
        Options options =
                (random.nextBoolean() ? Options.CROSS : Options.RUN)
                        .withOptimisation(random.nextInt(4));
        try {
            return assertTimeoutPreemptively(LIMIT, () -> isCompiled(source, mode, options));
        } catch (Throwable e) {
            String text = new String(source, StandardCharsets.ISO_8859_1);
            return fail("seed " + seed + ", " + mode + ", " + options + "\n" + text, e);
        }
    }

    private static boolean isCompiled(byte[] source, Mode mode, Options options) throws Exception {
        byte[] file;
        try {
            file = MpyWriter.write(Compiler.compile(source, "fuzz.py", mode, options));
        } catch (CompileError e) {
            return false;
        }
        try {
            MpyReader.load(CodeBytes.of(file));
        } catch (MpyFormatException e) {
            // The checker refuses one thing that the original makes, and so do we.
            if (!e.detail().equals("text is not UTF-8")) {
                throw e;
            }
        }
        return true;
    }

    /** {@return some statements of the source} */
    private static byte[] slice(byte[] source, Random random) {
        int start = statementAt(source, random.nextInt(source.length));
        int end = statementAt(source, Math.min(source.length, start + random.nextInt(1500)));
        return random.nextInt(4) == 0 || end <= start
                ? source
                : Arrays.copyOfRange(source, start, end);
    }

    /** {@return the start of the outermost statement around {@code at}, more or less} */
    private static int statementAt(byte[] source, int at) {
        int start = lineAt(source, at);
        while (start > 0 && start < source.length && !isWord(source[start])) {
            start = lineAt(source, start - 1);
        }
        return start;
    }

    private static boolean isWord(byte b) {
        return b == '_' || b < 0 || Character.isLetterOrDigit((char) b);
    }

    private static int lineAt(byte[] source, int at) {
        int start = at;
        while (start > 0 && source[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    /** {@return the source with one of its words in place of another one} */
    private static byte[] changeWord(byte[] source, Random random) {
        int at = wordAt(source, random.nextInt(source.length));
        int other = wordAt(source, random.nextInt(source.length));
        byte[] by = Arrays.copyOfRange(source, other, wordEnd(source, other));
        return replace(source, at, wordEnd(source, at), by);
    }

    private static int wordAt(byte[] source, int at) {
        int start = at;
        while (start < source.length && !isWord(source[start])) {
            start++;
        }
        while (start > 0 && isWord(source[start - 1])) {
            start--;
        }
        return start;
    }

    private static int wordEnd(byte[] source, int at) {
        int end = at;
        while (end < source.length && isWord(source[end])) {
            end++;
        }
        return end;
    }

    private static byte[] change(byte[] source, Random random) {
        if (source.length == 0) {
            return snippet(random);
        }
        if (random.nextInt(3) != 0) {
            return changeWord(source, random);
        }
        int at = random.nextInt(source.length);
        int end = Math.min(source.length, at + 1 + random.nextInt(12));
        int other = random.nextInt(source.length);
        int otherEnd = Math.min(source.length, other + 1 + random.nextInt(60));
        byte[] noise = {(byte) random.nextInt(256)};
        return switch (random.nextInt(6)) {
            case 0 -> replace(source, at, end, new byte[0]);
            case 1 -> replace(source, at, at + 1, noise);
            case 2 -> replace(source, at, at, snippet(random));
            case 3 -> replace(source, at, end, snippet(random));
            case 4 -> replace(source, at, at, Arrays.copyOfRange(source, other, otherEnd));
            default -> {
                int line = lineAt(source, at);
                int otherLine = lineAt(source, other);
                yield replace(
                        source,
                        line,
                        line,
                        Arrays.copyOfRange(
                                source, Math.min(line, otherLine), Math.max(line, otherLine)));
            }
        };
    }

    private static byte[] snippet(Random random) {
        return SNIPPETS[random.nextInt(SNIPPETS.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] replace(byte[] source, int start, int end, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(source, 0, start);
        out.writeBytes(by);
        out.write(source, end, source.length - end);
        return out.toByteArray();
    }
}
