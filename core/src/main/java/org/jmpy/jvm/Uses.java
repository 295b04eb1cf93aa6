package org.jmpy.jvm;

import java.util.ArrayList;
import java.util.List;

/** The last use of a value in each block, in the order of emission. */
final class Uses {
    private final List<BlockNode> blocks = new ArrayList<>(2);
    private final List<Integer> positions = new ArrayList<>(2);

    void add(BlockNode block, int position) {
        int last = blocks.size() - 1;
        if (last >= 0 && blocks.get(last) == block) {
            positions.set(last, position);
        } else {
            blocks.add(block);
            positions.add(position);
        }
    }

    int size() {
        return blocks.size();
    }

    BlockNode block(int index) {
        return blocks.get(index);
    }

    int position(int index) {
        return positions.get(index);
    }
}
