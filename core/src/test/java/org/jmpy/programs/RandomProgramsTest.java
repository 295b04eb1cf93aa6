package org.jmpy.programs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Programs made at random give the same answer in every mode: output, types, messages and
 * tracebacks of exceptions. What they print is also what CPython prints.
 *
 * <p>{@code mvn -pl core verify -Dtest=RandomProgramsTest -Djmpy.python.programs=100000
 * -Djmpy.seed=1} compares so many, from that seed on. {@code -Djmpy.python.threads=4} does so in as
 * many threads, {@code -Djmpy.python.modes=REGIONS,REGISTER} in these modes, {@code
 * -Djmpy.python.each=3} each program in so many of them, and {@code -Djmpy.python.failures=20}
 * stops after so many differences. A program that differs is made smaller before it is shown.
 */
class RandomProgramsTest {
    private static final int PROGRAMS = Integer.getInteger("jmpy.python.programs", 60);
    private static final int THREADS = Integer.getInteger("jmpy.python.threads", 1);
    private static final int MAX_FAILURES = Integer.getInteger("jmpy.python.failures", 1);
    private static final long FIRST = Long.getLong("jmpy.seed", 1);
    private static final int EACH = Integer.getInteger("jmpy.python.each", 3);
    private static final String MODES = System.getProperty("jmpy.python.modes");

    /** So often it is told how far the comparison is. */
    private static final int STEP = 1000;

    /** Those to compare with tier 0. */
    private final List<Mode> modes =
            MODES == null
                    ? Arrays.stream(Mode.values()).filter(m -> m != Mode.INTERPRETED).toList()
                    : Arrays.stream(MODES.split(",")).map(Mode::valueOf).toList();

    private final AtomicLong next = new AtomicLong(FIRST);
    private final AtomicInteger compared = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @Test
    void allModesAgree() throws Exception {
        Callable<Void> work = this::compare;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(THREADS, work))) {
                done.get();
            }
        }
        if (!failures.isEmpty()) {
            fail(failures.size() + " differences, the first:\n" + failures.peek());
        }
        assertTrue(skipped.get() <= PROGRAMS / 10 + 1, skipped + " programs were too long");
    }

    /** Compares one program after the other as long as there are any. */
    private Void compare() throws IOException {
        try (Comparison comparison = new Comparison(modes, EACH)) {
            while (failures.size() < MAX_FAILURES) {
                long seed = next.getAndIncrement();
                if (seed >= FIRST + PROGRAMS) {
                    break;
                }
                Comparison.Result result = comparison.compare(seed);
                if (result.isTooLong()) {
                    skipped.incrementAndGet();
                } else {
                    count(result, seed);
                }
            }
        }
        return null;
    }

    private void count(Comparison.Result result, long seed) {
        failures.addAll(result.differences());
        result.differences().forEach(System.out::println);
        int count = compared.incrementAndGet();
        if (count % STEP == 0) {
            System.out.printf(
                    "%d programs up to seed %d, %d differences%n", count, seed, failures.size());
        }
    }
}
