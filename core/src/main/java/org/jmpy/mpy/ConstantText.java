package org.jmpy.mpy;

/**
 * A str in a constant table whose bytes are not those that {@link Utf8#encode} makes of any text:
 * the source had bytes that are not UTF-8, or escapes for two surrogates in a row.
 *
 * @param text what a program sees
 * @param utf8 what a file holds, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ConstantText(String text, byte[] utf8) {
    /**
     * {@return the text in {@code utf8}: a String, or a ConstantText if that would not give the
     * bytes back}
     */
    public static Object of(byte[] utf8) {
        String text = Utf8.decode(utf8, 0, utf8.length);
        if (text != null && Utf8.isExact(text, utf8)) {
            return text;
        }
        return new ConstantText(Utf8.decodeLossy(utf8), utf8);
    }
}
