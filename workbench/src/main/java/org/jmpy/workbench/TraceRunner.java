package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a trace until a guard fails, then leaves the rest to the interpreter. */
public final class TraceRunner {
    private final Interpreter interpreter;
    private long iterations;
    private Env atExit;
    private TraceEntry.Guard failed;
    private final IdentityHashMap<TraceEntry.Guard, long[]> runs = new IdentityHashMap<>();

    /** A runner whose steps are counted in {@code interpreter}. */
    public TraceRunner(Interpreter interpreter) {
        this.interpreter = interpreter;
    }

    /** {@return what the program prints} */
    public Value run(List<TraceEntry> trace, Env env) {
        int position = 0;
        while (true) {
            interpreter.step();
            switch (trace.get(position++)) {
                case Op op -> interpreter.execute(op, env);
                case TraceEntry.Guard guard -> {
                    long[] counts = runs.computeIfAbsent(guard, _ -> new long[2]);
                    counts[0]++;
                    if (!guard.holds(env.read(guard.variable()))) {
                        guard.resume().forEach(env::write);
                        counts[1]++;
                        failed = guard;
                        atExit = new Env(env.pairs());
                        return interpreter.run(guard.label(), env);
                    }
                }
                case TraceEntry.Loop _ -> {
                    iterations++;
                    position = 0;
                }
                case PrintAndStop(Arg output) -> {
                    return env.read(output);
                }
            }
        }
    }

    /** {@return for each guard of the trace how often it was reached and how often it failed} */
    List<Map<String, Object>> failures(List<TraceEntry> trace) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (TraceEntry entry : trace) {
            if (entry instanceof TraceEntry.Guard guard) {
                long[] counts = runs.getOrDefault(guard, new long[2]);
                Map<String, Object> data = new LinkedHashMap<>();
                data.put("guard", Facts.line(guard));
                data.put("reached", counts[0]);
                data.put("failed", counts[1]);
                all.add(data);
            }
        }
        return all;
    }

    /** {@return the variables when the interpreter took over, null if it did not} */
    public Env atExit() {
        return atExit;
    }

    /** {@return the guard that failed, null if none did} */
    TraceEntry.Guard failed() {
        return failed;
    }

    /** {@return how often the trace was run to its end} */
    public long iterations() {
        return iterations;
    }
}
