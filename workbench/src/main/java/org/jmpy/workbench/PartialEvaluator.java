package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The online, polyvariant partial evaluator of part 1. Blocks are numbered when they are asked for
 * and defined innermost first. It need not end by itself, hence the limit on variants.
 */
public final class PartialEvaluator {
    /** The pairs are a list because their order is part of the key. */
    private record Key(String label, List<Map.Entry<String, Value>> pairs) {}

    private final Program program;
    private final int variantLimit;
    private final Map<Key, String> cache = new LinkedHashMap<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private final Map<String, Block> residual = new LinkedHashMap<>();

    /**
     * An evaluator of {@code program} that gives up beyond {@code variantLimit} residual blocks.
     */
    public PartialEvaluator(Program program, int variantLimit) {
        this.program = program;
        this.variantLimit = variantLimit;
    }

    /** {@return the residual label of {@code label} with the values of {@code env} known} */
    public String evaluate(String label, Env env) {
        Key key = new Key(label, List.copyOf(env.pairs().entrySet()));
        String known = cache.get(key);
        if (known != null) {
            return known;
        }
        if (cache.size() >= variantLimit) {
            throw new LabException(
                    "stopped after "
                            + variantLimit
                            + " residual blocks; generalisation: not there yet");
        }
        String name = label + counters.merge(label, 1, Integer::sum);
        cache.put(key, name);
        Block block = body(program.block(label), new Env(env.pairs()));
        residual.put(name, block);
        return name;
    }

    /** {@return the residual blocks so far, in the order of their definition} */
    public Program residual() {
        return new Program(residual);
    }

    private Block body(Block block, Env env) {
        List<Op> ops = new ArrayList<>();
        for (Op op : block.ops()) {
            Op left = env.fold(op);
            if (left != null) {
                ops.add(left);
            }
        }
        return new Block(ops, end(block.end(), env));
    }

    private Terminator end(Terminator end, Env env) {
        return switch (end) {
            case Jump(String label) -> new Jump(evaluate(label, env));
            case Promote(_, String label) -> new Jump(evaluate(label, env));
            case PrintAndStop(Arg output) -> new PrintAndStop(env.resolve(output));
            case Branch(String variable, String nonZero, String zero) -> {
                if (env.knows(variable)) {
                    yield new Jump(evaluate(env.read(variable).isZero() ? zero : nonZero, env));
                }
                String first = evaluate(nonZero, env);
                yield new Branch(variable, first, evaluate(zero, env));
            }
        };
    }
}
