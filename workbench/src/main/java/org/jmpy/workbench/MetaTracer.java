package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a program on an interpreter written in Java, and turns the hot loops of that program into
 * JVM classes.
 *
 * <p>The steps of the interpreter become blocks of the flow graph language, named after the
 * position, so backward jumps of the interpreted program are backward jumps between blocks; all
 * else is as for interpreters written in the language itself.
 */
public final class MetaTracer {
    private static final int MOST_BLOCKS = 100_000;

    private final Program program;
    private final HotLoops loops;
    private final String start;

    private record Key(int position, String answers) {}

    /**
     * @param start the position at which the interpreted program starts
     */
    public MetaTracer(StepInterpreter interpreter, int start) {
        this.program = explore(interpreter, start);
        this.loops = HotLoops.compiled(program);
        this.start = Step.label(start, "");
    }

    private static Program explore(StepInterpreter interpreter, int start) {
        Map<Key, Block> blocks =
                new TreeMap<>(Comparator.comparingInt(Key::position).thenComparing(Key::answers));
        List<Key> work = new ArrayList<>(List.of(new Key(start, "")));
        while (!work.isEmpty()) {
            Key key = work.removeLast();
            if (blocks.containsKey(key)) {
                continue;
            }
            if (blocks.size() >= MOST_BLOCKS) {
                throw new LabException("the interpreted program has too many positions");
            }
            Block block = new Step(key.position, key.answers).block(interpreter);
            blocks.put(key, block);
            for (String target : block.end().targets()) {
                work.add(key(target));
            }
        }
        Map<String, Block> named = new LinkedHashMap<>();
        blocks.forEach((key, block) -> named.put(Step.label(key.position, key.answers), block));
        return new Program(named);
    }

    private static Key key(String label) {
        int answers = label.indexOf('_');
        return answers < 0
                ? new Key(Integer.parseInt(label.substring(1)), "")
                : new Key(
                        Integer.parseInt(label.substring(1, answers)),
                        label.substring(answers + 1));
    }

    /**
     * Runs the interpreted program.
     *
     * @param variables what its variables hold at the start
     * @return its output
     */
    public Value run(Map<String, Value> variables) {
        return loops.run(start, new Env(variables));
    }

    /** {@return what was compiled, refused and so on, in order} */
    public List<HotLoops.Event> events() {
        return loops.events();
    }

    /** {@return the interpreted program as the blocks that the steps have become} */
    public Program program() {
        return program;
    }

    HotLoops loops() {
        return loops;
    }
}
