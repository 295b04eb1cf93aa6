package org.jmpy.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What becomes of typical loops. */
class LoopsTest {
    private final Sketch s = new Sketch();

    /** {@code while i < n: total = total + i; i = i + 1}, all boxed, nothing known. */
    private Region boxedSum() {
        Block loop = s.entry(Type.REF, Type.REF, Type.REF);
        Block done = s.block("done", Type.REF);
        Value total = loop.parameters().get(0);
        Value i = loop.parameters().get(1);
        Value n = loop.parameters().get(2);
        Value iLong = unboxed(loop, i, total, i, n);
        Value nLong = unboxed(loop, n, total, i, n);
        Value more = s.op(loop, Op.INT_LT, iLong, nLong);
        Block body = s.block("body", Type.REF, Type.REF, Type.REF);
        loop.setEnd(
                new Block.Branch(more, Sketch.jump(body, total, i, n), Sketch.jump(done, total)));
        total = body.parameters().get(0);
        i = body.parameters().get(1);
        n = body.parameters().get(2);
        Value sum =
                s.guard(
                        body,
                        Op.INT_ADD_CHECKED,
                        List.of(unboxed(body, total, total, i, n), unboxed(body, i, total, i, n)),
                        total,
                        i,
                        n);
        Value boxed = s.op(body, Op.BOX_INT, sum);
        Value next =
                s.guard(
                        body,
                        Op.INT_ADD_CHECKED,
                        List.of(unboxed(body, i, boxed, i, n), Sketch.num(1)),
                        boxed,
                        i,
                        n);
        Value boxedNext = s.op(body, Op.BOX_INT, next);
        body.setEnd(Sketch.jump(loop, boxed, boxedNext, n));
        done.setEnd(new Block.Return(done.parameters().get(0)));
        return Check.require(s.region);
    }

    private Value unboxed(Block block, Value object, Value... slots) {
        Value is = s.test(block, Op.REF_CLASS_IS, Long.class, object);
        s.guard(block, Op.GUARD_TRUE, List.of(is), slots);
        return s.op(block, Op.UNBOX_INT, object);
    }

    /** The first loop is for any numbers, the second for small ones, whose sum cannot overflow. */
    @Test
    void boxedIntegersAreUnboxedInTheLoop() {
        String text = Printer.print(Check.require(Optimiser.optimise(boxedSum())));
        assertEquals(
                """
                b3 entry0(v29: INT, v30: INT, v31: REF, v32: INT):
                  v33: BOOL = INT_LT v30, v32
                  branch v33 ? b5(v31, v32, v29, v30) : b4(v29)
                b4 way(v34: INT):
                  v35: REF = BOX_INT v34
                  return v35
                b5 body(v36: REF, v37: INT, v38: INT, v39: INT):
                  v40: INT = INT_ADD_CHECKED v38, v39 -> exit 4
                  v41: INT = INT_ADD v39, 1
                  jump b3(v40, v41, v36, v37)
                b6 entry0(v42: INT, v43: INT, v44: INT):
                  v45: BOOL = INT_LT v43, v44
                  branch v45 ? b7(v44, v42, v43) : b4(v42)
                b7 body(v46: INT, v47: INT, v48: INT):
                  v49: INT = INT_ADD v47, v48
                  v50: INT = INT_ADD v48, 1
                  jump b6(v49, v50, v46)
                """,
                text.substring(text.indexOf("b3 entry0"), text.indexOf("exit 0:")));
    }

    /** An iterator and a pair of each iteration stay in pieces; what the exit needs is told. */
    @Test
    void objectsOfTheLoopAreNotMade() {
        Block entry = s.entry(Type.REF, Type.INT);
        Block loop = s.block("loop", Type.REF, Type.INT, Type.REF);
        Block done = s.block("done", Type.INT);
        Value heap = entry.parameters().get(0);
        Value limit = entry.parameters().get(1);
        Value made = s.call(entry, SampleOps.NEW_CELL, Sketch.num(0), Value.reference(null));
        entry.setEnd(Sketch.jump(loop, heap, limit, made));
        heap = loop.parameters().get(0);
        limit = loop.parameters().get(1);
        Value cell = loop.parameters().get(2);
        Value x = s.call(loop, SampleOps.CELL_X, cell);
        Value box = s.op(loop, Op.BOX_INT, x);
        Value pair = s.call(loop, SampleOps.NEW_PAIR, box, box);
        Value left = s.call(loop, SampleOps.PAIR_AT, pair, Sketch.num(0));
        Value next =
                s.guard(
                        loop,
                        Op.INT_ADD_CHECKED,
                        List.of(s.op(loop, Op.UNBOX_INT, left), Sketch.num(1)),
                        cell,
                        pair);
        s.call(loop, SampleOps.PUT_CELL_X, cell, next);
        Value more = s.op(loop, Op.INT_LT, next, limit);
        loop.setEnd(
                new Block.Branch(
                        more, Sketch.jump(loop, heap, limit, cell), Sketch.jump(done, next)));
        done.setEnd(new Block.Return(done.parameters().get(0)));
        Region optimised = Check.require(Optimiser.optimise(Check.require(s.region)));
        assertEquals(
                """
                region test
                entry 0: b0
                b0 entry0(v0: REF, v1: INT):
                  jump b1(0, v1)
                b1 loop(v2: INT, v3: INT):
                  v4: INT = INT_ADD v2, 1
                  v5: BOOL = INT_LT v4, v3
                  branch v5 ? b1(v4, v3) : b2(v4)
                b2 done(v6: INT):
                  return v6
                """,
                Printer.print(optimised));
    }

    /** What enters the loop is an object; after the first iteration it is one in pieces. */
    @Test
    void objectsMadeAnewInEachIterationStayInPieces() {
        Block loop = s.entry(Type.REF);
        Value cell = loop.parameters().getFirst();
        Value is = s.test(loop, Op.REF_CLASS_IS, SampleOps.Cell.class, cell);
        s.guard(loop, Op.GUARD_TRUE, List.of(is), cell);
        Value x = s.call(loop, SampleOps.CELL_X, cell);
        Value next = s.guard(loop, Op.INT_SUB_CHECKED, List.of(x, Sketch.num(1)), cell);
        Value made = s.call(loop, SampleOps.NEW_CELL, next, Value.reference(null));
        loop.setEnd(Sketch.jump(loop, made));
        String text = Printer.print(Check.require(Optimiser.optimise(Check.require(s.region))));
        assertEquals(
                """
                b1 entry0(v4: INT):
                  v5: INT = INT_SUB_CHECKED v4, 1 -> exit 2
                  jump b1(v5)
                """,
                text.substring(text.indexOf("b1 entry0"), text.indexOf("exit 0:")));
    }

    /** A loop that does nothing twice is not peeled. */
    @Test
    void loopsWithoutInvariantsAreLeftAsTheyAre() {
        Block loop = s.entry(Type.INT, Type.INT);
        Value i = loop.parameters().get(0);
        Value n = loop.parameters().get(1);
        s.guard(loop, Op.GUARD_TRUE, List.of(s.op(loop, Op.INT_LT, i, n)), i, n);
        Value next = s.op(loop, Op.INT_ADD, i, Sketch.num(1));
        loop.setEnd(Sketch.jump(loop, next, n));
        var result = Optimiser.optimise(s.region, Optimiser.Limits.USUAL);
        assertEquals(1, result.statistics().after().blocks());
        assertFalse(result.statistics().rules().containsKey(Rule.PEELED_LOOP));
    }

    /** What the loop does not change is read and checked before it. */
    @Test
    void invariantsAreHoisted() {
        Block loop = s.entry(Type.REF, Type.REF, Type.INT);
        Value heap = loop.parameters().get(0);
        Value object = loop.parameters().get(1);
        Value i = loop.parameters().get(2);
        s.guard(
                loop,
                Op.GUARD_TRUE,
                List.of(s.test(loop, Op.REF_CLASS_IS, SampleOps.Cell.class, object)));
        Value a = s.call(loop, SampleOps.READ_A, heap);
        Value x = s.call(loop, SampleOps.CELL_X, object);
        Value next = s.op(loop, Op.INT_ADD, i, s.op(loop, Op.INT_MUL, a, x));
        s.call(loop, SampleOps.WRITE_B, heap, next);
        loop.setEnd(Sketch.jump(loop, heap, object, next));
        Region optimised = Check.require(Optimiser.optimise(Check.require(s.region)));
        assertEquals(
                """
                region test
                entry 0: b0
                b0 entry0(v0: REF, v1: REF, v2: INT):
                  v3: BOOL = REF_CLASS_IS Cell v1
                  GUARD_TRUE v3 -> exit 0
                  v4: INT = CALL SampleOps.readA v0
                  v5: INT = CALL SampleOps.cellX v1
                  v6: INT = INT_MUL v4, v5
                  v7: INT = INT_ADD v2, v6
                  CALL SampleOps.writeB v0, v7 -> exit 1
                  jump b1(v7, v0, v6)
                b1 entry0(v8: INT, v9: REF, v10: INT):
                  v11: INT = INT_ADD v10, v8
                  CALL SampleOps.writeB v9, v11 -> exit 2
                  jump b1(v11, v9, v10)
                exit 0: f0 because "c0"
                exit 1: f1 because "c1"
                exit 2: f2 because "c1"
                f0: "p0" []
                f1: "p1" [v0, v7]
                f2: "p1" [v9, v11]
                """,
                Printer.print(optimised));
    }

    /** Two blocks that lead to each other, each of which the entry may jump to. */
    @Test
    void aLoopWithTwoWaysInGetsOne() {
        Block entry = s.entry(Type.INT, Type.FLOAT);
        Block down = s.block("down", Type.INT);
        Block up = s.block("up", Type.FLOAT, Type.INT);
        Block done = s.block("done", Type.INT);
        Value n = entry.parameters().get(0);
        Value x = entry.parameters().get(1);
        entry.setEnd(
                new Block.Branch(
                        s.op(entry, Op.INT_LT, n, Sketch.num(9)),
                        Sketch.jump(down, n),
                        Sketch.jump(up, x, n)));
        n = s.op(down, Op.INT_SUB, down.parameters().get(0), Sketch.num(7));
        down.setEnd(
                new Block.Branch(
                        s.op(down, Op.INT_LT, n, Sketch.num(0)),
                        Sketch.jump(done, n),
                        Sketch.jump(up, Sketch.num(0.5), n)));
        x = s.op(up, Op.FLOAT_SUB, up.parameters().get(0), Sketch.num(1.0));
        n = up.parameters().get(1);
        up.setEnd(
                new Block.Branch(
                        s.op(up, Op.FLOAT_LT, x, Sketch.num(0.0)),
                        Sketch.jump(down, n),
                        Sketch.jump(up, x, n)));
        done.setEnd(new Block.Return(done.parameters().get(0)));
        var result = Optimiser.optimise(Check.require(s.region), Optimiser.Limits.NO_COPIES);
        Region optimised = Check.require(result.region());
        assertEquals(1, result.statistics().rules().get(Rule.SINGLE_HEADER));
        assertEquals(
                """
                region test
                entry 0: b0
                b0 entry0(v0: INT, v1: FLOAT):
                  v2: BOOL = INT_LT v0, 9
                  branch v2 ? b1(false, v0, 0.0) : b1(true, v0, v1)
                b1 up(v3: BOOL, v4: INT, v5: FLOAT):
                  branch v3 ? b4(v5, v4) : b2(v4)
                b2 down(v6: INT):
                  v7: INT = INT_ADD v6, -7
                  v8: BOOL = INT_LT v7, 0
                  branch v8 ? b3(v7) : b1(true, v7, 0.5)
                b3 done(v9: INT):
                  return v9
                b4 up(v10: FLOAT, v11: INT):
                  v12: FLOAT = FLOAT_SUB v10, 1.0
                  v13: BOOL = FLOAT_LT v12, 0.0
                  branch v13 ? b1(false, v11, 0.0) : b4(v12, v11)
                """,
                Printer.print(optimised));
    }
}
