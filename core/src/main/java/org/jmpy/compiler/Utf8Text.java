package org.jmpy.compiler;

import org.jmpy.mpy.Utf8;

import java.nio.charset.StandardCharsets;

/** Text of string constants. */
final class Utf8Text {
    private Utf8Text() {}

    /** {@return the text in {@code utf8}; bytes that are not UTF-8 are replaced} */
    static String decode(byte[] utf8) {
        String text = Utf8.decode(utf8, 0, utf8.length);
        return text != null ? text : new String(utf8, StandardCharsets.UTF_8);
    }
}
