package org.jmpy.lib;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jmpy.interp.Host;
import org.jmpy.interp.Vm;
import org.jmpy.object.PyError;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.regex.Pattern;

/** The regular expression engine, compared with the JDK's where both mean the same. */
class RegexTest {
    private final Vm vm = new Vm(new Host() {}, new Library(), 10);

    private int[] find(String pattern, String text) {
        return RegexParser.compile(pattern).new Matcher(vm, text, text.length()).find(0, false);
    }

    @Test
    void agreesWithTheJdkOnRandomPatterns() {
        Random random = new Random(11);
        int matched = 0;
        for (int run = 0; run < 20000; run++) {
            String pattern = pattern(random, 3);
            String text = text(random);
            int[] ours;
            try {
                ours = find(pattern, text);
            } catch (PyError e) {
                // Too large, or a loop over the empty string: the JDK is more patient.
                continue;
            }
            var matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
            if (!matcher.find()) {
                assertNull(ours, pattern + " in " + text);
                continue;
            }
            matched++;
            assertArrayEquals(
                    new int[] {matcher.start(), matcher.end()},
                    Arrays.copyOf(ours, 2),
                    pattern + " in " + text);
        }
        // The comparison is worth something only if much of it matched.
        assertEquals(true, matched > 5000, "only " + matched);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append("abc1 ".charAt(random.nextInt(5)));
        }
        return text.toString();
    }

    private static String pattern(Random random, int depth) {
        StringBuilder out = new StringBuilder();
        int terms = 1 + random.nextInt(3);
        for (int i = 0; i < terms; i++) {
            if (i > 0 && random.nextInt(5) == 0) {
                out.append('|');
            }
            boolean group = depth > 0 && random.nextInt(3) == 0;
            if (group) {
                out.append(random.nextBoolean() ? "(" : "(?:");
                out.append(pattern(random, depth - 1)).append(')');
            } else {
                String[] atoms = {"a", "b", "c", ".", "[ab]", "[^a]", "\\d", "\\s", "[a-c1]"};
                out.append(atoms[random.nextInt(atoms.length)]);
            }
            if (random.nextInt(3) == 0) {
                // Groups that may be empty are not repeated without end: see above.
                String[] repeats = group ? new String[] {"?", "??"} : REPEATS;
                out.append(repeats[random.nextInt(repeats.length)]);
            }
        }
        return out.toString();
    }

    private static final String[] REPEATS = {"*", "+", "?", "*?", "+?", "??"};

    @Test
    void supplementaryCharactersAreOne() {
        String text = "x\ud83d\ude00y";
        assertArrayEquals(new int[] {0, 4}, find("x.y", text));
        assertArrayEquals(new int[] {1, 3}, find("[^xy]", text));
        assertArrayEquals(new int[] {1, 3}, find("\ud83d\ude00+", text));
    }

    @Test
    void loopsOverTheEmptyStringEnd() {
        PyError error = assertThrows(PyError.class, () -> find("(a*)*b", "aaa"));
        assertEquals("RuntimeError: maximum recursion depth exceeded", error.getMessage());
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "(?:".repeat(100_000) + ")".repeat(100_000);
        assertThrows(PyError.class, () -> RegexParser.compile(deep));
    }
}
