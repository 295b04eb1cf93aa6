package org.jmpy.jvm;

import org.jmpy.ir.Type;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of locals and constants that exits write to a {@link org.jmpy.ir.State}. Exits that write
 * the same ones share it.
 */
final class WriteBack {
    /** What is written, integers and truth values first, then floats, then references. */
    final List<Node> sources;

    final List<ExitNode> exits = new ArrayList<>();
    int ints;
    int floats;
    int refs;

    private WriteBack(List<Node> sources) {
        this.sources = sources;
        for (Node source : sources) {
            switch (array(source)) {
                case 0 -> ints++;
                case 1 -> floats++;
                default -> refs++;
            }
        }
    }

    /** {@return what the exits of {@code graph} write; each exit then knows its own} */
    static List<WriteBack> of(RegionGraph graph) {
        Map<List<Object>, WriteBack> known = new HashMap<>();
        List<WriteBack> all = new ArrayList<>();
        for (ExitNode exit : graph.exits) {
            List<Node> sources = sources(exit);
            List<Object> key = new ArrayList<>(sources.size());
            sources.forEach(source -> key.add(key(source)));
            WriteBack shared = known.get(key);
            if (shared == null) {
                shared = new WriteBack(sources);
                known.put(key, shared);
                all.add(shared);
            }
            shared.exits.add(exit);
            exit.writeBack = shared;
        }
        return all;
    }

    /** {@return the index of {@code node} in the array of its type} */
    int index(Node node) {
        int array = array(node);
        int index = 0;
        for (Node source : sources) {
            if (array(source) == array) {
                if (isSame(source, node)) {
                    return index;
                }
                index++;
            }
        }
        throw new IllegalStateException("not written");
    }

    private static List<Node> sources(ExitNode exit) {
        List<Node> sorted = new ArrayList<>(exit.values.length);
        for (Node value : exit.values) {
            sorted.add(value.resolved());
        }
        sorted.sort(
                Comparator.<Node>comparingInt(WriteBack::array)
                        .thenComparingInt(node -> node.isConstant() ? -1 : node.slot()));
        List<Node> sources = new ArrayList<>(sorted.size());
        for (Node node : sorted) {
            if (sources.isEmpty() || !isSame(sources.getLast(), node)) {
                sources.add(node);
            }
        }
        return sources;
    }

    private static Object key(Node node) {
        return node.isConstant() ? node : (Object) node.slot();
    }

    private static boolean isSame(Node a, Node b) {
        return a == b || !a.isConstant() && !b.isConstant() && a.slot() == b.slot();
    }

    /** {@return which array of a state holds it} */
    private static int array(Node node) {
        return switch (node.type()) {
            case INT, BOOL -> 0;
            case FLOAT -> 1;
            case REF -> 2;
            case VOID -> throw new IllegalArgumentException("nothing to pass");
        };
    }

    /** {@return the type of a value in a state's array} */
    static Type arrayType(Node node) {
        return node.type() == Type.BOOL ? Type.INT : node.type();
    }
}
