package org.jmpy.object;

import java.lang.ref.WeakReference;

/**
 * Indexing of str by code point. A Java string counts UTF-16 units; the two agree unless the text
 * has surrogate pairs. A text of Latin-1 characters is known to have none at once; for a long text
 * of wider characters the places of its pairs are looked up once and kept in a small cache.
 *
 * <p>A surrogate that stands alone counts as a character, as in the reference.
 */
final class CodePoints {
    /** Texts up to this length are counted each time. */
    private static final int SHORT = 64;

    /** Long texts with pairs keep the place of every so many characters. */
    private static final int STRIDE = 64;

    private static final int SLOTS = 16;

    /**
     * What is known about the texts indexed last. A pure cache: entries are immutable, so threads
     * and contexts may share it without locks; a slot that was overwritten costs a count.
     */
    private static final Known[] CACHE = new Known[SLOTS];

    /** The texts of one character below 256. */
    private static final String[] LATIN = latin();

    private CodePoints() {}

    /** How many characters a text has, and where; it does not keep the text alive. */
    private static final class Known extends WeakReference<String> {
        final int count;

        /** The unit index of characters 0, STRIDE, 2 * STRIDE..., null if there are no pairs. */
        final int[] places;

        Known(String text) {
            super(text);
            count = text.codePointCount(0, text.length());
            places = count == text.length() ? null : places(text, count);
        }

        private static int[] places(String text, int count) {
            int[] places = new int[(count - 1) / STRIDE + 1];
            int unit = 0;
            for (int i = 1; i < places.length; i++) {
                unit = text.offsetByCodePoints(unit, STRIDE);
                places[i] = unit;
            }
            return places;
        }
    }

    private static Known known(String text) {
        // Neither the hash nor anything else that reads the text: only the length is at hand.
        int slot = text.length() & SLOTS - 1;
        Known known = CACHE[slot];
        if (known == null || !known.refersTo(text)) {
            known = new Known(text);
            CACHE[slot] = known;
        }
        return known;
    }

    private static String[] latin() {
        String[] latin = new String[256];
        for (int i = 0; i < latin.length; i++) {
            latin[i] = String.valueOf((char) i);
        }
        return latin;
    }

    /** {@return the number of characters} */
    static int count(String text) {
        int length = text.length();
        return length <= SHORT ? text.codePointCount(0, length) : known(text).count;
    }

    /** {@return whether characters and units are the same} */
    static boolean isPlain(String text) {
        return count(text) == text.length();
    }

    /** {@return the unit where character {@code index}, in [0, count], starts} */
    static int unit(String text, int index) {
        if (text.length() <= SHORT) {
            return isPlain(text) ? index : text.offsetByCodePoints(0, index);
        }
        Known known = known(text);
        if (known.places == null) {
            return index;
        }
        int place = Math.min(index / STRIDE, known.places.length - 1);
        return text.offsetByCodePoints(known.places[place], index - place * STRIDE);
    }

    /** {@return the index of the character that starts at {@code unit}} */
    static int index(String text, int unit) {
        return unit <= SHORT || !isPlain(text) ? text.codePointCount(0, unit) : unit;
    }

    /** {@return the character that starts at {@code unit}, as a text} */
    static String at(String text, int unit) {
        char c = text.charAt(unit);
        if (c < LATIN.length) {
            return LATIN[c];
        }
        if (Character.isHighSurrogate(c)
                && unit + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(unit + 1))) {
            return text.substring(unit, unit + 2);
        }
        return String.valueOf(c);
    }

    /** {@return the text of one character} */
    static String of(int codePoint) {
        return codePoint < LATIN.length ? LATIN[codePoint] : Character.toString(codePoint);
    }

    /** {@return how many bytes the text takes in UTF-8, which is how the reference counts} */
    static int utf8Length(CharSequence text) {
        int length = text.length();
        int bytes = length;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                bytes++;
                if (c >= 0x800) {
                    bytes++;
                    if (Character.isHighSurrogate(c)
                            && i + 1 < length
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        i++; // a pair takes four bytes: two for each unit
                    }
                }
            }
        }
        return bytes;
    }

    /**
     * {@return as much of the start of the text as fits in {@code bytes} bytes of UTF-8} The
     * reference cuts through characters, which leaves text that is none.
     */
    static String cutToBytes(String text, int bytes) {
        int left = bytes;
        int unit = 0;
        while (unit < text.length()) {
            int codePoint = text.codePointAt(unit);
            left -= codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (left < 0) {
                break;
            }
            unit += Character.charCount(codePoint);
        }
        return text.substring(0, unit);
    }

    /**
     * Compares by code point.
     *
     * @return negative, zero or positive
     */
    static int compare(String a, String b) {
        int result = a.compareTo(b);
        if (result == 0 || isPlain(a) && isPlain(b)) {
            return result;
        }
        int end = Math.min(a.length(), b.length());
        for (int i = 0; i < end; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // A pair stands for more than any single unit.
                boolean pairX = isPaired(a, i, x);
                boolean pairY = isPaired(b, i, y);
                return pairX == pairY ? x - y : pairX ? 1 : -1;
            }
        }
        return result;
    }

    private static boolean isPaired(String text, int unit, char c) {
        if (Character.isHighSurrogate(c)) {
            return unit + 1 < text.length() && Character.isLowSurrogate(text.charAt(unit + 1));
        }
        return Character.isLowSurrogate(c)
                && unit > 0
                && Character.isHighSurrogate(text.charAt(unit - 1));
    }
}
