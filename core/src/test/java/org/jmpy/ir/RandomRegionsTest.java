package org.jmpy.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.Random;

/** Regions made at random do the same before and after the optimiser. */
class RandomRegionsTest {
    private static final int PROGRAMS = Integer.getInteger("jmpy.ir.programs", 3000);
    private static final long FIRST = Long.getLong("jmpy.ir.seed", 0);

    @Test
    void optimisedRegionsDoTheSame() {
        for (long seed = FIRST; seed < FIRST + PROGRAMS; seed++) {
            compare(seed);
        }
    }

    private static void compare(long seed) {
        Region region = Check.require(RandomRegions.make(seed));
        String text = Printer.print(region);
        Region optimised;
        try {
            optimised = Check.require(Optimiser.optimise(region));
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + "\n" + text, e);
        }
        assertEquals(text, Printer.print(region), "the optimiser changed its input");
        for (int entry = 0; entry < region.entries().size(); entry++) {
            for (int round = 0; round < 3; round++) {
                long arguments = seed * 31 + round;
                String expected = run(region, entry, arguments);
                String found = run(optimised, entry, arguments);
                if (!expected.equals(found)) {
                    assertEquals(
                            expected,
                            found,
                            "seed " + seed + "\n" + text + Printer.print(optimised));
                }
            }
        }
    }

    /** {@return a text of all that a run can be seen to do} */
    private static String run(Region region, int entry, long seed) {
        Random random = new Random(seed);
        State state = Layout.room(region);
        SampleOps.Heap heap = new SampleOps.Heap();
        state.ints[0] = random.nextInt(3);
        state.ints[1] = random.nextBoolean() ? random.nextInt(50) : random.nextLong();
        state.floats[0] = random.nextInt(9) / 2.0;
        state.refs[0] = heap;
        state.refs[1] =
                switch (random.nextInt(4)) {
                    case 0 -> 12L;
                    case 1 -> new SampleOps.Cell(4, null);
                    case 2 -> new SampleOps.Pair(1L, null);
                    default -> null;
                };
        try {
            new Interpreter(region).run(entry, state, 1_000_000);
        } catch (RuntimeException e) {
            throw new AssertionError(Printer.print(region), e);
        }
        return new SampleOps.Writer().write(region, state, heap);
    }
}
