package org.jmpy.workbench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints values, programs and traces as facts: compact, without a space after a comma, as the posts
 * print traces, or spaced as they print answers.
 */
public final class Facts {
    private static final Facts COMPACT = new Facts(",");
    private static final Facts SPACED = new Facts(", ");

    private final String comma;

    private Facts(String comma) {
        this.comma = comma;
    }

    /** {@return the program, one clause a line} */
    public static String text(Program program) {
        return COMPACT.clauses(program);
    }

    /** {@return the block as nested terms} */
    public static String text(Block block) {
        return COMPACT.code(block);
    }

    /** {@return the trace as nested terms} */
    public static String text(List<TraceEntry> trace) {
        return COMPACT.code(trace);
    }

    /** {@return the trace as nested terms, with a blank after each comma} */
    public static String spaced(List<TraceEntry> trace) {
        return SPACED.code(trace);
    }

    /** {@return the block as nested terms, with a blank after each comma} */
    public static String spaced(Block block) {
        return SPACED.code(block);
    }

    /** {@return the value as written in a program} */
    public static String text(Value value) {
        return COMPACT.value(value);
    }

    /** {@return one step without what follows} */
    public static String line(TraceEntry entry) {
        String head = COMPACT.head(entry);
        return entry instanceof Op || entry instanceof TraceEntry.Guard ? head + ")" : head;
    }

    /** {@return the steps of the block, one each, without what follows them} */
    public static List<String> lines(Block block) {
        List<String> lines = new ArrayList<>();
        block.ops().forEach(op -> lines.add(line(op)));
        lines.add(COMPACT.end(block.end()));
        return lines;
    }

    /** {@return a word as written in a program, in quotes if it needs them} */
    static String atom(String word) {
        return TextCursor.isName(word) && !Character.isUpperCase(word.charAt(0))
                ? word
                : "'" + word.replace("'", "''") + "'";
    }

    private String clauses(Program program) {
        StringBuilder text = new StringBuilder();
        Hints hints = program.hints();
        if (hints.mergePoint() != null) {
            text.append("merge_point(" + hints.mergePoint() + comma)
                    .append("[" + String.join(comma, hints.position()) + "]).\n");
        }
        hints.backwardJumps().stream()
                .sorted()
                .forEach(label -> text.append("backward_jump(" + label + ").\n"));
        program.blocks()
                .forEach((label, b) -> text.append("block(" + label + comma + code(b) + ").\n"));
        program.functions().values().forEach(f -> text.append(function(f)));
        return text.toString();
    }

    private String function(Function function) {
        return function.blocks().entrySet().stream()
                .map(b -> "  " + b.getKey() + "/" + code(b.getValue()))
                .collect(
                        Collectors.joining(
                                ",\n",
                                function.name()
                                        + "/func(["
                                        + String.join(comma, function.params())
                                        + "]"
                                        + comma
                                        + (function.hasLoop() ? "loop" : "noloop")
                                        + comma
                                        + "[\n",
                                "]).\n"));
    }

    private String code(Block block) {
        return nest(block.ops(), end(block.end()));
    }

    private String code(List<TraceEntry> trace) {
        return nest(trace.subList(0, trace.size() - 1), head(trace.getLast()));
    }

    private String nest(List<? extends TraceEntry> steps, String last) {
        StringBuilder text = new StringBuilder();
        for (TraceEntry step : steps) {
            text.append(head(step)).append(comma);
        }
        return text.append(last).append(")".repeat(steps.size())).toString();
    }

    private String value(Value value) {
        return switch (value) {
            case Value.IntValue(BigInteger integer) -> integer.toString();
            case Value.Atom(String name) -> atom(name);
            case Value.ListValue(List<Value> elements) ->
                    elements.stream().map(this::value).collect(Collectors.joining(comma, "[", "]"));
            case FlowObject object -> "<" + object.className() + ">";
        };
    }

    private String head(TraceEntry entry) {
        return switch (entry) {
            case Op op -> op.isOnHeap() ? heap(op) : operation(op);
            case TraceEntry.TruthGuard g ->
                    (g.expected() ? "guard_true(" : "guard_false(") + g.variable() + exit(g);
            case TraceEntry.ValueGuard g ->
                    "guard_value(" + g.variable() + comma + value(g.frozen()) + exit(g);
            case TraceEntry.Loop _ -> "loop";
            case PrintAndStop stop -> end(stop);
        };
    }

    private String operation(Op op) {
        return "op%d(%s".formatted(op.args().size(), op.result())
                + comma
                + atom(op.operation())
                + op.args().stream().map(a -> comma + arg(a)).collect(Collectors.joining());
    }

    private String heap(Op op) {
        return switch (op.operation()) {
            case Op.NEW -> "new(" + op.result() + comma + op.symbol();
            case Op.GET ->
                    "get(" + op.result() + comma + arg(op.args().getFirst()) + comma + op.symbol();
            default ->
                    "set("
                            + arg(op.args().getFirst())
                            + comma
                            + op.symbol()
                            + comma
                            + arg(op.args().getLast());
        };
    }

    private String exit(TraceEntry.Guard guard) {
        return comma + list(guard.resume()) + comma + guard.label();
    }

    /** {@return the pairs as a list} */
    static String pairs(Map<String, Value> pairs) {
        return COMPACT.list(pairs);
    }

    private String list(Map<String, Value> pairs) {
        return pairs.entrySet().stream()
                .map(p -> p.getKey() + "/" + value(p.getValue()))
                .collect(Collectors.joining(comma, "[", "]"));
    }

    private String end(Terminator end) {
        return switch (end) {
            case Jump(String label) -> "jump(" + label + ")";
            case Branch(String v, String nonZero, String zero) ->
                    "if(" + String.join(comma, v, nonZero, zero) + ")";
            case BranchOnClass(Arg object, String name, String same, String other) ->
                    "if_class(" + String.join(comma, arg(object), name, same, other) + ")";
            case Promote(String v, String label) -> "promote(" + v + comma + label + ")";
            case PrintAndStop(Arg output) -> "print_and_stop(" + arg(output) + ")";
            case Return(Arg value) -> "return(" + arg(value) + ")";
            case Fail(String reason) -> "error(" + atom(reason) + ")";
            case Call(String result, String function, List<Arg> args, String next) ->
                    "call(" + String.join(comma, result, function, args(args), next) + ")";
        };
    }

    private String args(List<Arg> args) {
        return args.stream().map(this::arg).collect(Collectors.joining(comma, "[", "]"));
    }

    private String arg(Arg arg) {
        return switch (arg) {
            case Arg.Var(String name) -> "var(" + name + ")";
            case Arg.Const(Value value) -> "const(" + value(value) + ")";
        };
    }
}
