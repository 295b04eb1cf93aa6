package org.jmpy.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Hot code, as a graph of blocks. It is entered at an entry block, whose parameters the caller
 * gives; an entry may be jumped to as well.
 *
 * <p>A value may be used in the block that defines it, after its definition, and nowhere else: what
 * other blocks need is passed as their parameters. Constants may be used anywhere.
 */
public final class Region {
    private final String name;
    private final List<Block> entries = new ArrayList<>();

    public Region(String name) {
        this.name = name;
    }

    /** {@return a name for listings and stack traces} */
    public String name() {
        return name;
    }

    /** {@return the entry blocks, in the order of their numbers, to read and change} */
    public List<Block> entries() {
        return entries;
    }

    /** {@return the blocks that can be reached, entries first, each after one that leads to it} */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Set<Block> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        ArrayDeque<Block> work = new ArrayDeque<>();
        for (Block entry : entries) {
            if (seen.add(entry)) {
                work.add(entry);
            }
        }
        while (!work.isEmpty()) {
            Block block = work.poll();
            blocks.add(block);
            for (Block.Jump jump : block.jumps()) {
                if (seen.add(jump.target())) {
                    work.addFirst(jump.target());
                }
            }
        }
        return blocks;
    }

    /** {@return the exits, each once, in the order of blocks and operations} */
    public List<Exit> exits() {
        LinkedHashSet<Exit> exits = new LinkedHashSet<>();
        for (Block block : blocks()) {
            for (Value value : block.body()) {
                if (value.exit() != null) {
                    exits.add(value.exit());
                }
            }
            if (block.end() instanceof Block.Leave leave) {
                exits.add(leave.exit());
            }
        }
        return new ArrayList<>(exits);
    }
}
