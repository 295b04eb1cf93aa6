package org.jmpy.tool;

import org.jmpy.mpy.ConstantBytes;
import org.jmpy.mpy.ConstantMarker;
import org.jmpy.mpy.ConstantTuple;
import org.jmpy.numbers.Complex;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Text of constants as CPython prints them, which is what mpy-tool.py runs on: floats in their
 * shortest form, other than MicroPython's own.
 */
final class PyText {
    private PyText() {}

    /** {@return {@code str(constant)}} */
    static String str(Object constant) {
        return constant instanceof String text ? text : repr(constant);
    }

    /** {@return {@code repr(constant)}} */
    static String repr(Object constant) {
        StringBuilder out = new StringBuilder();
        appendRepr(out, constant);
        return out.toString();
    }

    static void appendRepr(StringBuilder out, Object constant) {
        switch (constant) {
            case ConstantMarker marker ->
                    out.append(
                            switch (marker) {
                                case FUN_TABLE -> "mp_fun_table";
                                case NONE -> "None";
                                case FALSE -> "False";
                                case TRUE -> "True";
                                case ELLIPSIS -> "Ellipsis";
                            });
            case String text -> appendQuoted(out, text);
            case ConstantBytes bytes -> appendBytes(out, bytes.value());
            case Double value -> out.append(floatRepr(value));
            case Complex value -> appendComplex(out, value);
            case ConstantTuple tuple -> {
                out.append('(');
                appendItems(out, tuple.items());
                out.append(tuple.items().size() == 1 ? ",)" : ")");
            }
            default -> out.append(constant);
        }
    }

    /** Appends {@code items} with commas between. */
    static void appendItems(StringBuilder out, Iterable<?> items) {
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            appendRepr(out, item);
            separator = ", ";
        }
    }

    /** {@return the items as a list is printed} */
    static String list(Iterable<?> items) {
        StringBuilder out = new StringBuilder("[");
        appendItems(out, items);
        return out.append(']').toString();
    }

    private static void appendQuoted(StringBuilder out, String text) {
        boolean hasSingle = text.indexOf('\'') >= 0;
        char quote = hasSingle && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == quote || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c == '\t') {
                out.append("\\t");
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c >= ' ' && c < 0x7f) {
                out.append((char) c);
            } else if (isPrintable(c)) {
                out.appendCodePoint(c);
            } else if (c < 0x100) {
                appendHex(out.append("\\x"), c, 2);
            } else if (c < 0x10000) {
                appendHex(out.append("\\u"), c, 4);
            } else {
                appendHex(out.append("\\U"), c, 8);
            }
        }
        out.append(quote);
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    false;
            default -> true;
        };
    }

    private static void appendBytes(StringBuilder out, byte[] bytes) {
        boolean hasSingle = false;
        boolean hasDouble = false;
        for (byte b : bytes) {
            hasSingle |= b == '\'';
            hasDouble |= b == '"';
        }
        char quote = hasSingle && !hasDouble ? '"' : '\'';
        out.append('b').append(quote);
        for (byte b : bytes) {
            if (b == quote || b == '\\') {
                out.append('\\').append((char) b);
            } else if (b == '\t') {
                out.append("\\t");
            } else if (b == '\n') {
                out.append("\\n");
            } else if (b == '\r') {
                out.append("\\r");
            } else if (b >= ' ' && b < 0x7f) {
                out.append((char) b);
            } else {
                appendHex(out.append("\\x"), b & 0xff, 2);
            }
        }
        out.append(quote);
    }

    /** Appends {@code value} with at least {@code digits} hexadecimal digits. */
    static void appendHex(StringBuilder out, long value, int digits) {
        String text = Long.toHexString(value);
        out.repeat('0', Math.max(0, digits - text.length())).append(text);
    }

    private static void appendComplex(StringBuilder out, Complex value) {
        boolean hasReal = value.re() != 0 || 1 / value.re() < 0;
        String imaginary = shortRepr(value.im(), false);
        if (!hasReal) {
            out.append(imaginary).append('j');
            return;
        }
        out.append('(').append(shortRepr(value.re(), false));
        out.append(imaginary.startsWith("-") ? "" : "+").append(imaginary).append("j)");
    }

    /** {@return {@code repr(value)}: the fewest digits that read back} */
    static String floatRepr(double value) {
        return shortRepr(value, true);
    }

    private static String shortRepr(double value, boolean addsPoint) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        boolean isNegative = value < 0 || (value == 0 && 1 / value < 0);
        String digits = "0";
        int point = 1; // digits before the point
        if (value != 0) {
            BigDecimal exact = new BigDecimal(Double.toString(Math.abs(value)));
            exact = exact.stripTrailingZeros();
            digits = exact.unscaledValue().toString();
            point = digits.length() - exact.scale();
        }
        return format(isNegative, digits, point, 16, addsPoint);
    }

    /** {@return {@code '%.16g' % value}} */
    static String general16(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            String text = shortRepr(value, false);
            return text;
        }
        BigDecimal rounded =
                new BigDecimal(Math.abs(value))
                        .round(new MathContext(16, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
        String digits = rounded.unscaledValue().toString();
        return format(value < 0, digits, digits.length() - rounded.scale(), 16, false);
    }

    /**
     * Writes digits with the point after the first {@code point}: positional down to 0.0001 and up
     * to {@code limit} digits, else with an exponent.
     */
    private static String format(
            boolean isNegative, String digits, int point, int limit, boolean addsPoint) {
        StringBuilder out = new StringBuilder();
        if (isNegative) {
            out.append('-');
        }
        if (point > limit || point < -3) {
            out.append(digits.charAt(0));
            if (digits.length() > 1) {
                out.append('.').append(digits, 1, digits.length());
            }
            int exponent = point - 1;
            out.append(exponent < 0 ? "e-" : "e+");
            if (Math.abs(exponent) < 10) {
                out.append('0');
            }
            return out.append(Math.abs(exponent)).toString();
        }
        if (point <= 0) {
            out.append("0.").repeat('0', -point).append(digits);
        } else if (digits.length() > point) {
            out.append(digits, 0, point).append('.').append(digits, point, digits.length());
        } else {
            out.append(digits).repeat('0', point - digits.length());
            if (addsPoint) {
                out.append(".0");
            }
        }
        return out.toString();
    }
}
