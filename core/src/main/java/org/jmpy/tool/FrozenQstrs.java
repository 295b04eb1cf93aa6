package org.jmpy.tool;

import org.jmpy.mpy.StaticQstrs;
import org.jmpy.mpy.Utf8;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The strings of frozen code: which the firmware has already, which are new, and their hashes.
 * Source: MicroPython py/makeqstrdata.py and tools/mpy-tool.py.
 */
final class FrozenQstrs {
    private static final Pattern CONFIG = Pattern.compile("^QCFG\\((.+), (.+)\\)");
    private static final Pattern QSTR = Pattern.compile("^Q\\((.*)\\)$");

    /** Bytes of a hash; 0 means that the target stores none. */
    final int hashBytes;

    /** Bytes of a length. */
    final int lengthBytes;

    private final Set<String> firmware = new HashSet<>();
    private final Set<String> known = new HashSet<>();

    /** The strings to add, by value, in the order of code points. */
    final Map<String, String> added = new TreeMap<>(FrozenQstrs::compareByCodePoints);

    private FrozenQstrs(int hashBytes, int lengthBytes) {
        this.hashBytes = hashBytes;
        this.lengthBytes = lengthBytes;
        for (int i = StaticQstrs.FIRST; i <= StaticQstrs.LAST; i++) {
            firmware.add(Identifiers.escape(StaticQstrs.text(i)));
            known.add(StaticQstrs.text(i));
        }
    }

    /** {@return a firmware that has the static strings only} */
    static FrozenQstrs ofNothing() {
        return new FrozenQstrs(1, 1);
    }

    /**
     * {@return a firmware as its preprocessed qstr header tells}
     *
     * @throws ToolException if the header has no configuration
     */
    static FrozenQstrs ofHeader(List<String> lines) throws ToolException {
        Map<String, String> config = new HashMap<>();
        Set<String> idents = new HashSet<>();
        for (String text : lines) {
            String line = text.strip();
            Matcher match = CONFIG.matcher(line);
            if (match.find()) {
                String value = match.group(2);
                boolean isBracketed = value.startsWith("(") && value.endsWith(")");
                config.put(
                        match.group(1),
                        isBracketed ? value.substring(1, value.length() - 1) : value);
                continue;
            }
            match = QSTR.matcher(line);
            if (match.find()) {
                String qstr = match.group(1);
                if (qstr.equals("\\n")) {
                    qstr = "\n";
                } else if (qstr.equals("\\r\\n")) {
                    qstr = "\r\n";
                }
                idents.add(Identifiers.escape(qstr));
            }
        }
        if (config.isEmpty()) {
            throw new ToolException("ERROR: Empty preprocessor output - check for errors above");
        }
        FrozenQstrs result;
        try {
            result =
                    new FrozenQstrs(
                            Integer.parseInt(config.getOrDefault("BYTES_IN_HASH", "").strip()),
                            Integer.parseInt(config.getOrDefault("BYTES_IN_LEN", "").strip()));
        } catch (NumberFormatException e) {
            throw new ToolException("ERROR: no sizes of hashes and lengths in the qstr header");
        }
        result.firmware.addAll(idents);
        return result;
    }

    /** Takes the strings of a file in. */
    void add(Collection<String> texts) {
        Set<String> idents = new HashSet<>(added.values());
        for (String text : texts) {
            known.add(text);
            String ident = Identifiers.escape(text);
            if (!firmware.contains(ident) && idents.add(ident)) {
                added.put(text, ident);
            }
        }
    }

    /** {@return the C name of a string if it will be a qstr, else null} */
    String name(String text) {
        return known.contains(text) ? "MP_QSTR_" + Identifiers.escape(text) : null;
    }

    /** {@return the hash of {@code bytes}, never 0} */
    long hash(byte[] bytes) {
        int size = hashBytes == 0 ? 2 : hashBytes;
        long mask = size >= 8 ? -1 : (1L << (8 * size)) - 1;
        long hash = 5381;
        for (byte b : bytes) {
            hash = (hash * 33) ^ (b & 0xff);
        }
        hash &= mask;
        return hash == 0 ? 1 : hash;
    }

    /** {@return text between quotes for C: as it is, or all bytes in hexadecimal} */
    static String literal(String text) {
        boolean isPlain = text.chars().allMatch(c -> c >= 32 && c <= 126 && c != '\\' && c != '"');
        return isPlain ? text : hexLiteral(Utf8.encode(text));
    }

    static String hexLiteral(byte[] bytes) {
        StringBuilder out = new StringBuilder(4 * bytes.length);
        for (byte b : bytes) {
            PyText.appendHex(out.append("\\x"), b & 0xff, 2);
        }
        return out.toString();
    }

    private static int compareByCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean isPair = Character.isSurrogate(x) || Character.isSurrogate(y);
                return isPair
                        ? Integer.compare(a.codePointAt(i), b.codePointAt(i))
                        : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
