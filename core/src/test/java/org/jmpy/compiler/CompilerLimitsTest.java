package org.jmpy.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.mpy.MpyWriter;
import org.jmpy.syntax.CompileError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.Set;

/** Programs far out of proportion are compiled or refused in good time, never half done. */
class CompilerLimitsTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What a program that is right may be answered with. */
    private static final Set<String> ANSWERS =
            Set.of("ok", "maximum recursion depth exceeded", "bytecode overflow");

    private static String compile(String source) {
        return assertTimeoutPreemptively(
                LIMIT,
                () -> {
                    try {
                        MpyWriter.write(
                                Compiler.compile(source, "big.py", Mode.FILE, Options.CROSS));
                        return "ok";
                    } catch (CompileError e) {
                        return e.getMessage();
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "(, 1, )",
        "[, 1, ]",
        "{, 1, }",
        "f(, 1, )",
        "x[, 1, ]",
        "'{0: ', 1, }",
        "-, 1, ''",
        "'not ', 1, ''",
        "'lambda: ', 1, ''",
        "'a if b else ', 1, ''",
        "1 ** , 1, ''",
        "'[a for b in ', c, ]"
    })
    void nestsDeeplyOrSaysItDoesNot(String open, String middle, String close) {
        String end = close == null ? "" : close;
        assertEquals("ok", compile(open.repeat(20) + middle + end.repeat(20)));
        String answer = compile(open.repeat(100_000) + middle + end.repeat(100_000));
        assertTrue(ANSWERS.contains(answer), answer);
        assertNotEquals("ok", compile(open.repeat(100_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "'x = a', ' + a', ''",
        "'x = 1', ' + 1', ''",
        "'x = a', ' or a', ''",
        "'x = a', ' < a', ''",
        "'x = a', '.a', ''",
        "'x = a', '(1)', ''",
        "'x = a', '[1]', ''",
        "'f(', '1, ', ')'",
        "'x = [', '1, ', ']'",
        "'x = (', '1, ', ')'",
        "'x = ', '\"a\" ', ''",
        "'x = ', 'a = ', '1'",
        "'', 'a; ', ''",
        "'x = {', '1: 2, ', '}'"
    })
    void repeatsALot(String start, String part, String end) {
        String answer = compile(start + part.repeat(100_000) + end);
        assertTrue(ANSWERS.contains(answer), answer);
    }

    @ParameterizedTest
    @CsvSource({
        "'if a: pass', 'elif a: pass', 20000",
        "'x = 1', 'y = 2', 100000",
        "'try: pass', 'except E: pass', 20000",
        "'a = 1', 'def f(): pass', 20000",
        "'a = 1', 'class C: x = 1', 20000"
    })
    void manyLines(String first, String line, int count) {
        String answer = compile(first + "\n" + (line + "\n").repeat(count));
        assertTrue(ANSWERS.contains(answer), answer);
    }

    @ParameterizedTest
    @CsvSource({"if x:", "while x:", "for x in y:", "try:", "def f():", "class C:", "with x:"})
    void blocksInBlocks(String header) {
        StringBuilder source = new StringBuilder();
        for (int depth = 0; depth < 2000; depth++) {
            source.append(" ".repeat(depth)).append(header).append('\n');
        }
        source.append(" ".repeat(2000)).append("pass\n");
        if (header.equals("try:")) {
            for (int depth = 1999; depth >= 0; depth--) {
                source.append(" ".repeat(depth)).append("finally: pass\n");
            }
        }
        String answer = compile(source.toString());
        assertTrue(ANSWERS.contains(answer), answer);
    }
}
