package org.jmpy.interp;

/** A place where frames of a generator wait: its start, or at a yield. */
public final class ResumePoint {
    final FunctionCode function;
    final int ip;

    /** The region that goes on from there, {@link CompiledCode#enter}; null until there is one. */
    volatile CompiledCode code;

    /** How often frames went on from there, until a region is asked for; then -1. */
    int count;

    ResumePoint(FunctionCode function, int ip) {
        this.function = function;
        this.ip = ip;
    }

    public FunctionCode function() {
        return function;
    }

    /** {@return where frames go on} */
    public int ip() {
        return ip;
    }
}
