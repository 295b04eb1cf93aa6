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
        Object iterator = Iteration.iter(iterable);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            if (!Ops.truth(item)) {
                return false;
            }
        }
        return true;
    }

    /** {@return {@code any(iterable)}} */
    public static Object any(Object iterable) {
        Object iterator = Iteration.iter(iterable);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            if (Ops.truth(item)) {
                return true;
            }
        }
        return false;
    }

    /** {@return {@code sum(iterable, start=0)}} */
    public static Object sum(Object[] args) {
        Object sum = args.length == 1 ? (Object) 0L : args[1];
        if (args[0] instanceof PyList list && sum instanceof Long start) {
            Object quick = sumNumbers(list, start);
            if (quick != null) {
                return quick;
            }
        }
        if (args[0] instanceof PyRange range && IntType.isInt(sum)) {
            return Ops.add(sum, range.sum());
        }
        Object iterator = Iteration.iter(args[0]);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            sum = Ops.add(sum, item);
        }
        return sum;
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
        Best best = new Best(key, max);
        if (positional != 1) {
            for (int i = 0; i < positional; i++) {
                best.offer(args[i]);
            }
            return best.item;
        }
        if (key == null && args[0] instanceof PyRange range && !range.isEmpty()) {
            return max == range.step() > 0 ? range.last() : range.start();
        }
        Object iterator = Iteration.iter(args[0]);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            best.offer(item);
        }
        if (best.item != null) {
            return best.item;
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

    /** The best item seen, the first of equal ones. */
    private static final class Best {
        private final Object key;
        private final boolean max;
        private Object item;
        private Object itemKey;

        Best(Object key, boolean max) {
            this.key = key;
            this.max = max;
        }

        void offer(Object candidate) {
            Object candidateKey = key == null ? candidate : Call.call1(key, candidate);
            if (item == null || isBetter(candidateKey)) {
                item = candidate;
                itemKey = candidateKey;
            }
        }

        private boolean isBetter(Object candidateKey) {
            Object better = max ? Ops.more(candidateKey, itemKey) : Ops.less(candidateKey, itemKey);
            return better == Boolean.TRUE;
        }
    }

    /** {@return {@code sorted(iterable, key=, reverse=)}, a new list} */
    public static Object sorted(Object[] args, String[] kw) {
        int positional = args.length - (kw == null ? 0 : kw.length);
        if (positional > 1) {
            throw PyError.type("must use keyword argument for key function");
        }
        PyList list = new PyList();
        ListType.addAll(list, args[0]);
        ListType.sort(list, Arrays.copyOfRange(args, 1, args.length), kw);
        return list;
    }
}
