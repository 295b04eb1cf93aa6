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

    /**
     * How a block ends. What the optimiser asks of all kinds are methods here: a switch over the
     * kinds costs the JVM a class when it first runs, and the optimiser runs while programs start.
     */
    public sealed interface End {
        /** {@return the jumps by which the block may end} */
        default List<Jump> jumps() {
            return List.of();
        }

        /** {@return the condition or the result, null if there is none} */
        default Value used() {
            return null;
        }

        /** {@return the exit by which the region is left, null if it is not} */
        default Exit exit() {
            return null;
        }

        /** {@return the same kind of end with other parts} */
        End with(Parts parts);
    }

    /** Tells what the parts of an end become; values and exits stay as they are unless it does. */
    public interface Parts {
        Jump jump(Jump jump);

        default Value value(Value value) {
            return value;
        }

        default Exit exit(Exit exit) {
            return exit;
        }
    }

    /** Goes on at a block, with values for its parameters. */
    public record Jump(Block target, List<Value> arguments) implements End {
        @Override
        public List<Jump> jumps() {
            return List.of(this);
        }

        @Override
        public End with(Parts parts) {
            return parts.jump(this);
        }
    }

    /** Goes one of two ways. */
    public record Branch(Value condition, Jump whenTrue, Jump whenFalse) implements End {
        @Override
        public List<Jump> jumps() {
            return List.of(whenTrue, whenFalse);
        }

        @Override
        public Value used() {
            return condition;
        }

        /** {@return a jump if both ways become the same} */
        @Override
        public End with(Parts parts) {
            Jump yes = parts.jump(whenTrue);
            Jump no = parts.jump(whenFalse);
            if (yes.target == no.target && yes.arguments.equals(no.arguments)) {
                return yes;
            }
            return new Branch(parts.value(condition), yes, no);
        }
    }

    /** Ends the region with a result, which may be null for none. */
    public record Return(Value value) implements End {
        @Override
        public Value used() {
            return value;
        }

        @Override
        public End with(Parts parts) {
            return new Return(value == null ? null : parts.value(value));
        }
    }

    /** Leaves the region. */
    public record Leave(Exit exit) implements End {
        @Override
        public End with(Parts parts) {
            return new Leave(parts.exit(exit));
        }
    }

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
        return end.jumps();
    }
}
