package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which arrivals at a block are worth counting.
 *
 * <p>With hints, those at the merge point that come from a block marked as backward jump. Without,
 * those that go backward in the text; but a block that goes on to promote an integer which changes
 * from time to time is the dispatch of an interpreter, and a loop that closed there would
 * contradict itself. There the backward jumps of the interpreted program count instead: the block
 * that last wrote the promoted variable, when it holds less than the last time.
 */
final class BackwardJumps {
    private final Program program;
    private final Map<Function, Map<String, Integer>> order = new HashMap<>();
    private final Map<Function, Set<String>> promoted = new HashMap<>();
    private final Map<String, Value> lastPromoted = new HashMap<>();
    private final Set<String> dispatch = new HashSet<>();
    private final Map<String, String> lastWriter = new HashMap<>();
    private final Map<String, Integer> pending = new HashMap<>();
    private Frame arrived;
    private int ticks;

    BackwardJumps(Program program) {
        this.program = program;
    }

    /** The run goes on somewhere after code or a recording; that is no arrival. */
    void start(Frame frame) {
        ticks = 0;
        frame.previous = null;
    }

    /** The run went to the start of a block. */
    void went(Frame frame) {
        boolean isSameFrame = frame.previous != null;
        arrived = frame;
        ticks = 0;
        if (program.hints().mergePoint() != null && frame.function == program.main()) {
            boolean isBackward =
                    isSameFrame
                            && frame.label.equals(program.hints().mergePoint())
                            && program.hints().backwardJumps().contains(frame.previous);
            ticks = isBackward ? 1 : 0;
        } else {
            if (isSameFrame) {
                position(frame);
                if (isBackward(frame) && !isDispatch(frame)) {
                    ticks = 1;
                }
            }
            if (frame.function == program.main()) {
                Integer more = pending.remove(frame.label);
                ticks += more == null ? 0 : more;
            }
        }
    }

    /** {@return how much the arrival at the frame's block counts} */
    int ticks(Frame frame) {
        return frame == arrived ? ticks : 0;
    }

    private boolean isBackward(Frame frame) {
        Map<String, Integer> labels =
                order.computeIfAbsent(
                        frame.function,
                        function -> {
                            Map<String, Integer> numbers = new HashMap<>();
                            function.blocks()
                                    .keySet()
                                    .forEach(label -> numbers.put(label, numbers.size()));
                            return numbers;
                        });
        return labels.get(frame.label) <= labels.get(frame.previous);
    }

    /** Looks at what the block that was just run did to the position of an interpreted program. */
    private void position(Frame frame) {
        if (frame.function != program.main()) {
            return;
        }
        Set<String> watched =
                promoted.computeIfAbsent(frame.function, BackwardJumps::promotedVariables);
        if (watched.isEmpty()) {
            return;
        }
        String fromLabel = frame.previous;
        Block block = frame.function.block(fromLabel);
        for (Op op : block.ops()) {
            if (op.result() != null && watched.contains(op.result())) {
                lastWriter.put(op.result(), fromLabel);
            }
        }
        if (block.end() instanceof Promote(String variable, _)
                && frame.env.knows(variable)
                && frame.env.read(variable) instanceof Value.IntValue now
                && lastPromoted.put(fromLabel, now) instanceof Value.IntValue before
                && !now.equals(before)) {
            dispatch.add(fromLabel);
            if (now.value().compareTo(before.value()) < 0 && lastWriter.containsKey(variable)) {
                pending.merge(lastWriter.get(variable), 1, Integer::sum);
            }
        }
    }

    private static Set<String> promotedVariables(Function function) {
        Set<String> variables = new HashSet<>();
        for (Block block : function.blocks().values()) {
            if (block.end() instanceof Promote(String variable, _)) {
                variables.add(variable);
            }
        }
        return variables;
    }

    /** {@return whether the block does nothing but promote, at last what changes} */
    private boolean isDispatch(Frame frame) {
        List<String> seen = new ArrayList<>();
        String label = frame.label;
        while (!seen.contains(label)) {
            seen.add(label);
            if (dispatch.contains(label)) {
                return true;
            }
            Block block = frame.function.block(label);
            if (!block.ops().isEmpty() || !(block.end() instanceof Promote(_, String next))) {
                return false;
            }
            label = next;
        }
        return false;
    }
}
