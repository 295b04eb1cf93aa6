package org.jmpy.jvm;

import org.jmpy.ir.State;

/** A region as machine code. */
public abstract class CompiledRegion {
    /**
     * Runs the region.
     *
     * @param entry number of the entry
     * @param in its parameters, as {@link org.jmpy.ir.Layout#ofEntry} tells
     * @return a new state: with exit -1 and the result in its array as {@link
     *     org.jmpy.ir.Layout#ofReturn} tells, or with the exit taken and what {@link Exits#layout}
     *     tells of it; then {@code thrown} is set if a call threw
     */
    public abstract State run(int entry, State in);
}
