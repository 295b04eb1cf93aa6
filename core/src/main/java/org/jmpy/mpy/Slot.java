package org.jmpy.mpy;

/**
 * What the checker knows about a value stack slot. Kinds up to {@link #LAST_VALUE} are Python
 * values and can stand wherever any value can; the others are parts of the machine, each with the
 * few instructions that may touch it.
 */
final class Slot {
    /** Any Python value. */
    static final byte VALUE = 0;

    /** The constant None: a value, and what a finally block finds after a normal end. */
    static final byte NONE = 1;

    /** The exception a handler was entered with: a value, and what a finally block may find. */
    static final byte EXCEPTION = 2;

    /** {@link #NONE} or {@link #EXCEPTION}. */
    static final byte NONE_OR_EXCEPTION = 3;

    /** A string of the qstr table: a value, and the name of a keyword argument. */
    static final byte TEXT = 4;

    /** A small int constant, 0 or more: a value, a bitmap of stars, an import level. */
    static final byte NATURAL = 5;

    /** A dict that BUILD_MAP made. */
    static final byte DICT = 6;

    /** A list that BUILD_LIST made. */
    static final byte LIST = 7;

    /** A set that BUILD_SET made. */
    static final byte SET = 8;

    /** A tuple that BUILD_TUPLE made; its tag is the number of items. */
    static final byte TUPLE = 9;

    /** The last kind that is a Python value. */
    static final byte LAST_VALUE = TUPLE;

    /** The sentinel NULL. */
    static final byte NULL = 10;

    /** A cell that a closure shares. */
    static final byte CELL = 11;

    /** Lower half of what LOAD_METHOD left; its tag is the instruction's position. */
    static final byte METHOD = 12;

    /** Upper half, self or NULL; its tag is that of its lower half. */
    static final byte SELF = 13;

    /** The lowest of the four slots of a for loop's iterator; the tag is its maker's position. */
    static final byte ITERATOR_0 = 14;

    static final byte ITERATOR_1 = 15;
    static final byte ITERATOR_2 = 16;

    /** The highest of the four slots of an iterator. */
    static final byte ITERATOR_3 = 17;

    /**
     * Why a finally block runs, the tag is its address: None or an exception in one slot, or a
     * pending return or jump in two. Counts as two slots.
     */
    static final byte REASON = 18;

    /** A {@link #REASON} that is not None, which async with tests. */
    static final byte UNTESTED = 19;

    /** Lower slot of a pending return or jump, once an {@link #UNTESTED} is known to be one. */
    static final byte PENDING_DATA = 20;

    /** Upper slot of a pending return or jump. */
    static final byte PENDING_CAUSE = 21;

    /** No kind: what two kinds with nothing in common join to, and what is below the stack. */
    static final byte CONFLICT = 127;

    private Slot() {}

    /** {@return whether any Python instruction can take the slot as an operand} */
    static boolean isValue(byte kind) {
        return kind <= LAST_VALUE;
    }

    /** {@return whether ROT_TWO may move the slot} */
    static boolean isMovable(byte kind) {
        return kind <= SELF;
    }

    /** {@return whether two slots of a kind must also have the same tag} */
    static boolean isTagged(byte kind) {
        return kind == METHOD || kind == SELF || (kind >= ITERATOR_0 && kind <= PENDING_CAUSE);
    }

    /** {@return the kind that holds for both, or {@link #CONFLICT}; tags are not looked at} */
    static byte join(byte a, byte b) {
        if (a == b) {
            return a;
        }
        boolean reasons = isReason(a) && isReason(b);
        if (a == REASON || b == REASON) {
            return reasons ? REASON : CONFLICT;
        }
        if (reasons) {
            return NONE_OR_EXCEPTION;
        }
        return isValue(a) && isValue(b) ? VALUE : CONFLICT;
    }

    private static boolean isReason(byte kind) {
        return kind == REASON || (kind >= NONE && kind <= NONE_OR_EXCEPTION);
    }
}
