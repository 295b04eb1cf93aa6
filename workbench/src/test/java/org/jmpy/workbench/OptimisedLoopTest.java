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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Forcing a constant, or an object that is there already, takes no code. */
    @Test
    void f8WhatIsNoVirtualIsNotMade() {
        assertEquals(
                List.of("set(out,f,1)", "set(out,g,other)"),
                forced("out.f = 1\n    out.g = other\n"));
    }

    /** The other virtual stays one. */
    @Test
    void f9AForcedObjectIsMadeWithItsFields() {
        assertEquals(
                List.of("new(x)", "set(x,f,1)", "set(out,f,x)"),
                forced("x = new x\n x.f = 1\n y = new y\n y.g = 1\n out.f = x\n"));
    }

    /**
     * The reference makes x before y, because it writes the fields one by one after it has made the
     * object. Here an object is made with its fields in one operation, for which they must be
     * there: what is stored where is the same, and the write to x is saved.
     */
    @Test
    void f10WhatAForcedObjectRefersToIsForcedToo() {
        List<String> made = forced("x = new x\n y = new y\n y.g = 1\n x.f = y\n out.f = x\n");
        assertEquals(List.of("new(y)", "set(y,g,1)", "new(x)", "set(x,f,y)", "set(out,f,x)"), made);
    }

    /** In a circle one object must be made before its fields: there it is as in the reference. */
    @Test
    void f11ACircleEnds() {
        assertEquals(
                List.of("new(x)", "new(y)", "set(y,g,x)", "set(x,f,y)", "set(out,f,x)"),
                forced("x = new x\n y = new y\n y.g = x\n x.f = y\n out.f = x\n"));
    }

    /**
     * The guard makes pc the constant 1, and the addition behind it folds. The reference's trace
     * closes with pc = 2; here pc is dead where the trace closes, so another variable keeps what it
     * was: the exits know it to be 2.
     */
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

    /**
     * The reference's trace {@code G(x,3); i1 := sub i,7; c1 := ge i1,0; guard c1 [i=i1, x=3, x2=6,
     * x3=7, c=c1]; loop [i=i1, x=3, x2=6, x3=7, c=1]}, operation by operation. What differs is what
     * the reference's own list of what a better system must do asks for: the guard on x is in the
     * preamble (item 10), exits and the jump back carry only what is live, which at l is i and x
     * (items 5 and 6), and the guard on c resumes in front of the comparison (item 14). Exit 1 is
     * for a difference that does not fit in 64 bits.
     */
    @Test
    void f13TheSecondExampleInSsaForm() throws IOException {
        HotLoops loops = loops("countdown");
        Frame start = loops.interpreter().start("b", Examples.env("i", "100", "x", "3"));
        assertEquals("-5", text(loops.runTracing(start)));
        Liveness live = new Liveness(Examples.program("countdown").main());
        assertEquals(Set.of("i", "x"), Set.copyOf(live.at("l")));
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

    /**
     * {@return what is left on the heap of a loop that does {@code code}, written as the reference
     * does: making an object with fields counts as making it and setting them}
     */
    private static List<String> forced(String code) {
        Program program =
                Syntax.read(
                        """
                        s:
                            out = new out
                            out.f = 0
                            out.g = 0
                            other = new other
                            goto l
                        l:
                            %s n = n - 1
                            if n goto l else goto d
                        d:
                            print_and_stop(n)
                        """
                                .formatted(code));
        HotLoops loops = new HotLoops(program, 10_000, HotLoopsTest.EAGER, Backend.COMPILED);
        assertEquals("0", text(loops.run("s", Examples.env("n", "50"))));
        assertEquals(1, loops.loops().size(), loops.events().toString());
        Region region = Optimiser.optimise(loops.loops().getFirst().recorded(), UNPEELED).region();
        FieldNames fields = loops.interpreter().fields();
        List<String> operations = new ArrayList<>();
        Map<org.jmpy.ir.Value, String> names = new HashMap<>();
        Block loop = loopOf(region);
        for (org.jmpy.ir.Exit exit : region.exits()) {
            // The names of what was there before are those of the variables that hold it.
            RegionBuilder.Point point = (RegionBuilder.Point) exit.resume().point();
            for (int i = 0; i < point.names().size(); i++) {
                if (exit.resume().slots().get(i) instanceof org.jmpy.ir.Value value) {
                    names.putIfAbsent(value, point.names().get(i));
                }
            }
        }
        for (org.jmpy.ir.Value value : loop.body()) {
            switch (value.payload() instanceof MicroOp microOp ? microOp.name() : "") {
                case "make" -> {
                    String name = (String) value.argument(0).payload();
                    names.put(value, name);
                    operations.add("new(" + name + ")");
                    for (int i = 0; i < fields.size(); i++) {
                        org.jmpy.ir.Value content = value.argument(2 + i);
                        if (!content.isConstant() || content.payload() != null) {
                            operations.add(set(name, fields.name(i), content, names));
                        }
                    }
                }
                case "set" -> {
                    int field = ((Long) value.argument(1).payload()).intValue() - 2;
                    String name = names.get(value.argument(0));
                    operations.add(set(name, fields.name(field), value.argument(2), names));
                }
                default -> {}
            }
        }
        return operations;
    }

    private static String set(
            String object,
            String field,
            org.jmpy.ir.Value content,
            Map<org.jmpy.ir.Value, String> names) {
        Object text = content.isConstant() ? content.payload() : names.get(content);
        return "set(" + object + "," + field + "," + text + ")";
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
