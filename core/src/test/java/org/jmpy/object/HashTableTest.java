package org.jmpy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.bytecode.UnaryOp;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Dicts and sets against the collections of Java, and what only they do. */
class HashTableTest {
    private static final int STEPS = 20_000;

    @Test
    void dictAgreesWithLinkedHashMapWhateverIsDone() {
        for (int spread : new int[] {6, 40, 3000}) {
            Random random = new Random(spread);
            PyDict dict = new PyDict();
            Map<Object, Object> model = new LinkedHashMap<>();
            for (int step = 0; step < STEPS; step++) {
                Object key = key(random, spread);
                switch (random.nextInt(8)) {
                    case 0, 1, 2, 3 -> {
                        dict.put(key, (long) step);
                        model.put(key, (long) step);
                    }
                    case 4, 5 -> assertEquals(model.remove(key), dict.remove(key));
                    case 6 -> assertEquals(model.get(key), dict.get(key));
                    default -> removeAtAnEnd(dict, model, random.nextBoolean());
                }
                assertEquals(model.size(), dict.size());
                if (step % 97 == 0) {
                    assertEquals(new ArrayList<>(model.entrySet()), entries(dict));
                }
            }
            assertEquals(new ArrayList<>(model.entrySet()), entries(dict));
            assertEquals(new ArrayList<>(model.entrySet()), entries(dict.copy()));
        }
    }

    private static void removeAtAnEnd(PyDict dict, Map<Object, Object> model, boolean first) {
        int entry = first ? dict.firstEntry() : dict.lastEntry();
        assertEquals(model.isEmpty(), entry < 0);
        if (entry >= 0) {
            Object key = dict.keyAt(entry);
            List<Object> keys = new ArrayList<>(model.keySet());
            assertEquals(first ? keys.getFirst() : keys.getLast(), key);
            dict.removeEntry(entry);
            model.remove(key);
        }
    }

    private static Object key(Random random, int spread) {
        long i = random.nextInt(spread);
        return switch (random.nextInt(3)) {
            case 0 -> i;
            case 1 -> "key" + i;
            default -> i << 20;
        };
    }

    private static List<Map.Entry<Object, Object>> entries(PyDict dict) {
        List<Map.Entry<Object, Object>> entries = new ArrayList<>();
        for (PyDict.Cursor c = dict.cursor(); c.next(); ) {
            entries.add(Map.entry(c.key(), c.value()));
        }
        return entries;
    }

    @Test
    void setAgreesWithLinkedHashSetWhateverIsDone() {
        Random random = new Random(1);
        PySet set = new PySet();
        Set<Object> model = new LinkedHashSet<>();
        for (int step = 0; step < STEPS; step++) {
            Object member = key(random, 50);
            switch (random.nextInt(4)) {
                case 0 -> assertEquals(model.add(member), set.add(member));
                case 1 -> assertEquals(model.remove(member), set.remove(member));
                case 2 -> {
                    set.toggle(member);
                    if (!model.remove(member)) {
                        model.add(member);
                    }
                }
                default -> assertEquals(model.contains(member), set.contains(member));
            }
        }
        assertEquals(new ArrayList<>(model), Iteration.toList(set));
    }

    @Test
    void intsAgreeWithLinkedHashMapUntilOtherKeysCome() {
        for (int others : new int[] {1000, 5000, STEPS}) {
            Random random = new Random(others);
            PyDict dict = new PyDict();
            Map<Object, Object> model = new LinkedHashMap<>();
            for (int step = 0; step < STEPS; step++) {
                long i = random.nextInt(60) - 30L;
                Object key = step % others == others - 1 ? "text" + i : (Object) edge(i);
                switch (random.nextInt(5)) {
                    case 0 -> assertEquals(model.remove(key), dict.remove(key));
                    case 1 -> {
                        long entry = dict.findInt(edge(i));
                        Object found = entry < 0 ? null : dict.valueAt((int) entry);
                        assertEquals(model.get(edge(i)), found);
                    }
                    case 2 -> {
                        dict.putIntAt(dict.findInt(edge(i)), edge(i), "int");
                        model.put(edge(i), "int");
                    }
                    default -> {
                        dict.put(key, (long) step);
                        model.put(key, (long) step);
                    }
                }
                if (step % 97 == 0) {
                    assertEquals(new ArrayList<>(model.entrySet()), entries(dict));
                    assertEquals(new ArrayList<>(model.entrySet()), entries(dict.copy()));
                }
            }
        }
    }

    // Some ints around the ends of 32 bits.
    private static long edge(long i) {
        return i == 29 ? Integer.MIN_VALUE : i == 28 ? 1L << 31 : i == 27 ? -1L << 40 | 5 : i;
    }

    @Test
    void setsOfIntsAndOthersAreCombined() {
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            PySet a = new PySet();
            PySet b = new PySet();
            Set<Object> modelA = new LinkedHashSet<>();
            Set<Object> modelB = new LinkedHashSet<>();
            for (int i = 0; i < round; i++) {
                Object member = round % 3 == 0 ? key(random, round) : (Object) edge(i % 37);
                PySet set = random.nextInt(round % 7 + 2) == 0 ? a : b;
                assertEquals((set == a ? modelA : modelB).add(member), set.add(member));
            }
            Set<Object> rest = new LinkedHashSet<>(modelA);
            rest.removeAll(modelB);
            assertEquals(new ArrayList<>(rest), Iteration.toList(Ops.subtract(a, b)));
            Set<Object> common = new LinkedHashSet<>(modelB);
            common.retainAll(modelA);
            assertEquals(new ArrayList<>(common), Iteration.toList(Ops.and(a, b)));
            Set<Object> all = new LinkedHashSet<>(modelA);
            all.addAll(modelB);
            assertEquals(new ArrayList<>(all), Iteration.toList(Ops.or(a, b)));
            assertEquals(modelB.containsAll(modelA), Ops.lessEqual(a, b));
        }
    }

    @Test
    void equalNumbersAreOneKey() {
        PyDict dict = new PyDict();
        dict.put(1L, "int");
        dict.put(1.0, "float");
        dict.put(true, "bool");
        dict.put(BigInteger.ONE.shiftLeft(70), "big");
        assertEquals(2, dict.size());
        assertEquals("bool", dict.get(1L));
        assertEquals(1L, dict.keyAt(0));
        assertEquals("big", dict.get(Math.scalb(1.0, 70)));
    }

    @Test
    void nanIsFoundByIdentityInADictAndNeverInASet() {
        PyDict dict = new PyDict();
        dict.put(Double.NaN, "nan");
        assertEquals("nan", dict.get(Double.NaN));
        PySet set = new PySet();
        assertTrue(set.add(Double.NaN));
        assertTrue(set.add(Double.NaN));
        assertFalse(set.contains(Double.NaN));
    }

    @Test
    void unhashableKeysAreAnErrorWhereTheHashIsNeeded() {
        PyDict dict = new PyDict();
        assertNull(dict.get(new PyList()));
        dict.put("name", 1L);
        assertNull(dict.get(new PyList()));
        dict.put(1L, 1L);
        PyError error = assertThrows(PyError.class, () -> dict.get(new PyList()));
        assertEquals("TypeError: unsupported type for __hash__: 'list'", error.getMessage());
    }

    @Test
    void orderedDictTakesUnhashableKeys() {
        PyDict dict = new PyDict(true);
        dict.put(new PyList(1L), "one");
        assertEquals("one", dict.get(new PyList(1L)));
        assertNull(dict.get(new PyList(2L)));
    }

    @Test
    void layoutTellsEveryChangeOfKeysButNoneOfValues() {
        PyDict dict = new PyDict();
        int before = dict.layout();
        dict.put("a", 1L);
        int added = dict.layout();
        assertTrue(added != before);
        dict.put("a", 2L);
        assertEquals(added, dict.layout());
        int entry = dict.find("a");
        assertEquals(2L, dict.cached(entry, "a"));
        dict.remove("a");
        assertTrue(dict.layout() != added);
        assertNull(dict.cached(entry, "a"));
    }

    @Test
    void cyclingThroughKeysDoesNotGrowTheTable() {
        PyDict dict = new PyDict();
        for (int i = 0; i < 20; i++) {
            dict.put((long) i, "start");
        }
        for (long i = 20; i < 100_000; i++) {
            dict.put(i, "next");
            dict.removeEntry(dict.firstEntry());
        }
        assertEquals(20, dict.size());
        assertTrue(dict.lastEntry() < 64, "entries are compacted");
        for (long i = 0; i < 100_000; i++) {
            dict.put("s" + i, "top");
            dict.removeEntry(dict.lastEntry());
        }
        assertEquals(20, dict.size());
        assertTrue(dict.lastEntry() < 64, "removing the last entry frees it");
    }

    /** A value whose comparison changes the table it is in. */
    private static final class Meddler extends PyObject {
        private static final PyType TYPE =
                new PyType("Meddler", Slot.UNARY | Slot.BINARY | Slot.EQ_CHECKS_OTHER) {
                    @Override
                    public Object unary(int op, Object self) {
                        return op == UnaryOp.HASH ? (Object) 1L : null;
                    }

                    @Override
                    public Object binary(int op, Object left, Object right) {
                        Meddler meddler = (Meddler) left;
                        Runnable action = meddler.action;
                        meddler.action = () -> {};
                        action.run();
                        return meddler.answer;
                    }
                };

        private final boolean answer;
        private Runnable action = () -> {};

        Meddler(boolean answer) {
            this.answer = answer;
        }

        @Override
        public PyType type() {
            return TYPE;
        }
    }

    @Test
    void aSearchStartsAgainWhenAComparisonChangesTheTable() {
        for (boolean answer : new boolean[] {false, true}) {
            PyDict dict = new PyDict();
            Meddler cleared = new Meddler(answer);
            dict.put(cleared, "stale");
            cleared.action = dict::clear;
            assertNull(dict.get(1L));
            assertEquals(0, dict.size());

            Meddler filled = new Meddler(answer);
            dict.put(filled, "old");
            filled.action =
                    () -> {
                        for (int i = 2; i < 100; i++) {
                            dict.put((long) i, "new");
                        }
                    };
            dict.put(1L, "one");
            assertEquals("one", dict.get(answer ? filled : 1L));
            assertEquals(answer ? 99 : 100, dict.size());
        }
    }
}
