package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Row X5: every residual program, every trace and all code made of the worked examples prints what
 * the interpreter prints, and wherever a guard fails the variables are those of the interpreter
 * there.
 */
class SameAnswersTest {
    /** A row of the tables: a program, where it starts, its variables. */
    private record Row(String id, String program, String start, Env env) {
        Program read() throws IOException {
            return Examples.program(program);
        }

        Env variables() {
            return new Env(env.pairs());
        }

        String expected() throws IOException {
            return text(new Interpreter(read(), 1_000_000).run(start, variables()));
        }
    }

    private static final List<Row> ROWS = rows();

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("I1", "power", "power", Examples.env("x", "10", "y", "10")));
        rows.add(new Row("I2", "countdown", "l", Examples.env("i", "100", "x", "3")));
        rows.add(new Row("I3", "power", "power", Examples.env("x", "7", "y", "0")));
        rows.add(new Row("P1", "power", "power", Examples.env("x", "3", "y", "5")));
        rows.add(
                new Row(
                        "T1",
                        "power",
                        "power_rec",
                        Examples.env("res", "1", "x", "10", "y", "20")));
        rows.add(new Row("T2", "countdown", "b", Examples.env("i", "100", "x", "5")));
        rows.add(new Row("T3", "countdown", "l", Examples.env("i", "100", "x", "5")));
        for (String a : List.of("1", "2", "3", "16")) {
            rows.add(new Row("B1", "bytecode", "bytecode_loop", HotLoopsTest.square(a)));
        }
        Env half = HotLoopsTest.square("16");
        List.of("r0", "r1").forEach(name -> half.write(name, Value.of(16)));
        half.write("pc", Value.of(2));
        rows.add(new Row("N", "bytecode-tracing", "bytecode_loop", half));
        Env target = new Env(half.pairs());
        target.write("pc", Value.of(11));
        target.write("target", Value.of(2));
        rows.add(new Row("M", "bytecode-tracing", "op_jump_if_a_jump", target));
        return rows;
    }

    // ---- residual programs

    @Test
    void residualProgramsPrintTheSame() throws IOException {
        for (Row row : ROWS) {
            for (String name : List.of("y", "x", "i", "bytecode")) {
                if (row.env.knows(name)) {
                    residual(row, name);
                }
            }
        }
    }

    private static void residual(Row row, String name) throws IOException {
        Env known = new Env();
        for (String one : name.equals("bytecode") ? List.of(name, "pc") : List.of(name)) {
            known.write(one, row.env.read(one));
        }
        Env dynamic = row.variables();
        known.pairs().keySet().forEach(dynamic::remove);
        for (boolean improved : new boolean[] {false, true}) {
            PartialEvaluator evaluator =
                    improved
                            ? PartialEvaluator.improved(row.read(), 16)
                            : new PartialEvaluator(row.read(), 2000);
            String start;
            try {
                start = evaluator.evaluate(row.start, known);
            } catch (LabException e) {
                // The plain evaluator goes round the loop for ever with what it knows.
                assertTrue(Set.of("i", "x").contains(name) && !improved, row.id);
                continue;
            }
            Program raw = evaluator.residual();
            for (Program program : List.of(raw, Cleanup.run(raw, start))) {
                String id = row.id + " " + name + "\n" + Facts.text(program);
                Interpreter plain = new Interpreter(program, 1_000_000);
                assertEquals(row.expected(), text(plain.run(start, new Env(dynamic.pairs()))), id);
                for (Backend backend : Backend.values()) {
                    HotLoops loops = new HotLoops(program, 1_000_000, HotLoopsTest.EAGER, backend);
                    for (int times = 0; times < 3; times++) {
                        Value printed = loops.run(start, new Env(dynamic.pairs()));
                        assertEquals(row.expected(), text(printed), id);
                    }
                }
            }
        }
    }

    // ---- traces

    @Test
    void tracesPrintTheSame() throws IOException {
        for (Row row : ROWS) {
            Env env = row.variables();
            Interpreter interpreter = new Interpreter(row.read(), 1_000_000);
            Tracer.Recording recording = new Tracer(row.read(), interpreter).record(row.start, env);
            if (recording.output() != null) {
                assertEquals(row.expected(), text(recording.output()), row.id);
                continue;
            }
            List<TraceEntry> recorded = recording.trace();
            for (List<TraceEntry> trace : List.of(recorded, TraceOptimiser.optimise(recorded))) {
                TraceRunner runner = new TraceRunner(interpreter);
                Env mine = new Env(env.pairs());
                assertEquals(row.expected(), text(runner.run(trace, mine)), row.id);
                String label = runner.failed().label();
                List<Map<String, Value>> all = arrivals(row, runner.iterations() + 1, label);
                assertTrue(all.contains(runner.atExit().pairs()), row.id + " " + all);
            }
        }
    }

    /**
     * {@return the variables of the interpreter each time it comes to a block in an iteration}
     *
     * @param iteration the number of the iteration, the one that was recorded being 0
     */
    private static List<Map<String, Value>> arrivals(Row row, long iteration, String label)
            throws IOException {
        Interpreter plain = new Interpreter(row.read(), 1_000_000);
        List<Map<String, Value>> all = new ArrayList<>();
        long at = 0;
        Frame frame = plain.start(row.start, row.variables());
        while (at <= iteration && (frame = plain.next(frame)) != null) {
            at += frame.label.equals(row.start) ? 1 : 0;
            if (at == iteration && frame.label.equals(label)) {
                all.add(frame.env.pairs());
            }
        }
        return all;
    }

    // ---- code

    @ParameterizedTest
    @EnumSource
    void codePrintsTheSameWhereverItIsLeft(Backend backend) throws IOException {
        for (Row row : ROWS) {
            HotLoops loops = new HotLoops(row.read(), 10_000_000, HotLoopsTest.EAGER, backend);
            for (int times = 0; times < 3; times++) {
                assertEquals(row.expected(), text(loops.run(row.start, row.variables())), row.id);
            }
            for (CompiledLoop loop : loops.loops()) {
                leave(row, loops, loop, null);
                for (Visit forced : loop.root().visits()) {
                    loop.prepare(visit -> visit == forced);
                    leave(row, loops, loop, forced);
                }
            }
        }
    }

    /** Enters the loop as soon as it can be, and looks where it is left. */
    private static void leave(Row row, HotLoops loops, CompiledLoop loop, Visit forced)
            throws IOException {
        Frame frame = loops.interpreter().start(row.start, row.variables());
        while (frame != null && !(loop.anchor().isAt(frame) && loop.accepts(frame.env))) {
            frame = loops.interpreter().next(frame);
        }
        if (frame == null) {
            return;
        }
        Interpreter plain = new Interpreter(row.read(), 10_000_000);
        Frame twin = plain.start(row.start, new Env(frame.env.pairs()));
        twin.at(frame.label);
        CompiledLoop.Left left = loop.run(frame);
        String id = row.id + " " + (forced == null ? "" : forced.label) + " left at " + place(left);
        assertEquals(1, arrivals(plain, twin, left.frame(), forced == null, loop), id);
        if (left.frame() != null) {
            assertEquals(row.expected(), text(loops.interpreter().run(left.frame())), id);
        }
    }

    private static String place(CompiledLoop.Left left) {
        return left.frame().label
                + "+"
                + left.frame().index
                + " "
                + Facts.pairs(left.frame().env.pairs());
    }

    /**
     * {@return how often the interpreter is where the code was left, with the same variables}: code
     * does not keep those that are not needed any more (item 6 of what the posts leave undone), so
     * those that it has are compared, and all that are needed must be among them
     *
     * @param whole whether to look at all iterations, else at the first
     */
    private static int arrivals(
            Interpreter plain, Frame start, Frame wanted, boolean whole, CompiledLoop loop) {
        Set<String> needed = new Liveness(wanted.function).before(wanted.label, wanted.index);
        Map<String, Value> kept = wanted.env.pairs();
        int arrivals = 0;
        Frame frame = start;
        do {
            List<Op> ops = frame.function.block(frame.label).ops();
            while (true) {
                if (frame.label.equals(wanted.label) && frame.index == wanted.index) {
                    Map<String, Value> all = frame.env.pairs();
                    if (all.entrySet().containsAll(kept.entrySet())) {
                        Set<String> missing = new HashSet<>(needed);
                        missing.retainAll(all.keySet());
                        missing.removeAll(kept.keySet());
                        assertTrue(missing.isEmpty(), "not kept: " + missing);
                        arrivals++;
                    }
                }
                if (frame.index == ops.size()) {
                    break;
                }
                plain.execute(ops.get(frame.index), frame.env);
                frame.index++;
            }
            frame = plain.end(frame);
        } while (frame != null && (whole || !loop.anchor().isAt(frame)));
        return arrivals;
    }

    private static String text(Value value) {
        return Facts.text(value);
    }
}
