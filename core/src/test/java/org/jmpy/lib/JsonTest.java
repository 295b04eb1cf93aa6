package org.jmpy.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.mpy.Utf8;
import org.jmpy.numbers.NumberError;
import org.jmpy.object.Ops;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.Singleton;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.Random;

/** JSON there and back. */
class JsonTest {
    private final Random random = new Random(3);

    private static Object read(String text) {
        byte[] bytes = Utf8.encode(text);
        int[] next = {0};
        return new JsonReader(() -> next[0] < bytes.length ? bytes[next[0]++] & 0xff : 0).read();
    }

    private static String write(Object value) {
        return new JsonWriter(", ", ": ").write(value);
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> Singleton.NONE;
            case 1 -> random.nextBoolean();
            case 2 -> (long) random.nextInt();
            case 3 -> new BigInteger(70 + random.nextInt(100), random).setBit(70);
            case 4 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case 5, 6 -> text();
            case 7 -> {
                PyList list = new PyList();
                for (int i = random.nextInt(5); i > 0; i--) {
                    list.append(value(depth - 1));
                }
                yield list;
            }
            default -> {
                PyDict dict = new PyDict();
                for (int i = random.nextInt(5); i > 0; i--) {
                    dict.put(text(), value(depth - 1));
                }
                yield dict;
            }
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            // NUL would end the text, as in the reference.
            int limit = random.nextBoolean() ? 0x80 : 0x20000;
            int c = 1 + random.nextInt(limit - 1);
            text.appendCodePoint(c >= 0xd800 && c < 0xe000 ? 'x' : c);
        }
        return text.toString();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        for (int run = 0; run < 3000; run++) {
            Object value = value(4);
            String text = write(value);
            assertTrue(Ops.isEqual(value, read(text)), text);
        }
    }

    @Test
    void nestingNeedsNoStackToRead() {
        Object value = read("[".repeat(200_000) + "]".repeat(200_000));
        int depth = 0;
        while (value instanceof PyList list) {
            depth++;
            value = list.size() == 0 ? Singleton.NONE : list.get(0);
        }
        assertEquals(200_000, depth);
    }

    @Test
    void aListInItselfIsNotWritten() {
        PyList list = new PyList();
        list.append(list);
        assertThrows(PyError.class, () -> write(list));
    }

    @Test
    void rubbishIsASyntaxError() {
        for (int run = 0; run < 20000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(10); i > 0; i--) {
                text.append("[]{}\",:ntf-1.eu\\ ".charAt(random.nextInt(17)));
            }
            try {
                read(text.toString());
            } catch (PyError | NumberError _) { // as it should
            }
        }
    }
}
