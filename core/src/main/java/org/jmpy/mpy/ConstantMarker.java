package org.jmpy.mpy;

/** A constant that has no data: the only one of its kind. In the order of the tags in a file. */
public enum ConstantMarker {
    /** The table of runtime functions, for machine code only. */
    FUN_TABLE,
    /** None. */
    NONE,
    /** False. */
    FALSE,
    /** True. */
    TRUE,
    /** The Ellipsis object. */
    ELLIPSIS
}
