package org.jmpy.ir;

/**
 * The rules by which the optimiser rewrites, by name; {@link RegionStatistics} counts their uses.
 */
public enum Rule {
    /** An operation or a pure micro-op on constants is done at once. */
    FOLD_CONSTANTS,
    /** What is known of the arguments tells the result. */
    KNOWN_RESULT,
    /** A guard of what is known to hold goes; one that always fails ends the block. */
    KNOWN_GUARD,
    /** A branch on what is known is a jump. */
    KNOWN_BRANCH,
    /** What was computed before is not computed again. */
    COMMON_SUBEXPRESSION,
    /** What was read before, or written, and not written since, is not read again. */
    LOADED_BEFORE,
    /** A checked operation that always fits need not be checked. */
    NO_OVERFLOW,

    /** x + 0, x - 0 = x. */
    ADD_ZERO,
    /** x - x = 0. */
    SUBTRACT_ITSELF,
    /** (x + y) - y, (x - y) + y = x. */
    ADD_AND_SUBTRACT,
    /** (x + c) + d = x + (c + d), where sums wrap around. */
    ADD_CONSTANTS,
    /** x * 0 = 0, x * 1 = x, x * -1 = -x. */
    MULTIPLY_TRIVIAL,
    /** x * 2**k = x << k, where products wrap around. */
    MULTIPLY_BY_SHIFT,
    /** - - x, ~ ~ x, not not x = x. */
    TWICE_NEGATED,
    /** x and x, x or x, x xor x; the same with 0, -1, true, false. */
    BITWISE_TRIVIAL,
    /** A mask of bits that are all of the range of x. */
    MASK_OF_RANGE,
    /** x << 0, x >> 0 = x. */
    SHIFT_BY_ZERO,
    /** x // 1 = x, x // 2**k = x >> k. */
    DIVIDE_BY_SHIFT,
    /** x % d = x for 0 <= x < d. */
    MODULO_OF_RANGE,
    /** x % 2**k = x & (2**k - 1). */
    MODULO_BY_MASK,
    /** Comparisons that ranges, or comparisons before, decide. */
    KNOWN_ORDER,
    /** not (x < y) = x >= y for integers; not (x == y) = x != y for floats too. */
    NEGATED_COMPARISON,
    /** x + c == d is x == d - c. */
    COMPARE_SUM,
    /** int(b) == 1 is b. */
    COMPARE_TRUTH,
    /** x - 0.0, x + -0.0 = x; not x + 0.0, which makes 0.0 of -0.0. */
    FLOAT_ADD_ZERO,
    /** x * 1.0, x / 1.0 = x; x * -1.0, x / -1.0 = -x. */
    FLOAT_MULTIPLY_ONE,
    /** x / 2**k = x * 2**-k, which is exact. */
    FLOAT_DIVIDE_BY_POWER,

    /** What was put into a box is taken out, or the box put together again that it came from. */
    UNBOXED,
    /** A box that is only used by exits or at a loop's next iteration is not made. */
    BOX_NOT_MADE,
    /** An object is kept in pieces. */
    OBJECT_NOT_MADE,
    /** The field of an object in pieces is at hand. */
    FIELD_OF_PIECES,
    /** A field of an object in pieces is written by remembering it. */
    PUT_INTO_PIECES,
    /** A block gets the parts of an object, or what is in a box, instead of the object. */
    PASSED_IN_PIECES,
    /** A parameter that is always the same value is that value. */
    SAME_PARAMETER,
    /** A block that has one way to it becomes part of the block it follows. */
    MERGED_BLOCKS,
    /** A jump to an empty block goes where that goes. */
    THREADED_JUMP,
    /** The first iteration of a loop was put before it. */
    PEELED_LOOP,
    /** A loop that counts has a version for small numbers, whose sums cannot overflow. */
    VERSIONED_LOOP,
    /** A loop with two ways in got a block before them. */
    SINGLE_HEADER
}
