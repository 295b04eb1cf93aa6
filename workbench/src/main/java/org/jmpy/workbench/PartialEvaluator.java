package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The online, polyvariant partial evaluator of part 1. Blocks are numbered when they are asked for
 * and defined innermost first. Faithful to the posts it need not end by itself, hence the limit on
 * residual blocks; improved it keeps only live variables in its keys, in an order of its own, and
 * generalises when too many variants of a block pile up.
 */
public final class PartialEvaluator {
    /** The pairs are a list because in the faithful mode their order is part of the key. */
    private record Key(String label, List<Map.Entry<String, Value>> pairs) {}

    private final Program program;
    private final int blockLimit;
    private final boolean isImproved;
    private final int variantLimit;
    private final Liveness liveness;
    private final Map<Key, String> cache = new LinkedHashMap<>();
    private final Map<String, Integer> counters = new HashMap<>();
    private final Map<String, Block> residual = new LinkedHashMap<>();

    /** What all variants of a block have in common, for those that had too many. */
    private final Map<String, Map<String, Value>> general = new HashMap<>();

    private final List<String> reports = new ArrayList<>();

    /** A residual block that is asked for, and what must be assigned before it is entered. */
    private record Request(String label, List<Op> assignments) {}

    /** A block whose targets are being evaluated; the last one that was begun goes on first. */
    private record Pending(
            String name,
            List<Op> ops,
            Terminator end,
            Env env,
            List<String> targets,
            List<String> labels) {}

    private final List<Pending> pending = new ArrayList<>();

    /** A faithful evaluator that gives up beyond {@code blockLimit} residual blocks. */
    public PartialEvaluator(Program program, int blockLimit) {
        this(program, blockLimit, false, Integer.MAX_VALUE);
    }

    private PartialEvaluator(
            Program program, int blockLimit, boolean isImproved, int variantLimit) {
        this.program = program;
        this.blockLimit = blockLimit;
        this.isImproved = isImproved;
        this.variantLimit = variantLimit;
        this.liveness = new Liveness(program.main());
    }

    /**
     * {@return an evaluator that ends on every program}
     *
     * @param variantLimit how many variants a block may have before it is generalised
     */
    public static PartialEvaluator improved(Program program, int variantLimit) {
        return new PartialEvaluator(program, Integer.MAX_VALUE, true, variantLimit);
    }

    /** {@return the residual label of {@code label} with the values of {@code env} known} */
    public String evaluate(String label, Env env) {
        String start = enter(request(label, env), label);
        while (!pending.isEmpty()) {
            Pending block = pending.getLast();
            int done = block.labels.size();
            if (done < block.targets.size()) {
                block.labels.add(target(block, block.targets.get(done)));
            } else {
                pending.removeLast();
                residual.put(block.name, new Block(block.ops, block.end.withTargets(block.labels)));
            }
        }
        return start;
    }

    private String target(Pending block, String label) {
        Request request = request(label, block.env);
        if (block.end instanceof Jump) {
            block.ops.addAll(request.assignments);
            return request.label;
        }
        return enter(request, label);
    }

    private Request request(String label, Env env) {
        program.block(label);
        Map<String, Value> known = env.pairs();
        if (!isImproved) {
            return new Request(variant(label, known), List.of());
        }
        Set<String> live = liveness.at(label);
        known.keySet().retainAll(live);
        Map<String, Value> kept = new TreeMap<>(known);
        generalise(label, kept);
        List<Op> assignments = new ArrayList<>();
        known.forEach(
                (name, value) -> {
                    if (!kept.containsKey(name)) {
                        assignments.add(Op.assign(name, value));
                    }
                });
        return new Request(variant(label, kept), assignments);
    }

    /** Drops from {@code known} what differs between the variants, if there are too many. */
    private void generalise(String label, Map<String, Value> known) {
        Map<String, Value> common = general.get(label);
        if (common == null) {
            boolean isNew = !cache.containsKey(key(label, known));
            if (!isNew || counters.getOrDefault(label, 0) < variantLimit) {
                return;
            }
            common = new TreeMap<>(known);
            for (Key key : cache.keySet()) {
                if (key.label.equals(label)) {
                    common.entrySet().retainAll(key.pairs);
                }
            }
        }
        if (common.entrySet().retainAll(known.entrySet()) || !general.containsKey(label)) {
            general.put(label, common);
            reports.add(
                    "%s generalised after %d variants: %s kept"
                            .formatted(label, counters.getOrDefault(label, 0), common.keySet()));
        }
        known.keySet().retainAll(common.keySet());
    }

    private static Key key(String label, Map<String, Value> known) {
        return new Key(
                label,
                known.entrySet().stream().map(e -> Map.entry(e.getKey(), e.getValue())).toList());
    }

    private String variant(String label, Map<String, Value> known) {
        Key key = key(label, known);
        String cached = cache.get(key);
        if (cached != null) {
            return cached;
        }
        if (cache.size() >= blockLimit) {
            throw new LabException(
                    "stopped after "
                            + blockLimit
                            + " residual blocks: evaluate with --improved, which generalises");
        }
        String name = name(label);
        cache.put(key, name);
        pending.add(body(name, program.block(label), new Env(known)));
        return name;
    }

    private String name(String label) {
        return label + counters.merge(label, 1, Integer::sum);
    }

    /** {@return the label by which to go to what was asked for} */
    private String enter(Request request, String label) {
        if (request.assignments.isEmpty()) {
            return request.label;
        }
        String name = name(label + "_from_");
        residual.put(name, new Block(request.assignments, new Jump(request.label)));
        return name;
    }

    /** {@return the residual blocks so far, in the order of their definition} */
    public Program residual() {
        return program.withBlocks(residual);
    }

    /**
     * {@return the residual labels of variants that differ in dead variables only, each group in
     * the order in which they were asked for}
     */
    List<List<String>> overSpecialised() {
        Map<Key, List<String>> groups = new LinkedHashMap<>();
        cache.forEach(
                (key, name) -> {
                    Map<String, Value> live = new TreeMap<>();
                    key.pairs.forEach(pair -> live.put(pair.getKey(), pair.getValue()));
                    live.keySet().retainAll(liveness.at(key.label));
                    groups.computeIfAbsent(key(key.label, live), _ -> new ArrayList<>()).add(name);
                });
        return groups.values().stream().filter(group -> group.size() > 1).toList();
    }

    /** {@return the label of which {@code name} is a variant, null if it is none} */
    String origin(String name) {
        for (Map.Entry<Key, String> variant : cache.entrySet()) {
            if (variant.getValue().equals(name)) {
                return variant.getKey().label;
            }
        }
        return null;
    }

    /** {@return what was generalised, a line each} */
    public List<String> reports() {
        return List.copyOf(reports);
    }

    private Pending body(String name, Block block, Env env) {
        List<Op> ops = new ArrayList<>();
        for (Op op : block.ops()) {
            Op left = env.fold(op);
            if (left != null) {
                ops.add(left);
            }
        }
        Terminator end = end(block.end(), env);
        return new Pending(name, ops, end, env, end.targets(), new ArrayList<>());
    }

    private Terminator end(Terminator end, Env env) {
        return switch (end) {
            case Jump jump -> jump;
            case Promote(_, String label) -> new Jump(label);
            case PrintAndStop(Arg output) -> new PrintAndStop(env.resolve(output));
            case Branch(String variable, String nonZero, String zero) ->
                    env.knows(variable)
                            ? new Jump(env.read(variable).isZero() ? zero : nonZero)
                            : end;
            case BranchOnClass(Arg object, String name, String same, String other) ->
                    new BranchOnClass(env.resolve(object), name, same, other);
            case Call(String result, String function, List<Arg> args, String next) -> {
                List<Arg> left = args.stream().map(env::resolve).toList();
                env.remove(result);
                yield new Call(result, function, left, next);
            }
            case Return(Arg value) -> new Return(env.resolve(value));
            case Fail fail -> fail;
        };
    }
}
