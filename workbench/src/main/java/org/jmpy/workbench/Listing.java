package org.jmpy.workbench;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints programs in listing style, the pseudo-code of the posts. */
public final class Listing {
    /** The operations that are written with a sign between their arguments. */
    static final Map<String, String> SIGNS =
            Map.of("add", "+", "sub", "-", "mul", "*", "eq", "==", "ge", ">=");

    /** Words that mean something else where a variable may stand. */
    static final Set<String> WORDS = Set.of("var", "const", "new", "call");

    private Listing() {}

    /** {@return the program, one statement a line} */
    public static String text(Program program) {
        StringBuilder text = new StringBuilder();
        Hints hints = program.hints();
        if (hints.mergePoint() != null) {
            text.append("merge_point " + hints.mergePoint())
                    .append("(" + String.join(", ", hints.position()) + ")\n");
        }
        hints.backwardJumps().stream()
                .sorted()
                .forEach(label -> text.append("backward_jump " + label + "\n"));
        blocks(text, program.blocks());
        for (Function function : program.functions().values()) {
            text.append(function.hasLoop() ? "loop function " : "function ")
                    .append(function.name())
                    .append("(" + String.join(", ", function.params()) + ")\n");
            blocks(text, function.blocks());
        }
        return text.toString();
    }

    private static void blocks(StringBuilder text, Map<String, Block> blocks) {
        blocks.forEach(
                (label, block) -> {
                    text.append(label).append(":\n");
                    block.ops().forEach(op -> text.append("    " + statement(op) + "\n"));
                    text.append("    " + statement(block.end()) + "\n");
                });
    }

    /** {@return the operation as a statement} */
    static String statement(Op op) {
        List<Arg> args = op.args();
        if (op.isOnHeap()) {
            return switch (op.operation()) {
                case Op.NEW -> op.result() + " = new " + op.symbol();
                case Op.GET -> op.result() + " = " + operand(args.getFirst()) + "." + op.symbol();
                default ->
                        operand(args.getFirst())
                                + "."
                                + op.symbol()
                                + " = "
                                + operand(args.getLast());
            };
        }
        String value;
        if (args.size() == 1 && op.operation().equals("same")) {
            value = operand(args.getFirst());
        } else if (args.size() == 2 && SIGNS.containsKey(op.operation())) {
            String sign = " " + SIGNS.get(op.operation()) + " ";
            value = operand(args.getFirst()) + sign + operand(args.getLast());
        } else if (args.size() == 2 && op.operation().equals("readlist")) {
            value = operand(args.getFirst()) + "[" + operand(args.getLast()) + "]";
        } else {
            value = "'" + op.operation().replace("'", "''") + "'(" + operands(args) + ")";
        }
        return op.result() + " = " + value;
    }

    /** {@return the terminator as a statement} */
    static String statement(Terminator end) {
        return switch (end) {
            case Jump(String label) -> "goto " + label;
            case Branch(String v, String nonZero, String zero) ->
                    "if " + v + " goto " + nonZero + " else goto " + zero;
            case BranchOnClass(Arg object, String name, String same, String other) ->
                    "if "
                            + operand(object)
                            + " is "
                            + name
                            + " goto "
                            + same
                            + " else goto "
                            + other;
            case Promote(String v, String label) -> "promote(" + v + ", " + label + ")";
            case PrintAndStop(Arg output) -> "print_and_stop(" + operand(output) + ")";
            case Return(Arg value) -> "return " + operand(value);
            case Fail(String reason) -> "error " + Facts.atom(reason);
            case Call(String result, String function, List<Arg> args, String next) ->
                    result + " = call " + function + "(" + operands(args) + ") goto " + next;
        };
    }

    private static String operands(List<Arg> args) {
        return args.stream().map(Listing::operand).collect(Collectors.joining(", "));
    }

    private static String operand(Arg arg) {
        return switch (arg) {
            case Arg.Var(String name) -> WORDS.contains(name) ? "var(" + name + ")" : name;
            case Arg.Const(Value.IntValue(BigInteger value)) -> value.toString();
            case Arg.Const(Value.Atom(String name)) -> "'" + name.replace("'", "''") + "'";
            case Arg.Const(Value value) -> "const(" + Facts.text(value) + ")";
        };
    }
}
