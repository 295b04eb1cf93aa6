package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The worked examples of the posts, named as in the tables of the language's reference. */
class ArticleExamplesTest {
    private static final String SQUARE = Examples.SQUARE;

    @Test
    void i1ToI3Interpreter() throws IOException {
        assertEquals("10000000000", run("power", "power", env("x", "10", "y", "10")));
        assertEquals("-5", run("countdown", "l", env("i", "100", "x", "3")));
        assertEquals("1", run("power", "power", env("x", "7", "y", "0")));
    }

    @Test
    void p1PartialEvaluation() throws IOException {
        PartialEvaluator evaluator = new PartialEvaluator(program("power"), 100);
        assertEquals("power1", evaluator.evaluate("power", env("y", "5")));
        Program residual = evaluator.residual();
        assertEquals(
                """
                block(power_done1,print_and_stop(var(res))).
                block(power_rec5,op2(res,mul,var(res),var(x),jump(power_done1))).
                block(power_rec4,op2(res,mul,var(res),var(x),jump(power_rec5))).
                block(power_rec3,op2(res,mul,var(res),var(x),jump(power_rec4))).
                block(power_rec2,op2(res,mul,var(res),var(x),jump(power_rec3))).
                block(power_rec1,op2(res,mul,const(1),var(x),jump(power_rec2))).
                block(power1,jump(power_rec1)).
                """,
                Facts.text(residual));
        assertEquals(residual, Syntax.read(Facts.text(residual)));
        Value output = new Interpreter(residual, 1000).run("power1", env("x", "3"));
        assertEquals("243", Facts.text(output));
    }

    @Test
    void t1Trace() throws IOException {
        Traced t1 = trace("power", "power_rec", env("res", "1", "x", "10", "y", "20"));
        String golden =
                "op2(res,mul,var(res),var(x),op2(y,sub,var(y),const(1),"
                        + "guard_true(y,[],power_done,loop)))";
        assertEquals(golden, Facts.text(t1.recorded));
        assertEquals(golden, Facts.text(t1.optimised));
        assertEquals("100000000000000000000", t1.output);
        assertEquals(18, t1.iterations);
    }

    @Test
    void t2AndT3Promotion() throws IOException {
        Traced t2 = trace("countdown", "b", env("i", "100", "x", "5"));
        assertEquals(
                "guard_value(x,5,[],b2,op2(i,sub,var(i),const(11),op2(c,ge,var(i),const(0),"
                        + "guard_true(c,[x/5,x2/10,x3/11],l_done,op1(x,same,const(5),"
                        + "op1(x2,same,const(10),op1(x3,same,const(11),loop)))))))",
                Facts.text(t2.optimised));
        assertEquals("-10", t2.output);
        assertEquals(8, t2.iterations);
        assertEquals(List.of("i", "x", "x2", "x3", "c"), List.copyOf(t2.env.pairs().keySet()));
        Traced t3 = trace("countdown", "l", env("i", "100", "x", "5"));
        assertEquals(
                "op2(c,ge,var(i),const(0),guard_true(c,[],l_done,guard_value(x,5,[],b2,"
                        + "op2(i,sub,var(i),const(11),op1(x,same,const(5),"
                        + "op1(x2,same,const(10),op1(x3,same,const(11),loop)))))))",
                Facts.text(t3.optimised));
        assertEquals("-10", t3.output);
    }

    @Test
    void b1AndB2BytecodeInterpreter() throws IOException {
        Interpreter interpreter = new Interpreter(program("bytecode"), 10_000);
        Env all = env("bytecode", SQUARE, "pc", "0", "a", "16", "r0", "0", "r1", "0", "r2", "0");
        assertEquals("256", Facts.text(interpreter.run("bytecode_loop", all)));
        assertEquals(2044, interpreter.steps());

        PartialEvaluator evaluator = new PartialEvaluator(program("bytecode"), 1000);
        String label = evaluator.evaluate("bytecode_loop", env("bytecode", SQUARE, "pc", "0"));
        Program residual = evaluator.residual();
        assertEquals("bytecode_loop1", label);
        assertEquals(133, residual.blocks().size());
        assertEquals(113, residual.blocks().values().stream().filter(this::isLoneJump).count());
        assertEquals(new Jump("not_mov_a_r18"), residual.block("not_mov_a_r09").end());
        assertEquals(new Jump("op_return_a1"), residual.block("not_decr_a1").end());
        Interpreter second = new Interpreter(residual, 10_000);
        Env dynamic = env("a", "16", "r0", "0", "r1", "0", "r2", "0");
        assertEquals("256", Facts.text(second.run(label, dynamic)));
        assertEquals(1006, second.steps());
    }

    @Test
    void naiveAndMetaTrace() throws IOException {
        Env env = env("bytecode", SQUARE, "pc", "2", "a", "16", "r0", "16", "r1", "16", "r2", "0");
        Traced naive = trace("bytecode-tracing", "bytecode_loop", env);
        assertEquals(16, naive.recorded.size());
        assertEquals(8, naive.optimised.size());
        assertEquals(0, naive.iterations);
        assertEquals("256", naive.output);

        env = env("bytecode", SQUARE, "pc", "11", "a", "16", "r0", "16", "r1", "16", "r2", "0");
        env.write("target", Value.of(2));
        Traced meta = trace("bytecode-tracing", "op_jump_if_a_jump", env);
        assertEquals(134, meta.recorded.size());
        assertEquals(18, meta.optimised.size());
        assertEquals(
                "guard_false(c,[bytecode/"
                        + SQUARE
                        + ",pc/11,opcode/jump_if_a,target/2],"
                        + "bytecode_loop)",
                Facts.line(meta.optimised.get(11)));
        assertEquals(14, meta.iterations);
        assertEquals("256", meta.output);
    }

    @Test
    void m1TheMetaTraceAsItIsPrinted() throws IOException {
        Env env = env("bytecode", SQUARE, "pc", "11", "a", "16", "r0", "16", "r1", "16", "r2", "0");
        env.write("target", Value.of(2));
        Traced meta = trace("bytecode-tracing", "op_jump_if_a_jump", env);
        long guards = meta.recorded.stream().filter(e -> e instanceof TraceEntry.Guard).count();
        assertEquals(62, guards);
        assertEquals(17, count(meta.recorded, "guard_value("));
        assertEquals(37, count(meta.recorded, "guard_false("));
        assertEquals(8, count(meta.recorded, "guard_true("));
        assertEquals(45, count(meta.recorded, "op2(c,eq,"));
        assertEquals(
                """
                op1(pc,same,var(target))
                guard_value(bytecode,SQUARE,[],bytecode_loop)
                guard_value(pc,2,[bytecode/SQUARE],bytecode_loop_promote_pc)
                op1(a,same,var(r0))
                op2(a,sub,var(a),const(1))
                op1(r0,same,var(a))
                op1(a,same,var(r2))
                op2(a,add,var(a),var(r1))
                op1(r2,same,var(a))
                op1(a,same,var(r0))
                op2(c,eq,var(a),const(0))
                guard_false(c,[bytecode/SQUARE,pc/11,opcode/jump_if_a,target/2],bytecode_loop)
                op1(bytecode,same,const(SQUARE))
                op1(pc,same,const(11))
                op1(opcode,same,const(jump_if_a))
                op1(target,same,const(2))
                op1(c,same,const(0))
                loop
                """,
                lines(meta.optimised));
        assertEquals(
                Map.of("pc", "11", "a", "0", "r0", "0", "r1", "16", "r2", "256", "target", "2"),
                text(meta.atExit, "pc", "a", "r0", "r1", "r2", "target"));
    }

    @Test
    void n1TheNaiveTraceAsItIsPrinted() throws IOException {
        Env env = env("bytecode", SQUARE, "pc", "2", "a", "16", "r0", "16", "r1", "16", "r2", "0");
        Traced naive = trace("bytecode-tracing", "bytecode_loop", env);
        assertEquals(
                """
                guard_value(bytecode,SQUARE,[],bytecode_loop_promote_bytecode)
                guard_value(pc,2,[],bytecode_loop_promote_pc)
                op2(opcode,readlist,var(bytecode),var(pc))
                op2(pc,add,var(pc),const(1))
                op2(c,eq,var(opcode),const(jump_if_a))
                guard_false(c,[],op_jump_if_a)
                op2(c,eq,var(opcode),const(mov_a_r0))
                guard_false(c,[],op_mov_a_r0)
                op2(c,eq,var(opcode),const(mov_a_r1))
                guard_false(c,[],op_mov_a_r1)
                op2(c,eq,var(opcode),const(mov_a_r2))
                guard_false(c,[],op_mov_a_r2)
                op2(c,eq,var(opcode),const(mov_r0_a))
                guard_true(c,[],not_mov_r0_a)
                op1(a,same,var(r0))
                loop
                """,
                lines(naive.recorded));
        assertEquals(
                """
                guard_value(bytecode,SQUARE,[],bytecode_loop_promote_bytecode)
                guard_value(pc,2,[bytecode/SQUARE],bytecode_loop_promote_pc)
                op1(a,same,var(r0))
                op1(bytecode,same,const(SQUARE))
                op1(pc,same,const(3))
                op1(opcode,same,const(mov_r0_a))
                op1(c,same,const(1))
                loop
                """,
                lines(naive.optimised));
    }

    @Test
    void o1AndO2OptimiserAlone() throws IOException {
        Traced t2 = trace("countdown", "b", env("i", "100", "x", "3"));
        assertEquals(
                "guard_value(x, 3, [], b2, op2(i, sub, var(i), const(7),"
                        + " op2(c, ge, var(i), const(0), guard_true(c, [x/3, x2/6, x3/7], l_done,"
                        + " op1(x, same, const(3), op1(x2, same, const(6),"
                        + " op1(x3, same, const(7), loop)))))))",
                Facts.spaced(TraceOptimiser.optimise(t2.recorded, env())));
        assertEquals(
                "op1(x, same, const(5), op1(y, same, const(10), loop))",
                Facts.spaced(TraceOptimiser.assignments(env("x", "5", "y", "10"))));
    }

    @Test
    void b3AndB4CleanedUp() throws IOException {
        Program program = program("bytecode");
        PartialEvaluator faithful = new PartialEvaluator(program, 1000);
        String start = faithful.evaluate("bytecode_loop", env("bytecode", SQUARE, "pc", "0"));
        Program b3 = Cleanup.run(faithful.residual(), start);
        assertEquals(3, b3.blocks().size());
        assertEquals(22, instructions(b3));
        assertRuns(148, b3, start);

        PartialEvaluator improved = PartialEvaluator.improved(program, 64);
        start = improved.evaluate("bytecode_loop", env("bytecode", SQUARE, "pc", "0"));
        Program raw = improved.residual();
        assertEquals(81, raw.blocks().size());
        assertEquals(69, raw.blocks().values().stream().filter(this::isLoneJump).count());
        Program b4 = Cleanup.run(raw, start);
        assertEquals(3, b4.blocks().size());
        assertEquals(14, instructions(b4));
        assertRuns(149, b4, start);
    }

    private static void assertRuns(long steps, Program program, String start) {
        Interpreter interpreter = new Interpreter(program, 10_000);
        Env dynamic = env("a", "16", "r0", "0", "r1", "0", "r2", "0");
        assertEquals("256", Facts.text(interpreter.run(start, dynamic)));
        assertEquals(steps, interpreter.steps());
    }

    private static int instructions(Program program) {
        return program.blocks().values().stream().mapToInt(b -> b.ops().size() + 1).sum();
    }

    private static long count(List<TraceEntry> trace, String start) {
        return trace.stream().filter(e -> Facts.line(e).startsWith(start)).count();
    }

    private static String lines(List<TraceEntry> trace) {
        return trace.stream()
                .map(e -> Facts.line(e).replace(SQUARE, "SQUARE") + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, String> text(Env env, String... names) {
        Map<String, String> text = new HashMap<>();
        for (String name : names) {
            text.put(name, Facts.text(env.read(name)));
        }
        return text;
    }

    @Test
    void mistakesTellTheirPlace() {
        assertMistake("line 2, column 16: no block 'y'", "block(x,\n          jump(y)).");
        assertMistake("line 1, column 9: unknown statement 'go'", "block(x,go(x)).");
        Program endless = Syntax.read("block(l,jump(l)).");
        assertEquals(
                "line 1, column 9: stopped after 9 steps, in block 'l'",
                assertThrows(LabException.class, () -> new Interpreter(endless, 9).run("l", env()))
                        .getMessage());
    }

    private static void assertMistake(String message, String text) {
        assertEquals(
                message, assertThrows(LabException.class, () -> Syntax.read(text)).getMessage());
    }

    private boolean isLoneJump(Block block) {
        return block.ops().isEmpty() && block.end() instanceof Jump;
    }

    private record Traced(
            List<TraceEntry> recorded,
            List<TraceEntry> optimised,
            String output,
            long iterations,
            Env env,
            Env atExit) {}

    private static Traced trace(String name, String anchor, Env env) throws IOException {
        Program program = program(name);
        Interpreter interpreter = new Interpreter(program, 100_000);
        List<TraceEntry> recorded = new Tracer(program, interpreter).record(anchor, env).trace();
        List<TraceEntry> optimised = TraceOptimiser.optimise(recorded);
        TraceRunner runner = new TraceRunner(interpreter);
        String output = Facts.text(runner.run(optimised, env));
        return new Traced(recorded, optimised, output, runner.iterations(), env, runner.atExit());
    }

    private static String run(String name, String start, Env env) throws IOException {
        return Facts.text(new Interpreter(program(name), 100_000).run(start, env));
    }

    private static Program program(String name) throws IOException {
        return Examples.program(name);
    }

    private static Env env(String... pairs) {
        return Examples.env(pairs);
    }
}
