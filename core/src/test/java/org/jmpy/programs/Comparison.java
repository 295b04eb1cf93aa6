package org.jmpy.programs;

import org.jmpy.programs.Runner.Seen;
import org.jmpy.programs.Tree.Statement;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Compares what a program does in tier 0 with what it does in other modes and in CPython. */
final class Comparison implements AutoCloseable {
    /** MicroPython overlooks what is bound only in code that constant conditions rule out. */
    private static final String UNBOUND = "no binding for nonlocal found";

    /** CPython has more memory for an int. */
    private static final String FULL = "MemoryError: memory allocation failed";

    private final Runner runner = new Runner();
    private final Python3 python = Python3.find();
    private final List<Mode> modes;
    private final int each;

    /**
     * @param modes those to choose from
     * @param each in how many of them a program runs
     */
    Comparison(List<Mode> modes, int each) throws IOException {
        this.modes = modes;
        this.each = each;
    }

    /**
     * What came out.
     *
     * @param isTooLong whether the program was not compared
     * @param differences texts that show what differs, in a program made as small as it gets
     */
    record Result(boolean isTooLong, List<String> differences) {}

    /** Compares the program of a seed. */
    Result compare(long seed) {
        List<Statement> program = ProgramGenerator.make(seed);
        Seen expected = runner.run(source(program), Mode.INTERPRETED, seed);
        if (expected.isTooLong()) {
            return new Result(true, List.of());
        }
        List<String> differences = new ArrayList<>();
        if (python != null && ProgramGenerator.isPlain(seed)) {
            compare(seed, program, expected, null, differences);
        }
        for (Mode mode : chosen(seed)) {
            compare(seed, program, expected, mode, differences);
        }
        return new Result(false, differences);
    }

    private List<Mode> chosen(long seed) {
        List<Mode> chosen = new ArrayList<>(modes);
        Collections.shuffle(chosen, new Random(seed));
        return chosen.subList(0, Math.min(each, chosen.size()));
    }

    private void compare(
            long seed,
            List<Statement> program,
            Seen expected,
            Mode mode,
            List<String> differences) {
        Seen found = run(source(program), mode, seed);
        if (differ(expected, found, mode)) {
            differences.add(shown(seed, program, expected, found, mode));
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
        return mode == null
                ? !expected.output().equals(found.output())
                        && !expected.details().contains(UNBOUND)
                        && !expected.details().contains(FULL)
                : !expected.equals(found);
    }

    /**
     * Shows a program that differs, made as small as it gets while it differs in the same manner.
     *
     * @param mode null for CPython
     */
    private String shown(long seed, List<Statement> program, Seen first, Seen other, Mode mode) {
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
        return "seed %d, %s\n%s\nexpected:\n%s%s\nfound:\n%s%s\n"
                .formatted(
                        seed,
                        mode == null ? "CPython" : mode,
                        Tree.print(small),
                        expected.output(),
                        expected.details(),
                        found.output(),
                        found.details());
    }

    @Override
    public void close() {
        runner.close();
        if (python != null) {
            python.close();
        }
    }
}
