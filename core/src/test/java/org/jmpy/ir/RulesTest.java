package org.jmpy.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

/** Each rule of the optimiser, alone. */
class RulesTest {
    private final Sketch s = new Sketch();
    private final Block b =
            s.entry(Type.INT, Type.INT, Type.FLOAT, Type.BOOL, Type.BOOL, Type.REF, Type.REF);
    private final Value x = b.parameters().get(0);
    private final Value y = b.parameters().get(1);
    private final Value f = b.parameters().get(2);
    private final Value p = b.parameters().get(3);
    private final Value q = b.parameters().get(4);
    private final Value r = b.parameters().get(5);
    private final Value t = b.parameters().get(6);

    private static final Value ZERO = Sketch.num(0);
    private static final Value ONE = Sketch.num(1);

    private Value op(Op op, Value... arguments) {
        return op.kind() == Op.Kind.GUARD
                ? s.guard(b, op, List.of(arguments))
                : s.op(b, op, arguments);
    }

    /** Returns the value; tells the operations left, without guards, and what is returned. */
    private String left(Rule rule, Value value) {
        if (b.end() == null) {
            b.setEnd(new Block.Return(value));
        }
        Check.require(s.region);
        var result = Optimiser.optimise(s.region, Optimiser.Limits.NO_COPIES);
        assertTrue(result.statistics().rules().containsKey(rule), rule + " was not applied");
        String text = Printer.print(Check.require(result.region()));
        int start = text.indexOf("REF):\n") + 6;
        int end = text.contains("exit 0:") ? text.indexOf("exit 0:") : text.length();
        return text.substring(start, end).strip().replace("\n", ";").replace("  ", " ");
    }

    private void becomes(Rule rule, String expected, Value value) {
        assertEquals(expected, left(rule, value));
    }

    /** {@return x, known to be in a range} */
    private Value ranged(long lo, long hi) {
        op(Op.GUARD_TRUE, op(Op.INT_GE, x, Sketch.num(lo)));
        op(Op.GUARD_TRUE, op(Op.INT_LE, x, Sketch.num(hi)));
        return x;
    }

    private static String afterRange(String text) {
        return text.substring(text.lastIndexOf("exit 1;") + 8);
    }

    @Test
    void foldConstants() {
        becomes(Rule.FOLD_CONSTANTS, "return 5", op(Op.INT_ADD, Sketch.num(2), Sketch.num(3)));
    }

    @Test
    void foldPureCalls() {
        Value call = s.call(b, SampleOps.MIX, Sketch.num(2), Sketch.num(3));
        becomes(Rule.FOLD_CONSTANTS, "return 65", call);
    }

    @Test
    void pureCallsThatThrowAreNotFolded() {
        Value call = s.call(b, SampleOps.DIVIDE, ONE, ZERO);
        Value sum = op(Op.INT_ADD, ONE, ONE);
        b.setEnd(new Block.Return(op(Op.INT_ADD, call, sum)));
        String left = left(Rule.FOLD_CONSTANTS, null);
        assertTrue(left.startsWith("v7: INT = CALL SampleOps.divide 1, 0 -> exit 0"), left);
    }

    @Test
    void overflowOfConstantsLeaves() {
        Value sum = op(Op.INT_ADD_CHECKED, Sketch.num(Long.MAX_VALUE), ONE);
        var region = Optimiser.optimise(ended(op(Op.INT_ADD, sum, ONE)));
        assertTrue(region.entries().get(0).end() instanceof Block.Leave);
    }

    @Test
    void knownResult() {
        Value masked = op(Op.INT_AND, x, Sketch.num(7));
        becomes(Rule.KNOWN_RESULT, "return true", op(Op.INT_LT, masked, Sketch.num(8)));
    }

    @Test
    void knownClass() {
        Value is = s.test(b, Op.REF_CLASS_IS, Long.class, r);
        op(Op.GUARD_TRUE, is);
        Value number = s.test(b, Op.REF_INSTANCE_OF, Number.class, r);
        String left = left(Rule.KNOWN_RESULT, number);
        assertTrue(left.endsWith("return true"), left);
    }

    @Test
    void knownGuard() {
        Value less = op(Op.INT_LT, x, y);
        op(Op.GUARD_TRUE, less);
        op(Op.GUARD_TRUE, op(Op.INT_GT, y, x));
        op(Op.GUARD_FALSE, op(Op.INT_EQ, y, x));
        becomes(
                Rule.KNOWN_GUARD,
                "v7: BOOL = INT_LT v0, v1; GUARD_TRUE v7 -> exit 0; return v0",
                x);
    }

    @Test
    void guardThatAlwaysFails() {
        op(Op.GUARD_TRUE, op(Op.INT_LT, x, x));
        becomes(Rule.KNOWN_GUARD, "leave -> exit 0", x);
    }

    @Test
    void knownBranch() {
        Block yes = s.block("yes", Type.INT);
        Block no = s.block("no", Type.INT);
        yes.setEnd(new Block.Return(yes.parameters().get(0)));
        no.setEnd(new Block.Return(no.parameters().get(0)));
        op(Op.GUARD_TRUE, p);
        b.setEnd(new Block.Branch(p, Sketch.jump(yes, x), Sketch.jump(no, y)));
        becomes(Rule.KNOWN_BRANCH, "GUARD_TRUE v3 -> exit 0; return v0", x);
    }

    @Test
    void commonSubexpression() {
        Value one = op(Op.INT_ADD, x, y);
        Value same = op(Op.INT_ADD, y, x);
        becomes(
                Rule.COMMON_SUBEXPRESSION,
                "v7: INT = INT_ADD v0, v1; v8: INT = INT_SHL v7, 1; return v8",
                op(Op.INT_MUL, op(Op.INT_OR, one, same), Sketch.num(2)));
    }

    @Test
    void uncheckedIsTheSameAsCheckedBefore() {
        Value one = op(Op.INT_ADD_CHECKED, x, y);
        Value same = op(Op.INT_ADD, x, y);
        becomes(
                Rule.COMMON_SUBEXPRESSION,
                "v7: INT = INT_ADD_CHECKED v0, v1 -> exit 0; return v7",
                op(Op.INT_OR, one, same));
    }

    @Test
    void loadedBefore() {
        s.call(b, SampleOps.WRITE_B, r, x);
        Value one = s.call(b, SampleOps.READ_A, r);
        s.call(b, SampleOps.WRITE_B, r, x);
        Value same = s.call(b, SampleOps.READ_A, r);
        becomes(
                Rule.LOADED_BEFORE,
                "CALL SampleOps.writeB v5, v0 -> exit 0; v7: INT = CALL SampleOps.readA v5;"
                        + " CALL SampleOps.writeB v5, v0 -> exit 1; return v7",
                op(Op.INT_OR, one, same));
    }

    @Test
    void writtenBefore() {
        Value cell = s.call(b, SampleOps.NEW_CELL, x, r);
        s.call(b, SampleOps.ESCAPE, r, cell);
        s.call(b, SampleOps.PUT_CELL_X, cell, y);
        String left = left(Rule.LOADED_BEFORE, s.call(b, SampleOps.CELL_X, cell));
        assertTrue(left.endsWith("CALL SampleOps.putCellX v7, v1; return v1"), left);
    }

    /** A put to a field with another number does not matter; one to a number unknown does. */
    @Test
    void putBefore() {
        s.call(b, SampleOps.PUT_SLOT, r, ONE, x);
        s.call(b, SampleOps.PUT_SLOT, t, ZERO, y);
        Value one = s.call(b, SampleOps.SLOT, r, ONE);
        s.call(b, SampleOps.PUT_SLOT, t, y, y);
        Value other = s.call(b, SampleOps.SLOT, r, ONE);
        becomes(
                Rule.LOADED_BEFORE,
                "CALL SampleOps.putSlot v5, 1, v0; CALL SampleOps.putSlot v6, 0, v1;"
                        + " CALL SampleOps.putSlot v6, v1, v1; v7: INT = CALL SampleOps.slot v5, 1;"
                        + " v8: INT = INT_ADD v0, v7; return v8",
                op(Op.INT_ADD, one, other));
    }

    @Test
    void noOverflow() {
        Value sum = op(Op.INT_ADD_CHECKED, ranged(0, 100), ONE);
        assertEquals("v9: INT = INT_ADD v0, 1; return v9", afterRange(left(Rule.NO_OVERFLOW, sum)));
    }

    @Test
    void noOverflowBelowAnyInteger() {
        op(Op.GUARD_TRUE, op(Op.INT_LT, x, y));
        String left = left(Rule.NO_OVERFLOW, op(Op.INT_ADD_CHECKED, x, ONE));
        assertTrue(left.endsWith("v8: INT = INT_ADD v0, 1; return v8"), left);
    }

    @Test
    void addZero() {
        becomes(Rule.ADD_ZERO, "return v0", op(Op.INT_ADD, ZERO, op(Op.INT_SUB, x, ZERO)));
    }

    @Test
    void subtractItself() {
        becomes(Rule.SUBTRACT_ITSELF, "return 0", op(Op.INT_SUB_CHECKED, x, x));
    }

    @Test
    void addAndSubtract() {
        becomes(Rule.ADD_AND_SUBTRACT, "return v0", op(Op.INT_SUB, op(Op.INT_ADD, x, y), y));
    }

    /** Where the inner one wraps around, the outer one leaves. */
    @Test
    void checkedSumOfWrappedDifferenceIsKept() {
        Value sum = op(Op.INT_ADD_CHECKED, op(Op.INT_SUB, x, y), y);
        String text = Printer.print(Optimiser.optimise(ended(sum)));
        assertTrue(text.contains("INT_ADD_CHECKED"), text);
    }

    @Test
    void addConstants() {
        Value sum = op(Op.INT_ADD, op(Op.INT_SUB, x, Sketch.num(2)), Sketch.num(5));
        becomes(Rule.ADD_CONSTANTS, "v7: INT = INT_ADD v0, 3; return v7", sum);
    }

    @Test
    void multiplyTrivial() {
        Value negated = op(Op.INT_MUL, op(Op.INT_MUL, x, ONE), Sketch.num(-1));
        becomes(Rule.MULTIPLY_TRIVIAL, "v7: INT = INT_NEG v0; return v7", negated);
    }

    @Test
    void multiplyByShift() {
        becomes(
                Rule.MULTIPLY_BY_SHIFT,
                "v7: INT = INT_SHL v0, 3; return v7",
                op(Op.INT_MUL, x, Sketch.num(8)));
    }

    @Test
    void twiceNegated() {
        becomes(Rule.TWICE_NEGATED, "return v0", op(Op.INT_NOT, op(Op.INT_NOT, x)));
    }

    @Test
    void bitwiseTrivial() {
        Value same = op(Op.INT_OR, op(Op.INT_AND, x, x), op(Op.INT_XOR, y, y));
        becomes(Rule.BITWISE_TRIVIAL, "return v0", same);
    }

    @Test
    void logicTrivial() {
        Value same = op(Op.BOOL_OR, p, op(Op.BOOL_AND, q, Value.constant(false)));
        becomes(Rule.BITWISE_TRIVIAL, "return v3", same);
    }

    @Test
    void maskOfRange() {
        Value masked = op(Op.INT_AND, ranged(0, 100), Sketch.num(127));
        assertEquals("return v0", afterRange(left(Rule.MASK_OF_RANGE, masked)));
    }

    @Test
    void shiftByZero() {
        becomes(Rule.SHIFT_BY_ZERO, "return v0", op(Op.INT_SHR, x, ZERO));
    }

    @Test
    void divideByShift() {
        becomes(
                Rule.DIVIDE_BY_SHIFT,
                "v7: INT = INT_SHR v0, 2; return v7",
                op(Op.INT_FLOORDIV, x, Sketch.num(4)));
    }

    @Test
    void moduloOfRange() {
        Value rest = op(Op.INT_MOD, ranged(0, 99), Sketch.num(100));
        assertEquals("return v0", afterRange(left(Rule.MODULO_OF_RANGE, rest)));
    }

    @Test
    void moduloByMask() {
        becomes(
                Rule.MODULO_BY_MASK,
                "v7: INT = INT_AND v0, 15; return v7",
                op(Op.INT_MOD, x, Sketch.num(16)));
    }

    @Test
    void knownOrder() {
        op(Op.GUARD_FALSE, op(Op.INT_LE, y, x));
        String left = left(Rule.KNOWN_ORDER, op(Op.INT_NE, x, y));
        assertTrue(left.endsWith("return true"), left);
    }

    @Test
    void negatedComparison() {
        becomes(
                Rule.NEGATED_COMPARISON,
                "v7: BOOL = INT_GE v0, v1; return v7",
                op(Op.BOOL_NOT, op(Op.INT_LT, x, y)));
    }

    /** Neither is less if one is not a number. */
    @Test
    void negatedFloatOrderIsKept() {
        Value not = op(Op.BOOL_NOT, op(Op.FLOAT_LT, f, Sketch.num(1.0)));
        String text = Printer.print(Optimiser.optimise(ended(not)));
        assertTrue(text.contains("BOOL_NOT"), text);
    }

    @Test
    void compareSum() {
        becomes(
                Rule.COMPARE_SUM,
                "v7: BOOL = INT_EQ v0, 4; return v7",
                op(Op.INT_EQ, op(Op.INT_ADD, x, ONE), Sketch.num(5)));
    }

    @Test
    void compareTruth() {
        Value number = op(Op.BOOL_TO_INT, p);
        becomes(Rule.COMPARE_TRUTH, "return v3", op(Op.INT_NE, number, ZERO));
    }

    @Test
    void floatAddZero() {
        Value sum = op(Op.FLOAT_ADD, op(Op.FLOAT_SUB, f, Sketch.num(0.0)), Sketch.num(-0.0));
        becomes(Rule.FLOAT_ADD_ZERO, "return v2", sum);
    }

    /** -0.0 + 0.0 is 0.0. */
    @Test
    void floatPlusZeroIsKept() {
        Value sum = op(Op.FLOAT_ADD, f, Sketch.num(0.0));
        String text = Printer.print(Optimiser.optimise(ended(sum)));
        assertTrue(text.contains("FLOAT_ADD v2, 0.0"), text);
    }

    @Test
    void floatMultiplyOne() {
        Value product = op(Op.FLOAT_MUL, Sketch.num(-1.0), op(Op.FLOAT_DIV, f, Sketch.num(1.0)));
        becomes(Rule.FLOAT_MULTIPLY_ONE, "v7: FLOAT = FLOAT_NEG v2; return v7", product);
    }

    @Test
    void floatDivideByPower() {
        becomes(
                Rule.FLOAT_DIVIDE_BY_POWER,
                "v7: FLOAT = FLOAT_MUL v2, 0.25; return v7",
                op(Op.FLOAT_DIV, f, Sketch.num(4.0)));
    }

    @Test
    void unboxed() {
        becomes(Rule.UNBOXED, "return v0", op(Op.UNBOX_INT, op(Op.BOX_INT, x)));
    }

    @Test
    void boxedAgain() {
        s.guard(b, Op.GUARD_TRUE, List.of(s.test(b, Op.REF_CLASS_IS, Long.class, r)));
        String left = left(Rule.UNBOXED, op(Op.BOX_INT, op(Op.UNBOX_INT, r)));
        assertTrue(left.endsWith("return v5"), left);
    }

    @Test
    void boxNotMadeForExits() {
        Value box = op(Op.BOX_INT, x);
        s.guard(b, Op.GUARD_TRUE, List.of(p), box);
        Region optimised = Optimiser.optimise(ended(x));
        assertTrue(Printer.print(optimised).contains("\"p0\" [v0]"));
        left(Rule.BOX_NOT_MADE, x);
    }

    private Region ended(Value value) {
        b.setEnd(new Block.Return(value));
        return s.region;
    }

    @Test
    void objectNotMade() {
        Value cell = s.call(b, SampleOps.NEW_CELL, x, r);
        s.guard(b, Op.GUARD_TRUE, List.of(p), cell);
        s.call(b, SampleOps.PUT_CELL_X, cell, y);
        s.guard(b, Op.GUARD_TRUE, List.of(q), cell, cell);
        String text = Printer.print(Optimiser.optimise(ended(x)));
        assertTrue(text.contains("\"p0\" [x0=\"cell\"(v0, v5)]"), text);
        assertTrue(text.contains("\"p1\" [x1=\"cell\"(v1, v5), x1]"), text);
        left(Rule.OBJECT_NOT_MADE, x);
    }

    @Test
    void fieldOfPieces() {
        Value cell = s.call(b, SampleOps.NEW_CELL, x, r);
        becomes(Rule.FIELD_OF_PIECES, "return v0", s.call(b, SampleOps.CELL_X, cell));
    }

    @Test
    void itemOfPieces() {
        Value pair = s.call(b, SampleOps.NEW_PAIR, r, t);
        becomes(
                Rule.FIELD_OF_PIECES,
                "return v6",
                s.call(b, SampleOps.PAIR_AT, pair, Sketch.num(1)));
    }

    @Test
    void putIntoPieces() {
        Value cell = s.call(b, SampleOps.NEW_CELL, x, r);
        s.call(b, SampleOps.PUT_CELL_X, cell, y);
        becomes(Rule.PUT_INTO_PIECES, "return v1", s.call(b, SampleOps.CELL_X, cell));
    }

    /** An object that would contain itself is made. */
    @Test
    void cyclesAreMade() {
        Value cell = s.call(b, SampleOps.NEW_CELL, x, r);
        Value pair = s.call(b, SampleOps.NEW_PAIR, cell, cell);
        s.call(b, SampleOps.PUT_CELL_Y, cell, pair);
        s.guard(b, Op.GUARD_TRUE, List.of(p), cell);
        String text = Printer.print(Check.require(Optimiser.optimise(ended(x))));
        assertTrue(text.contains("CALL SampleOps.putCellY"), text);
    }

    @Test
    void promotion() {
        Value constant = Value.reference("known");
        op(Op.GUARD_TRUE, op(Op.REF_IS, r, constant));
        String left = left(Rule.FOLD_CONSTANTS, op(Op.REF_IS, r, constant));
        assertTrue(left.endsWith("return true"), left);
    }

    @Test
    void sameParameter() {
        Block yes = s.block("yes", Type.INT);
        Block no = s.block("no", Type.INT);
        Block end = s.block("end", Type.INT, Type.INT);
        b.setEnd(new Block.Branch(p, Sketch.jump(yes, x), Sketch.jump(no, x)));
        yes.setEnd(Sketch.jump(end, yes.parameters().get(0), ONE));
        no.setEnd(Sketch.jump(end, no.parameters().get(0), ONE));
        Value sum = s.op(end, Op.INT_ADD, end.parameters().get(0), end.parameters().get(1));
        end.setEnd(new Block.Return(sum));
        String left = left(Rule.SAME_PARAMETER, null);
        assertTrue(left.endsWith("v8: INT = INT_ADD v7, 1; return v8"), left);
    }

    /** A box on both ways to a block is what is in it. */
    @Test
    void passedInPieces() {
        Block yes = s.block("yes", Type.INT);
        Block no = s.block("no", Type.INT);
        Block end = s.block("end", Type.REF);
        b.setEnd(new Block.Branch(p, Sketch.jump(yes, x), Sketch.jump(no, y)));
        yes.setEnd(Sketch.jump(end, s.op(yes, Op.BOX_INT, yes.parameters().get(0))));
        no.setEnd(Sketch.jump(end, s.op(no, Op.BOX_INT, no.parameters().get(0))));
        Value content = s.op(end, Op.UNBOX_INT, end.parameters().get(0));
        end.setEnd(new Block.Return(content));
        String left = left(Rule.PASSED_IN_PIECES, null);
        assertTrue(left.startsWith("branch v3 ? b1(v0) : b1(v1)"), left);
        assertFalse(left.contains("BOX"), left);
    }

    /** So are the fields of objects made on both ways. */
    @Test
    void objectsPassedInPieces() {
        Block yes = s.block("yes", Type.INT, Type.REF);
        Block no = s.block("no", Type.INT, Type.REF);
        Block end = s.block("end", Type.REF);
        b.setEnd(new Block.Branch(p, Sketch.jump(yes, x, r), Sketch.jump(no, y, t)));
        for (Block way : List.of(yes, no)) {
            Value object = way.parameters().get(1);
            Value cell = s.call(way, SampleOps.NEW_CELL, way.parameters().get(0), object);
            way.setEnd(Sketch.jump(end, cell));
        }
        Value cell = end.parameters().get(0);
        s.guard(end, Op.GUARD_TRUE, List.of(s.op(end, Op.REF_IS, cell, cell)), cell);
        end.setEnd(new Block.Return(s.call(end, SampleOps.CELL_X, cell)));
        String left = left(Rule.PASSED_IN_PIECES, null);
        assertFalse(left.contains("CALL"), left);
    }

    @Test
    void mergedBlocks() {
        Block next = s.block("next", Type.INT);
        b.setEnd(Sketch.jump(next, x));
        next.setEnd(new Block.Return(s.op(next, Op.INT_ADD, next.parameters().get(0), ONE)));
        becomes(Rule.MERGED_BLOCKS, "v7: INT = INT_ADD v0, 1; return v7", null);
    }

    @Test
    void threadedJump() {
        Block yes = s.block("yes", Type.INT);
        Block end = s.block("end", Type.INT);
        b.setEnd(new Block.Branch(p, Sketch.jump(yes, x), Sketch.jump(end, y)));
        yes.setEnd(Sketch.jump(end, yes.parameters().get(0)));
        end.setEnd(new Block.Return(end.parameters().get(0)));
        String left = left(Rule.THREADED_JUMP, null);
        assertTrue(left.startsWith("branch v3 ? b1(v0) : b1(v1)"), left);
    }
}
