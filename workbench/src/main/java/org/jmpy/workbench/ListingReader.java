package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads programs in listing style; every mistake is told with its line and column. */
final class ListingReader {
    private static final Map<String, String> OPERATIONS =
            Listing.SIGNS.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

    private final TextCursor cursor;
    private final ProgramBuilder builder;

    private ListingReader(String text) {
        this.cursor = new TextCursor(text, '#', true);
        this.builder = new ProgramBuilder(cursor, text);
    }

    /**
     * {@return the program written in {@code text}}
     *
     * @throws LabException for a mistake of form, a label used but not defined or defined twice
     */
    static Program program(String text) {
        return new ListingReader(text).program();
    }

    private Program program() {
        blankLines();
        while (cursor.peek() != 0) {
            int place = cursor.place();
            String head = cursor.name();
            if (cursor.peek() == ':') {
                cursor.reset(place);
                block();
            } else {
                declaration(head, place);
            }
        }
        return builder.build();
    }

    private void declaration(String head, int place) {
        switch (head) {
            case "function" -> function(false, place);
            case "loop" -> {
                keyword("function");
                function(true, place);
            }
            case "merge_point" -> {
                String label = builder.target();
                builder.hints(new Hints(label, names(), builder.hints().backwardJumps()));
                endLine();
            }
            case "backward_jump" -> {
                backwardJump();
                endLine();
            }
            default ->
                    throw cursor.error(
                            place,
                            "expected a label with ':', a function or a hint, not '" + head + "'");
        }
    }

    private void backwardJump() {
        Hints hints = builder.hints();
        Set<String> jumps = new HashSet<>(hints.backwardJumps());
        jumps.add(builder.target());
        builder.hints(new Hints(hints.mergePoint(), hints.position(), jumps));
    }

    private void function(boolean hasLoop, int place) {
        builder.startFunction(cursor.name(), place);
        List<String> params = names();
        endLine();
        while (startsBlock()) {
            block();
        }
        builder.endFunction(params, hasLoop, place);
    }

    private boolean startsBlock() {
        if (!cursor.startsName()) {
            return false;
        }
        int place = cursor.place();
        cursor.name();
        boolean colon = cursor.peek() == ':';
        cursor.reset(place);
        return colon;
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        cursor.expect("(");
        while (cursor.peek() != ')') {
            if (!names.isEmpty()) {
                cursor.expect(",");
            }
            names.add(cursor.name());
        }
        cursor.expect(")");
        return names;
    }

    private void block() {
        int place = cursor.place();
        String label = cursor.name();
        cursor.expect(":");
        endLine();
        List<Op> ops = new ArrayList<>();
        while (true) {
            if (cursor.peek() == 0 || startsBlock()) {
                throw cursor.error(
                        cursor.place(), "block '" + label + "' does not say where to go on");
            }
            int start = cursor.place();
            builder.step(start);
            Terminator end = terminator();
            if (end != null) {
                endLine();
                builder.block(label, new Block(ops, end), place);
                return;
            }
            cursor.reset(start);
            ops.add(op());
            endLine();
        }
    }

    /** {@return the terminator that is read, or null if the statement is an operation} */
    private Terminator terminator() {
        if (!cursor.startsName()) {
            return null;
        }
        String head = cursor.name();
        if (cursor.accept("=")) {
            return cursor.accept("call ") ? call(head) : null;
        }
        if (List.of("+=", "-=", "*=", ".").stream().anyMatch(cursor::accept)) {
            return null;
        }
        return switch (head) {
            case "goto" -> new Jump(builder.target());
            case "if" -> branch();
            case "promote" -> {
                cursor.expect("(");
                String variable = variable();
                cursor.expect(",");
                String label = builder.target();
                cursor.expect(")");
                yield new Promote(variable, label);
            }
            case "print_and_stop" -> {
                cursor.expect("(");
                Arg output = operand();
                cursor.expect(")");
                yield new PrintAndStop(output);
            }
            case "return" -> new Return(operand());
            case "error" -> new Fail(cursor.peek() == '\'' ? cursor.quoted() : cursor.name());
            default -> null;
        };
    }

    private Terminator call(String result) {
        int place = cursor.place();
        String function = cursor.name();
        cursor.expect("(");
        List<Arg> args = operands();
        keyword("goto");
        builder.called(function, place, args.size());
        return new Call(result, function, args, builder.target());
    }

    private Terminator branch() {
        int place = cursor.place();
        Arg tested = operand();
        String className = null;
        if (cursor.accept("is ")) {
            className = cursor.name();
        }
        keyword("goto");
        String first = builder.target();
        keyword("else");
        int before = cursor.place();
        if (!cursor.name().equals("goto") || !cursor.startsName()) {
            cursor.reset(before);
        }
        String second = builder.target();
        if (className != null) {
            return new BranchOnClass(tested, className, first, second);
        }
        if (tested instanceof Arg.Var(String name)) {
            return new Branch(name, first, second);
        }
        throw cursor.error(place, "expected a variable");
    }

    private Op op() {
        int place = cursor.place();
        if (!cursor.startsName() && cursor.peek() != '\'') {
            throw cursor.error(place, "expected a statement");
        }
        Arg left = operand();
        if (cursor.accept(".")) {
            String field = cursor.name();
            cursor.expect("=");
            return Op.set(left, field, operand());
        }
        if (!(left instanceof Arg.Var(String result))) {
            throw cursor.error(place, "expected a statement");
        }
        for (String sign : List.of("+", "-", "*")) {
            if (cursor.accept(sign + "=")) {
                return new Op(result, OPERATIONS.get(sign), List.of(left, operand()));
            }
        }
        if (!cursor.accept("=")) {
            throw cursor.error(place, "unknown statement '" + result + "'");
        }
        return value(result);
    }

    /** Reads what follows {@code result =}. */
    private Op value(String result) {
        int place = cursor.place();
        if (cursor.accept("new ")) {
            return Op.make(result, cursor.name());
        }
        if (cursor.peek() == '\'' || cursor.startsName()) {
            String name = cursor.peek() == '\'' ? cursor.quoted() : cursor.name();
            if (!Listing.WORDS.contains(name) && cursor.accept("(")) {
                return new Op(result, name, operands());
            }
            cursor.reset(place);
        }
        Arg left = operand();
        if (cursor.accept(".")) {
            return Op.get(result, left, cursor.name());
        }
        if (cursor.accept("[")) {
            Arg index = operand();
            cursor.expect("]");
            return new Op(result, "readlist", List.of(left, index));
        }
        for (Map.Entry<String, String> operation : OPERATIONS.entrySet()) {
            if (cursor.accept(operation.getKey())) {
                return new Op(result, operation.getValue(), List.of(left, operand()));
            }
        }
        return new Op(result, "same", List.of(left));
    }

    /** Reads operands up to the closing parenthesis. */
    private List<Arg> operands() {
        List<Arg> args = new ArrayList<>();
        while (cursor.peek() != ')') {
            if (!args.isEmpty()) {
                cursor.expect(",");
            }
            args.add(operand());
        }
        cursor.expect(")");
        return args;
    }

    private String variable() {
        int place = cursor.place();
        if (operand() instanceof Arg.Var(String name)) {
            return name;
        }
        throw cursor.error(place, "expected a variable");
    }

    private Arg operand() {
        char c = cursor.peek();
        if (c == '\'') {
            return new Arg.Const(new Value.Atom(cursor.quoted()));
        }
        if (c == '-' || Character.isDigit(c)) {
            return new Arg.Const(new Value.IntValue(cursor.integer()));
        }
        int place = cursor.place();
        if (!cursor.startsName()) {
            throw cursor.error(place, "expected a variable or a value");
        }
        String name = cursor.name();
        if ((!name.equals("var") && !name.equals("const")) || !cursor.accept("(")) {
            return new Arg.Var(name);
        }
        Arg arg = name.equals("var") ? new Arg.Var(cursor.name()) : new Arg.Const(cursor.value());
        cursor.expect(")");
        return arg;
    }

    private void keyword(String word) {
        int place = cursor.place();
        if (!cursor.startsName() || !cursor.name().equals(word)) {
            throw cursor.error(place, "expected '" + word + "'");
        }
    }

    private void endLine() {
        if (cursor.peek() != 0 && cursor.peek() != '\n') {
            throw cursor.error(cursor.place(), "expected the end of the line");
        }
        blankLines();
    }

    private void blankLines() {
        while (cursor.accept("\n")) {
            // Nothing stands on them.
        }
    }
}
