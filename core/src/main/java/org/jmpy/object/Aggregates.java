package org.jmpy.object;

import java.util.Arrays;

/**
 * The built-in functions that go once through an iterable, with the arguments that Python code
 * gives. Source: MicroPython py/modbuiltins.c.
 */
public final class Aggregates {
    private Aggregates() {}

    /** {@return {@code all(iterable)}} */
    public static Object all(Object iterable) {
        ItemTaker.Search search = new ItemTaker.Search(false);
        search.takeAll(iterable);
        return !search.hasFound();
    }

    /** {@return {@code any(iterable)}} */
    public static Object any(Object iterable) {
        ItemTaker.Search search = new ItemTaker.Search(true);
        search.takeAll(iterable);
        return search.hasFound();
    }

    /** {@return {@code sum(iterable, start=0)}} */
    public static Object sum(Object[] args) {
        Object start = args.length == 1 ? (Object) 0L : args[1];
        if (args[0] instanceof PyList list && start instanceof Long from) {
            Object quick = sumNumbers(list, from);
            if (quick != null) {
                return quick;
            }
        }
        if (args[0] instanceof PyRange range && IntType.isInt(start)) {
            return Ops.add(start, range.sum());
        }
        ItemTaker.Total total = new ItemTaker.Total(start);
        total.takeAll(args[0]);
        return total.result();
    }

    /** {@return the sum of numbers stored as such, null if it needs the slow path} */
    private static Object sumNumbers(PyList list, long start) {
        switch (list.strategy()) {
            case LONGS -> {
                long[] items = list.longs();
                long sum = start;
                for (int i = 0; i < list.size(); i++) {
                    long next = sum + items[i];
                    if (((sum ^ next) & (items[i] ^ next)) < 0) {
                        return null;
                    }
                    sum = next;
                }
                return sum;
            }
            case DOUBLES -> {
                double[] items = list.doubles();
                double sum = start;
                for (int i = 0; i < list.size(); i++) {
                    sum += items[i];
                }
                return list.size() == 0 ? (Object) start : (Object) sum;
            }
            default -> {
                return null;
            }
        }
    }

    /** {@return {@code min(iterable, key=, default=)} or {@code min(a, b, ..., key=)}} */
    public static Object min(Object[] args, String[] kw) {
        return extreme(args, kw, false);
    }

    /** {@return {@code max(iterable, key=, default=)} or {@code max(a, b, ..., key=)}} */
    public static Object max(Object[] args, String[] kw) {
        return extreme(args, kw, true);
    }

    private static Object extreme(Object[] args, String[] kw, boolean max) {
        int positional = args.length - (kw == null ? 0 : kw.length);
        Object key = named("key", args, kw);
        ItemTaker.Best best = new ItemTaker.Best(key, max);
        if (positional != 1) {
            for (int i = 0; i < positional; i++) {
                best.take(args[i]);
            }
            return best.item();
        }
        if (key == null && args[0] instanceof PyRange range && !range.isEmpty()) {
            return max == range.step() > 0 ? range.last() : range.start();
        }
        best.takeAll(args[0]);
        if (best.item() != null) {
            return best.item();
        }
        Object absent = named("default", args, kw);
        if (absent == null) {
            throw PyError.value("arg is an empty sequence");
        }
        return absent;
    }

    // As in the reference, other names are not looked at.
    private static Object named(String name, Object[] args, String[] kw) {
        if (kw != null) {
            for (int i = 0; i < kw.length; i++) {
                if (kw[i].equals(name)) {
                    return args[args.length - kw.length + i];
                }
            }
        }
        return null;
    }

    /** {@return {@code sorted(iterable, key=, reverse=)}, a new list} */
    public static Object sorted(Object[] args, String[] kw) {
        int positional = args.length - (kw == null ? 0 : kw.length);
        if (positional > 1) {
            throw PyError.type("must use keyword argument for key function");
        }
        PyList list = ListType.listOf(args[0]);
        ListType.sort(list, Arrays.copyOfRange(args, 1, args.length), kw);
        return list;
    }
}
