package org.jmpy.syntax;

import java.lang.reflect.RecordComponent;
import java.util.HexFormat;
import java.util.List;

/** Texts that show tokens and trees, the same whenever they are the same. */
final class Dump {
    private final StringBuilder out = new StringBuilder();

    private Dump() {}

    /** {@return a line for each token: source line, kind and text} */
    static String tokens(byte[] source) {
        Dump dump = new Dump();
        Lexer lexer = new Lexer(source, 0);
        while (true) {
            dump.out.append(lexer.tokenLine).append(' ').append(lexer.kind);
            switch (lexer.kind) {
                case NAME, INTEGER, FLOAT_OR_IMAG, STRING, BYTES ->
                        dump.quote(lexer.textBytes, lexer.textStart, lexer.textLength);
                default -> {}
            }
            dump.out.append('\n');
            if (lexer.kind == TokenKind.END) {
                return dump.out.toString();
            }
            lexer.next();
        }
    }

    /** {@return a line for each node: its kind and its line, its parts indented below} */
    static String tree(byte[] source) {
        ParseOptions options = new ParseOptions("sample.py", 0, 31, false);
        Dump dump = new Dump();
        dump.print(
                Parser.parseFile(source, options, new SymbolTable(), (b, at, n) -> false, 1000), 0);
        return dump.out.toString();
    }

    private void quote(byte[] bytes, int start, int length) {
        out.append(" \"");
        for (int i = start; i < start + length; i++) {
            int b = bytes[i] & 0xff;
            if (b < ' ' || b >= 0x7f || b == '"' || b == '\\') {
                out.append("\\x").append(HexFormat.of().toHexDigits((byte) b));
            } else {
                out.append((char) b);
            }
        }
        out.append('"');
    }

    private void print(Object node, int depth) {
        out.append("  ".repeat(depth));
        switch (node) {
            case null -> out.append("-\n");
            case Symbol symbol -> text("name", symbol.utf8());
            case Constant.Str text -> text("str", text.utf8());
            case Constant.Bytes bytes -> text("bytes", bytes.value());
            case Constant.Float number -> out.append(number.value()).append('\n');
            case Constant.Int number -> out.append(number.value()).append('\n');
            case List<?> items -> {
                out.append('[').append(items.size()).append("]\n");
                items.forEach(item -> print(item, depth + 1));
            }
            case Constant.Tuple(List<Constant> items, _) -> { // its nesting follows from them
                out.append("Tuple\n");
                print(items, depth + 1);
            }
            case Record fields -> printFields(fields, depth);
            default -> out.append(node).append('\n');
        }
    }

    private void text(String kind, byte[] bytes) {
        out.append(kind);
        quote(bytes, 0, bytes.length);
        out.append('\n');
    }

    private void printFields(Record node, int depth) {
        out.append(node.getClass().getSimpleName());
        RecordComponent[] components = node.getClass().getRecordComponents();
        int first = 0;
        if (components.length > 0 && components[0].getName().equals("line")) {
            out.append(" @").append(value(node, components[0]));
            first = 1;
        }
        out.append('\n');
        for (int i = first; i < components.length; i++) {
            print(value(node, components[i]), depth + 1);
        }
    }

    private static Object value(Record node, RecordComponent component) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(node.getClass().getName(), e);
        }
    }
}
