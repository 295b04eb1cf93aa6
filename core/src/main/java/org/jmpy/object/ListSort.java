package org.jmpy.object;

import java.util.Arrays;

/**
 * Sorts lists: stable, and only by {@code <}. Numbers and texts are sorted without calling any
 * Python code; a merge sort with binary insertion of short runs does the rest.
 *
 * <p>The reference's quicksort works in the list itself, is not stable and reads freed memory when
 * a key function or {@code __lt__} shortens the list. Here a copy is sorted; if the list was
 * changed meanwhile, it gets the sorted items nevertheless, and ValueError is raised, as in
 * CPython.
 */
final class ListSort {
    private static final int SHORT_RUN = 16;

    /** Decides whether one key comes before another. */
    private interface Order {
        boolean less(Object a, Object b);
    }

    private final Order order;
    private final boolean reverse;
    private final Object[] keys;
    // What belongs to the keys, the keys themselves if there is no key function.
    private final Object[] items;
    private final Object[] keysLeft;
    private final Object[] itemsLeft;

    private ListSort(Order order, boolean reverse, Object[] keys, Object[] items) {
        this.order = order;
        this.reverse = reverse;
        this.keys = keys;
        this.items = items;
        keysLeft = new Object[(keys.length + 1) / 2];
        itemsLeft = keys == items ? keysLeft : new Object[keysLeft.length];
    }

    /**
     * Sorts {@code list}.
     *
     * @param key a function of one argument, called once an item; null for none
     * @param reverse whether the greatest comes first; equal items keep their order in any case
     * @throws PyError what comparing raises, the list is unchanged then; ValueError if the list was
     *     changed by the key function or a comparison
     */
    static void sort(PyList list, Object key, boolean reverse) {
        int size = list.size();
        if (size < 2 || (key == null && sortNumbers(list, reverse))) {
            return;
        }
        Object[] before = list.toArray();
        Object[] items = before.clone();
        Object[] keys = items;
        if (key != null) {
            keys = new Object[size];
            for (int i = 0; i < size; i++) {
                keys[i] = Call.call1(key, items[i]);
            }
        }
        Order order = orderOf(keys);
        if (keys[0].getClass() != keys[size - 1].getClass()) {
            // What the reference compares first; it decides what the error of a mixture says.
            lessGeneral(keys[0], keys[size - 1]);
        }
        new ListSort(order, reverse, keys, items).sort(0, size);
        boolean changed = changed(list, before);
        if (changed || list.strategy() != PyList.Strategy.OBJECTS) {
            list.take(new PyList(items));
        } else {
            System.arraycopy(items, 0, list.objects(), 0, size);
        }
        if (changed) {
            throw PyError.value("list modified during sort");
        }
    }

    /** {@return whether it was done: for ints, and for floats all of which can be told apart} */
    private static boolean sortNumbers(PyList list, boolean reverse) {
        switch (list.strategy()) {
            case LONGS -> Arrays.sort(list.longs(), 0, list.size());
            case DOUBLES -> {
                if (!isOrdinary(list.doubles(), list.size())) {
                    return false;
                }
                Arrays.sort(list.doubles(), 0, list.size());
            }
            default -> {
                return false;
            }
        }
        if (reverse) {
            list.reverse();
        }
        return true;
    }

    // NaN has no place in the order, and 0.0 and -0.0 are equal but show a difference.
    private static boolean isOrdinary(double[] values, int size) {
        long negativeZero = Double.doubleToRawLongBits(-0.0);
        for (int i = 0; i < size; i++) {
            double value = values[i];
            if (Double.isNaN(value) || Double.doubleToRawLongBits(value) == negativeZero) {
                return false;
            }
        }
        return true;
    }

    private static boolean changed(PyList list, Object[] before) {
        if (list.size() != before.length) {
            return true;
        }
        for (int i = 0; i < before.length; i++) {
            if (list.get(i) != before[i] && !Ops.is(list.get(i), before[i])) {
                return true;
            }
        }
        return false;
    }

    // ---- orders --------------------------------------------------------------------------------

    private static Order orderOf(Object[] keys) {
        Class<?> type = keys[0].getClass();
        for (Object key : keys) {
            if (key.getClass() != type) {
                return ListSort::lessGeneral;
            }
        }
        if (type == Long.class) {
            return (a, b) -> (long) a < (long) b;
        }
        if (type == Double.class) {
            return (a, b) -> (double) a < (double) b;
        }
        if (type == String.class && !anySurrogate(keys)) {
            return (a, b) -> ((String) a).compareTo((String) b) < 0;
        }
        if (type == PyTuple.class) {
            return (a, b) -> ((PyTuple) a).isLess((PyTuple) b);
        }
        return ListSort::lessGeneral;
    }

    private static boolean lessGeneral(Object a, Object b) {
        return Ops.truth(Ops.less(a, b));
    }

    // Java compares by UTF-16 unit, Python by code point: the same without surrogates.
    private static boolean anySurrogate(Object[] texts) {
        for (Object text : texts) {
            String s = (String) text;
            for (int i = 0; i < s.length(); i++) {
                if (Character.isSurrogate(s.charAt(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    // Equal items keep their order in reverse, too: only the roles of both sides change.
    private boolean less(Object a, Object b) {
        return reverse ? order.less(b, a) : order.less(a, b);
    }

    // ---- merge sort ----------------------------------------------------------------------------

    private void sort(int from, int to) {
        if (to - from <= SHORT_RUN) {
            insertAll(from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(from, middle);
        sort(middle, to);
        if (less(keys[middle], keys[middle - 1])) {
            merge(from, middle, to);
        }
    }

    private void insertAll(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            Object key = keys[i];
            if (!less(key, keys[i - 1])) {
                continue;
            }
            int low = from;
            int high = i - 1;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (less(key, keys[middle])) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            Object item = items[i];
            System.arraycopy(keys, low, keys, low + 1, i - low);
            keys[low] = key;
            if (items != keys) {
                System.arraycopy(items, low, items, low + 1, i - low);
                items[low] = item;
            }
        }
    }

    private void merge(int from, int middle, int to) {
        boolean paired = items != keys;
        int count = middle - from;
        System.arraycopy(keys, from, keysLeft, 0, count);
        if (paired) {
            System.arraycopy(items, from, itemsLeft, 0, count);
        }
        int left = 0;
        int right = middle;
        int at = from;
        while (left < count && right < to) {
            if (less(keys[right], keysLeft[left])) {
                keys[at] = keys[right];
                if (paired) {
                    items[at] = items[right];
                }
                right++;
            } else {
                keys[at] = keysLeft[left];
                if (paired) {
                    items[at] = itemsLeft[left];
                }
                left++;
            }
            at++;
        }
        System.arraycopy(keysLeft, left, keys, at, count - left);
        if (paired) {
            System.arraycopy(itemsLeft, left, items, at, count - left);
        }
    }
}
