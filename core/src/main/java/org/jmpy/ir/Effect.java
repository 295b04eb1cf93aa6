package org.jmpy.ir;

/** What a micro-op does besides giving a result; each includes those before it. */
public enum Effect {
    /** Nothing, and the result depends on the arguments only: it may be folded. */
    PURE,
    /** Nothing, but it reads memory that others may write. */
    READS,
    /** Makes a new object; may be left out if the object is not used. */
    ALLOCATES,
    /** Writes memory. */
    WRITES,
    /** Runs code unknown here, which may do anything. */
    ESCAPES
}
