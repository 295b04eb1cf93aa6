package org.jmpy.object;

/**
 * The repr of str and bytes: quotes and escapes. Source: MicroPython py/objstrunicode.c,
 * uni_print_quoted, and py/objstr.c, mp_str_print_quoted.
 */
final class Quoted {
    private static final String HEX = "0123456789abcdef";

    private Quoted() {}

    /** Appends the repr of a str. */
    static void append(StringBuilder out, String text) {
        int length = text.length();
        boolean plain = true;
        for (int i = 0; i < length && plain; i++) {
            char c = text.charAt(i);
            plain = c >= ' ' && c < 0xd800 && c != '\'' && c != '\\' && c != 0x7f;
        }
        if (plain) {
            out.append('\'').append(text).append('\'');
            return;
        }
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                appendAscii(out, c, quote);
            } else if (!Character.isSurrogate(c)) {
                out.append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < length
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                out.append("\\u");
                out.append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 0xf));
                out.append(HEX.charAt(c >> 4 & 0xf)).append(HEX.charAt(c & 0xf));
            }
        }
        out.append(quote);
    }

    /** Appends the repr of bytes, without the leading b. */
    static void append(StringBuilder out, byte[] data, int offset, int length) {
        boolean single = false;
        boolean twice = false;
        for (int i = offset; i < offset + length; i++) {
            single |= data[i] == '\'';
            twice |= data[i] == '"';
        }
        char quote = single && !twice ? '"' : '\'';
        out.append(quote);
        for (int i = offset; i < offset + length; i++) {
            int b = data[i] & 0xff;
            if (b < 0x80) {
                appendAscii(out, (char) b, quote);
            } else {
                appendHex(out.append("\\x"), b);
            }
        }
        out.append(quote);
    }

    private static void appendAscii(StringBuilder out, char c, char quote) {
        if (c >= ' ' && c != 0x7f) {
            if (c == quote || c == '\\') {
                out.append('\\');
            }
            out.append(c);
            return;
        }
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> appendHex(out.append("\\x"), c);
        }
    }

    private static void appendHex(StringBuilder out, int value) {
        out.append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 0xf));
    }

    /** {@return the digit for a value from 0 to 15} */
    static char hexDigit(int value) {
        return HEX.charAt(value);
    }
}
