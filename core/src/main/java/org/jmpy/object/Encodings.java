package org.jmpy.object;

import org.jmpy.mpy.Utf8;

import java.nio.charset.StandardCharsets;

/**
 * Bytes to text and back. Source: MicroPython py/objstr.c (mp_obj_str_make_new, str_from_invalid)
 * and py/unicode.c. What the reference lets through although it is not UTF-8 (overlong forms,
 * numbers above 0x10ffff) is refused here: such text has no place in a Java string.
 */
final class Encodings {
    private static final int REPLACEMENT = 0xfffd;

    private Encodings() {}

    /**
     * {@return whether the encoding is ASCII, not UTF-8}
     *
     * @throws PyError LookupError for any other, TypeError if it is no str
     */
    private static boolean isAscii(Object encoding) {
        String name = StrMethods.exactText(encoding);
        switch (name) {
            case "utf-8", "utf8" -> {
                return false;
            }
            case "ascii" -> {
                return true;
            }
            default -> throw PyError.of(ExceptionType.LOOKUP_ERROR, "unknown encoding: " + name);
        }
    }

    private static PyError unicodeError() {
        return PyError.of(ExceptionType.UNICODE_ERROR);
    }

    /**
     * {@return the text in some bytes}
     *
     * @param encoding a str that names an encoding
     * @param errors what to do about bytes that are no text: 'ignore', 'replace', else raise; may
     *     be null or None
     */
    static String decode(Buffer bytes, Object encoding, Object errors) {
        boolean ascii = isAscii(encoding);
        String text = ascii ? decodeAscii(bytes) : decodeUtf8(bytes);
        if (text != null) {
            return text;
        }
        if (errors != null && errors != Singleton.NONE) {
            String handler = StrMethods.exactText(errors);
            if (handler.equals("ignore") || handler.equals("replace")) {
                return decodeInvalid(bytes, ascii, handler.equals("replace"));
            }
        }
        throw unicodeError();
    }

    /** {@return the text in UTF-8 bytes} @throws PyError UnicodeError if they are not */
    static String utf8(byte[] data, int offset, int length) {
        String text = Utf8.decode(data, offset, length);
        if (text == null) {
            throw unicodeError();
        }
        return text;
    }

    private static String decodeUtf8(Buffer bytes) {
        return Utf8.decode(bytes.data(), bytes.offset(), bytes.length());
    }

    private static String decodeAscii(Buffer bytes) {
        byte[] data = bytes.data();
        int end = bytes.offset() + bytes.length();
        for (int i = bytes.offset(); i < end; i++) {
            if (data[i] < 0) {
                return null;
            }
        }
        return latin(data, bytes.offset(), bytes.length());
    }

    private static String decodeInvalid(Buffer bytes, boolean ascii, boolean replace) {
        byte[] data = bytes.data();
        int end = bytes.offset() + bytes.length();
        StringBuilder out = new StringBuilder(bytes.length());
        int i = bytes.offset();
        while (i < end) {
            int first = data[i++] & 0xff;
            if (first < 0x80) {
                out.append((char) first);
                continue;
            }
            int codePoint = -1;
            if (!ascii && first >= 0xc0 && first < 0xf8) {
                int more = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
                codePoint = first & (0x7f >> more);
                while (more > 0 && i < end && (data[i] & 0xc0) == 0x80) {
                    codePoint = codePoint << 6 | data[i++] & 0x3f;
                    more--;
                }
                if (more > 0 || codePoint > Character.MAX_CODE_POINT) {
                    codePoint = -1;
                }
            }
            if (codePoint >= 0) {
                out.appendCodePoint(codePoint);
            } else if (replace) {
                out.append((char) REPLACEMENT);
            }
        }
        return out.toString();
    }

    /** {@return the bytes of a text} @throws PyError UnicodeError if it does not fit in ASCII */
    static byte[] encode(String text, Object encoding) {
        byte[] bytes = Utf8.encode(text);
        if (isAscii(encoding) && bytes.length != text.length()) {
            throw unicodeError();
        }
        return bytes;
    }

    /** {@return a text with one character for each byte} */
    static String latin(byte[] data, int offset, int length) {
        return new String(data, offset, length, StandardCharsets.ISO_8859_1);
    }

    /** {@return the bytes of a text that {@link #latin} could have made} */
    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
