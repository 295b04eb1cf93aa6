package org.jmpy.jvm;

import java.util.List;

/**
 * The least size that a region's method can have, by which the hopeless are refused before any code
 * is written: each operation, operand and move counted as one byte or the few more it surely takes.
 */
final class CodeSize {
    private static final int CHECKED = 12;
    private static final int CALL = 3;

    private CodeSize() {}

    /** {@return a lower bound, in bytes} */
    static int least(RegionGraph graph, List<WriteBack> writeBacks) {
        int size = 0;
        for (BlockNode block : graph.blocks) {
            for (Node node : block.body) {
                if (node.needed) {
                    size += least(node);
                }
            }
            for (BlockNode.Edge edge : block.edges) {
                for (int i = 0; i < edge.arguments.length; i++) {
                    size += edge.isMoved(i) ? 2 : 0;
                }
            }
        }
        for (WriteBack writeBack : writeBacks) {
            size += writeBack.sources().size() + 2 * writeBack.exits.size();
        }
        return size;
    }

    private static int least(Node node) {
        return switch (node.op().kind()) {
            case CALL -> CALL + node.arguments.length;
            case GUARD -> node.arguments.length == 2 ? CHECKED : CALL;
            case PURE, LEAF -> 1;
        };
    }
}
