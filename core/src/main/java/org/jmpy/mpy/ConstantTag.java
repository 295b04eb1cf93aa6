package org.jmpy.mpy;

/** First bytes of constants in a file. Source: MicroPython py/persistentcode.h. */
final class ConstantTag {
    // 0 to 4 are those of ConstantMarker.
    static final int FUN_TABLE = 0;
    static final int NONE = 1;
    static final int ELLIPSIS = 4;
    static final int STR = 5;
    static final int BYTES = 6;
    static final int INT = 7;
    static final int FLOAT = 8;
    static final int COMPLEX = 9;
    static final int TUPLE = 10;

    private ConstantTag() {}
}
