package org.jmpy.object;

/** How arrays keep their items, where an item always is a small int or a float. */
public enum Typecode {
    INT8,
    UINT8,
    INT16,
    UINT16,
    INT32,
    UINT32,
    INT64,
    FLOAT32,
    FLOAT64;

    /** {@return what a typecode of the module array means, null if it is none of these} */
    static Typecode of(char letter) {
        return switch (letter) {
            case 'b' -> INT8;
            case 'B' -> UINT8;
            case 'h' -> INT16;
            case 'H' -> UINT16;
            case 'i' -> INT32;
            case 'I' -> UINT32;
            case 'l', 'q' -> INT64;
            case 'f' -> FLOAT32;
            case 'd' -> FLOAT64;
            default -> null;
        };
    }

    /** {@return whether the items are floats; they are ints if not} */
    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }
}
