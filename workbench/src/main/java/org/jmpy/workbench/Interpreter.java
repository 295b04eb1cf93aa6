package org.jmpy.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs programs. A step is an operation or a terminator; the limit counts the steps of all runs of
 * one interpreter.
 */
public final class Interpreter {
    private final Program program;
    private final long stepLimit;
    private final FieldNames fields;
    private long steps;
    private Value output;

    /** An interpreter of {@code program} that gives up after {@code stepLimit} steps. */
    public Interpreter(Program program, long stepLimit) {
        this.program = program;
        this.stepLimit = stepLimit;
        this.fields = new FieldNames(program);
    }

    /**
     * Runs from a block to the end and leaves the final values in {@code env}.
     *
     * @return the value printed
     * @throws LabException for a mistake in the program, or at the step limit
     */
    public Value run(String start, Env env) {
        return run(start(start, env));
    }

    /** Calls a function. {@return what it returns, or what the program prints in it} */
    public Value call(String name, List<Value> args) {
        return run(start(program.function(name), args));
    }

    /** {@return a run that stands at a block outside of any function} */
    Frame start(String label, Env env) {
        program.block(label);
        return new Frame(program.main(), env, label, null, null);
    }

    /** {@return a run that stands at the entry of a function} */
    Frame start(Function function, List<Value> args) {
        int wanted = function.params().size();
        if (args.size() != wanted) {
            String numbers = wanted + " arguments, not " + args.size();
            throw new LabException("function '" + function.name() + "' takes " + numbers);
        }
        return enter(function, args, null, null);
    }

    /** Runs to the end. {@return the value printed} */
    Value run(Frame start) {
        Frame frame = start;
        while (frame != null) {
            frame = next(frame);
        }
        return output;
    }

    /** {@return the value that the run printed, once it has ended} */
    Value output() {
        return output;
    }

    /**
     * Runs what is left of a block.
     *
     * @return the run at the start of the next block, or null if it ended
     */
    Frame next(Frame frame) {
        operations(frame, _ -> {});
        return end(frame);
    }

    /**
     * Runs what is left of a block up to its terminator; tells of each operation when it is done.
     */
    void operations(Frame frame, Consumer<Op> done) {
        try {
            List<Op> ops = frame.function.block(frame.label).ops();
            for (; frame.index < ops.size(); frame.index++) {
                step();
                Op op = ops.get(frame.index);
                execute(op, frame.env);
                done.accept(op);
            }
        } catch (LabException e) {
            throw located(e, frame);
        }
    }

    /** Runs one operation. */
    void execute(Op op, Env env) {
        Value value = Primitives.execute(op, env, fields);
        if (op.result() != null) {
            env.write(op.result(), value);
        }
    }

    FieldNames fields() {
        return fields;
    }

    /** Runs the terminator of a block. {@return the run at the next block, null if it ended} */
    Frame end(Frame frame) {
        try {
            step();
            return follow(frame, frame.function.block(frame.label).end());
        } catch (LabException e) {
            throw located(e, frame);
        }
    }

    private LabException located(LabException mistake, Frame frame) {
        return program.places().locate(mistake, frame.function.name(), frame.label, frame.index);
    }

    /** {@return the function called {@code name}} */
    Function function(String name) {
        return program.function(name);
    }

    private Frame follow(Frame frame, Terminator end) {
        return switch (end) {
            case Jump(String target) -> frame.at(target);
            case Promote(_, String target) -> frame.at(target);
            case Branch(String variable, String nonZero, String zero) ->
                    frame.at(frame.env.read(variable).isZero() ? zero : nonZero);
            case BranchOnClass(Arg object, String name, String same, String other) ->
                    frame.at(Primitives.isOfClass(frame.env.read(object), name) ? same : other);
            case PrintAndStop(Arg value) -> {
                output = frame.env.read(value);
                yield null;
            }
            case Fail(String reason) -> throw new LabException("error(" + reason + ")");
            case Call(String result, String function, List<Arg> args, String next) -> {
                List<Value> values = args.stream().map(frame.env::read).toList();
                yield enter(program.function(function), values, frame.at(next), result);
            }
            case Return(Arg value) -> leave(frame, frame.env.read(value));
        };
    }

    /** {@return the run in the function that {@code caller} calls} */
    Frame enter(Function function, List<Value> args, Frame caller, String result) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < args.size(); i++) {
            values.put(function.params().get(i), args.get(i));
        }
        return new Frame(function, new Env(values), function.entry(), caller, result);
    }

    private Frame leave(Frame frame, Value value) {
        if (frame.caller == null) {
            output = value;
        } else {
            frame.caller.env.write(frame.result, value);
        }
        return frame.caller;
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
