package org.jmpy.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class PrinterTest {
    /** The sum of 0 to n-1, with a virtual and an outer frame in its exits. */
    private static Region sum() {
        Sketch s = new Sketch();
        Block entry = s.entry(Type.INT);
        Block loop = s.block("loop", Type.INT, Type.INT, Type.INT);
        Block done = s.block("done", Type.INT);
        Value n = entry.parameters().get(0);
        entry.setEnd(Sketch.jump(loop, Sketch.num(0), Sketch.num(0), n));
        Value i = loop.parameters().get(0);
        Value total = loop.parameters().get(1);
        Value end = loop.parameters().get(2);
        Resume outer = new Resume("line 9", List.of(end), null);
        Virtual pair = new Virtual("pair", List.of(i, total));
        Resume inner = new Resume("line 3", Arrays.asList(pair, null, pair), outer);
        Value sum =
                new Value(
                        Op.INT_ADD_CHECKED,
                        Type.INT,
                        List.of(total, i),
                        null,
                        new Exit(inner, "overflow", total));
        loop.body().add(sum);
        Value next = s.guard(loop, Op.INT_ADD_CHECKED, List.of(i, Sketch.num(1)), i);
        Value more = s.op(loop, Op.INT_LT, next, end);
        loop.setEnd(
                new Block.Branch(more, Sketch.jump(loop, next, sum, end), Sketch.jump(done, sum)));
        done.setEnd(new Block.Return(done.parameters().get(0)));
        return s.region;
    }

    @Test
    void printsEachPartInOrder() {
        assertEquals(
                """
                region test
                entry 0: b0
                b0 entry0(v0: INT):
                  jump b1(0, 0, v0)
                b1 loop(v1: INT, v2: INT, v3: INT):
                  v4: INT = INT_ADD_CHECKED v2, v1 -> exit 0
                  v5: INT = INT_ADD_CHECKED v1, 1 -> exit 1
                  v6: BOOL = INT_LT v5, v3
                  branch v6 ? b1(v5, v4, v3) : b2(v4)
                b2 done(v7: INT):
                  return v7
                exit 0: f0 because "overflow" observed v2
                exit 1: f1 because "c0"
                f0: "line 3" [x0="pair"(v1, v2), -, x0] in f2
                f2: "line 9" [v3]
                f1: "p0" [v1]
                """,
                Printer.print(Check.require(sum())));
    }

    @Test
    void runs() {
        Region region = sum();
        State state = Layout.room(region);
        state.ints[0] = 10;
        new Interpreter(region).run(0, state, 1000);
        assertEquals(-1, state.exit);
        assertEquals(45, state.ints[0]);
    }

    @Test
    void stopsAtTheLimitOfSteps() {
        Region region = sum();
        State state = Layout.room(region);
        state.ints[0] = 1000;
        Interpreter interpreter = new Interpreter(region);
        assertThrows(Interpreter.StepLimit.class, () -> interpreter.run(0, state, 1000));
    }

    @Test
    void leavesWithWhatTheFramesNeed() {
        Sketch s = new Sketch();
        Block entry = s.entry(Type.INT, Type.FLOAT);
        Value i = entry.parameters().get(0);
        Value f = entry.parameters().get(1);
        Value next = s.guard(entry, Op.INT_ADD_CHECKED, List.of(i, Sketch.num(1)), f, i);
        entry.setEnd(new Block.Return(next));
        State state = Layout.room(Check.require(s.region));
        state.ints[0] = Long.MAX_VALUE;
        state.floats[0] = 2.5;
        new Interpreter(s.region).run(0, state, 10);
        assertEquals(0, state.exit);
        Exit exit = s.region.exits().get(0);
        Layout layout = Layout.ofExit(exit);
        assertEquals(List.of(f, i), exit.values());
        assertEquals(2.5, layout.read(state, f));
        assertEquals(Long.MAX_VALUE, layout.read(state, i));
    }
}
