package org.jmpy.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Random;

/** Loops that count: what their checks become, and that they do the same. */
class LoopVersionsTest {
    private static final Optimiser.Limits ONE_VERSION = new Optimiser.Limits(400, 0);

    /** How a loop is made. */
    private record Shape(
            long first,
            long step,
            Op comparison,
            long bound,
            long start,
            long added,
            boolean sub) {}

    private static final List<Op> COMPARISONS =
            List.of(Op.INT_NE, Op.INT_LT, Op.INT_LE, Op.INT_GT, Op.INT_GE);

    /** {@code c += step; if x: s += added else: s += c}, as long as {@code c} compares so. */
    private static Region loop(Shape shape, boolean constant) {
        Sketch s = new Sketch();
        Block entry = s.entry(Type.INT, Type.INT, Type.INT);
        Block loop = s.block("loop", Type.INT, Type.INT, Type.INT);
        Block left = s.block("left", Type.INT, Type.INT, Type.INT);
        Block right = s.block("right", Type.INT, Type.INT, Type.INT);
        Block next = s.block("next", Type.INT, Type.INT, Type.INT);
        Block done = s.block("done", Type.INT);
        List<Value> given = List.copyOf(entry.parameters());
        entry.setEnd(
                constant
                        ? Sketch.jump(
                                loop,
                                Sketch.num(shape.first),
                                Sketch.num(shape.start),
                                Sketch.num(shape.added))
                        : new Block.Jump(loop, given));
        Value c = loop.parameters().get(0);
        Value sum = loop.parameters().get(1);
        Value added = loop.parameters().get(2);
        Value counted =
                s.guard(loop, Op.INT_ADD_CHECKED, List.of(c, Sketch.num(shape.step)), c, sum);
        Value odd = s.op(loop, Op.INT_AND, counted, Sketch.num(1));
        loop.setEnd(
                new Block.Branch(
                        s.op(loop, Op.INT_EQ, odd, Sketch.num(1)),
                        Sketch.jump(left, counted, sum, added),
                        Sketch.jump(right, counted, sum, added)));
        c = left.parameters().get(0);
        sum = left.parameters().get(1);
        added = left.parameters().get(2);
        Op op = shape.sub ? Op.INT_SUB_CHECKED : Op.INT_ADD_CHECKED;
        left.setEnd(Sketch.jump(next, c, s.guard(left, op, List.of(sum, added), c, sum), added));
        c = right.parameters().get(0);
        sum = right.parameters().get(1);
        added = right.parameters().get(2);
        Value more = s.guard(right, Op.INT_ADD_CHECKED, List.of(c, sum), c, sum, added);
        right.setEnd(Sketch.jump(next, c, more, added));
        c = next.parameters().get(0);
        sum = next.parameters().get(1);
        added = next.parameters().get(2);
        next.setEnd(
                new Block.Branch(
                        s.op(next, shape.comparison, c, Sketch.num(shape.bound)),
                        Sketch.jump(loop, c, sum, added),
                        Sketch.jump(done, sum)));
        done.setEnd(new Block.Return(done.parameters().get(0)));
        return Check.require(s.region);
    }

    @Test
    void sumsOfSmallNumbersAreNotChecked() {
        Shape shape = new Shape(0, 1, Op.INT_LT, 1000, 0, 5, false);
        String any = Printer.print(Optimiser.optimise(loop(shape, false), ONE_VERSION).region());
        assertEquals(3, any.split("_CHECKED", -1).length - 1, any);
        String text = Printer.print(Check.require(Optimiser.optimise(loop(shape, false))));
        assertEquals(3, text.split("_CHECKED", -1).length - 1, text);
        assertEquals(3, text.split("INT_ADD ", -1).length - 1, text);
    }

    /** With numbers that are known one version will do. */
    @Test
    void aKnownNumberOfIterationsBoundsTheSum() {
        Shape shape = new Shape(0, 1, Op.INT_LT, 1000, 0, 5, false);
        String text = Printer.print(Optimiser.optimise(loop(shape, true), ONE_VERSION).region());
        assertEquals(0, text.split("_CHECKED", -1).length - 1, text);
        Shape large = new Shape(0, 1, Op.INT_LT, 1000, 0, Long.MAX_VALUE / 1000, false);
        text = Printer.print(Optimiser.optimise(loop(large, true), ONE_VERSION).region());
        assertEquals(2, text.split("_CHECKED", -1).length - 1, text);
    }

    @Test
    void loopsDoTheSameAtTheLimits() {
        Random random = new Random(7);
        int compared = 0;
        for (int i = 0; i < 1_500; i++) {
            long step = (long) random.nextInt(1, 4) * (random.nextBoolean() ? 1 : -1);
            long near = number(random);
            Shape shape =
                    new Shape(
                            near,
                            step,
                            COMPARISONS.get(random.nextInt(COMPARISONS.size())),
                            near + step * random.nextInt(-2, 30),
                            number(random),
                            number(random),
                            random.nextBoolean());
            Region region = loop(shape, random.nextBoolean());
            Region optimised = Check.require(Optimiser.optimise(region));
            String expected = run(region, shape);
            if (expected == null) {
                continue;
            }
            compared++;
            assertEquals(
                    expected,
                    run(optimised, shape),
                    () -> shape + "\n" + Printer.print(region) + Printer.print(optimised));
        }
        assertTrue(compared > 500, compared + " ended");
    }

    /** {@return a number near one at which something changes} */
    private static long number(Random random) {
        long[] limits = {0, 1L << 30, 1L << 31, 1L << 61, 1L << 62, Long.MAX_VALUE};
        long limit = limits[random.nextInt(limits.length)];
        return (random.nextBoolean() ? limit : -limit) + random.nextInt(-40, 41);
    }

    /** {@return what a run gives and where it leaves; null if it goes on and on} */
    private static String run(Region region, Shape shape) {
        State state = Layout.room(region);
        Layout layout = Layout.ofEntry(region.entries().getFirst());
        List<Value> parameters = region.entries().getFirst().parameters();
        layout.write(state, parameters.get(0), shape.first);
        layout.write(state, parameters.get(1), shape.start);
        layout.write(state, parameters.get(2), shape.added);
        try {
            new Interpreter(region).run(0, state, 2_000);
        } catch (Interpreter.StepLimit _) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        if (state.exit < 0) {
            return text.append(state.exit).append(' ').append(state.ints[0]).toString();
        }
        Exit exit = region.exits().get(state.exit);
        text.append(exit.cause());
        Layout places = Layout.ofExit(exit);
        for (Source slot : exit.resume().slots()) {
            text.append(' ').append(places.read(state, (Value) slot));
        }
        return text.toString();
    }
}
