package org.jmpy.ir;

import java.util.ArrayList;
import java.util.List;

/**
 * A superblock: parameters, operations in order, and how it ends. It is entered at the top only; it
 * may be left at any guard.
 */
public final class Block {
    private final String name;
    private final List<Value> parameters = new ArrayList<>();
    private final List<Value> body = new ArrayList<>();
    private End end;

    /** Scratch number of the pass that is at work on the region. */
    int id;

    /** How a block ends. */
    public sealed interface End {}

    /** Goes on at a block, with values for its parameters. */
    public record Jump(Block target, List<Value> arguments) implements End {}

    /** Goes one of two ways. */
    public record Branch(Value condition, Jump whenTrue, Jump whenFalse) implements End {}

    /** Ends the region with a result. */
    public record Return(Value value) implements End {}

    /** Leaves the region. */
    public record Leave(Exit exit) implements End {}

    public Block(String name) {
        this.name = name;
    }

    /** {@return a name for listings} */
    public String name() {
        return name;
    }

    /** {@return the parameters, to read and change} */
    public List<Value> parameters() {
        return parameters;
    }

    /** {@return the operations, to read and change; neither parameters nor constants} */
    public List<Value> body() {
        return body;
    }

    public End end() {
        return end;
    }

    public void setEnd(End end) {
        this.end = end;
    }

    /** {@return the jumps by which the block may end} */
    public List<Jump> jumps() {
        return switch (end) {
            case Jump jump -> List.of(jump);
            case Branch branch -> List.of(branch.whenTrue(), branch.whenFalse());
            case Return r -> List.of();
            case Leave l -> List.of();
        };
    }
}
