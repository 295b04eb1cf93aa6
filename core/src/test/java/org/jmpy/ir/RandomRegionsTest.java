package org.jmpy.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.jvm.CompiledRegion;
import org.jmpy.jvm.Refusal;
import org.jmpy.jvm.RegionCompiler;
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

    @Test
    void optimisedRegionsDoTheSameCompiled() {
        int refused = 0;
        for (long seed = FIRST; seed < FIRST + PROGRAMS / 4; seed++) {
            Region region = RandomRegions.make(seed);
            Region optimised = Optimiser.optimise(region);
            try {
                var compiled = RegionCompiler.compile(optimised);
                compare(seed, region, optimised, (entry, s) -> run(compiled, optimised, entry, s));
            } catch (Refusal.Refused e) {
                refused++;
            }
        }
        assertTrue(refused < PROGRAMS / 40, refused + " were refused");
    }

    /** What can be seen of a run of an entry, with arguments made from a seed. */
    private interface Run {
        String of(int entry, long arguments);
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
        RuleCount more = new RuleCount();
        SingleHeaders.make(optimised, more);
        assertEquals(0, more.of(Rule.SINGLE_HEADER), "loops with two ways in were left");
        compare(seed, region, optimised, (entry, s) -> run(optimised, entry, s));
    }

    private static void compare(long seed, Region region, Region optimised, Run run) {
        for (int entry = 0; entry < region.entries().size(); entry++) {
            for (int round = 0; round < 3; round++) {
                String expected = run(region, entry, seed * 31 + round);
                String found = run.of(entry, seed * 31 + round);
                if (!expected.equals(found)) {
                    String texts = Printer.print(region) + Printer.print(optimised);
                    assertEquals(expected, found, "seed " + seed + "\n" + texts);
                }
            }
        }
    }

    private static String run(Region region, int entry, long seed) {
        SampleOps.Heap heap = new SampleOps.Heap();
        State state = Layout.room(region);
        fill(state, heap, seed);
        try {
            new Interpreter(region).run(entry, state, 1_000_000);
        } catch (RuntimeException e) {
            throw new AssertionError(Printer.print(region), e);
        }
        return new SampleOps.Writer().write(region, state, heap);
    }

    private static String run(
            RegionCompiler.Compiled<CompiledRegion> compiled, Region region, int entry, long seed) {
        SampleOps.Heap heap = new SampleOps.Heap();
        State in = Layout.room(region);
        fill(in, heap, seed);
        State out = compiled.code().run(entry, in);
        Exit exit = out.exit < 0 ? null : compiled.exits().exit(out.exit);
        Layout layout = exit == null ? null : compiled.exits().layout(out.exit);
        return new SampleOps.Writer().write(exit, layout, out, heap);
    }

    private static void fill(State state, SampleOps.Heap heap, long seed) {
        Random random = new Random(seed);
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
    }
}
