package org.jmpy.object;

/**
 * A built-in function that takes the items of an iterable, one after another. Compiled code of a
 * generator offers its items as it goes: as long as they are taken, it need not wait in between.
 *
 * <p>What is offered is taken only if that runs no Python code and raises nothing, and what takes
 * it is seen by nobody yet; so the generator cannot tell that it did not wait.
 */
public abstract class ItemTaker {
    /** Takes an item. {@return false if nothing was done, and {@link #take} is to do it} */
    public abstract boolean offer(Object item);

    /** As {@link #offer}, an int. */
    public boolean offerInt(long item) {
        return offer(item);
    }

    /** As {@link #offer}, a float. */
    public boolean offerFloat(double item) {
        return offer(item);
    }

    /** Takes any item. {@return whether more are wanted} @throws PyError what comes of it */
    abstract boolean take(Object item);

    /** Takes the items of {@code iterable}, until there are no more or no more are wanted. */
    final void takeAll(Object iterable) {
        Object iterator = Iteration.iter(iterable);
        if (iterator instanceof PyIterator items) {
            for (Object item; (item = items.nextFor(this)) != null; ) {
                if (!take(item)) {
                    return;
                }
            }
            return;
        }
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            if (!take(item)) {
                return;
            }
        }
    }

    /** {@return a new list of the items of {@code iterable}} */
    static PyList toList(Object iterable) {
        PyList list = new PyList();
        new OfList(list).takeAll(iterable);
        return list;
    }

    /** Appends items to a new list. */
    private static final class OfList extends ItemTaker {
        private final PyList list;

        OfList(PyList list) {
            this.list = list;
        }

        private boolean hasRoom() {
            return !HeapLock.isOn() && list.size() < Sequences.MAX_SIZE;
        }

        @Override
        public boolean offer(Object item) {
            return hasRoom() && take(item);
        }

        @Override
        public boolean offerInt(long item) {
            if (!hasRoom()) {
                return false;
            }
            list.appendLong(item);
            return true;
        }

        @Override
        public boolean offerFloat(double item) {
            if (!hasRoom()) {
                return false;
            }
            list.appendDouble(item);
            return true;
        }

        @Override
        boolean take(Object item) {
            list.append(item);
            return true;
        }
    }

    /** Adds items to a new set. */
    static final class OfSet extends ItemTaker {
        private final PySet set;

        OfSet(PySet set) {
            this.set = set;
        }

        @Override
        public boolean offer(Object item) {
            return !HeapLock.isOn() && set.addQuietly(item);
        }

        @Override
        public boolean offerInt(long item) {
            return !HeapLock.isOn() && set.addQuietly(item);
        }

        @Override
        boolean take(Object item) {
            set.add(item);
            return true;
        }
    }

    /** Looks for an item that is true, or false. */
    static final class Search extends ItemTaker {
        private final boolean wanted;
        private boolean found;

        Search(boolean wanted) {
            this.wanted = wanted;
        }

        boolean hasFound() {
            return found;
        }

        @Override
        public boolean offer(Object item) {
            if (item instanceof Boolean b) {
                return b != wanted;
            }
            if (item instanceof Long i) {
                return offerInt(i);
            }
            if (item instanceof Double d) {
                return offerFloat(d);
            }
            if (item instanceof String s) {
                return s.isEmpty() == wanted;
            }
            if (item instanceof Singleton s && s == Singleton.NONE) {
                return wanted;
            }
            return false;
        }

        @Override
        public boolean offerInt(long item) {
            return (item != 0) != wanted;
        }

        @Override
        public boolean offerFloat(double item) {
            return (item != 0) != wanted;
        }

        @Override
        boolean take(Object item) {
            found = Ops.truth(item) == wanted;
            return !found;
        }
    }

    /** Adds items up. */
    static final class Total extends ItemTaker {
        // What is no int of 64 bits and no float; or null.
        private Object other;
        private boolean isFloat;
        private long whole;
        private double real;

        Total(Object start) {
            set(start);
        }

        private void set(Object total) {
            other = null;
            isFloat = total instanceof Double;
            if (total instanceof Long i) {
                whole = i;
            } else if (total instanceof Double d) {
                real = d;
            } else {
                other = total;
            }
        }

        Object result() {
            return other != null ? other : isFloat ? (Object) real : (Object) whole;
        }

        @Override
        public boolean offer(Object item) {
            return item instanceof Long i ? offerInt(i) : item instanceof Double d && offerFloat(d);
        }

        @Override
        public boolean offerInt(long item) {
            if (other != null) {
                return false;
            }
            if (isFloat) {
                real += item;
                return true;
            }
            long sum = whole + item;
            if (((whole ^ sum) & (item ^ sum)) < 0) {
                return false;
            }
            whole = sum;
            return true;
        }

        @Override
        public boolean offerFloat(double item) {
            if (other != null) {
                return false;
            }
            real = isFloat ? real + item : whole + item;
            isFloat = true;
            return true;
        }

        @Override
        boolean take(Object item) {
            if (!offer(item)) {
                set(Ops.add(result(), item));
            }
            return true;
        }
    }

    /** Keeps the least item or the greatest, the first of equal ones. */
    static final class Best extends ItemTaker {
        private final Object key;
        private final boolean max;
        private Object item;
        private Object itemKey;

        /**
         * @param key a function that gives what is compared, null for the items themselves
         */
        Best(Object key, boolean max) {
            this.key = key;
            this.max = max;
        }

        /** {@return the best item, null if there was none} */
        Object item() {
            return item;
        }

        @Override
        public boolean offer(Object candidate) {
            if (candidate instanceof Long i) {
                return offerInt(i);
            }
            if (candidate instanceof Double d) {
                return offerFloat(d);
            }
            return false;
        }

        @Override
        public boolean offerInt(long candidate) {
            if (key != null || !(item instanceof Long best)) {
                return false;
            }
            if (max ? candidate > best : candidate < best) {
                put(candidate, candidate);
            }
            return true;
        }

        @Override
        public boolean offerFloat(double candidate) {
            if (key != null || !(item instanceof Double best)) {
                return false;
            }
            if (max ? candidate > best : candidate < best) {
                put(candidate, candidate);
            }
            return true;
        }

        @Override
        boolean take(Object candidate) {
            if (offer(candidate)) {
                return true;
            }
            Object candidateKey = key == null ? candidate : Call.call1(key, candidate);
            if (item == null || isBetter(candidateKey)) {
                put(candidate, candidateKey);
            }
            return true;
        }

        private void put(Object better, Object betterKey) {
            item = better;
            itemKey = betterKey;
        }

        private boolean isBetter(Object candidateKey) {
            Object better = max ? Ops.more(candidateKey, itemKey) : Ops.less(candidateKey, itemKey);
            return better == Boolean.TRUE;
        }
    }
}
