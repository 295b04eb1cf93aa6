package org.jmpy.workbench;

/**
 * Runs programs. A step is an operation or a terminator; the limit counts the steps of all runs of
 * one interpreter.
 */
public final class Interpreter {
    private final Program program;
    private final long stepLimit;
    private long steps;

    /** An interpreter of {@code program} that gives up after {@code stepLimit} steps. */
    public Interpreter(Program program, long stepLimit) {
        this.program = program;
        this.stepLimit = stepLimit;
    }

    /**
     * Runs from a block to the end and leaves the final values in {@code env}.
     *
     * @return the value printed
     * @throws LabException for a mistake in the program, or at the step limit
     */
    public Value run(String start, Env env) {
        String label = start;
        while (true) {
            Block block = program.block(label);
            for (Op op : block.ops()) {
                step();
                env.execute(op);
            }
            step();
            switch (block.end()) {
                case Jump(String target) -> label = target;
                case Promote(_, String target) -> label = target;
                case Branch(String variable, String nonZero, String zero) ->
                        label = env.read(variable).isZero() ? zero : nonZero;
                case PrintAndStop(Arg output) -> {
                    return env.read(output);
                }
            }
        }
    }

    /** {@return the steps made so far} */
    public long steps() {
        return steps;
    }

    /** Counts a step, also for those who execute parts of the program themselves. */
    void step() {
        if (++steps > stepLimit) {
            throw new LabException("stopped after " + stepLimit + " steps");
        }
    }
}
