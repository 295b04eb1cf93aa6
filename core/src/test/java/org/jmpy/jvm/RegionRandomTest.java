package org.jmpy.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.ir.Block;
import org.jmpy.ir.Check;
import org.jmpy.ir.Layout;
import org.jmpy.ir.Printer;
import org.jmpy.ir.Region;
import org.jmpy.ir.State;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random regions give the same compiled and interpreted. */
class RegionRandomTest {
    private static final int COUNT = Integer.getInteger("jmpy.test.regions", 1_500);
    private static final long SEED = Long.getLong("jmpy.test.seed", 20_261_121);

    @Test
    void compiledDoesWhatTheInterpreterDoes() {
        int refused = 0;
        for (int i = 0; i < COUNT; i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            Region region = Check.require(RandomRegions.make(random));
            try {
                Comparer comparer = comparer(region, random);
                for (int run = 0; run < 6; run++) {
                    int entry = random.nextInt(region.entries().size());
                    State in = state(region.entries().get(entry), random);
                    comparer.run(entry, in, () -> "seed " + seed + "\n" + Printer.print(region));
                }
            } catch (Refusal.Refused e) {
                refused++;
            } catch (RuntimeException | LinkageError e) {
                throw new AssertionError("seed " + seed + "\n" + Printer.print(region), e);
            }
        }
        assertTrue(refused < COUNT / 10, "refused " + refused);
    }

    /** All ways to compile must do the same. */
    private static Comparer comparer(Region region, Random random) throws Refusal.Refused {
        return switch (random.nextInt(4)) {
            case 0 -> new Comparer(region, new RegionSettings(null, null, null, exit -> true));
            case 1 -> Comparer.inSmallParts(region, 10 + random.nextInt(200));
            default -> new Comparer(region);
        };
    }

    @Test
    void codeWithForcedExitsVerifiesAndLeaves() {
        for (int i = 0; i < COUNT / 5; i++) {
            long seed = SEED + i;
            Random random = new Random(seed);
            Region region = RandomRegions.make(random);
            List<String> seen = new ArrayList<>();
            RegionSettings settings =
                    new RegionSettings(
                            (name, bytes) -> seen.add(name + (bytes.length > 100)),
                            GuardFaults.once(1 + random.nextInt(40)),
                            point -> 7,
                            null);
            RegionCompiler.Compiled<CompiledRegion> compiled;
            try {
                compiled = RegionCompiler.compile(region, settings);
            } catch (Refusal.Refused e) {
                continue;
            }
            assertEquals(List.of("randomtrue"), seen);
            State in = state(region.entries().getFirst(), random);
            State out = compiled.code().run(0, in);
            assertTrue(out.exit >= -1 && out.exit < region.exits().size());
        }
    }

    private static State state(Block entry, Random random) {
        Layout layout = Layout.ofEntry(entry);
        State state = new State(layout.ints(), layout.floats(), layout.refs());
        for (int i = 0; i < state.ints.length; i++) {
            state.ints[i] = random.nextInt(6) == 0 ? random.nextLong() : random.nextInt(5);
        }
        for (int i = 0; i < state.floats.length; i++) {
            state.floats[i] = random.nextInt(9) / 2.0 - 2;
        }
        for (int i = 0; i < state.refs.length; i++) {
            Object[] objects = {null, 3L, 2.5, true, "s", new TestOps.Cell().set(i)};
            state.refs[i] = objects[random.nextInt(objects.length)];
        }
        layout.write(state, entry.parameters().getFirst(), (long) random.nextInt(60));
        for (var parameter : entry.parameters()) {
            if (parameter.type() == org.jmpy.ir.Type.BOOL) {
                layout.write(state, parameter, random.nextBoolean());
            }
        }
        return state;
    }
}
