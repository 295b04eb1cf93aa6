package org.jmpy.jvm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jmpy.ir.Block;
import org.jmpy.ir.Effect;
import org.jmpy.ir.Exit;
import org.jmpy.ir.Interpreter;
import org.jmpy.ir.Layout;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.Resume;
import org.jmpy.ir.State;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.ir.Virtual;
import org.junit.jupiter.api.Test;

import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** What random regions do not show: functions, exits of many values, limits, unloading. */
class RegionCompilerTest {
    /** What compiled functions override. */
    public abstract static class Function {
        public abstract Object apply(Object a, Object b);
    }

    private static final MethodTypeDesc APPLY =
            MethodTypeDesc.of(
                    ConstantDescs.CD_Object, ConstantDescs.CD_Object, ConstantDescs.CD_Object);

    private static State ints(long... values) {
        State state = new State(values.length, 0, 0);
        System.arraycopy(values, 0, state.ints, 0, values.length);
        return state;
    }

    /** Sums 0..n-1, leaving when it overflows. */
    private static Regions sum() {
        Regions regions = new Regions("sum");
        Block entry = regions.entry(Type.INT, Type.INT);
        Block loop = Regions.block("loop", Type.INT, Type.INT, Type.INT);
        Block body = Regions.block("body", Type.INT, Type.INT, Type.INT);
        Block done = Regions.block("done", Type.INT);
        Value n = Regions.p(entry, 0);
        Regions.jump(entry, loop, n, Regions.num(0), Regions.p(entry, 1));
        Value more = Regions.op(loop, Op.INT_LT, Regions.p(loop, 1), Regions.p(loop, 0));
        List<Value> all = loop.parameters();
        Regions.branch(loop, more, new Block.Jump(body, all), Regions.to(done, Regions.p(loop, 2)));
        Exit exit = Regions.exit(body.parameters().toArray(Value[]::new));
        Value i = Regions.p(body, 1);
        Value sum = Regions.guard(body, Op.INT_ADD_CHECKED, exit, Regions.p(body, 2), i);
        Value next = Regions.op(body, Op.INT_ADD, i, Regions.num(1));
        Regions.jump(body, loop, Regions.p(body, 0), next, sum);
        Regions.ret(done, Regions.p(done, 0));
        return regions;
    }

    @Test
    void aLoopReturnsOrLeavesInTheMiddle() throws Refusal.Refused {
        var compiled = RegionCompiler.compile(sum().region);
        State out = compiled.code().run(0, ints(1_000, 0));
        assertEquals(-1, out.exit);
        assertEquals(499_500, out.ints[0]);
        out = compiled.code().run(0, ints(1_000, Long.MAX_VALUE - 10));
        assertEquals(0, out.exit);
        Exit exit = compiled.exits().exit(0);
        Layout layout = compiled.exits().layout(0);
        List<Object> slots = new ArrayList<>();
        exit.values().forEach(value -> slots.add(layout.read(out(compiled), value)));
        assertEquals(List.of(1_000L, 5L, Long.MAX_VALUE), slots);
    }

    /** The array is made before the arguments in it: none of them may wait on the stack. */
    @Test
    void argumentsGoInAnArray() throws Refusal.Refused {
        for (int count : new int[] {0, 1, 3, 260}) {
            Regions regions = new Regions("collect");
            Block entry = regions.entry(Type.REF, Type.INT);
            Value seed = Regions.p(entry, 1);
            List<Value> arguments = new ArrayList<>();
            arguments.add(Regions.p(entry, 0));
            Value number = Regions.call(entry, TestOps.of("mix", Effect.READS), null, seed, seed);
            arguments.add(number);
            for (int i = 0; i < count; i++) {
                Value boxed = Regions.op(entry, Op.BOX_INT, Regions.num(i));
                if (i > 3) {
                    arguments.add(boxed);
                    continue;
                }
                MicroOp pick = i % 2 == 0 ? TestOps.pick() : TestOps.of("pick", Effect.READS);
                Value yes = Regions.op(entry, Op.INT_EQ, seed, Regions.num(7));
                arguments.add(Regions.call(entry, pick, null, boxed, yes, Value.reference(null)));
            }
            for (Effect effect : new Effect[] {Effect.PURE, Effect.ALLOCATES}) {
                MicroOp text = TestOps.of("text", effect).collecting(count);
                Value made = Regions.call(entry, text, null, arguments.toArray(Value[]::new));
                Value same = Regions.op(entry, Op.INT_EQ, seed, Regions.num(7));
                Value both = Regions.call(entry, TestOps.pick(), null, made, same, made);
                Regions.ret(entry, both);
                State in = new State(1, 0, 1);
                in.ints[0] = 7;
                in.refs[0] = "first";
                State out = RegionCompiler.compile(regions.region).code().run(0, in);
                List<Long> numbers = LongStream.range(0, count).boxed().toList();
                assertEquals("first 224 " + numbers, out.refs[0]);
                State state = Layout.room(regions.region);
                state.ints[0] = 7;
                state.refs[0] = "first";
                new Interpreter(regions.region).run(0, state, 10_000);
                assertEquals("first 224 " + numbers, state.refs[0]);
            }
        }
    }

    @Test
    void aGuardFailsWhenItIsTold() throws Refusal.Refused {
        RegionSettings settings =
                new RegionSettings(null, GuardFaults.forSetting("each:5"), point -> 3, null);
        var compiled = RegionCompiler.compile(sum().region, settings);
        for (int times = 0; times < 3; times++) {
            State out = compiled.code().run(0, ints(1_000, 100));
            assertEquals(0, out.exit);
            Layout layout = compiled.exits().layout(0);
            List<Object> slots = new ArrayList<>();
            for (Value value : compiled.exits().exit(0).values()) {
                slots.add(layout.read(out, value));
            }
            assertEquals(List.of(1_000L, 4L, 106L), slots);
        }
        assertNull(GuardFaults.forSetting(null));
        assertThrows(IllegalArgumentException.class, () -> GuardFaults.forSetting("often"));
    }

    @Test
    void eachGuardCanBeTrained() throws Refusal.Refused {
        for (Op op : Op.values()) {
            boolean ints = op.arguments().equals(List.of(Type.INT, Type.INT));
            boolean floats = op.arguments().equals(List.of(Type.FLOAT, Type.FLOAT));
            if (op.result() != Type.BOOL || !ints && !floats) {
                continue;
            }
            for (Op guard : new Op[] {Op.GUARD_TRUE, Op.GUARD_FALSE}) {
                for (int value = 0; value < 3; value++) {
                    train(op, guard, value);
                }
            }
        }
    }

    private static void train(Op op, Op guard, int value) throws Refusal.Refused {
        Type type = op.arguments().getFirst();
        Regions regions = new Regions("train");
        Block entry = regions.entry(type, type);
        Value truth = Regions.op(entry, op, Regions.p(entry, 0), Regions.p(entry, 1));
        Regions.guard(entry, guard, Regions.exit(), truth);
        Regions.guard(entry, Op.GUARD_TRUE, Regions.exit(), Value.constant(true));
        Regions.ret(entry, Regions.num(1));
        var compiled =
                RegionCompiler.compile(
                        regions.region, new RegionSettings(null, null, null, exit -> true));
        State in = new State(2, 2, 0);
        in.ints[0] = value;
        in.ints[1] = 1;
        in.floats[0] = value;
        in.floats[1] = value == 2 ? Double.NaN : 1;
        int usual = compiled.code().run(0, in).exit;
        String what = op + " " + guard + " " + value;
        for (int forced = 0; forced < 2; forced++) {
            compiled.training().force(forced);
            int expected = usual == 0 ? 0 : forced;
            assertEquals(expected, compiled.code().run(0, in).exit, what);
        }
        compiled.training().end();
        assertEquals(usual, compiled.code().run(0, in).exit, what);
    }

    private static State out(RegionCompiler.Compiled<CompiledRegion> compiled) {
        return compiled.code().run(0, ints(1_000, Long.MAX_VALUE - 10));
    }

    @Test
    void aCallGivesWhatItThrew() throws Refusal.Refused {
        Regions regions = new Regions("catching");
        Block entry = regions.entry(Type.REF, Type.INT);
        Value cell = Regions.p(entry, 0);
        Value number = Regions.p(entry, 1);
        Exit other = Regions.exit(number);
        var check = TestOps.cell("check", Effect.ESCAPES, true).catching(TestOps.Thrown.class);
        var add = TestOps.cell("maybeLong", Effect.ESCAPES, true).catching(TestOps.Thrown.class);
        // The first result waits while the second call may throw.
        Value first = Regions.call(entry, check, other, cell, number);
        Value second = Regions.call(entry, add, other, cell, number, Value.constant(0.5));
        Regions.ret(entry, Regions.call(entry, TestOps.pair(), null, first, second));
        var compiled = RegionCompiler.compile(regions.region);
        assertEquals("null, 10", pair(compiled, 2, 4));
        assertEquals("null, thrown 7", pair(compiled, 1, 3));
        assertEquals("thrown 5, 4", pair(compiled, 6, -1));
        State left = compiled.code().run(0, cellAnd(0, 0));
        assertSame(other, compiled.exits().exit(left.exit));
        assertEquals("zero", left.thrown.getMessage());
    }

    private static State cellAnd(long content, long number) {
        State in = new State(1, 0, 1);
        in.refs[0] = new TestOps.Cell().set(content);
        in.ints[0] = number;
        return in;
    }

    private static Object pair(
            RegionCompiler.Compiled<CompiledRegion> compiled, long content, long number) {
        State out = compiled.code().run(0, cellAnd(content, number));
        assertEquals(-1, out.exit);
        return out.refs[0];
    }

    @Test
    void aFunctionReturnsOrIsLeft() throws Refusal.Refused {
        Regions regions = new Regions("<lambda> é");
        Block entry = regions.entry(Type.REF, Type.REF);
        Value a = Regions.p(entry, 0);
        Value b = Regions.p(entry, 1);
        Value isCell = Regions.test(entry, Op.REF_CLASS_IS, TestOps.Cell.class, a);
        Exit notCell = Regions.exit(a, b);
        Regions.guard(entry, Op.GUARD_TRUE, notCell, isCell);
        Exit raised =
                new Exit(
                        new Resume(
                                "inner",
                                java.util.Arrays.asList(new Virtual("pair", List.of(b, b)), null),
                                new Resume("outer", List.of(a), null)),
                        "why",
                        b);
        Value result =
                Regions.call(entry, TestOps.cell("maybe", Effect.ESCAPES, true), raised, a, b);
        Regions.ret(entry, result);
        List<State> left = new ArrayList<>();
        Leaver leaver =
                state -> {
                    left.add(state);
                    return "left";
                };
        var compiled =
                RegionCompiler.compileFunction(
                        regions.region, Function.class, "apply", APPLY, leaver);
        TestOps.Cell cell = new TestOps.Cell();
        assertEquals("x", compiled.code().apply(cell, "x"));
        assertEquals("left", compiled.code().apply("no cell", "x"));
        assertSame(notCell, compiled.exits().exit(left.getFirst().exit));
        assertNull(left.getFirst().thrown);
        assertEquals("no cell", compiled.exits().layout(0).read(left.getFirst(), a));
        cell.set(2);
        assertEquals("left", compiled.code().apply(cell, "y"));
        State state = left.getLast();
        assertSame(raised, compiled.exits().exit(state.exit));
        assertEquals("thrown 3", state.thrown.getMessage());
        assertSame(cell, compiled.exits().layout(state.exit).read(state, a));
        assertEquals("y", compiled.exits().layout(state.exit).read(state, b));
    }

    @Test
    void manyValuesArePassedOut() throws Refusal.Refused {
        Regions regions = new Regions("wide");
        int count = 100;
        Type[] types = new Type[3 * count];
        for (int i = 0; i < count; i++) {
            types[3 * i] = Type.INT;
            types[3 * i + 1] = Type.FLOAT;
            types[3 * i + 2] = Type.REF;
        }
        Block entry = regions.entry(types);
        Block next = Regions.block("next", types);
        Regions.jump(entry, next, entry.parameters().reversed().toArray(Value[]::new));
        reverse(entry, next);
        next.setEnd(new Block.Leave(Regions.exit(next.parameters().toArray(Value[]::new))));
        State in = new State(count, count, count);
        for (int i = 0; i < count; i++) {
            in.ints[i] = i;
            in.floats[i] = i / 2.0;
            in.refs[i] = "r" + i;
        }
        new Comparer(regions.region).run(0, in, () -> "wide");
    }

    /** Passes the values of each type in reverse order. */
    private static void reverse(Block from, Block to) {
        List<Value> arguments = new ArrayList<>();
        int count = from.parameters().size();
        for (int i = 0; i < count; i++) {
            arguments.add(from.parameters().get(count - 3 - i / 3 * 3 + i % 3));
        }
        from.setEnd(new Block.Jump(to, arguments));
    }

    @Test
    void valuesAreSwappedAroundALoop() throws Refusal.Refused {
        Regions regions = new Regions("swap");
        Block entry = regions.entry(Type.INT, Type.INT, Type.INT);
        Block done = Regions.block("done", Type.INT, Type.INT);
        Value left = Regions.op(entry, Op.INT_SUB, Regions.p(entry, 0), Regions.num(1));
        Value more = Regions.op(entry, Op.INT_GT, Regions.p(entry, 0), Regions.num(0));
        Value a = Regions.p(entry, 1);
        Value b = Regions.p(entry, 2);
        Regions.branch(entry, more, Regions.to(entry, left, b, a), Regions.to(done, a, b));
        done.setEnd(new Block.Leave(Regions.exit(done.parameters().toArray(Value[]::new))));
        Comparer comparer = new Comparer(regions.region);
        comparer.run(0, ints(0, 1, 2), () -> "0");
        comparer.run(0, ints(7, 1, 2), () -> "7");
        comparer.run(0, ints(8, 1, 2), () -> "8");
    }

    @Test
    void whatIsTooLargeForHotSpotIsRefused() {
        for (int blocks : new int[] {700, 5_000}) {
            Regions regions = new Regions("long");
            Block at = regions.entry(Type.INT, Type.INT);
            for (int i = 0; i < blocks; i++) {
                Value sum =
                        Regions.guard(
                                at,
                                Op.INT_ADD_CHECKED,
                                Regions.exit(Regions.p(at, 0)),
                                Regions.p(at, 0),
                                Regions.p(at, 1));
                Block next = Regions.block("b" + i, Type.INT, Type.INT);
                Regions.jump(at, next, sum, Regions.p(at, 1));
                at = next;
            }
            Regions.ret(at, Regions.p(at, 0));
            Refusal.Refused refused =
                    assertThrows(
                            Refusal.Refused.class, () -> RegionCompiler.compile(regions.region));
            assertEquals(Refusal.TOO_LARGE, refused.reason());
        }
    }

    /** A region of one long block that turns round, with all that was computed used at the end. */
    private static Regions longBlock(int size) {
        Regions regions = new Regions("block");
        Block entry = regions.entry(Type.INT, Type.INT);
        Block done = Regions.block("done", Type.INT, Type.INT);
        Value turns = Regions.p(entry, 0);
        Value a = Regions.p(entry, 1);
        Value b = turns;
        List<Value> some = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Value next = Regions.guard(entry, Op.INT_ADD_CHECKED, Regions.exit(a, b), a, b);
            b = Regions.op(entry, Op.INT_AND, a, Regions.num(0xffff));
            a = next;
            if (i % 50 == 0) {
                some.add(a);
            }
        }
        for (Value value : some) {
            a = Regions.op(entry, Op.INT_XOR, a, value);
        }
        Value left = Regions.op(entry, Op.INT_SUB, turns, Regions.num(1));
        Value more = Regions.op(entry, Op.INT_GT, left, Regions.num(0));
        Regions.branch(entry, more, Regions.to(entry, left, a), Regions.to(done, a, b));
        done.setEnd(new Block.Leave(Regions.exit(done.parameters().toArray(Value[]::new))));
        return regions;
    }

    @Test
    void whatIsTooLargeCanBeCompiledInParts() throws Refusal.Refused {
        Comparer comparer = Comparer.inParts(longBlock(3_000).region);
        comparer.run(0, ints(5, 7), () -> "long block");
        comparer.run(0, ints(5, Long.MAX_VALUE - 1_000_000), () -> "overflow");
        RegionParts cut = new RegionParts(longBlock(3_000).region, 5_000);
        assertEquals(21, cut.parts().size(), 6);
    }

    @Test
    void functionsCanBeInParts() throws Refusal.Refused {
        Regions regions = new Regions("parts");
        Block entry = regions.entry(Type.REF, Type.REF);
        Value a = Regions.p(entry, 0);
        Value b = Regions.p(entry, 1);
        var maybe = TestOps.cell("maybeLong", Effect.ESCAPES, true);
        Value is = Regions.test(entry, Op.REF_CLASS_IS, TestOps.Cell.class, a);
        Regions.guard(entry, Op.GUARD_TRUE, Regions.exit(a), is);
        Value count = Regions.num(0);
        for (int i = 0; i < 2_000; i++) {
            Exit exit = Regions.exit(a, b, count);
            count = Regions.call(entry, maybe, exit, a, Regions.num(2), Regions.num(0.0));
        }
        Value small = Regions.op(entry, Op.INT_LT, count, Regions.num(10_000));
        Regions.guard(entry, Op.GUARD_TRUE, Regions.exit(b, count), small);
        Regions.ret(entry, Regions.op(entry, Op.BOX_INT, count));
        List<State> left = new ArrayList<>();
        var compiled =
                RegionCompiler.compileFunctionInParts(
                        regions.region,
                        Function.class,
                        "apply",
                        APPLY,
                        state -> {
                            left.add(state);
                            return "left";
                        },
                        RegionSettings.USUAL);
        TestOps.Cell cell = new TestOps.Cell();
        assertEquals(4_000L, compiled.code().apply(cell, "x"));
        assertEquals("left", compiled.code().apply(cell.set(1), "x"));
        State state = left.getLast();
        assertEquals("thrown 3", state.thrown.getMessage());
        assertSame(cell, compiled.exits().layout(state.exit).read(state, a));
        assertEquals("left", compiled.code().apply(cell.set(7_000), "y"));
        state = left.getLast();
        assertNull(state.thrown);
        assertEquals(11_000L, compiled.exits().layout(state.exit).read(state, small.argument(0)));
        assertEquals("y", compiled.exits().layout(state.exit).read(state, b));
    }

    @Test
    void thousandsOfBlocksThatPassThingsOnCostNothing() throws Refusal.Refused {
        Regions regions = new Regions("deep");
        Type[] types = new Type[60];
        java.util.Arrays.fill(types, Type.INT);
        Block first = regions.entry(types);
        Block at = first;
        for (int i = 0; i < 3_000; i++) {
            Block next = Regions.block("b" + i, types);
            at.setEnd(new Block.Jump(next, at.parameters()));
            at = next;
        }
        Block done = Regions.block("done", Type.INT);
        Value more = Regions.op(at, Op.INT_GT, Regions.p(at, 1), Regions.num(0));
        List<Value> back = new ArrayList<>(at.parameters());
        back.set(1, Regions.op(at, Op.INT_SUB, Regions.p(at, 1), Regions.num(1)));
        Regions.branch(at, more, new Block.Jump(first, back), Regions.to(done, Regions.p(at, 59)));
        Regions.ret(done, Regions.p(done, 0));
        State in = new State(60, 0, 0);
        in.ints[1] = 5;
        in.ints[59] = 42;
        new Comparer(regions.region).run(0, in, () -> "deep");
    }

    @Test
    void aPendingResultGoesToALocalBeforeAGuard() throws Refusal.Refused {
        Regions regions = new Regions("pending");
        Block entry = regions.entry(Type.INT, Type.REF);
        Value cell = Regions.p(entry, 1);
        Value is = Regions.test(entry, Op.REF_CLASS_IS, TestOps.Cell.class, cell);
        Regions.guard(entry, Op.GUARD_TRUE, Regions.exit(cell), is);
        var content = TestOps.cell("content", Effect.READS, false);
        var set = TestOps.cell("set", Effect.WRITES, false);
        Value before = Regions.call(entry, content, null, cell);
        Value changed = Regions.call(entry, set, null, cell, Regions.num(9));
        Value after = Regions.call(entry, content, null, changed);
        Value big = Regions.op(entry, Op.INT_GT, after, Regions.p(entry, 0));
        Regions.guard(entry, Op.GUARD_TRUE, Regions.exit(cell), big);
        Regions.ret(entry, Regions.op(entry, Op.INT_SUB, Regions.p(entry, 0), before));
        Comparer comparer = new Comparer(regions.region);
        for (long n : new long[] {5, 20}) {
            State in = new State(1, 0, 1);
            in.ints[0] = n;
            in.refs[0] = new TestOps.Cell().set(3);
            comparer.run(0, in, () -> "pending " + n);
        }
    }

    @Test
    void bothSidesOfATestMayBeResultsOfCalls() throws Refusal.Refused {
        var less = TestOps.of("less", Effect.ESCAPES);
        for (Op op : new Op[] {Op.BOOL_AND, Op.BOOL_OR}) {
            for (Op guard : new Op[] {Op.GUARD_TRUE, Op.GUARD_FALSE}) {
                Regions regions = new Regions("both");
                Block entry = regions.entry(Type.INT, Type.INT);
                Value no = Value.constant(false);
                Value a =
                        Regions.call(entry, less, null, Regions.num(0.0), Regions.p(entry, 0), no);
                Value b =
                        Regions.call(entry, less, null, Regions.num(0.0), Regions.p(entry, 1), no);
                Value both = Regions.op(entry, op, a, Regions.op(entry, Op.BOOL_NOT, b));
                Regions.guard(entry, guard, Regions.exit(Regions.p(entry, 0)), both);
                Regions.ret(entry, Regions.num(1));
                Comparer comparer = new Comparer(regions.region);
                for (int i = 0; i < 4; i++) {
                    String what = op + " " + guard + " " + i;
                    comparer.run(0, ints(i & 1, i >> 1), () -> what);
                }
            }
        }
    }

    @Test
    void classesUnload() throws Exception {
        WeakReference<Class<?>> dropped =
                new WeakReference<>(RegionCompiler.compile(sum().region).code().getClass());
        assertNotNull(dropped);
        for (int i = 0; i < 50 && dropped.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        assertNull(dropped.get());
    }
}
