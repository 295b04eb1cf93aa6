package org.jmpy.register;

/** Where a value of the tier 0 stack is, as a number. */
final class Place {
    /** In the register of its own number. */
    static final int HOME = 0;

    /** In the accumulator. */
    static final int ACC = 1 << 24;

    /** In the register given in the low bits, that of a local. */
    static final int REGISTER = 2 << 24;

    /** The constant of the pool given in the low bits. */
    static final int CONSTANT = 3 << 24;

    /** Null. */
    static final int NULL = 4 << 24;

    /** Nobody reads it. */
    static final int UNUSED = 5 << 24;

    /** The boxed int given in the low bits, signed. */
    static final int INT = 6 << 24;

    private static final int KIND = 0xff << 24;

    private Place() {}

    static int kind(int place) {
        return place & KIND;
    }

    static int number(int place) {
        return place & ~KIND;
    }

    static int ofInt(int value) {
        return INT | value & 0xffff;
    }

    static long intOf(int place) {
        return (short) place;
    }
}
