package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes few blocks of the many that a partial evaluator leaves: a jump to a lone jump goes where
 * that one leads, and a block with one way to reach it becomes part of the block that leads there.
 */
public final class Cleanup {
    private final Map<String, Block> blocks;

    private Cleanup(Program program) {
        this.blocks = new LinkedHashMap<>(program.blocks());
    }

    /** {@return the program without blocks that {@code start} does not need} */
    public static Program run(Program program, String start) {
        Cleanup cleanup = new Cleanup(program);
        cleanup.thread();
        cleanup.merge(start);
        return program.withBlocks(cleanup.reachable(start));
    }

    private void thread() {
        blocks.replaceAll((_, block) -> new Block(block.ops(), retarget(block.end())));
    }

    private Terminator retarget(Terminator end) {
        return end.withTargets(end.targets().stream().map(this::last).toList());
    }

    /** {@return the end of a chain of lone jumps; one that goes in circles ends where it likes} */
    private String last(String start) {
        Set<String> seen = new HashSet<>();
        String label = start;
        while (seen.add(label)
                && blocks.get(label) instanceof Block(List<Op> ops, Jump(String next))
                && ops.isEmpty()) {
            label = next;
        }
        return label;
    }

    private void merge(String start) {
        blocks.keySet().retainAll(reachable(start).keySet());
        Map<String, Integer> ways = new HashMap<>();
        ways.put(start, 1);
        blocks.values()
                .forEach(
                        block ->
                                block.end()
                                        .targets()
                                        .forEach(target -> ways.merge(target, 1, Integer::sum)));
        for (String label : List.copyOf(blocks.keySet())) {
            Block block = blocks.get(label);
            while (block != null
                    && block.end() instanceof Jump(String next)
                    && !next.equals(label)
                    && ways.getOrDefault(next, 0) == 1) {
                Block rest = blocks.remove(next);
                List<Op> ops = new ArrayList<>(block.ops());
                ops.addAll(rest.ops());
                block = new Block(ops, rest.end());
                blocks.put(label, block);
            }
        }
    }

    private Map<String, Block> reachable(String start) {
        Set<String> seen = new HashSet<>();
        List<String> work = new ArrayList<>(List.of(start));
        while (!work.isEmpty()) {
            String label = work.removeLast();
            if (seen.add(label)) {
                work.addAll(blocks.get(label).end().targets());
            }
        }
        Map<String, Block> left = new LinkedHashMap<>(blocks);
        left.keySet().retainAll(seen);
        return left;
    }
}
