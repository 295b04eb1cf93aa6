package org.jmpy.workbench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function: blocks with variables of their own.
 *
 * @param hasLoop whether it is marked as having a loop; a tracer goes into those that are not
 * @param blocks the first is the entry
 */
public record Function(
        String name, List<String> params, boolean hasLoop, Map<String, Block> blocks) {
    /** Takes its own copies. */
    public Function {
        params = List.copyOf(params);
        blocks = Collections.unmodifiableMap(new LinkedHashMap<>(blocks));
    }

    /** {@return the label of the block in which it starts} */
    public String entry() {
        return blocks.keySet().iterator().next();
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

    /** Told by the name: functions are keys of maps, and that of all blocks takes long. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
