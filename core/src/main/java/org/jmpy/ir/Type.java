package org.jmpy.ir;

/** What a value is to the machine. */
public enum Type {
    /** A 64-bit integer. */
    INT,
    /** A 64-bit float. */
    FLOAT,
    /** A truth value. */
    BOOL,
    /** An object, or Java's null. */
    REF,
    /** Nothing: the operation is there for its effect. */
    VOID
}
