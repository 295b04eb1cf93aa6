package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads programs in fact style; every mistake is told with its line and column. */
final class FactReader {
    private final TextCursor cursor;
    private final ProgramBuilder builder;

    private FactReader(String text) {
        this.cursor = new TextCursor(text, '%', false);
        this.builder = new ProgramBuilder(cursor, text);
    }

    /**
     * {@return the program written in {@code text}}
     *
     * @throws LabException for a mistake of form, a label used but not defined or defined twice
     */
    static Program program(String text) {
        return new FactReader(text).program();
    }

    private Program program() {
        while (cursor.peek() != 0) {
            clause();
        }
        return builder.build();
    }

    private void clause() {
        int place = cursor.place();
        String head = cursor.name();
        if (cursor.accept("/")) {
            function(head, place);
            return;
        }
        cursor.expect("(");
        switch (head) {
            case "block" -> {
                int labelPlace = cursor.place();
                String label = cursor.name();
                cursor.expect(",");
                builder.block(label, code(), labelPlace);
            }
            case "merge_point" -> {
                String label = builder.target();
                cursor.expect(",");
                builder.hints(new Hints(label, names(), builder.hints().backwardJumps()));
            }
            case "backward_jump" -> {
                Hints hints = builder.hints();
                Set<String> jumps = new HashSet<>(hints.backwardJumps());
                jumps.add(builder.target());
                builder.hints(new Hints(hints.mergePoint(), hints.position(), jumps));
            }
            default ->
                    throw cursor.error(
                            place, "expected a block, a function or a hint, not '" + head + "'");
        }
        cursor.expect(")");
        cursor.expect(".");
    }

    /** Reads {@code func(Params, loop, Blocks).} */
    private void function(String name, int place) {
        builder.startFunction(name, place);
        keyword("func");
        cursor.expect("(");
        List<String> params = names();
        cursor.expect(",");
        int markPlace = cursor.place();
        String mark = cursor.name();
        if (!mark.equals("loop") && !mark.equals("noloop")) {
            throw cursor.error(markPlace, "expected 'loop' or 'noloop'");
        }
        cursor.expect(",");
        cursor.expect("[");
        do {
            int labelPlace = cursor.place();
            String label = cursor.name();
            cursor.expect("/");
            builder.block(label, code(), labelPlace);
        } while (cursor.accept(","));
        cursor.expect("]");
        cursor.expect(")");
        cursor.expect(".");
        builder.endFunction(params, mark.equals("loop"), place);
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        cursor.expect("[");
        while (cursor.peek() != ']') {
            if (!names.isEmpty()) {
                cursor.expect(",");
            }
            names.add(cursor.name());
        }
        cursor.expect("]");
        return names;
    }

    private void keyword(String word) {
        int place = cursor.place();
        if (!cursor.name().equals(word)) {
            throw cursor.error(place, "expected '" + word + "'");
        }
    }

    private Block code() {
        List<Op> ops = new ArrayList<>();
        while (true) {
            int place = cursor.place();
            builder.step(place);
            String head = cursor.name();
            cursor.expect("(");
            Op op = op(head);
            if (op != null) {
                ops.add(op);
                cursor.expect(",");
                continue;
            }
            Terminator end = terminator(head, place);
            for (int i = 0; i <= ops.size(); i++) {
                cursor.expect(")");
            }
            return new Block(ops, end);
        }
    }

    /** {@return the operation, or null if {@code head} does not start one} */
    private Op op(String head) {
        return switch (head) {
            case "op1" -> operation(1);
            case "op2", "op" -> operation(2);
            case "new" -> {
                String result = cursor.name();
                cursor.expect(",");
                yield Op.make(result, cursor.name());
            }
            case "get" -> {
                String result = cursor.name();
                cursor.expect(",");
                Arg object = arg();
                cursor.expect(",");
                yield Op.get(result, object, cursor.name());
            }
            case "set" -> {
                Arg object = arg();
                cursor.expect(",");
                String field = cursor.name();
                cursor.expect(",");
                yield Op.set(object, field, arg());
            }
            default -> null;
        };
    }

    private Op operation(int arity) {
        String result = cursor.name();
        cursor.expect(",");
        String operation = cursor.peek() == '\'' ? cursor.quoted() : cursor.name();
        List<Arg> args = new ArrayList<>();
        for (int i = 0; i < arity; i++) {
            cursor.expect(",");
            args.add(arg());
        }
        // The later version writes a copy with an argument that does not count.
        return operation.equals("assign")
                ? new Op(result, "same", args.subList(0, 1))
                : new Op(result, operation, args);
    }

    private Terminator terminator(String head, int place) {
        switch (head) {
            case "jump":
                return new Jump(builder.target());
            case "print_and_stop":
                return new PrintAndStop(arg());
            case "return":
                return new Return(arg());
            case "error":
                return new Fail(cursor.peek() == '\'' ? cursor.quoted() : cursor.name());
            case "promote":
                String promoted = variable();
                cursor.expect(",");
                return new Promote(promoted, builder.target());
            case "if":
                String variable = variable();
                cursor.expect(",");
                String nonZero = builder.target();
                cursor.expect(",");
                return new Branch(variable, nonZero, builder.target());
            case "if_class":
                Arg object = arg();
                cursor.expect(",");
                String className = cursor.name();
                cursor.expect(",");
                String same = builder.target();
                cursor.expect(",");
                return new BranchOnClass(object, className, same, builder.target());
            case "call":
                return call();
            default:
                throw cursor.error(place, "unknown statement '" + head + "'");
        }
    }

    private Terminator call() {
        String result = cursor.name();
        cursor.expect(",");
        int place = cursor.place();
        String function = cursor.name();
        cursor.expect(",");
        cursor.expect("[");
        List<Arg> args = new ArrayList<>();
        while (cursor.peek() != ']') {
            if (!args.isEmpty()) {
                cursor.expect(",");
            }
            args.add(arg());
        }
        cursor.expect("]");
        cursor.expect(",");
        builder.called(function, place, args.size());
        return new Call(result, function, args, builder.target());
    }

    /** Reads a variable: its name, or {@code var(name)} as the later version writes it. */
    private String variable() {
        String name = cursor.name();
        if (name.equals("var") && cursor.accept("(")) {
            name = cursor.name();
            cursor.expect(")");
        }
        return name;
    }

    private Arg arg() {
        int place = cursor.place();
        String head = cursor.name();
        Arg arg =
                switch (head) {
                    case "var" -> {
                        cursor.expect("(");
                        yield new Arg.Var(cursor.name());
                    }
                    case "const" -> {
                        cursor.expect("(");
                        yield new Arg.Const(cursor.value());
                    }
                    default -> throw cursor.error(place, "expected var(...) or const(...)");
                };
        cursor.expect(")");
        return arg;
    }
}
