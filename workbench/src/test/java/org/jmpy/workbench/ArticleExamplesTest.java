package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The worked examples of the posts, named as in the tables of the language's reference. */
class ArticleExamplesTest {
    private static final String SQUARE =
            "[mov_a_r0,mov_a_r1,mov_r0_a,decr_a,mov_a_r0,mov_r2_a,add_r1_to_a,mov_a_r2,"
                    + "mov_r0_a,jump_if_a,2,mov_r2_a,return_a]";

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
        assertEquals(residual, FactReader.program(Facts.text(residual)));
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
    void mistakesTellTheirPlace() {
        assertMistake("line 2, column 16: no block 'y'", "block(x,\n          jump(y)).");
        assertMistake("line 1, column 9: unknown statement 'go'", "block(x,go(x)).");
        Program endless = FactReader.program("block(l,jump(l)).");
        assertEquals(
                "stopped after 9 steps",
                assertThrows(LabException.class, () -> new Interpreter(endless, 9).run("l", env()))
                        .getMessage());
    }

    private static void assertMistake(String message, String text) {
        assertEquals(
                message,
                assertThrows(LabException.class, () -> FactReader.program(text)).getMessage());
    }

    private boolean isLoneJump(Block block) {
        return block.ops().isEmpty() && block.end() instanceof Jump;
    }

    private record Traced(
            List<TraceEntry> recorded,
            List<TraceEntry> optimised,
            String output,
            long iterations,
            Env env) {}

    private static Traced trace(String name, String anchor, Env env) throws IOException {
        Program program = program(name);
        Interpreter interpreter = new Interpreter(program, 100_000);
        List<TraceEntry> recorded = new Tracer(program, interpreter).record(anchor, env).trace();
        List<TraceEntry> optimised = TraceOptimiser.optimise(recorded);
        TraceRunner runner = new TraceRunner(interpreter);
        String output = Facts.text(runner.run(optimised, env));
        return new Traced(recorded, optimised, output, runner.iterations(), env);
    }

    private static String run(String name, String start, Env env) throws IOException {
        return Facts.text(new Interpreter(program(name), 100_000).run(start, env));
    }

    private static Program program(String name) throws IOException {
        try (InputStream in = ArticleExamplesTest.class.getResourceAsStream(name + ".flow")) {
            return FactReader.program(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Env env(String... pairs) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], FactReader.value(pairs[i + 1]));
        }
        return new Env(values);
    }
}
