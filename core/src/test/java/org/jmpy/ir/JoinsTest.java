package org.jmpy.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What is known of parameters where ways meet. */
class JoinsTest {
    private final Sketch s = new Sketch();

    private String optimised() {
        Region region = Optimiser.optimise(Check.require(s.region));
        return Printer.print(Check.require(region));
    }

    /** Facts are of the way that is left, though it is not the nearest block on all ways before. */
    @Test
    void factsOfTheOnlyWayLeftAreKept() {
        Block entry = s.entry(Type.INT);
        Block low = s.block("low", Type.INT);
        Block high = s.block("high", Type.INT);
        Block both = s.block("both", Type.INT);
        Block yes = s.block("yes", Type.INT);
        Block no = s.block("no", Type.INT);
        Value x = entry.parameters().getFirst();
        Value odd = s.call(entry, SampleOps.IS_ODD, Sketch.num(3));
        entry.setEnd(new Block.Branch(odd, Sketch.jump(low, x), Sketch.jump(high, x)));
        low.setEnd(
                Sketch.jump(
                        both, s.op(low, Op.INT_AND, low.parameters().getFirst(), Sketch.num(7))));
        high.setEnd(Sketch.jump(both, Sketch.num(1)));
        Value number = both.parameters().getFirst();
        Value small = s.op(both, Op.INT_LT, number, Sketch.num(8));
        both.setEnd(new Block.Branch(small, Sketch.jump(yes, number), Sketch.jump(no, number)));
        yes.setEnd(new Block.Return(yes.parameters().getFirst()));
        no.setEnd(new Block.Return(Sketch.num(-1)));
        assertEquals(
                """
                region test
                entry 0: b0
                b0 entry0(v0: INT):
                  v1: INT = INT_AND v0, 7
                  return v1
                """,
                optimised());
    }

    /**
     * That a sum is 5 rules out a way before its operations are done anew, but not in the new
     * region, which compares what is added to. So the ways meet there too.
     */
    @Test
    void waysThatFactsRuleOutDefineNothing() {
        Block entry = s.entry(Type.INT, Type.REF);
        Block more = s.block("more", Type.REF);
        Block less = s.block("less", Type.REF);
        Block both = s.block("both", Type.INT);
        Value sum = s.op(entry, Op.INT_ADD, entry.parameters().getFirst(), Sketch.num(1));
        s.guard(entry, Op.GUARD_TRUE, List.of(s.op(entry, Op.INT_EQ, sum, Sketch.num(5))));
        Value heap = entry.parameters().get(1);
        Value isMore = s.op(entry, Op.INT_GT, sum, Sketch.num(7));
        entry.setEnd(new Block.Branch(isMore, Sketch.jump(more, heap), Sketch.jump(less, heap)));
        more.setEnd(
                Sketch.jump(both, s.call(more, SampleOps.READ_A, more.parameters().getFirst())));
        less.setEnd(
                Sketch.jump(both, s.call(less, SampleOps.READ_B, less.parameters().getFirst())));
        both.setEnd(new Block.Return(both.parameters().getFirst()));
        assertEquals(
                """
                region test
                entry 0: b0
                b0 entry0(v0: INT, v1: REF):
                  v2: INT = INT_ADD v0, 1
                  v3: BOOL = INT_EQ v0, 4
                  GUARD_TRUE v3 -> exit 0
                  v4: BOOL = INT_GT v2, 7
                  branch v4 ? b2(v1) : b1(v1)
                b1 less(v5: REF):
                  v6: INT = CALL SampleOps.readB v5
                  return v6
                b2 more(v7: REF):
                  v8: INT = CALL SampleOps.readA v7
                  return v8
                exit 0: f0 because "c0"
                f0: "p0" []
                """,
                optimised());
    }
}
