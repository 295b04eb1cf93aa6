package org.jmpy.workbench;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints values, programs and traces as facts, compact: no space after a comma. */
public final class Facts {
    private Facts() {}

    /** {@return the program, one clause a line} */
    public static String text(Program program) {
        return program.blocks().entrySet().stream()
                .map(b -> "block(" + b.getKey() + "," + text(b.getValue()) + ").\n")
                .collect(Collectors.joining());
    }

    /** {@return the block as nested terms} */
    public static String text(Block block) {
        return nest(block.ops(), text(block.end()));
    }

    /** {@return the trace as nested terms} */
    public static String text(List<TraceEntry> trace) {
        return nest(trace.subList(0, trace.size() - 1), head(trace.getLast()));
    }

    /** {@return the value as written in a program} */
    public static String text(Value value) {
        return switch (value) {
            case Value.IntValue(BigInteger integer) -> integer.toString();
            case Value.Atom(String name) -> name;
            case Value.ListValue(List<Value> elements) ->
                    elements.stream().map(Facts::text).collect(Collectors.joining(",", "[", "]"));
        };
    }

    /** {@return one step without what follows} */
    public static String line(TraceEntry entry) {
        String head = head(entry);
        return entry instanceof Op || entry instanceof TraceEntry.Guard ? head + ")" : head;
    }

    private static String nest(List<? extends TraceEntry> steps, String last) {
        StringBuilder text = new StringBuilder();
        for (TraceEntry step : steps) {
            text.append(head(step)).append(',');
        }
        return text.append(last).append(")".repeat(steps.size())).toString();
    }

    private static String head(TraceEntry entry) {
        return switch (entry) {
            case Op(String result, String operation, List<Arg> args) ->
                    args.stream()
                            .map(Facts::text)
                            .collect(
                                    Collectors.joining(
                                            ",",
                                            "op"
                                                    + args.size()
                                                    + "("
                                                    + result
                                                    + ","
                                                    + operation
                                                    + ",",
                                            ""));
            case TraceEntry.TruthGuard g ->
                    (g.expected() ? "guard_true(" : "guard_false(") + g.variable() + exit(g);
            case TraceEntry.ValueGuard g ->
                    "guard_value(" + g.variable() + "," + text(g.frozen()) + exit(g);
            case TraceEntry.Loop _ -> "loop";
            case PrintAndStop stop -> text((Terminator) stop);
        };
    }

    private static String exit(TraceEntry.Guard guard) {
        return "," + pairs(guard.resume()) + "," + guard.label();
    }

    private static String pairs(Map<String, Value> pairs) {
        return pairs.entrySet().stream()
                .map(p -> p.getKey() + "/" + text(p.getValue()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(Terminator end) {
        return switch (end) {
            case Jump(String label) -> "jump(" + label + ")";
            case Branch(String v, String nonZero, String zero) ->
                    "if(" + v + "," + nonZero + "," + zero + ")";
            case Promote(String v, String label) -> "promote(" + v + "," + label + ")";
            case PrintAndStop(Arg output) -> "print_and_stop(" + text(output) + ")";
        };
    }

    private static String text(Arg arg) {
        return switch (arg) {
            case Arg.Var(String name) -> "var(" + name + ")";
            case Arg.Const(Value value) -> "const(" + text(value) + ")";
        };
    }
}
