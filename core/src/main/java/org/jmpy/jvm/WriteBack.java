package org.jmpy.jvm;

import org.jmpy.ir.Type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A list of locals and constants that exits write to a {@link org.jmpy.ir.State}. Exits that write
 * the same ones share it, and those that write nearly the same: they then also write locals that
 * are dead there. That keeps a value alive a little longer than needed, but exits are much of a
 * method, whose size is limited, and have most of their locals in common.
 */
final class WriteBack {
    /** Exits of usual code may write so many dead locals. */
    static final int USUAL_SLACK = 4;

    /** All exits share one list, in code that would else be too large. */
    static final int ANY_SLACK = Integer.MAX_VALUE;

    /** How far back the like of a list is looked for. */
    private static final int WINDOW = 12;

    final List<ExitNode> exits = new ArrayList<>();
    private List<Node> sources;
    private int smallest;

    private WriteBack(List<Node> sources) {
        this.sources = sources;
        smallest = sources.size();
    }

    /**
     * {@return what the exits of {@code graph} write; each exit then knows its own}
     *
     * @param slack how many locals an exit may write that it does not need
     */
    static List<WriteBack> of(RegionGraph graph, int slack) {
        List<WriteBack> all = new ArrayList<>();
        for (WriteBack exact : exact(graph)) {
            WriteBack like = null;
            List<Node> joined = null;
            for (int i = all.size() - 1; i >= Math.max(0, all.size() - WINDOW); i--) {
                WriteBack other = all.get(i);
                List<Node> union = union(other.sources, exact.sources);
                if (union.size() - Math.min(other.smallest, exact.smallest) <= slack
                        && (joined == null || union.size() < joined.size())) {
                    like = other;
                    joined = union;
                }
            }
            if (like == null) {
                all.add(exact);
            } else {
                like.sources = joined;
                like.smallest = Math.min(like.smallest, exact.smallest);
                like.exits.addAll(exact.exits);
            }
        }
        for (WriteBack writeBack : all) {
            writeBack.exits.forEach(exit -> exit.writeBack = writeBack);
        }
        return all;
    }

    /** {@return one for each list of what exits need} */
    private static List<WriteBack> exact(RegionGraph graph) {
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
        }
        return all;
    }

    private static Object key(Node node) {
        return node.isConstant() ? node : (Object) node.slot();
    }

    private static List<Node> sources(ExitNode exit) {
        List<Node> sources = new ArrayList<>(exit.values.length);
        for (Node value : exit.values) {
            sources.add(value.resolved());
        }
        return sorted(sources);
    }

    private static List<Node> union(List<Node> a, List<Node> b) {
        List<Node> both = new ArrayList<>(a.size() + b.size());
        both.addAll(a);
        both.addAll(b);
        return sorted(both);
    }

    /** Sorts, and leaves out what is there already. */
    private static List<Node> sorted(List<Node> nodes) {
        nodes.sort(WriteBack::compare);
        List<Node> kept = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (kept.isEmpty() || !isSame(kept.getLast(), node)) {
                kept.add(node);
            }
        }
        return kept;
    }

    private static int compare(Node a, Node b) {
        int byArray = Integer.compare(array(a), array(b));
        return byArray != 0 ? byArray : Integer.compare(rank(a), rank(b));
    }

    /** {@return a number that tells locals apart; those of constants are below} */
    private static int rank(Node node) {
        return node.isConstant() ? ~(node.hashCode() & Integer.MAX_VALUE) : node.slot();
    }

    private static boolean isSame(Node a, Node b) {
        return a == b || !a.isConstant() && !b.isConstant() && a.slot() == b.slot();
    }

    /** {@return what is written: integers and truth values, then floats, then references} */
    List<Node> sources() {
        return sources;
    }

    /** {@return how many are written to each array: integers, floats, references} */
    int[] counts() {
        int[] counts = new int[3];
        for (Node source : sources) {
            counts[array(source)]++;
        }
        return counts;
    }

    /** {@return the index of {@code node} in the array of its type} */
    int index(Node node) {
        int array = array(node);
        int index = 0;
        for (Node source : sources) {
            if (isSame(source, node)) {
                return index;
            }
            if (array(source) == array) {
                index++;
            }
        }
        throw new IllegalStateException("not written");
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
