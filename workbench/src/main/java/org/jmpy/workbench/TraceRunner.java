package org.jmpy.workbench;

import java.util.List;

/** Runs a trace until a guard fails, then leaves the rest to the interpreter. */
public final class TraceRunner {
    private final Interpreter interpreter;
    private long iterations;
    private Env atExit;

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
                case Op op -> env.execute(op);
                case TraceEntry.Guard guard -> {
                    if (!guard.holds(env.read(guard.variable()))) {
                        guard.resume().forEach(env::write);
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

    /** {@return the variables when the interpreter took over, null if it did not} */
    public Env atExit() {
        return atExit;
    }

    /** {@return how often the trace was run to its end} */
    public long iterations() {
        return iterations;
    }
}
