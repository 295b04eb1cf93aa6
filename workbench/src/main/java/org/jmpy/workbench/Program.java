package org.jmpy.workbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Blocks by label, in the order in which they were defined. There is no declared entry. */
public record Program(Map<String, Block> blocks) {
    /** Takes its own copy of the table, in its order. */
    public Program {
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
    }

    /**
     * {@return the block called {@code label}}
     *
     * @throws LabException if there is none
     */
    Block block(String label) {
        Block block = blocks.get(label);
        if (block == null) {
            throw new LabException("no block '" + label + "'");
        }
        return block;
    }
}
