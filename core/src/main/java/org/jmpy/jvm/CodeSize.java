package org.jmpy.jvm;

import java.util.List;

/**
 * How large a region's method will be. The least that it can be, by which the hopeless are refused
 * before any code is written: each operation, operand and move counted as one byte or the few more
 * it surely takes. And what it usually is, by which large regions are cut in parts.
 */
final class CodeSize {
    private static final int CHECKED = 12;
    private static final int CALL = 3;

    /** About so many exits share the code that writes their values. */
    private static final int SHARING = 3;

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

    /** {@return about how many bytes an operation takes, with its exit} */
    static int usual(Node node) {
        int exit = node.exit == null ? 0 : 2 * node.exit.values.length / SHARING + 6;
        return exit
                + switch (node.op().kind()) {
                    case CALL -> 5 + 3 * node.arguments.length;
                    case GUARD -> node.arguments.length == 2 ? 25 : 5;
                    case PURE, LEAF -> 4;
                };
    }

    /** {@return about how many bytes the end of a block takes} */
    static int usualEnd(BlockNode block) {
        int size = 4;
        for (BlockNode.Edge edge : block.edges) {
            size += 4 + edge.arguments.length / 2;
        }
        if (block.leave != null) {
            size += 2 * block.leave.values.length;
        }
        return size;
    }
}
