package org.jmpy.object;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Lists of every strategy against ArrayList. */
class PyListTest {
    private static final Object[][] KINDS = {
        {1L, 2L, 3L},
        {0.5, -1.5, 2.5},
        {"a", "b", "c"},
        {1L, 2.5, "x", Singleton.NONE},
    };

    @Test
    void listAgreesWithArrayListWhateverIsDone() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            PyList list = new PyList();
            List<Object> model = new ArrayList<>();
            for (int step = 0; step < 400; step++) {
                // Now and then an item of another kind, so that strategies change.
                Object[] kind = KINDS[random.nextInt(30) == 0 ? 3 : seed % 4];
                change(list, model, random, kind);
                assertEquals(model, Iteration.toList(list), "seed " + seed + " step " + step);
            }
        }
    }

    private static void change(PyList list, List<Object> model, Random random, Object[] kind) {
        Object item = kind[random.nextInt(kind.length)];
        int size = model.size();
        int from = random.nextInt(size + 1);
        int to = from + random.nextInt(size - from + 1);
        switch (random.nextInt(11)) {
            case 0, 1, 2 -> {
                list.append(item);
                model.add(item);
            }
            case 3 -> {
                list.insert(from, item);
                model.add(from, item);
            }
            case 4 -> {
                if (size > 0) {
                    list.set(size / 2, item);
                    model.set(size / 2, item);
                }
            }
            case 5 -> {
                if (size > 0) {
                    assertEquals(model.removeLast(), list.removeLast());
                }
            }
            case 6 -> {
                PyList source = new PyList(item, kind[0]);
                list.replaceRange(from, to, source);
                List<Object> part = model.subList(from, to);
                part.clear();
                part.addAll(List.of(item, kind[0]));
            }
            case 7 -> {
                list.removeRange(from, to);
                model.subList(from, to).clear();
            }
            case 8 -> {
                list.reverse();
                Collections.reverse(model);
            }
            case 9 -> {
                PyList part = list.slice(from, to);
                list.addAll(part);
                model.addAll(new ArrayList<>(model.subList(from, to)));
            }
            default -> {
                if (size > 40) {
                    list.clear();
                    model.clear();
                }
                assertEquals(model.indexOf(item), list.find(item, 0, list.size()));
            }
        }
    }

    @Test
    void strategyFollowsTheItems() {
        PyList list = new PyList();
        assertEquals(PyList.Strategy.EMPTY, list.strategy());
        list.append(1L);
        assertEquals(PyList.Strategy.LONGS, list.strategy());
        list.removeLast();
        list.append(1.5);
        assertEquals(PyList.Strategy.DOUBLES, list.strategy());
        list.append(1L);
        assertEquals(PyList.Strategy.OBJECTS, list.strategy());
        assertArrayEquals(new Object[] {1.5, 1L}, list.toArray());
        PyList big = new PyList(BigInteger.ONE.shiftLeft(64));
        assertEquals(PyList.Strategy.OBJECTS, big.strategy());
    }

    @Test
    void slicesByStepTakeWhatTheReferenceTakes() {
        PyList list = new PyList(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        for (long start = -12; start <= 12; start++) {
            for (long stop = -12; stop <= 12; stop++) {
                for (long step : new long[] {1, 2, 3, 11, -1, -2, -11, Long.MAX_VALUE}) {
                    PySlice slice = new PySlice(start, stop, step);
                    List<Object> expected = new ArrayList<>();
                    PySlice.Bounds bounds = slice.indices(10);
                    if (step > 0) {
                        for (long i = bounds.start(); i < bounds.stop(); i += step) {
                            expected.add(i);
                            if (i > Long.MAX_VALUE - step) {
                                break;
                            }
                        }
                    } else {
                        for (long i = bounds.start(); i > bounds.stop(); i += step) {
                            expected.add(i);
                        }
                    }
                    PyList taken = list.slice(slice.fastIndexes(10));
                    assertEquals(
                            expected, Iteration.toList(taken), start + ":" + stop + ":" + step);
                }
            }
        }
    }

    @Test
    void sizesAreCheckedBeforeAnythingIsAllocated() {
        PyList list = new PyList(0L, 1L);
        for (long times : new long[] {1L << 30, 1L << 31, 1L << 61, 1L << 62, Long.MAX_VALUE}) {
            PyError error = assertThrows(PyError.class, () -> list.repeat(times));
            assertTrue(error.is(ExceptionType.MEMORY_ERROR));
            assertThrows(PyError.class, () -> new PyTuple(1L, 2L, 3L).repeat(times));
        }
        assertEquals(0, new PyList().repeat(Long.MAX_VALUE).size());
    }

    @Test
    void nanIsInNoList() {
        PyList list = new PyList(Double.NaN);
        assertFalse(Ops.contains(list, Double.NaN));
        assertFalse(PyList.equal(list, new PyList(Double.NaN)));
        assertTrue(PyList.equal(new PyList(0.0), new PyList(-0.0)));
    }
}
