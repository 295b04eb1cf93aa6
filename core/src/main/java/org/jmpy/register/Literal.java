package org.jmpy.register;

import org.jmpy.object.Singleton;

import java.math.BigInteger;

/**
 * Constants in text code: ints, floats with a point or exponent, strings in double quotes, None,
 * True, False and Ellipsis. Others, which only lowered code has, are a number sign and their place
 * in the pool.
 */
final class Literal {
    private Literal() {}

    /** {@return the text of a constant, which is entry {@code index} of the pool} */
    static String print(Object value, int index) {
        return switch (value) {
            case Long i -> Long.toString(i);
            case BigInteger i -> i.toString();
            case Double d -> Double.toString(d);
            case Boolean b -> b ? "True" : "False";
            case String s -> quote(s);
            case Singleton s when s == Singleton.NONE -> "None";
            case Singleton s when s == Singleton.ELLIPSIS -> "Ellipsis";
            default -> "%" + index;
        };
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
        try {
            if (text.matches("[+-]?\\d+")) {
                BigInteger value = new BigInteger(text);
                return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
            }
            return parseDouble(text);
        } catch (NumberFormatException e) {
            return null;
        }
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
