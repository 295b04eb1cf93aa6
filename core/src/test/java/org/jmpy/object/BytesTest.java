package org.jmpy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The methods of bytes and bytearray against those of str on the same letters. */
class BytesTest {
    private static final String[] METHODS = {
        "find", "rfind", "count", "split", "rsplit", "splitlines", "startswith", "endswith",
        "strip", "lstrip", "rstrip", "replace", "partition", "rpartition", "center", "lower",
        "upper", "isspace", "isalpha", "isdigit", "isupper", "islower", "join", "format"
    };

    private static String letters(Random random, int most) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            out.append("ab AB1\n\r".charAt(random.nextInt(8)));
        }
        return out.toString();
    }

    private static PyBytes bytes(String text) {
        return new PyBytes(Encodings.latin(text));
    }

    private static List<Object> arguments(String method, Random random) {
        List<Object> arguments = new ArrayList<>();
        switch (method) {
            case "find", "rfind", "count", "startswith", "endswith" -> {
                arguments.add(letters(random, 2));
                for (int i = random.nextInt(3); i > 0; i--) {
                    arguments.add(random.nextInt(5) == 0 ? Singleton.NONE : (Object) bound(random));
                }
            }
            case "split", "rsplit" -> {
                arguments.add("a" + letters(random, 1));
                if (random.nextBoolean()) {
                    arguments.add(random.nextInt(4) - 1L);
                }
            }
            case "replace" -> {
                arguments.add(letters(random, 2));
                arguments.add(letters(random, 3));
                if (random.nextBoolean()) {
                    arguments.add(random.nextInt(5) - 1L);
                }
            }
            case "strip", "lstrip", "rstrip" -> {
                if (random.nextBoolean()) {
                    arguments.add(letters(random, 3));
                }
            }
            case "partition", "rpartition" -> arguments.add("b" + letters(random, 1));
            case "center" -> arguments.add((long) random.nextInt(15));
            default -> {}
        }
        return arguments;
    }

    private static long bound(Random random) {
        return random.nextInt(20) - 10L;
    }

    private static Object toBytes(Object value) {
        return switch (value) {
            case String text -> bytes(text);
            case PyList list -> {
                PyList copy = new PyList();
                Iteration.toList(list).forEach(item -> copy.append(toBytes(item)));
                yield copy;
            }
            case PyTuple tuple -> {
                Object[] items = tuple.toArray();
                for (int i = 0; i < items.length; i++) {
                    items[i] = toBytes(items[i]);
                }
                yield new PyTuple(items);
            }
            default -> value;
        };
    }

    @Test
    void bytesDoWhatStrDoes() {
        Random random = new Random(5);
        for (int round = 0; round < 20000; round++) {
            String method = METHODS[random.nextInt(METHODS.length)];
            String self = letters(random, 12);
            List<Object> arguments =
                    method.equals("join")
                            ? List.of(new PyList(letters(random, 3), letters(random, 2)))
                            : arguments(method, random);
            Object expected = Call.method(self, method, arguments.toArray());
            Object[] converted = arguments.stream().map(BytesTest::toBytes).toArray();
            String what = method + " of " + Text.repr(self) + " with " + arguments;
            String text = Text.repr(toBytes(expected));
            assertEquals(text, Text.repr(Call.method(bytes(self), method, converted)), what);
            if (!method.endsWith("split")) {
                PyByteArray array = new PyByteArray(Encodings.latin(self));
                Object result = Call.method(array, method, converted);
                assertEquals(
                        text, Text.repr(result).replaceAll("bytearray\\((b.*?)\\)", "$1"), what);
            }
        }
    }

    @Test
    void sliceAssignmentAgreesWithAStringBuilder() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            PyByteArray array = new PyByteArray(new byte[0]);
            StringBuilder model = new StringBuilder();
            for (int step = 0; step < 60; step++) {
                int from = random.nextInt(model.length() + 1);
                int to = from + random.nextInt(model.length() - from + 1);
                Object value = random.nextInt(8) == 0 ? array : bytes(letters(random, 9));
                String text = value == array ? model.toString() : latin(bytesOf(value));
                if (model.length() > 500) {
                    text = "";
                    value = PyBytes.EMPTY;
                }
                PySlice slice = new PySlice((long) from, (long) to, Singleton.NONE);
                Subscripts.store(array, slice, value);
                model.replace(from, to, text);
                assertEquals(model.toString(), latin(array.toBytes()));
            }
        }
    }

    private static String latin(byte[] data) {
        return Encodings.latin(data, 0, data.length);
    }

    private static byte[] bytesOf(Object value) {
        return Buffer.of(value).toBytes();
    }

    @Test
    void aViewSeesAndChangesTheBytesOfTheArray() {
        PyArray array = new PyArray('i', new byte[16]);
        array.set(1, -5L);
        Object view = Call.call1(MemoryViewType.INSTANCE, array);
        assertEquals(-5L, Subscripts.load(view, 1L));
        Object part = Subscripts.load(view, new PySlice(1L, 3L, Singleton.NONE));
        Subscripts.store(part, 1L, 1L << 33 | 7);
        assertEquals("array('i', [0, -5, 7, 0])", Text.repr(array));
        assertEquals("fbffffff07000000", Call.method(part, "hex"));
    }
}
