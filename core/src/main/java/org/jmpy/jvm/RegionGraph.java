package org.jmpy.jvm;

import org.jmpy.ir.Block;
import org.jmpy.ir.Exit;
import org.jmpy.ir.Region;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A region as the compiler sees it: blocks in the order of emission, parameters that are always the
 * same value replaced by it, and for each value whether and how often it is used.
 */
final class RegionGraph {
    /** More rounds would find little more; coalescing catches what is left. */
    private static final int ALIAS_ROUNDS = 8;

    final Region region;
    final List<BlockNode> entries = new ArrayList<>();

    /** The blocks in the order of emission. */
    final List<BlockNode> blocks = new ArrayList<>();

    /** The exits by number. */
    final List<ExitNode> exits = new ArrayList<>();

    private final IdentityHashMap<Value, Node> nodes = new IdentityHashMap<>();
    private final IdentityHashMap<Exit, ExitNode> exitNodes = new IdentityHashMap<>();

    RegionGraph(Region region) {
        this.region = region;
        List<Block> all = region.blocks();
        IdentityHashMap<Block, BlockNode> blockNodes = new IdentityHashMap<>();
        for (Block block : all) {
            blockNodes.put(block, new BlockNode(block));
        }
        List<Exit> numbered = region.exits();
        IdentityHashMap<Exit, Integer> numbers = new IdentityHashMap<>();
        for (int i = 0; i < numbered.size(); i++) {
            numbers.put(numbered.get(i), i);
            exits.add(null);
        }
        for (Block block : all) {
            read(blockNodes.get(block), blockNodes, numbers);
        }
        for (Block entry : region.entries()) {
            BlockNode node = blockNodes.get(entry);
            node.isEntry = true;
            entries.add(node);
        }
        layOut();
        findAliases();
        countUses();
    }

    // ---- reading -------------------------------------------------------------------------------

    private void read(
            BlockNode node,
            IdentityHashMap<Block, BlockNode> blockNodes,
            IdentityHashMap<Exit, Integer> numbers) {
        List<Value> parameters = node.block.parameters();
        node.parameters = new Node[parameters.size()];
        for (int i = 0; i < node.parameters.length; i++) {
            node.parameters[i] = define(Node.parameter(parameters.get(i), node, i));
        }
        for (Value value : node.block.body()) {
            Node[] arguments = used(value.arguments(), node);
            ExitNode exit = value.exit() == null ? null : exit(value.exit(), node, numbers);
            node.body.add(define(new Node(value, arguments, node, exit)));
        }
        Block.End last = node.block.end();
        if (last.used() != null && last.used().type() != Type.VOID) {
            node.endValue = used(last.used(), node);
        }
        for (Block.Jump jump : last.jumps()) {
            addEdge(node, jump, blockNodes);
        }
        if (last.exit() != null) {
            node.leave = exit(last.exit(), node, numbers);
        }
    }

    private Node define(Node node) {
        nodes.put(node.value, node);
        return node;
    }

    private Node used(Value value, BlockNode block) {
        Node node = nodes.get(value);
        if (node == null) {
            if (!value.isConstant()) {
                throw undefined(value, block);
            }
            return define(Node.constant(value));
        }
        if (node.block != block && node.block != null) {
            throw undefined(value, block);
        }
        return node;
    }

    private IllegalArgumentException undefined(Value value, BlockNode block) {
        return new IllegalArgumentException(
                value.op() + " is not defined in block " + block.block.name());
    }

    private Node[] used(List<Value> values, BlockNode block) {
        Node[] found = new Node[values.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = used(values.get(i), block);
        }
        return found;
    }

    private ExitNode exit(Exit exit, BlockNode block, IdentityHashMap<Exit, Integer> numbers) {
        ExitNode node = exitNodes.get(exit);
        if (node == null) {
            int number = numbers.get(exit);
            node = new ExitNode(exit, number, used(exit.values(), block));
            exitNodes.put(exit, node);
            exits.set(number, node);
        }
        return node;
    }

    private void addEdge(
            BlockNode source, Block.Jump jump, IdentityHashMap<Block, BlockNode> blockNodes) {
        BlockNode target = blockNodes.get(jump.target());
        if (jump.arguments().size() != jump.target().parameters().size()) {
            throw new IllegalArgumentException("arguments of a jump to " + jump.target().name());
        }
        BlockNode.Edge edge = new BlockNode.Edge(source, target, used(jump.arguments(), source));
        source.edges.add(edge);
        target.predecessors.add(edge);
    }

    // ---- order ---------------------------------------------------------------------------------

    /** Puts each block after one that leads to it where it can. */
    private void layOut() {
        ArrayDeque<BlockNode> waiting = new ArrayDeque<>(entries);
        while (!waiting.isEmpty()) {
            BlockNode at = waiting.pollFirst();
            while (at != null && at.order < 0) {
                at.order = blocks.size();
                blocks.add(at);
                BlockNode next = null;
                for (BlockNode.Edge edge : at.edges) {
                    if (edge.target.order < 0) {
                        if (next == null) {
                            next = edge.target;
                        } else {
                            waiting.addFirst(edge.target);
                        }
                    }
                }
                at = next;
            }
        }
        countLoops();
    }

    /** Takes the blocks between a jump back and its target for a loop. */
    private void countLoops() {
        int[] change = new int[blocks.size() + 1];
        for (BlockNode block : blocks) {
            for (BlockNode.Edge edge : block.edges) {
                if (edge.target.order <= block.order) {
                    change[edge.target.order]++;
                    change[block.order + 1]--;
                }
            }
        }
        int depth = 0;
        for (BlockNode block : blocks) {
            depth += change[block.order];
            block.loopDepth = depth;
        }
    }

    // ---- parameters that are other values ------------------------------------------------------

    private void findAliases() {
        boolean changed = true;
        for (int round = 0; changed && round < ALIAS_ROUNDS; round++) {
            changed = false;
            for (BlockNode block : blocks) {
                if (block.isEntry) {
                    continue;
                }
                for (int i = 0; i < block.parameters.length; i++) {
                    if (!block.parameters[i].isAlias()) {
                        changed |= findAlias(block, i);
                    }
                }
            }
        }
    }

    private static boolean findAlias(BlockNode block, int index) {
        Node parameter = block.parameters[index];
        Node only = null;
        for (BlockNode.Edge edge : block.predecessors) {
            Node argument = edge.argument(index);
            if (argument == parameter) {
                continue;
            }
            if (only != null && !isSame(only, argument)) {
                return false;
            }
            only = argument;
        }
        if (only == null) {
            return false;
        }
        parameter.setAlias(only);
        return true;
    }

    private static boolean isSame(Node a, Node b) {
        if (a == b) {
            return true;
        }
        if (!a.isConstant() || !b.isConstant() || a.type() != b.type()) {
            return false;
        }
        Object x = a.value.payload();
        Object y = b.value.payload();
        return a.type() == Type.REF ? x == y : x.equals(y);
    }

    // ---- uses ----------------------------------------------------------------------------------

    private final ArrayDeque<Node> unread = new ArrayDeque<>();

    /** Finds what is needed, beginning with what has effects, and counts uses by that. */
    private void countUses() {
        for (BlockNode block : blocks) {
            for (Node node : block.body) {
                if (!node.value.isRemovable()) {
                    need(node);
                }
            }
            if (block.endValue != null) {
                use(block.endValue, block, null);
            }
            if (block.leave != null) {
                useByExit(block.leave, block);
            }
        }
        while (!unread.isEmpty()) {
            Node node = unread.poll();
            if (node.isParameter()) {
                useIncoming(node);
                continue;
            }
            for (Node argument : node.arguments) {
                use(argument, node.block, node);
            }
            if (node.exit != null) {
                useByExit(node.exit, node.block);
            }
        }
    }

    private void need(Node node) {
        if (!node.needed) {
            node.needed = true;
            if (!node.isConstant()) {
                unread.add(node);
            }
        }
    }

    private void use(Node argument, BlockNode block, Node user) {
        Node node = argument.resolved();
        node.uses++;
        node.userBlock = block;
        node.user = user;
        need(node);
    }

    private void useByExit(ExitNode exit, BlockNode block) {
        for (Node value : exit.values) {
            use(value, block, null);
            value.resolved().usedByExit = true;
        }
    }

    private void useIncoming(Node parameter) {
        for (BlockNode.Edge edge : parameter.block.predecessors) {
            use(edge.arguments[parameter.index], edge.source, null);
            edge.argument(parameter.index).usedByJump = true;
        }
    }
}
