package org.jmpy.workbench;

import java.util.List;
import java.util.Set;

/**
 * What the author of an interpreter says about it, for the meta-tracer.
 *
 * @param mergePoint the block at which the next operation of the interpreted program starts, or
 *     null
 * @param position the variables that tell there where the interpreted program is
 * @param backwardJumps the blocks that make the interpreted program jump backward
 */
public record Hints(String mergePoint, List<String> position, Set<String> backwardJumps) {
    /** No hints: the program is no interpreter, or does not say so. */
    public static final Hints NONE = new Hints(null, List.of(), Set.of());

    /** Takes its own copies. */
    public Hints {
        position = List.copyOf(position);
        backwardJumps = Set.copyOf(backwardJumps);
    }
}
