package org.jmpy.register;

import org.jmpy.object.PyBytes;
import org.jmpy.object.PyComplex;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Constants in text code: ints, floats with a point or exponent, complex numbers as {@code
 * complex(re, im)}, strings and, after a b, bytes in double quotes, None, True, False and Ellipsis,
 * and tuples of all these, {@code (1, "a", (2.0))}, also of one item.
 */
final class Literal {
    private Literal() {}

    private static final String COMPLEX = "complex(";

    /** {@return the text of a constant} */
    static String print(Object value) {
        return switch (value) {
            case Long i -> Long.toString(i);
            case BigInteger i -> i.toString();
            case Double d -> Double.toString(d);
            case Boolean b -> b ? "True" : "False";
            case String s -> quote(s);
            case Singleton s when s == Singleton.NONE -> "None";
            case Singleton s when s == Singleton.ELLIPSIS -> "Ellipsis";
            case PyBytes b -> "b" + quote(new String(b.value(), StandardCharsets.ISO_8859_1));
            case PyComplex c -> COMPLEX + c.re() + ", " + c.im() + ")";
            case PyTuple t -> tuple(t);
            default -> throw new IllegalArgumentException(value.toString());
        };
    }

    private static String tuple(PyTuple value) {
        StringBuilder out = new StringBuilder("(");
        for (int i = 0; i < value.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(print(value.get(i)));
        }
        return out.append(')').toString();
    }

    static String quote(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c > '~') {
                        out.append("\\u").append(hex(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static String hex(char c) {
        String digits = Integer.toHexString(c);
        return "0".repeat(4 - digits.length()) + digits;
    }

    /** {@return what {@link #quote} made {@code text} of; null if it is no such text} */
    static String unquote(String text) {
        int end = text.length() - 1;
        if (end < 1 || text.charAt(0) != '"' || text.charAt(end) != '"') {
            return null;
        }
        StringBuilder out = new StringBuilder();
        int i = 1;
        while (i < end) {
            char c = text.charAt(i++);
            if (c == '"') {
                return null;
            }
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (i == end) {
                return null;
            }
            switch (text.charAt(i++)) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case '"' -> out.append('"');
                case '\\' -> out.append('\\');
                case 'u' -> {
                    if (i + 4 > end) {
                        return null;
                    }
                    int code = parseHex(text.substring(i, i + 4));
                    if (code < 0) {
                        return null;
                    }
                    out.append((char) code);
                    i += 4;
                }
                default -> {
                    return null;
                }
            }
        }
        return out.toString();
    }

    private static int parseHex(String digits) {
        try {
            return Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** {@return the constant that {@code text} writes, null if it is none} */
    static Object parse(String text) {
        switch (text) {
            case "None":
                return Singleton.NONE;
            case "Ellipsis":
                return Singleton.ELLIPSIS;
            case "True":
                return Boolean.TRUE;
            case "False":
                return Boolean.FALSE;
            default:
                break;
        }
        if (text.startsWith("\"")) {
            return unquote(text);
        }
        if (text.startsWith("b\"")) {
            String bytes = unquote(text.substring(1));
            return bytes == null ? null : new PyBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }
        if (text.startsWith("(") && text.endsWith(")")) {
            return parseTuple(text.substring(1, text.length() - 1));
        }
        try {
            if (text.startsWith(COMPLEX) && text.endsWith(")")) {
                return parseComplex(text.substring(COMPLEX.length(), text.length() - 1));
            }
            if (text.matches("[+-]?\\d+")) {
                BigInteger value = new BigInteger(text);
                return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
            }
            return parseDouble(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static PyTuple parseTuple(String inside) {
        List<String> parts = Assembler.items(inside);
        Object[] items = new Object[parts.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = parse(parts.get(i));
            if (items[i] == null) {
                return null;
            }
        }
        return new PyTuple(items);
    }

    private static PyComplex parseComplex(String inside) {
        List<String> parts = Assembler.items(inside);
        return parts.size() != 2
                ? null
                : new PyComplex(parseDouble(parts.get(0)), parseDouble(parts.get(1)));
    }

    /** {@return a double} @throws NumberFormatException if the text is none */
    static double parseDouble(String text) {
        return switch (text) {
            case "NaN", "Infinity", "-Infinity" -> Double.parseDouble(text);
            default -> {
                if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
                    throw new NumberFormatException(text);
                }
                yield Double.parseDouble(text);
            }
        };
    }
}
