import org.jmpy.workbench.Cleanup;
import org.jmpy.workbench.Env;
import org.jmpy.workbench.HotLoops;
import org.jmpy.workbench.Interpreter;
import org.jmpy.workbench.PartialEvaluator;
import org.jmpy.workbench.Program;
import org.jmpy.workbench.Syntax;
import org.jmpy.workbench.Value;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/**
 * The squaring program of the register bytecode, in every way the workbench can run it, against the
 * same loop written in Java. Times are CPU time of the thread, so other load counts little; the
 * ways take turns, results are compared before times are believed. HotSpot finds a closed form for
 * the loop that wraps around: that one tells what entering and leaving costs.
 */
class Squares {
    private static final String SQUARE =
            "[mov_a_r0,mov_a_r1,mov_r0_a,decr_a,mov_a_r0,mov_r2_a,add_r1_to_a,mov_a_r2,"
                    + "mov_r0_a,jump_if_a,2,mov_r2_a,return_a]";
    private static final long N = 10_000_000;

    /** The interpreter is too slow for all of it: its time is that of a part, in proportion. */
    private static final long PART = 20_000;

    private static final int ROUNDS = 300;

    /** So often the slow ways are run, in the first rounds. */
    private static final int SLOW_ROUNDS = 20;

    private record Way(String name, long n, LongUnaryOperator run, double[] times) {
        Way(String name, long n, LongUnaryOperator run) {
            this(name, n, run, new double[n == N ? ROUNDS : SLOW_ROUNDS]);
        }

        /** {@return the times of the last half of the rounds, sorted} */
        double[] steady() {
            double[] steady = Arrays.copyOfRange(times, times.length / 2, times.length);
            Arrays.sort(steady);
            return steady;
        }

        double median() {
            return steady()[steady().length / 2];
        }
    }

    public static void main(String[] args) throws IOException {
        Program hinted = program("bytecode");
        Program promoting = program("bytecode-tracing");
        HotLoops meta = HotLoops.compiled(hinted);
        HotLoops unhinted = HotLoops.compiled(promoting);
        PartialEvaluator evaluator = PartialEvaluator.improved(hinted, 64);
        Env known = new Env(Map.of("bytecode", Syntax.value(SQUARE), "pc", Value.of(0)));
        String label = evaluator.evaluate("bytecode_loop", known);
        Program residual = Cleanup.run(evaluator.residual(), label);
        HotLoops evaluated = HotLoops.compiled(residual);
        Way[] ways = {
            new Way("Java, overflow checked", N, Squares::checked),
            new Way("Java, wrapping around", N, Squares::wrapping),
            new Way("meta-traced, with hints", N, n -> run(meta, "bytecode_loop", n)),
            new Way("meta-traced, without hints", N, n -> run(unhinted, "bytecode_loop", n)),
            new Way("partially evaluated, compiled", N, n -> run(evaluated, label, n)),
            new Way(
                    "partially evaluated, interpreted",
                    PART,
                    n -> toLong(new Interpreter(residual, Long.MAX_VALUE).run(label, env(n)))),
            new Way(
                    "interpreted",
                    PART,
                    n ->
                            toLong(
                                    new Interpreter(hinted, Long.MAX_VALUE)
                                            .run("bytecode_loop", env(n)))),
        };
        for (int round = 0; round < ROUNDS; round++) {
            for (Way way : ways) {
                if (round >= way.times.length) {
                    continue;
                }
                long start = cpu();
                long result = way.run.applyAsLong(way.n);
                way.times[round] = (cpu() - start) / 1e6 * N / way.n;
                if (result != way.n * way.n) {
                    throw new AssertionError(way.name + " gives " + result);
                }
            }
        }
        System.out.printf("n = %d; milliseconds: median, best, worst after warm-up%n", N);
        System.out.printf("%-34s %9s %9s %9s %12s%n", "", "median", "best", "worst", "of checked");
        for (Way way : ways) {
            double[] steady = way.steady();
            System.out.printf(
                    "%-34s %9.2f %9.2f %9.2f %12.3f%n",
                    way.name,
                    way.median(),
                    steady[0],
                    steady[steady.length - 1],
                    way.median() / ways[0].median());
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Program program(String name) throws IOException {
        return Syntax.read(Files.readString(Path.of("examples/flow/" + name + ".flow")));
    }

    private static long run(HotLoops loops, String start, long n) {
        return toLong(loops.run(start, env(n)));
    }

    private static long toLong(Value value) {
        return ((Value.IntValue) value).value().longValueExact();
    }

    private static Env env(long a) {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("bytecode", Syntax.value(SQUARE));
        values.put("a", Value.of(a));
        for (String name : new String[] {"pc", "r0", "r1", "r2"}) {
            values.put(name, Value.of(0));
        }
        return new Env(values);
    }

    private static long checked(long a) {
        long r0 = a;
        long r2 = 0;
        do {
            r0 = Math.subtractExact(r0, 1);
            r2 = Math.addExact(r2, a);
        } while (r0 != 0);
        return r2;
    }

    private static long wrapping(long a) {
        long r0 = a;
        long r2 = 0;
        do {
            r0 = r0 - 1;
            r2 = r2 + a;
        } while (r0 != 0);
        return r2;
    }
}
