package org.jmpy.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.jmpy.programs.Runner.Seen;
import org.jmpy.programs.Tree.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Programs made at random give the same answer in every mode: output, types, messages and
 * tracebacks of exceptions. What they print is also what CPython prints.
 *
 * <p>{@code -Djmpy.python.programs=100000 -Djmpy.seed=1} sets how many and where to begin, {@code
 * -Djmpy.python.modes=REGIONS,REGISTER} in which modes, {@code -Djmpy.python.each=3} in how many of
 * them each, {@code -Djmpy.python.failures=20} after how many differences to stop. A program that
 * differs is made smaller before it is shown.
 */
class RandomProgramsTest {
    private static final int PROGRAMS = Integer.getInteger("jmpy.python.programs", 60);
    private static final int MAX_FAILURES = Integer.getInteger("jmpy.python.failures", 1);
    private static final long FIRST = Long.getLong("jmpy.seed", 1);
    private static final int EACH = Integer.getInteger("jmpy.python.each", 3);
    private static final String MODES = System.getProperty("jmpy.python.modes");

    private final List<Mode> modes =
            MODES == null
                    ? List.of(Mode.values())
                    : Arrays.stream(MODES.split(",")).map(Mode::valueOf).toList();
    private final List<String> failures = new ArrayList<>();
    private Runner runner;
    private Python3 python;

    @BeforeEach
    void open() throws IOException {
        runner = new Runner();
        python = Python3.find();
    }

    @AfterEach
    void close() {
        runner.close();
        if (python != null) {
            python.close();
        }
    }

    @Test
    void allModesAgree() {
        int skipped = 0;
        for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
            List<Statement> program = ProgramGenerator.make(seed);
            String source = source(program);
            Seen expected = runner.run(source, Mode.INTERPRETED, seed);
            if (expected.isTooLong()) {
                skipped++;
                continue;
            }
            if (python != null && ProgramGenerator.isPlain(seed)) {
                compare(seed, program, expected, null);
            }
            for (Mode mode : chosen(seed)) {
                compare(seed, program, expected, mode);
            }
            if (failures.size() >= MAX_FAILURES) {
                break;
            }
        }
        if (!failures.isEmpty()) {
            fail(failures.size() + " differences, the first:\n" + failures.getFirst());
        }
        assertTrue(skipped <= PROGRAMS / 10 + 1, skipped + " programs were too long");
    }

    private List<Mode> chosen(long seed) {
        List<Mode> chosen = new ArrayList<>(modes);
        Collections.shuffle(chosen, new Random(seed));
        return chosen.subList(0, Math.min(EACH, chosen.size()));
    }

    private void compare(long seed, List<Statement> program, Seen expected, Mode mode) {
        Seen found = run(source(program), mode, seed);
        if (differ(expected, found, mode)) {
            report(seed, program, expected, found, mode);
        }
    }

    private static String source(List<Statement> program) {
        return ProgramGenerator.PRELUDE + Tree.print(program);
    }

    /** {@return what was seen, the first thing that differs where {@code mode} is null: CPython} */
    private Seen run(String source, Mode mode, long seed) {
        return mode == null ? new Seen(python.run(source), "") : runner.run(source, mode, seed);
    }

    private static boolean differ(Seen expected, Seen found, Mode mode) {
        return mode == null ? !expected.output().equals(found.output()) : !expected.equals(found);
    }

    /**
     * Shows a program that differs, made as small as it gets while it differs in the same manner.
     *
     * @param mode null for CPython
     */
    private void report(long seed, List<Statement> program, Seen first, Seen other, Mode mode) {
        List<Statement> small =
                Shrinker.shrink(
                        program,
                        smaller -> {
                            String source = source(smaller);
                            Seen expected = runner.run(source, Mode.INTERPRETED, seed);
                            if (expected.isTooLong()) {
                                return false;
                            }
                            Seen found = run(source, mode, seed);
                            return differ(expected, found, mode)
                                    && expected.against(found).equals(first.against(other))
                                    && found.against(expected).equals(other.against(first));
                        });
        String source = source(small);
        Seen expected = runner.run(source, Mode.INTERPRETED, seed);
        Seen found = run(source, mode, seed);
        String text =
                "seed %d, %s\n%s\nexpected:\n%s%s\nfound:\n%s%s\n"
                        .formatted(
                                seed,
                                mode == null ? "CPython" : mode,
                                Tree.print(small),
                                expected.output(),
                                expected.details(),
                                found.output(),
                                found.details());
        failures.add(text);
        System.out.println(text);
    }
}
