package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Loops that are found, recorded, translated and run by themselves: the rows X3 to X6. */
class HotLoopsTest {
    static final HotLoops.Settings EAGER = new HotLoops.Settings(2, 2, 500, 4, 20);

    @ParameterizedTest
    @EnumSource
    void resultsAreTheInterpreters(Backend backend) throws IOException {
        assertEquals("10000000000", run(backend, "power", "power", "x", "10", "y", "10"));
        assertEquals("100000000000000000000", run(backend, "power", "power", "x", "10", "y", "20"));
        assertEquals("1", run(backend, "power", "power", "x", "10", "y", "0"));
        assertEquals("-5", run(backend, "countdown", "l", "i", "100", "x", "3"));
        assertEquals("-10", run(backend, "countdown", "b", "i", "100", "x", "5"));
        for (int a = 1; a < 20; a++) {
            HotLoops loops = loops(backend, "bytecode-tracing");
            assertEquals("" + a * a, text(loops.run("bytecode_loop", square("" + a))));
            loops = loops(backend, "bytecode");
            assertEquals("" + a * a, text(loops.run("bytecode_loop", square("" + a))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void functionsAndObjects(Backend backend) throws IOException {
        assertEquals("1024", call(backend, "power", 2, 10));
        assertEquals("-5", call(backend, "loop", 100, 3));
        assertEquals("4949", call(backend, "redundantloop", 100));
        assertEquals("13", call(backend, "callplus1", 6));
        assertEquals("-10", call(backend, "callloop", 100, 5));
        assertEquals("-4", call(backend, "boxedloop", 100, 3));
    }

    @ParameterizedTest
    @EnumSource
    void f1F2AndF6AreTracedFromTheirLoops(Backend backend) throws IOException {
        assertEquals("1024", traced(backend, "power", "power_rec", 2, 10));
        assertEquals("-5", traced(backend, "loop", "l", 100, 3));
        assertEquals("-10", traced(backend, "callloop", "l", 100, 5));
    }

    /** Traces from the first arrival at a block of a function. */
    private static String traced(Backend backend, String name, String label, long... args)
            throws IOException {
        HotLoops loops = loops(backend, "functions");
        List<Value> values = Arrays.stream(args).boxed().map(Value::of).toList();
        Frame frame = loops.interpreter().start(loops.interpreter().function(name), values);
        while (!frame.label.equals(label)) {
            frame = loops.interpreter().next(frame);
        }
        String output = text(loops.runTracing(frame));
        CompiledLoop loop = loops.loops().getFirst();
        assertEquals(name + "." + label, loop.anchor().toString());
        assertTrue(loop.root().closes());
        return output;
    }

    @Test
    void x3TheBackwardTargetIsFoundWithoutBeingTold() throws IOException {
        HotLoops loops = loops(Backend.COMPILED, "bytecode-tracing");
        assertEquals("256", text(loops.run("bytecode_loop", square("16"))));
        assertEquals(1, loops.loops().size());
        CompiledLoop loop = loops.loops().getFirst();
        assertEquals("op_jump_if_a_jump", loop.anchor().toString());
        assertEquals("2", text(loop.key().get("target")));
        assertTrue(loop.root().closes());
    }

    @Test
    void x3ATraceThatWouldContradictItselfIsExtended() throws IOException {
        Program program = Examples.program("bytecode-tracing");
        Interpreter interpreter = new Interpreter(program, 10_000);
        Anchor anchor = new Anchor(program.main(), "bytecode_loop", List.of());
        Env env = square("16");
        Frame frame = interpreter.start("bytecode_loop", env);
        while (!(frame.label.equals("bytecode_loop") && text(env.read("pc")).equals("2"))) {
            frame = interpreter.next(frame);
        }
        Recorder.Recording recording =
                new Recorder(interpreter, 500, java.util.Set.of(), _ -> false)
                        .record(frame, anchor, frame, java.util.Map.of());
        assertTrue(recording.trace().closes());
        long merges =
                recording.trace().visits().stream()
                        .filter(v -> v.label.equals("bytecode_loop"))
                        .count();
        assertEquals(8, merges, "a whole iteration, not the one bytecode of the naive trace");
        assertEquals("2", text(env.read("pc")));
    }

    @ParameterizedTest
    @EnumSource
    void x4ValuesThatChangeGetVersionsOfTheirOwn(Backend backend) throws IOException {
        HotLoops loops = loops(backend, "countdown");
        for (int round = 0; round < 6; round++) {
            for (String x : List.of("5", "3")) {
                String expected = x.equals("5") ? "-10" : "-5";
                assertEquals(expected, text(loops.run("l", Examples.env("i", "100", "x", x))));
            }
        }
        assertEquals(2, loops.loops().size());
        long before = loops.interpreter().steps();
        loops.run("l", Examples.env("i", "1000000", "x", "3"));
        loops.run("l", Examples.env("i", "1000000", "x", "5"));
        assertTrue(loops.interpreter().steps() - before < 100, "nothing stays interpreted");

        for (int x = 1; x < 40; x++) {
            Env env = Examples.env("i", "1000", "x", "" + x);
            Value expected =
                    new Interpreter(Examples.program("countdown"), 100_000)
                            .run("l", new Env(env.pairs()));
            assertEquals(expected, loops.run("l", env));
        }
        assertEquals(5, loops.loops().size(), "four versions and one for all other values");
        assertTrue(loops.loops().getLast().key().isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void x6EveryExitMayBeForced(Backend backend) throws IOException {
        HotLoops loops = loops(backend, "bytecode-tracing");
        loops.run("bytecode_loop", square("16"));
        CompiledLoop loop = loops.loops().getFirst();
        for (Visit forced : loop.root().visits()) {
            loop.prepare(visit -> visit == forced);
            assertEquals("256", text(loops.run("bytecode_loop", square("16"))), forced.label);
        }
        loop.prepare(_ -> true);
        assertEquals("256", text(loops.run("bytecode_loop", square("16"))));
        for (Visit forced : loop.root().visits()) {
            loop.prepare(visit -> visit == forced);
            Env env = square("16");
            Frame frame = loops.interpreter().start("bytecode_loop", env);
            while (!(loop.anchor().isAt(frame) && loop.accepts(env))) {
                frame = loops.interpreter().next(frame);
            }
            frame = loop.run(frame).frame();
            loop.prepare(_ -> false);
            while (frame != null && !(loop.anchor().isAt(frame) && loop.accepts(env))) {
                frame = loops.interpreter().next(frame);
            }
            if (frame != null) {
                frame = loop.run(frame).frame();
                loops.interpreter().run(frame);
            }
            assertEquals("256", text(loops.interpreter().output()), forced.label);
        }
    }

    @ParameterizedTest
    @EnumSource
    void x5VariablesAtAnExitAreThoseOfTheInterpreter(Backend backend) throws IOException {
        HotLoops loops = loops(backend, "bytecode-tracing");
        loops.run("bytecode_loop", square("16"));
        CompiledLoop loop = loops.loops().getFirst();
        Interpreter plain = new Interpreter(Examples.program("bytecode-tracing"), 10_000_000);
        for (Visit forced : loop.root().visits()) {
            loop.prepare(visit -> visit == forced);
            Env env = square("16");
            Frame frame = loops.interpreter().start("bytecode_loop", env);
            while (!(loop.anchor().isAt(frame) && loop.accepts(env))) {
                frame = loops.interpreter().next(frame);
            }
            Frame twin = plain.start("bytecode_loop", new Env(env.pairs()));
            twin.at(frame.label);
            CompiledLoop.Left left = loop.run(frame);
            loops.interpreter().operations(left.frame(), _ -> {});
            // The interpreter goes on until it is where the code was left, as often as it takes:
            // the iteration in which it was left is the one in which the variables agree.
            boolean agrees = false;
            while (!agrees && twin != null) {
                plain.operations(twin, _ -> {});
                agrees =
                        twin.label.equals(left.frame().label)
                                && left.frame().index == twin.index
                                && contains(twin.env, left.frame().env);
                twin = agrees ? twin : plain.end(twin);
            }
            assertTrue(agrees, forced.label);
        }
    }

    private static boolean contains(Env all, Env some) {
        return some.pairs().entrySet().stream()
                .allMatch(e -> all.knows(e.getKey()) && all.read(e.getKey()).equals(e.getValue()));
    }

    @ParameterizedTest
    @EnumSource
    void bridgesAreAttachedToGuardsThatFailOften(Backend backend) throws IOException {
        Program program =
                Syntax.read(
                        """
                        l:
                            t = i * 0
                            t = t + odd
                            if t goto o else goto e
                        o:
                            s = s + 3
                            odd = 0
                            goto next
                        e:
                            s = s + 5
                            odd = 1
                            goto next
                        next:
                            i = i - 1
                            c = i >= 1
                            if c goto l else goto done
                        done:
                            print_and_stop(s)
                        """);
        HotLoops loops = new HotLoops(program, 100_000, EAGER, backend);
        Env env = Examples.env("i", "10000", "s", "0", "odd", "0");
        assertEquals("40000", text(loops.run("l", env)));
        assertEquals(1, loops.loops().size());
        assertEquals(1, loops.loops().getFirst().bridges());
        assertTrue(loops.interpreter().steps() < 200, "both ways are code");
    }

    @Test
    void aLoopThatNeverClosesIsRefusedAndTriedLessAndLessOften() throws IOException {
        Program program =
                Syntax.read(
                        """
                        l:
                            n = n - 1
                            x = call f(n) goto m
                        m:
                            if n goto l else goto d
                        d:
                            print_and_stop(x)
                        loop function f(n)
                        s:
                            return n
                        """);
        HotLoops loops = new HotLoops(program, 100_000, EAGER, Backend.COMPILED);
        assertEquals("0", text(loops.run("l", Examples.env("n", "1000"))));
        assertEquals(0, loops.loops().size());
        assertTrue(loops.events().size() < 12, loops.events().toString());
        assertEquals(Refusal.CALLS_A_LOOP.text(), loops.events().getFirst().detail());
    }

    /** The limit was once 8: one method of the machine for each field. */
    @ParameterizedTest
    @EnumSource
    void aProgramMayNameAnyNumberOfFields(Backend backend) {
        StringBuilder text = new StringBuilder("l:\n o = new wide\n");
        for (int i = 0; i < 300; i++) {
            text.append(" o.f").append(i).append(" = n\n");
        }
        text.append(" v = o.f299\n s = s + v\n v = o.f7\n s = s + v\n keep.f0 = o\n");
        text.append(" n = n - 1\n if n goto l else goto d\nd:\n print_and_stop(s)\n");
        Program program = Syntax.read("s:\n keep = new wide\n s = 0\n goto l\n" + text);
        HotLoops loops = new HotLoops(program, 1_000_000, EAGER, backend);
        assertEquals("10100", text(loops.run("s", Examples.env("n", "100"))));
        assertEquals(1, loops.loops().size(), loops.events().toString());
    }

    @ParameterizedTest
    @EnumSource
    void aFieldThatWasNeverWrittenIsAMistakeInCodeToo(Backend backend) {
        Program program =
                Syntax.read(
                        """
                        s:
                            o = new t
                            o.f = 'a'
                            goto l
                        l:
                            c = n == 50
                            if c goto bare else goto read
                        bare:
                            o = new t
                            goto next
                        read:
                            v = o.f
                            same = v == 'b'
                            goto next
                        next:
                            n = n - 1
                            if n goto l else goto d
                        d:
                            print_and_stop(same)
                        """);
        HotLoops loops = new HotLoops(program, 100_000, EAGER, backend);
        assertEquals(
                "line 12, column 5: field_not_found(t,f), in block 'read'",
                assertThrows(LabException.class, () -> loops.run("s", Examples.env("n", "100")))
                        .getMessage());
        assertEquals(1, loops.loops().size(), loops.events().toString());
    }

    private static String run(Backend backend, String name, String start, String... env)
            throws IOException {
        return text(loops(backend, name).run(start, Examples.env(env)));
    }

    private static String call(Backend backend, String name, long... args) throws IOException {
        List<Value> values = Arrays.stream(args).boxed().map(Value::of).toList();
        return text(loops(backend, "functions").call(name, values));
    }

    static Env square(String a) {
        return Examples.env(
                "bytecode", Examples.SQUARE, "pc", "0", "a", a, "r0", "0", "r1", "0", "r2", "0");
    }

    private static HotLoops loops(Backend backend, String name) throws IOException {
        return new HotLoops(Examples.program(name), 1_000_000, EAGER, backend);
    }

    private static String text(Value value) {
        return Facts.text(value);
    }
}
