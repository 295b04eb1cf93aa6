package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.List;

/** What an interpreter written in Java can do in a step. Nothing is executed here, only noted. */
public final class Step {
    /** A value that an operation gives. */
    public static final class Operand {
        private final Arg arg;

        private Operand(Arg arg) {
            this.arg = arg;
        }
    }

    /** The way that was to be followed ends at a test. */
    static final class WayEnds extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WayEnds() {
            super("", null, false, false);
        }
    }

    private static final int MOST_TESTS = 1_000;

    private final int position;
    private final String answers;
    private int asked;
    private int temporaries;
    private final List<Op> ops = new ArrayList<>();
    private Terminator end;

    /**
     * @param answers what the tests of the step answered so far: a 1 or 0 for each
     */
    Step(int position, String answers) {
        this.position = position;
        this.answers = answers;
    }

    static String label(int position, String answers) {
        return "p" + position + (answers.isEmpty() ? "" : "_" + answers);
    }

    /** {@return the block of what is done after the last of the answers} */
    Block block(StepInterpreter interpreter) {
        try {
            interpreter.step(position, this);
        } catch (WayEnds e) {
            // A branch ends the block.
        }
        if (end == null) {
            throw new LabException("the step at " + position + " does not say how to go on");
        }
        return new Block(ops, end);
    }

    /** {@return the integer {@code value}} */
    public Operand constant(long value) {
        return new Operand(new Arg.Const(Value.of(value)));
    }

    /** {@return the symbol {@code name}} */
    public Operand symbol(String name) {
        return new Operand(new Arg.Const(new Value.Atom(name)));
    }

    /** {@return what the variable holds now} */
    public Operand get(String variable) {
        return operation("same", new Operand(new Arg.Var(variable)));
    }

    public void set(String variable, Operand value) {
        note(new Op(variable, "same", List.of(value.arg)));
    }

    public Operand add(Operand left, Operand right) {
        return operation("add", left, right);
    }

    public Operand sub(Operand left, Operand right) {
        return operation("sub", left, right);
    }

    public Operand mul(Operand left, Operand right) {
        return operation("mul", left, right);
    }

    /** {@return 1 if both are the same value, else 0} */
    public Operand eq(Operand left, Operand right) {
        return operation("eq", left, right);
    }

    /** {@return 1 if the left integer is not less than the right one, else 0} */
    public Operand ge(Operand left, Operand right) {
        return operation("ge", left, right);
    }

    /** {@return a new object of a class} */
    public Operand make(String className) {
        String name = temporary();
        note(Op.make(name, className));
        return new Operand(new Arg.Var(name));
    }

    public Operand getField(Operand object, String field) {
        String name = temporary();
        note(Op.get(name, object.arg, field));
        return new Operand(new Arg.Var(name));
    }

    public void setField(Operand object, String field, Operand value) {
        note(Op.set(object.arg, field, value.arg));
    }

    /** {@return whether the value is other than the integer 0} */
    public boolean test(Operand value) {
        String name = temporary();
        note(new Op(name, "same", List.of(value.arg)));
        return answer(
                new Branch(name, label(position, answers + "1"), label(position, answers + "0")));
    }

    /** {@return whether the object is of the class} */
    public boolean isOfClass(Operand object, String className) {
        return answer(
                new BranchOnClass(
                        object.arg,
                        className,
                        label(position, answers + "1"),
                        label(position, answers + "0")));
    }

    /** Goes on with the operation at another position. */
    public void jump(int next) {
        finish(new Jump(label(next, "")));
    }

    /**
     * Goes on at the position that {@code next} is, for what returns to where it came from; the
     * interpreted program fails if that is none of {@code positions}.
     */
    public void jump(Operand next, Iterable<Integer> positions) {
        for (int one : positions) {
            if (test(eq(next, constant(one)))) {
                jump(one);
                return;
            }
        }
        fail("no_such_position");
    }

    /** Ends the interpreted program with an error. */
    public void fail(String reason) {
        finish(new Fail(reason));
    }

    /** Ends the interpreted program, whose output is {@code value}. */
    public void stop(Operand value) {
        finish(new PrintAndStop(value.arg));
    }

    private Operand operation(String operation, Operand... args) {
        String name = temporary();
        List<Arg> list = new ArrayList<>();
        for (Operand operand : args) {
            list.add(operand.arg);
        }
        note(new Op(name, operation, list));
        return new Operand(new Arg.Var(name));
    }

    /** {@return a variable for what lives in this step only} */
    private String temporary() {
        return "t_" + position + "_" + temporaries++;
    }

    private void note(Op op) {
        if (end != null) {
            throw new LabException("the step at " + position + " goes on after its end");
        }
        // What comes before the last answer is in the blocks that lead here.
        if (asked == answers.length()) {
            ops.add(op);
        }
    }

    private boolean answer(Terminator branch) {
        if (asked < answers.length()) {
            return answers.charAt(asked++) == '1';
        }
        if (asked >= MOST_TESTS) {
            throw new LabException("the step at " + position + " tests without an end");
        }
        finish(branch);
        throw new WayEnds();
    }

    private void finish(Terminator terminator) {
        if (end != null) {
            throw new LabException("the step at " + position + " ends twice");
        }
        end = terminator;
    }
}
