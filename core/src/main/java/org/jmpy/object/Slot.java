package org.jmpy.object;

/**
 * Bits that say which protocols a built-in type implements; a class deriving from it reaches them
 * through its native part. Source: MicroPython py/obj.h, the slots of mp_obj_type_t.
 */
public final class Slot {
    public static final int MAKE = 1;
    public static final int PRINT = 1 << 1;
    public static final int CALL = 1 << 2;
    public static final int UNARY = 1 << 3;
    public static final int BINARY = 1 << 4;
    public static final int ATTR = 1 << 5;
    public static final int SUBSCR = 1 << 6;
    public static final int ITER = 1 << 7;
    public static final int NEXT = 1 << 8;
    public static final int BUFFER = 1 << 9;

    /** Comparing for equality asks this type even if the other value has another type. */
    public static final int EQ_CHECKS_OTHER = 1 << 10;

    /** A value of this type may be unequal to itself. */
    public static final int EQ_NOT_REFLEXIVE = 1 << 11;

    /** The type answers NOT_EQUAL itself. */
    public static final int EQ_HAS_NOT_EQUAL = 1 << 12;

    private Slot() {}
}
