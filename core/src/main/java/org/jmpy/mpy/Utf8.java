package org.jmpy.mpy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 as MicroPython writes it: surrogates may stand alone, each in three bytes, because a string
 * literal can hold them. Everything else that is not UTF-8 is refused.
 */
public final class Utf8 {
    private Utf8() {}

    /**
     * {@return the text in {@code bytes}, or null if it is not UTF-8}
     *
     * @param offset first byte
     * @param length how many bytes
     */
    public static String decode(byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (bytes[i] < 0) {
                return decodeWide(bytes, offset, end);
            }
        }
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    private static String decodeWide(byte[] bytes, int offset, int end) {
        StringBuilder text = new StringBuilder(end - offset);
        int i = offset;
        while (i < end) {
            int b = bytes[i++];
            if (b >= 0) {
                text.append((char) b);
                continue;
            }
            int more;
            int least;
            int codePoint;
            if ((b & 0xe0) == 0xc0) {
                more = 1;
                least = 0x80;
                codePoint = b & 0x1f;
            } else if ((b & 0xf0) == 0xe0) {
                more = 2;
                least = 0x800;
                codePoint = b & 0xf;
            } else if ((b & 0xf8) == 0xf0) {
                more = 3;
                least = 0x10000;
                codePoint = b & 7;
            } else {
                return null;
            }
            if (end - i < more) {
                return null;
            }
            for (; more > 0; more--) {
                b = bytes[i++];
                if ((b & 0xc0) != 0x80) {
                    return null;
                }
                codePoint = (codePoint << 6) | (b & 0x3f);
            }
            if (codePoint < least || codePoint > Character.MAX_CODE_POINT) {
                return null;
            }
            text.appendCodePoint(codePoint);
        }
        return text.toString();
    }

    /** {@return the text in {@code bytes}; what is not UTF-8 is replaced} */
    static String decodeLossy(byte[] bytes) {
        String text = decode(bytes, 0, bytes.length);
        return text != null ? text : new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * {@return whether {@link #encode} makes {@code bytes} of the text that was decoded from them}
     */
    static boolean isExact(String text, byte[] bytes) {
        return text.length() == bytes.length || Arrays.equals(encode(text), bytes);
    }

    /** {@return {@code text} as UTF-8; a surrogate that stands alone takes three bytes} */
    public static byte[] encode(String text) {
        if (!hasLoneSurrogate(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[text.length() * 3];
        int size = 0;
        int step;
        for (int i = 0; i < text.length(); i += step) {
            int codePoint = text.codePointAt(i);
            step = Character.charCount(codePoint);
            if (codePoint < 0x80) {
                bytes[size++] = (byte) codePoint;
            } else if (codePoint < 0x800) {
                bytes[size++] = (byte) (0xc0 | (codePoint >> 6));
                bytes[size++] = (byte) (0x80 | (codePoint & 0x3f));
            } else {
                if (codePoint < 0x10000) {
                    bytes[size++] = (byte) (0xe0 | (codePoint >> 12));
                } else {
                    bytes[size++] = (byte) (0xf0 | (codePoint >> 18));
                    bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
                }
                bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
                bytes[size++] = (byte) (0x80 | (codePoint & 0x3f));
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean paired =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!paired) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }
}
