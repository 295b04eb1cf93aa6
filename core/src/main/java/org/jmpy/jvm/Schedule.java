package org.jmpy.jvm;

import org.jmpy.ir.Op;
import org.jmpy.ir.Type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Decides where values are: in a local, on the JVM's stack, or nowhere because they are computed
 * where they are used; and numbers what is emitted, so that uses have positions.
 *
 * <p>An operation without effects whose result is used once, in its block, is computed there. The
 * result of any other operation that is used once may wait on the stack; it is {@code pending}
 * until its use is seen to come in the order of a stack, else it gets a local. Where code jumps the
 * stack must be empty, so that nothing stays pending across a guard, or a call that catches.
 */
final class Schedule {
    /** Expressions are not made deeper than this, for the emitter recurses. */
    private static final int MAX_DEPTH = 40;

    private final boolean returnsValue;
    private final boolean emptyAtGuards;
    private final List<Node> pending = new ArrayList<>();
    private BlockNode block;
    private int position;

    private Schedule(boolean returnsValue, boolean emptyAtGuards) {
        this.emptyAtGuards = emptyAtGuards;
        this.returnsValue = returnsValue;
    }

    /**
     * Does so for {@code graph}.
     *
     * @param returnsValue whether a result may be returned from the stack
     * @param emptyAtGuards whether not even what a guard tests may wait on the stack
     */
    static void apply(RegionGraph graph, boolean returnsValue, boolean emptyAtGuards) {
        Schedule schedule = new Schedule(returnsValue, emptyAtGuards);
        for (BlockNode block : graph.blocks) {
            schedule.block(block);
        }
    }

    private void block(BlockNode node) {
        block = node;
        block.from = position;
        position += 2;
        for (Node parameter : block.parameters) {
            parameter.place = Node.Place.LOCAL;
            parameter.position = block.from;
        }
        for (Node operation : block.body) {
            if (!operation.needed) {
                continue;
            }
            if (canSink(operation)) {
                operation.place = Node.Place.SUNK;
            } else {
                operation.position = position;
                operation(operation);
                position += 2;
            }
        }
        end();
        block.to = position + 2;
        position += 2;
    }

    private boolean canSink(Node node) {
        if (!node.isPure() || !isUsedOnceHere(node)) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < node.arguments.length; i++) {
            Node argument = node.argument(i);
            if (argument.place == Node.Place.SUNK) {
                depth = Math.max(depth, argument.depth);
            }
        }
        node.depth = depth + 1;
        return node.depth <= MAX_DEPTH;
    }

    private boolean isUsedOnceHere(Node node) {
        return node.uses == 1
                && !node.usedByExit
                && node.userBlock == block
                && (node.user == null || !node.user.readsTwice());
    }

    private void operation(Node node) {
        boolean isGuard = node.op().kind() == Op.Kind.GUARD;
        if (!isGuard || !emptyAtGuards) {
            take(onStack(node), isGuard);
        }
        if (isGuard || node.catches()) {
            store();
        }
        use(node.arguments);
        if (node.exit != null) {
            use(node.exit.values);
        }
        if (node.definesEarly()) {
            node.place = Node.Place.LOCAL;
        } else if (node.type() != Type.VOID && node.uses > 0) {
            if (isUsedOnceHere(node) && !node.usedByJump && !node.isPure()) {
                pending.add(node);
            } else {
                node.place = Node.Place.LOCAL;
            }
        }
    }

    /** {@return the arguments that may be on the stack before any code of the operation} */
    private static Node[] onStack(Node node) {
        return node.op() == Op.CALL
                ? Arrays.copyOf(node.arguments, node.value.microOp().passed())
                : node.arguments;
    }

    private void end() {
        if (block.endValue != null && (returnsValue || !block.edges.isEmpty())) {
            take(new Node[] {block.endValue}, !block.edges.isEmpty());
        }
        store();
        if (block.endValue != null) {
            use(block.endValue.resolved());
        }
        for (BlockNode.Edge edge : block.edges) {
            for (int i = 0; i < edge.arguments.length; i++) {
                if (edge.passes(i)) {
                    use(edge.argument(i));
                }
            }
        }
        if (block.leave != null) {
            use(block.leave.values);
        }
    }

    // ---- what waits on the stack ---------------------------------------------------------------

    /** Decides which pending values the code of an operation finds on the stack. */
    private void take(Node[] arguments, boolean isCondition) {
        if (pending.isEmpty()) {
            return;
        }
        List<Node> wanted = new ArrayList<>();
        for (Node argument : arguments) {
            if (!collect(argument.resolved(), isCondition, wanted)) {
                break;
            }
        }
        for (int count = Math.min(wanted.size(), pending.size()); count > 0; count--) {
            List<Node> top = pending.subList(pending.size() - count, pending.size());
            if (top.equals(wanted.subList(0, count))) {
                top.forEach(node -> node.place = Node.Place.STACK);
                top.clear();
                return;
            }
        }
    }

    /**
     * Collects the pending values that are used before any code is needed. {@return whether only
     * such were met}
     */
    private boolean collect(Node node, boolean isCondition, List<Node> wanted) {
        if (node.place == Node.Place.SUNK) {
            boolean jumps = isCondition && (node.op() == Op.BOOL_AND || node.op() == Op.BOOL_OR);
            boolean passes = isCondition && (jumps || node.op() == Op.BOOL_NOT);
            for (Node argument : onStack(node)) {
                if (!collect(argument.resolved(), passes, wanted) || jumps) {
                    break;
                }
            }
            return false;
        }
        if (!isPending(node)) {
            return false;
        }
        wanted.add(node);
        return true;
    }

    private static boolean isPending(Node node) {
        return node.place == Node.Place.OPEN && !node.isConstant();
    }

    /** Gives all that is still pending a local. */
    private void store() {
        pending.forEach(node -> node.place = Node.Place.LOCAL);
        pending.clear();
    }

    // ---- uses ----------------------------------------------------------------------------------

    private void use(Node[] values) {
        for (Node value : values) {
            use(value.resolved());
        }
    }

    private void use(Node node) {
        if (node.isConstant()) {
            return;
        }
        if (isPending(node)) {
            node.place = Node.Place.LOCAL;
            pending.remove(node);
        }
        switch (node.place) {
            case LOCAL -> node.useSites.add(block, position);
            case SUNK -> use(node.arguments);
            case STACK, OPEN -> {}
        }
    }
}
