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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Programs made at random give the same answer in every mode: output, types, messages and
 * tracebacks of exceptions. What they print is also what CPython prints.
 *
 * <p>{@code -Djmpy.python.programs=100000 -Djmpy.seed=1} sets how many and where to begin, {@code
 * -Djmpy.python.modes=REGIONS,REGISTER} in which modes, {@code -Djmpy.python.failures=20} after how
 * many differences to stop. A program that differs is made smaller before it is shown.
 */
class RandomProgramsTest {
    private static final int PROGRAMS = Integer.getInteger("jmpy.python.programs", 150);
    private static final int MAX_FAILURES = Integer.getInteger("jmpy.python.failures", 1);
    private static final long FIRST = Long.getLong("jmpy.seed", 1);
    private static final String MODES = System.getProperty("jmpy.python.modes");

    private final Set<Mode> modes =
            MODES == null
                    ? EnumSet.allOf(Mode.class)
                    : Arrays.stream(MODES.split(","))
                            .map(Mode::valueOf)
                            .collect(Collectors.toSet());
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
            if (python != null && !python.run(source).equals(expected.output())) {
                report(seed, program, "CPython", this::differsFromPython);
            }
            for (Mode mode : modes) {
                if (differs(expected, source, mode, seed)) {
                    long same = seed;
                    report(seed, program, mode.name(), s -> differs(s, mode, same));
                }
            }
            if (failures.size() >= MAX_FAILURES) {
                break;
            }
        }
        if (!failures.isEmpty()) {
            fail(String.join("\n", failures));
        }
        assertTrue(skipped <= PROGRAMS / 10 + 1, skipped + " programs were too long");
    }

    /** Says whether a program still shows a difference. */
    private interface Question {
        boolean differs(String source);
    }

    private static String source(List<Statement> program) {
        return ProgramGenerator.PRELUDE + Tree.print(program);
    }

    private boolean differsFromPython(String source) {
        Seen expected = runner.run(source, Mode.INTERPRETED, 0);
        return !expected.isTooLong() && !python.run(source).equals(expected.output());
    }

    private boolean differs(String source, Mode mode, long seed) {
        Seen expected = runner.run(source, Mode.INTERPRETED, seed);
        return !expected.isTooLong() && differs(expected, source, mode, seed);
    }

    private boolean differs(Seen expected, String source, Mode mode, long seed) {
        return !runner.run(source, mode, seed).equals(expected);
    }

    private void report(long seed, List<Statement> program, String mode, Question question) {
        List<Statement> small =
                Shrinker.shrink(program, smaller -> question.differs(source(smaller)));
        String source = source(small);
        Seen expected = runner.run(source, Mode.INTERPRETED, seed);
        String text =
                "seed %d, %s\n%s\nexpected:\n%s%s\nfound:\n%s\n"
                        .formatted(
                                seed,
                                mode,
                                Tree.print(small),
                                expected.output(),
                                expected.details(),
                                mode.equals("CPython")
                                        ? python.run(source)
                                        : found(source, Mode.valueOf(mode), seed));
        failures.add(text);
        System.out.println(text);
    }

    private String found(String source, Mode mode, long seed) {
        Seen seen = runner.run(source, mode, seed);
        return seen.output() + seen.details();
    }
}
