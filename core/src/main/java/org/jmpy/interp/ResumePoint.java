package org.jmpy.interp;

/** A place where frames of a generator wait: its start, or at a yield. */
final class ResumePoint {
    /** Code that goes on from there, {@link CompiledCode#enter}; null until there is some. */
    volatile CompiledCode code;

    /** How often frames went on from there in tier 0, until code is asked for; then -1. */
    int count;
}
