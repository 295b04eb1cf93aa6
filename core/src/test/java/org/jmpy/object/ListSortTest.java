package org.jmpy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Sorting against the stable sort of Java. */
class ListSortTest {
    private static final PyBuiltin IDENTITY = PyBuiltin.of("identity", (Object x) -> x);
    private static final PyBuiltin FIRST =
            PyBuiltin.of("first", (Object x) -> ((PyTuple) x).get(0));

    private static void check(Function<Random, Object> maker, Comparator<Object> order) {
        Random random = new Random(7);
        for (int size = 0; size < 300; size += 1 + size / 20) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                items.add(maker.apply(random));
            }
            for (Object key : new Object[] {null, IDENTITY}) {
                for (boolean reverse : new boolean[] {false, true}) {
                    PyList list = new PyList(items.toArray());
                    ListSort.sort(list, key, reverse);
                    List<Object> expected = new ArrayList<>(items);
                    expected.sort(reverse ? order.reversed() : order);
                    assertEquals(expected, Iteration.toList(list));
                }
            }
        }
    }

    @Test
    void intsSort() {
        check(r -> (long) r.nextInt(100), Comparator.comparing(x -> (Long) x));
    }

    @Test
    void floatsSort() {
        check(r -> r.nextInt(100) / 8.0, Comparator.comparing(x -> (Double) x));
    }

    @Test
    void zerosOfBothSignsKeepTheirOrder() {
        check(r -> r.nextBoolean() ? 0.0 : -0.0, (_, _) -> 0);
    }

    @Test
    void textsSortByCodePoint() {
        check(
                r -> Character.toString(r.nextBoolean() ? 0x1f600 : 0xfffd) + r.nextInt(3),
                Comparator.comparingInt(x -> ((String) x).codePointAt(0))
                        .thenComparing(x -> ((String) x).substring(((String) x).length() - 1)));
        check(r -> Integer.toString(r.nextInt(500)), Comparator.comparing(x -> (String) x));
    }

    @Test
    void mixedNumbersSort() {
        check(
                r ->
                        r.nextBoolean()
                                ? (Object) (long) r.nextInt(50)
                                : (Object) (r.nextInt(100) / 2.0),
                Comparator.comparingDouble(x -> ((Number) x).doubleValue()));
    }

    @Test
    void equalKeysKeepTheirOrderBothWays() {
        List<Object> items = new ArrayList<>();
        for (long i = 0; i < 500; i++) {
            items.add(new PyTuple(i * 7919 % 7, i));
        }
        for (boolean reverse : new boolean[] {false, true}) {
            PyList list = new PyList(items.toArray());
            ListSort.sort(list, FIRST, reverse);
            for (int i = 1; i < list.size(); i++) {
                PyTuple before = (PyTuple) list.get(i - 1);
                PyTuple after = (PyTuple) list.get(i);
                int order = ((Long) before.get(0)).compareTo((Long) after.get(0));
                assertTrue(reverse ? order >= 0 : order <= 0);
                assertTrue(order != 0 || (long) before.get(1) < (long) after.get(1));
            }
        }
    }

    @Test
    void sortedIntsOfAKeyedSortAreStillStoredAsInts() {
        PyList list = new PyList(3L, 1L, 2L);
        ListSort.sort(list, IDENTITY, false);
        assertEquals(PyList.Strategy.LONGS, list.strategy());
    }

    @Test
    void aListChangedMeanwhileGetsTheSortedItemsAndAnError() {
        PyList list = new PyList(3L, 1L, 2L);
        PyBuiltin key =
                PyBuiltin.of(
                        "key",
                        (Object x) -> {
                            list.clear();
                            return x;
                        });
        PyError error = assertThrows(PyError.class, () -> ListSort.sort(list, key, false));
        assertEquals("ValueError: list modified during sort", error.getMessage());
        assertEquals(List.of(1L, 2L, 3L), Iteration.toList(list));
    }

    @Test
    void anErrorLeavesTheListAsItWas() {
        PyList list = new PyList(3L, "a", 2L);
        assertThrows(PyError.class, () -> ListSort.sort(list, null, false));
        assertEquals(List.of(3L, "a", 2L), Iteration.toList(list));
    }
}
