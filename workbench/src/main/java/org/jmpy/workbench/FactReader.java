package org.jmpy.workbench;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads programs in fact style; every mistake is told with its line and column. */
public final class FactReader {
    private record Target(String label, int offset) {}

    private final String text;
    private final List<Target> targets = new ArrayList<>();
    private int offset;

    private FactReader(String text) {
        this.text = text;
    }

    /**
     * {@return the program written in {@code text}}
     *
     * @throws LabException for a mistake of form, a label used but not defined or defined twice
     */
    public static Program program(String text) {
        return new FactReader(text).program();
    }

    /** {@return the value written in {@code text}} */
    public static Value value(String text) {
        FactReader reader = new FactReader(text);
        Value value = reader.value();
        if (reader.peek() != 0) {
            throw reader.error(reader.offset, "unexpected text after the value");
        }
        return value;
    }

    private Program program() {
        Map<String, Block> blocks = new LinkedHashMap<>();
        while (peek() != 0) {
            keyword("block");
            expect('(');
            skip();
            int place = offset;
            String label = name();
            expect(',');
            Block block = code();
            expect(')');
            expect('.');
            if (blocks.put(label, block) != null) {
                throw error(place, "block '" + label + "' is defined twice");
            }
        }
        for (Target target : targets) {
            if (!blocks.containsKey(target.label)) {
                throw error(target.offset, "no block '" + target.label + "'");
            }
        }
        return new Program(blocks);
    }

    private Block code() {
        List<Op> ops = new ArrayList<>();
        while (true) {
            skip();
            int place = offset;
            String head = name();
            expect('(');
            if (head.equals("op1") || head.equals("op2")) {
                ops.add(op(head.equals("op1") ? 1 : 2));
                continue;
            }
            Terminator end = terminator(head, place);
            for (int i = 0; i <= ops.size(); i++) {
                expect(')');
            }
            return new Block(ops, end);
        }
    }

    private Op op(int arity) {
        String result = name();
        expect(',');
        String operation = name();
        expect(',');
        List<Arg> args = new ArrayList<>();
        for (int i = 0; i < arity; i++) {
            args.add(arg());
            expect(',');
        }
        return new Op(result, operation, args);
    }

    private Terminator terminator(String head, int place) {
        switch (head) {
            case "jump":
                return new Jump(target());
            case "print_and_stop":
                return new PrintAndStop(arg());
            case "promote":
                String promoted = name();
                expect(',');
                return new Promote(promoted, target());
            case "if":
                String variable = name();
                expect(',');
                String nonZero = target();
                expect(',');
                return new Branch(variable, nonZero, target());
            default:
                throw error(place, "unknown statement '" + head + "'");
        }
    }

    private String target() {
        skip();
        int place = offset;
        String label = name();
        targets.add(new Target(label, place));
        return label;
    }

    private Arg arg() {
        skip();
        int place = offset;
        String head = name();
        expect('(');
        Arg arg =
                switch (head) {
                    case "var" -> new Arg.Var(name());
                    case "const" -> new Arg.Const(value());
                    default -> throw error(place, "expected var(...) or const(...)");
                };
        expect(')');
        return arg;
    }

    private Value value() {
        char c = peek();
        if (c == '[') {
            return list();
        }
        if (c == '-' || Character.isDigit(c)) {
            int start = offset++;
            while (offset < text.length() && Character.isDigit(text.charAt(offset))) {
                offset++;
            }
            String digits = text.substring(start, offset);
            if (digits.equals("-")) {
                throw error(start, "expected a value");
            }
            return new Value.IntValue(new BigInteger(digits));
        }
        return new Value.Atom(name());
    }

    private Value list() {
        expect('[');
        List<Value> elements = new ArrayList<>();
        while (peek() != ']') {
            if (!elements.isEmpty()) {
                expect(',');
            }
            elements.add(value());
        }
        expect(']');
        return new Value.ListValue(elements);
    }

    private void keyword(String word) {
        int place = offset;
        if (!name().equals(word)) {
            throw error(place, "expected '" + word + "'");
        }
    }

    private String name() {
        skip();
        int start = offset;
        while (offset < text.length() && isNamePart(text.charAt(offset))) {
            offset++;
        }
        if (start == offset) {
            throw error(start, "expected a name");
        }
        return text.substring(start, offset);
    }

    private static boolean isNamePart(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw error(offset, "expected '" + c + "'");
        }
        offset++;
    }

    /** {@return the next character that counts, 0 at the end} */
    private char peek() {
        skip();
        return offset < text.length() ? text.charAt(offset) : 0;
    }

    private void skip() {
        while (offset < text.length()) {
            char c = text.charAt(offset);
            if (c == '%') {
                int end = text.indexOf('\n', offset);
                offset = end < 0 ? text.length() : end;
            } else if (Character.isWhitespace(c)) {
                offset++;
            } else {
                return;
            }
        }
    }

    private LabException error(int place, String message) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < place; i++) {
            column = text.charAt(i) == '\n' ? 1 : column + 1;
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return new LabException(line, column, message);
    }
}
