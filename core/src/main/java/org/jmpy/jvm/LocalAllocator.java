package org.jmpy.jvm;

import org.jmpy.ir.Type;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Gives values JVM locals. A local holds one kind of value in the whole method. The ranges of
 * positions where values are alive, with holes, tell which can share one; parameters get that of
 * their arguments wherever they can, inner loops first, so that jumps need no moves.
 */
final class LocalAllocator {
    /** The JVM's limit is 65,535 slots; methods that large are never compiled anyway. */
    static final int MAX_SLOTS = 4_000;

    private static final Type[] KINDS = {Type.REF, Type.INT, Type.FLOAT, Type.BOOL};

    private final RegionGraph graph;
    private final int parameterSlots;
    private final int[] visited;
    private int visit;
    private final ArrayDeque<BlockNode> liveOut = new ArrayDeque<>();
    private final List<Local> locals = new ArrayList<>();
    private final Map<Type, List<Local>> slots = new EnumMap<>(Type.class);
    private int slotCount;

    /**
     * @param parameterSlots how many slots the method's parameters take
     */
    LocalAllocator(RegionGraph graph, int parameterSlots) {
        this.graph = graph;
        this.parameterSlots = parameterSlots;
        visited = new int[graph.blocks.size()];
    }

    /**
     * Allocates.
     *
     * @param passed whether the method's parameters, references all, are those of the first entry
     */
    void allocate(boolean passed) throws Refusal.Refused {
        for (BlockNode block : graph.blocks) {
            for (Node parameter : block.parameters) {
                if (parameter.needed && !parameter.isAlias()) {
                    findRanges(parameter);
                }
            }
            for (Node node : block.body) {
                if (node.needed && node.place == Node.Place.LOCAL) {
                    findRanges(node);
                }
            }
        }
        coalesce();
        assign(passed);
        number(passed);
    }

    /** {@return the type of each slot after the parameters', in order} */
    List<Type> slotTypes() {
        List<Type> types = new ArrayList<>();
        for (Type type : KINDS) {
            for (Local local : slots.get(type)) {
                if (local.slot >= parameterSlots) {
                    types.add(type);
                }
            }
        }
        return types;
    }

    /** {@return the first slot that is free} */
    int slotCount() {
        return slotCount;
    }

    // ---- ranges --------------------------------------------------------------------------------

    private void findRanges(Node node) {
        visit++;
        Local local = new Local(node.type());
        locals.add(local);
        node.local = local;
        BlockNode home = node.block;
        int from = node.isParameter() || node.definesEarly() ? node.position : node.position + 1;
        int to = from + 1;
        for (int i = 0; i < node.useSites.size(); i++) {
            BlockNode at = node.useSites.block(i);
            int end = node.useSites.position(i) + 1;
            if (at == home) {
                to = Math.max(to, end);
            } else {
                local.add(at.from, end);
                addPredecessors(at);
            }
        }
        while (!liveOut.isEmpty()) {
            BlockNode at = liveOut.pop();
            if (at == home) {
                to = home.to;
            } else if (visited[at.order] != visit) {
                visited[at.order] = visit;
                local.add(at.from, at.to);
                addPredecessors(at);
            }
        }
        local.add(from, to);
        local.normalise();
    }

    private void addPredecessors(BlockNode block) {
        if (block.isEntry) {
            throw new IllegalStateException("a value from outside in an entry");
        }
        for (BlockNode.Edge edge : block.predecessors) {
            liveOut.push(edge.source);
        }
    }

    // ---- sharing -------------------------------------------------------------------------------

    private void coalesce() {
        List<BlockNode.Edge> edges = new ArrayList<>();
        for (BlockNode block : graph.blocks) {
            edges.addAll(block.edges);
        }
        edges.sort(LocalAllocator::compareUrgency);
        for (BlockNode.Edge edge : edges) {
            for (int i = 0; i < edge.arguments.length; i++) {
                Node argument = edge.argument(i);
                if (edge.passes(i) && argument.place == Node.Place.LOCAL) {
                    coalesce(edge.target.parameters[i].local, argument.local);
                }
            }
        }
    }

    /** Inner loops come first, and of equal ones jumps back. */
    private static int compareUrgency(BlockNode.Edge a, BlockNode.Edge b) {
        int byDepth = Integer.compare(b.source.loopDepth, a.source.loopDepth);
        return byDepth != 0 ? byDepth : Boolean.compare(!a.isBackward(), !b.isBackward());
    }

    private static void coalesce(Local a, Local b) {
        Local first = a.resolved();
        Local second = b.resolved();
        if (first != second && !first.intersects(second)) {
            first.merge(second);
        }
    }

    private void assign(boolean passed) {
        for (Type type : KINDS) {
            slots.put(type, new ArrayList<>());
        }
        if (passed) {
            for (int i = 0; i < parameterSlots; i++) {
                slots.get(Type.REF).add(new Local(Type.REF));
            }
            BlockNode entry = graph.entries.getFirst();
            for (int i = 0; i < parameterSlots; i++) {
                Node parameter = entry.parameters[i];
                if (parameter.needed) {
                    place(parameter.local.resolved(), i);
                }
            }
        }
        List<Local> order = new ArrayList<>();
        for (Local local : locals) {
            if (local.resolved() == local && local.slot < 0) {
                order.add(local);
            }
        }
        order.sort((a, b) -> Integer.compare(a.start(), b.start()));
        for (Local local : order) {
            place(local, 0);
        }
    }

    /** Takes the first slot that is free, beginning with {@code first}. */
    private void place(Local local, int first) {
        if (local.slot >= 0) {
            return;
        }
        List<Local> taken = slots.get(local.type);
        int index = first;
        while (index < taken.size() && taken.get(index).intersects(local)) {
            index++;
        }
        if (index == taken.size()) {
            taken.add(new Local(local.type));
        }
        taken.get(index).take(local);
        local.slot = index;
    }

    /** Turns numbers within a kind into numbers of the JVM. */
    private void number(boolean passed) throws Refusal.Refused {
        int next = passed ? 0 : parameterSlots;
        for (Type type : KINDS) {
            for (Local slot : slots.get(type)) {
                slot.slot = next;
                next += type == Type.INT || type == Type.FLOAT ? 2 : 1;
            }
        }
        slotCount = next;
        if (slotCount > MAX_SLOTS) {
            throw new Refusal.Refused(Refusal.TOO_MANY_LOCALS);
        }
        for (Local local : locals) {
            if (local.resolved() == local) {
                local.slot = slots.get(local.type).get(local.slot).slot;
            }
        }
    }
}
