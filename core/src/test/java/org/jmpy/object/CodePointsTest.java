package org.jmpy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Text of every width against an array of its code points. */
class CodePointsTest {
    private static final int[][] KINDS = {
        {'a', 'b', ' '},
        {'a', 0xe9, 0xff},
        {'a', 0x65e5, 0xffff},
        {'a', 0x1f600, 0x10ffff, 0xe9},
    };

    private static int[] randomText(Random random) {
        int[] kind = KINDS[random.nextInt(KINDS.length)];
        int length = random.nextInt(4) == 0 ? random.nextInt(400) : random.nextInt(80);
        return random.ints(length, 0, kind.length).map(i -> kind[i]).toArray();
    }

    private static String text(int[] codePoints) {
        return new String(codePoints, 0, codePoints.length);
    }

    private static String text(int[] codePoints, int from, int to) {
        return from >= to ? "" : new String(codePoints, from, to - from);
    }

    private static Object load(String text, Object index) {
        return StrType.INSTANCE.subscr(text, index);
    }

    @Test
    void indexingCountsCodePoints() {
        Random random = new Random(1);
        for (int round = 0; round < 500; round++) {
            int[] model = randomText(random);
            String text = text(model);
            assertEquals(model.length, StrType.length(text));
            for (int i = 0; i < model.length; i++) {
                assertEquals(Character.toString(model[i]), load(text, (long) i));
                assertEquals(Character.toString(model[i]), load(text, (long) i - model.length));
                int unit = CodePoints.unit(text, i);
                assertEquals(i, CodePoints.index(text, unit));
            }
            assertThrows(PyError.class, () -> load(text, (long) model.length));
            assertThrows(PyError.class, () -> load(text, -1L - model.length));
        }
    }

    @Test
    void slicesCountCodePoints() {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            int[] model = randomText(random);
            String text = text(model);
            int n = model.length;
            for (int i = 0; i < 20; i++) {
                long start = (long) random.nextInt(2 * n + 3) - n - 1;
                long stop = (long) random.nextInt(2 * n + 3) - n - 1;
                int from = Math.clamp(start < 0 ? start + n : start, 0, n);
                int to = Math.clamp(stop < 0 ? stop + n : stop, 0, n);
                PySlice slice = new PySlice(start, stop, Singleton.NONE);
                assertEquals(text(model, from, to), load(text, slice));
            }
        }
    }

    @Test
    void iterationGivesOneTextForEachCodePoint() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int[] model = randomText(random);
            Object[] expected = Arrays.stream(model).mapToObj(Character::toString).toArray();
            assertEquals(Arrays.asList(expected), Iteration.toList(text(model)), () -> text(model));
        }
    }

    @Test
    void orderIsThatOfUtf8() {
        Random random = new Random(4);
        for (int round = 0; round < 5000; round++) {
            String a = text(randomText(random));
            String b = a.isEmpty() ? a : text(randomText(random));
            if (random.nextBoolean()) {
                int cut = CodePoints.unit(a, random.nextInt(CodePoints.count(a) + 1));
                b = a.substring(0, cut) + b;
            }
            byte[] left = a.getBytes(StandardCharsets.UTF_8);
            byte[] right = b.getBytes(StandardCharsets.UTF_8);
            assertEquals(
                    Integer.signum(Arrays.compareUnsigned(left, right)),
                    Integer.signum(CodePoints.compare(a, b)));
            assertEquals(left.length, CodePoints.utf8Length(a));
        }
    }

    @Test
    void cutsAtWholeCharacters() {
        assertEquals("aé", CodePoints.cutToBytes("aé日", 3));
        assertEquals("aé", CodePoints.cutToBytes("aé日", 5));
        assertEquals("aé日", CodePoints.cutToBytes("aé日", 6));
        assertEquals("", CodePoints.cutToBytes("😀", 3));
        assertEquals("😀", CodePoints.cutToBytes("😀", 4));
    }

    @Test
    void alikeTextsOfTheSameLengthAreNotMixedUp() {
        // They share a slot of the cache.
        String wide = "日".repeat(200);
        String pairs = "😀".repeat(100);
        for (int i = 0; i < 100; i++) {
            assertEquals("日", load(wide, (long) i));
            assertEquals("😀", load(pairs, (long) i));
            assertEquals(200, StrType.length(wide));
            assertEquals(100, StrType.length(pairs));
        }
    }
}
