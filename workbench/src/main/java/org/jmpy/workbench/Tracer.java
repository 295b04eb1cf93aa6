package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Records one real execution, from a block until it comes back to it. */
public final class Tracer {
    /**
     * What was recorded.
     *
     * @param output what the program printed if it ended while it was recorded, else null
     */
    public record Recording(List<TraceEntry> trace, Value output) {}

    private final Program program;
    private final Interpreter interpreter;
    private final List<TraceEntry> trace = new ArrayList<>();

    /** A tracer for one recording; steps are counted in {@code interpreter}. */
    public Tracer(Program program, Interpreter interpreter) {
        this.program = program;
        this.interpreter = interpreter;
    }

    /** Runs and records from {@code anchor}; {@code env} is then that of the end of the loop. */
    public Recording record(String anchor, Env env) {
        String label = anchor;
        do {
            Block block = program.block(label);
            for (Op op : block.ops()) {
                interpreter.step();
                interpreter.execute(op, env);
                trace.add(op);
            }
            interpreter.step();
            if (block.end() instanceof PrintAndStop end) {
                trace.add(end);
                return new Recording(List.copyOf(trace), env.read(end.output()));
            }
            label = follow(block.end(), env);
        } while (!label.equals(anchor));
        trace.add(new TraceEntry.Loop());
        return new Recording(List.copyOf(trace), null);
    }

    private String follow(Terminator end, Env env) {
        return switch (end) {
            case Jump(String label) -> label;
            case Promote(String variable, String label) -> {
                Value value = env.read(variable);
                trace.add(new TraceEntry.ValueGuard(variable, value, Map.of(), label));
                yield label;
            }
            case Branch(String variable, String nonZero, String zero) -> {
                boolean taken = !env.read(variable).isZero();
                String other = taken ? zero : nonZero;
                trace.add(new TraceEntry.TruthGuard(taken, variable, Map.of(), other));
                yield taken ? nonZero : zero;
            }
            default ->
                    throw new LabException(
                            "the posts' tracer knows neither calls nor objects: trace with"
                                    + " --improved");
        };
    }
}
