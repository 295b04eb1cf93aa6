package org.jmpy.jvm;

import org.jmpy.ir.Block;

import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.List;

/** What the compiler of regions knows of a block. */
final class BlockNode {
    final Block block;
    Node[] parameters;
    final List<Node> body = new ArrayList<>();

    /** What a branch tests, or what is returned, else null. */
    Node endValue;

    /** The ways on: none, one, or of a branch first the one taken if true. */
    final List<Edge> edges = new ArrayList<>(2);

    /** Where it leaves, if that is how it ends. */
    ExitNode leave;

    final List<Edge> predecessors = new ArrayList<>(2);
    boolean isEntry;

    /** Index in the order of emission, -1 before that is known. */
    int order = -1;

    /** The positions it takes: from inclusive, to exclusive. */
    int from;

    int to;
    int loopDepth;
    Label label;

    BlockNode(Block block) {
        this.block = block;
    }

    /** A way from one block to another. */
    static final class Edge {
        final BlockNode source;
        final BlockNode target;
        final Node[] arguments;

        Edge(BlockNode source, BlockNode target, Node[] arguments) {
            this.source = source;
            this.target = target;
            this.arguments = arguments;
        }

        Node argument(int index) {
            return arguments[index].resolved();
        }

        boolean isBackward() {
            return target.order <= source.order;
        }

        /** {@return whether the value for parameter {@code index} must be given} */
        boolean passes(int index) {
            Node parameter = target.parameters[index];
            return parameter.needed && !parameter.isAlias();
        }

        /** {@return whether its local is not yet that of the parameter} */
        boolean isMoved(int index) {
            if (!passes(index)) {
                return false;
            }
            Node argument = argument(index);
            return argument.place != Node.Place.LOCAL
                    || argument.slot() != target.parameters[index].slot();
        }
    }
}
