package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.ir.Block;
import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.Optimiser;
import org.jmpy.ir.Printer;
import org.jmpy.ir.Region;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the shared optimiser makes of the traces: the rows X1, X2, X7, F3 and F7 to F13. */
class OptimisedLoopTest {
    private static final Optimiser.Limits UNPEELED = Optimiser.Limits.NO_COPIES;

    @Test
    void x1TheMetaTraceOfSquareIsThreeOperations() throws IOException {
        for (String name : List.of("bytecode", "bytecode-tracing")) {
            HotLoops loops = loops(name);
            assertEquals("256", text(loops.run("bytecode_loop", HotLoopsTest.square("16"))));
            Block loop = loopOf(loops.loops().getFirst().region());
            assertEquals(
                    List.of("arithmetic", "arithmetic", "comparison", "guard"), operations(loop));
            assertEquals(2, carried(loop), "r0 and r2; r1 is invariant");
        }
    }

    @Test
    void x2TheGuardOnAnInvariantStaysInThePreamble() throws IOException {
        HotLoops loops = loops("countdown");
        assertEquals("-10", text(loops.run("l", Examples.env("i", "100", "x", "5"))));
        Region region = loops.loops().getFirst().region();
        Block loop = loopOf(region);
        assertEquals(List.of("arithmetic", "comparison", "guard"), sorted(operations(loop)));
        List<Object> preamble = new ArrayList<>();
        for (Block block : region.blocks()) {
            if (block != loop) {
                block.body().stream()
                        .filter(v -> v.op() == Op.INT_EQ)
                        .forEach(v -> preamble.add(v.argument(1).payload()));
            }
        }
        assertEquals(List.of(5L), preamble, "x is looked at once");
    }

    @Test
    void x7BoxesAreNeitherMadeNorCheckedInTheLoop() throws IOException {
        Block loop = loopOf(boxedLoop().region());
        assertEquals(List.of("arithmetic", "comparison", "guard"), sorted(operations(loop)));
    }

    @Test
    void f3TheSecondOfTwoEqualOperationsGoes() throws IOException {
        HotLoops loops = loops("functions");
        assertEquals("4949", text(loops.call("redundantloop", List.of(Value.of(100)))));
        Region unpeeled =
                Optimiser.optimise(loops.loops().getFirst().recorded(), UNPEELED).region();
        assertEquals(
                List.of("comparison", "guard", "arithmetic", "arithmetic"),
                operations(loopOf(unpeeled)));
    }

    @Test
    void f7FiveClassesAreCheckedWithoutPeeling() throws IOException {
        Region unpeeled = Optimiser.optimise(boxedLoop().recorded(), UNPEELED).region();
        long classGuards =
                unpeeled.blocks().stream()
                        .flatMap(block -> block.body().stream())
                        .filter(v -> v.op() == Op.REF_IS)
                        .count();
        assertEquals(5, classGuards, Printer.print(unpeeled));
    }

    @Test
    void f8ToF11WhatIsLetOutIsMadeAndNothingElse() {
        // y stays in pieces; x is stored where others can see it.
        assertEquals(1, made(forced("x.f = 1\n    y = new t\n    y.g = 1\n")));
        // What x refers to is made as well.
        assertEquals(2, made(forced("y = new t\n    y.g = 1\n    x.f = y\n")));
        // A circle ends.
        assertEquals(2, made(forced("y = new t\n    y.g = x\n    x.f = y\n")));
        // A constant and an object that is there already need no code.
        assertEquals(0, made(region("out.f = 1\n    out.g = other\n")));
    }

    @Test
    void f12AGuardMakesTheVariableConstantForWhatFollows() {
        Program program =
                Syntax.read(
                        """
                        l:
                            pc = source + 0
                            promote(pc, m)
                        m:
                            pc = pc + 1
                            last = pc
                            n = n - 1
                            if n goto l else goto d
                        d:
                            print_and_stop(last)
                        """);
        HotLoops loops = new HotLoops(program, 10_000, HotLoopsTest.EAGER, Backend.COMPILED);
        assertEquals("2", text(loops.run("l", Examples.env("source", "1", "n", "50"))));
        String recorded = Printer.print(loops.loops().getFirst().recorded());
        assertEquals(1, recorded.split("INT_ADD_CHECKED", -1).length - 1, "the later one folds");
        assertTrue(recorded.contains("[2, "), "the exits know last = 2: " + recorded);
    }

    @Test
    void f13TheSecondExampleInSsaForm() throws IOException {
        HotLoops loops = loops("countdown");
        Frame start = loops.interpreter().start("b", Examples.env("i", "100", "x", "3"));
        assertEquals("-5", text(loops.runTracing(start)));
        assertEquals(
                """
                region b
                entry 0: b0
                b0 entry(v0: INT, v1: INT):
                  v2: BOOL = INT_EQ v1, 3
                  GUARD_TRUE v2 -> exit 0
                  jump b1(v0)
                b1 loop(v3: INT):
                  v4: INT = INT_SUB_CHECKED v3, 7 -> exit 1
                  v5: BOOL = INT_GE v4, 0
                  GUARD_TRUE v5 -> exit 2
                  jump b1(v4)
                exit 0: f0
                exit 1: f1 because b2+2
                exit 2: f2 because l+1
                f0: b+0[i, x] [v0, v1]
                f1: b2+2[i, x, x3] [v3, 3, 7]
                f2: l+0[i, x] [v4, 3]
                """,
                Printer.print(loops.loops().getFirst().recorded()));
    }

    /** {@return the region of a loop in which x is made, {@code code} done, and x let out} */
    private static Region forced(String code) {
        return region("x = new t\n    " + code + "    out.f = x\n");
    }

    private static Region region(String code) {
        Program program =
                Syntax.read(
                        """
                        s:
                            out = new t
                            out.f = 0
                            out.g = 0
                            other = new t
                            goto l
                        l:
                            %s    n = n - 1
                            if n goto l else goto d
                        d:
                            print_and_stop(n)
                        """
                                .formatted(code));
        HotLoops loops = new HotLoops(program, 10_000, HotLoopsTest.EAGER, Backend.COMPILED);
        assertEquals("0", text(loops.run("s", Examples.env("n", "50"))));
        assertEquals(1, loops.loops().size(), loops.events().toString());
        return Optimiser.optimise(loops.loops().getFirst().recorded(), UNPEELED).region();
    }

    private static long made(Region region) {
        return region.blocks().stream()
                .flatMap(block -> block.body().stream())
                .filter(v -> v.payload() instanceof MicroOp m && m.name().startsWith("make"))
                .count();
    }

    private static CompiledLoop boxedLoop() throws IOException {
        HotLoops loops = loops("functions");
        List<Value> args = Arrays.asList(Value.of(100), Value.of(3));
        assertEquals("-4", text(loops.call("boxedloop", args)));
        return loops.loops().getFirst();
    }

    /** {@return the block that jumps to itself} */
    private static Block loopOf(Region region) {
        return region.blocks().stream()
                .filter(block -> block.end() instanceof Block.Jump j && j.target() == block)
                .findFirst()
                .orElseThrow(() -> new AssertionError(Printer.print(region)));
    }

    /** {@return what kind each operation is of: an overflow check may be known not to be needed} */
    private static List<String> operations(Block block) {
        return block.body().stream().map(v -> kind(v.op())).toList();
    }

    private static String kind(Op op) {
        return switch (op) {
            case INT_ADD, INT_SUB, INT_MUL, INT_ADD_CHECKED, INT_SUB_CHECKED, INT_MUL_CHECKED ->
                    "arithmetic";
            case INT_EQ, INT_NE, INT_LT, INT_LE, INT_GT, INT_GE -> "comparison";
            case GUARD_TRUE, GUARD_FALSE -> "guard";
            default -> op.name();
        };
    }

    /** {@return the operations in an order of their own: where the loop is cut is chance} */
    private static List<String> sorted(List<String> operations) {
        return operations.stream().sorted().toList();
    }

    private static long carried(Block loop) {
        Block.Jump back = (Block.Jump) loop.end();
        long carried = 0;
        for (int i = 0; i < loop.parameters().size(); i++) {
            carried += back.arguments().get(i) == loop.parameters().get(i) ? 0 : 1;
        }
        return carried;
    }

    private static HotLoops loops(String name) throws IOException {
        return new HotLoops(
                Examples.program(name), 1_000_000, HotLoopsTest.EAGER, Backend.COMPILED);
    }

    private static String text(Value value) {
        return Facts.text(value);
    }
}
