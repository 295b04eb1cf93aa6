package org.jmpy.workbench;

import java.util.List;

/** Straight code with one terminator. */
public record Block(List<Op> ops, Terminator end) {
    /** Takes its own copy of the operations. */
    public Block {
        ops = List.copyOf(ops);
    }
}
