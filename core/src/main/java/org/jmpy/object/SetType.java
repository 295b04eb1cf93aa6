package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;

/** The types {@code set} and {@code frozenset}. Source: MicroPython py/objset.c. */
public final class SetType extends PyType {
    public static final SetType INSTANCE = new SetType("set", 0);
    public static final SetType FROZEN = new SetType("frozenset", Slot.EQ_CHECKS_OTHER);

    private static final int SLOTS = Slot.MAKE | Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.ITER;

    private SetType(String name, int moreSlots) {
        super(name, SLOTS | moreSlots);
    }

    private boolean isFrozen() {
        return this == FROZEN;
    }

    @Override
    protected void declare(Members members) {
        members.fn1("copy", self -> ((PySet) self).copy())
                .fn("difference", 1, -1, SetType::difference)
                .fn2("intersection", (self, other) -> intersection((PySet) self, other))
                .fn2("isdisjoint", SetType::isDisjoint)
                .fn2("issubset", (self, other) -> isSubset(self, other, false))
                .fn2("issuperset", (self, other) -> isSubset(other, self, false))
                .fn2("symmetric_difference", SetType::symmetricDifference)
                .fn2("union", SetType::union)
                .fn2("__contains__", (self, member) -> ((PySet) self).contains(member));
        if (isFrozen()) {
            return;
        }
        members.fn2("add", SetType::add)
                .fn1("clear", SetType::clear)
                .fn2("discard", SetType::discard)
                .fn("difference_update", 1, -1, SetType::differenceUpdate)
                .fn2("intersection_update", SetType::intersectionUpdate)
                .fn1("pop", self -> pop((PySet) self))
                .fn2("remove", SetType::remove)
                .fn2("symmetric_difference_update", SetType::symmetricDifferenceUpdate)
                .fn("update", 1, -1, SetType::update);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 0, 1);
        PySet set = new PySet(isFrozen());
        if (args.length == 1) {
            set.take(args[0]);
        }
        return set;
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        PySet set = (PySet) self;
        boolean empty = set.size() == 0;
        if (isFrozen()) {
            out.append("frozen");
        }
        if (empty || isFrozen()) {
            out.append("set(");
        }
        if (!empty) {
            char separator = '{';
            for (int i = set.nextEntry(-1); i >= 0; i = set.nextEntry(i)) {
                out.append(separator);
                if (separator == ',') {
                    out.append(' ');
                }
                separator = ',';
                Text.repr(out, set.keyAt(i));
            }
            out.append('}');
        }
        if (empty || isFrozen()) {
            out.append(')');
        }
    }

    @Override
    public Object unary(int op, Object self) {
        PySet set = (PySet) self;
        return switch (op) {
            case UnaryOp.BOOL -> set.size() != 0;
            case UnaryOp.LEN -> (long) set.size();
            case UnaryOp.HASH -> isFrozen() ? hash(set) : null;
            default -> null;
        };
    }

    private static Object hash(PySet set) {
        long hash = 0x5f375a86;
        for (int i = set.nextEntry(-1); i >= 0; i = set.nextEntry(i)) {
            // The order of the members must not show; scattered, so that sums differ.
            long member = Ops.hash(set.keyAt(i)) * 0x9e3779b97f4a7c15L;
            hash += member ^ (member >>> 32);
        }
        return hash >> 2;
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        PySet self = (PySet) left;
        if (op == BinaryOp.CONTAINS) {
            return self.contains(right);
        }
        if (!(right instanceof PySet other)) {
            return null;
        }
        return switch (op) {
            case BinaryOp.OR -> union(self, other);
            case BinaryOp.XOR -> symmetricDifference(self, other);
            case BinaryOp.AND -> intersection(self, other);
            case BinaryOp.SUBTRACT -> self == other ? new PySet(isFrozen()) : self.without(other);
            case BinaryOp.INPLACE_OR -> inplaceOr(self, other);
            case BinaryOp.INPLACE_XOR -> inplaceXor(self, other);
            case BinaryOp.INPLACE_AND -> inplaceAnd(self, other);
            case BinaryOp.INPLACE_SUBTRACT -> subtract(isFrozen() ? self.copy() : self, other);
            case BinaryOp.LESS -> isSubset(self, other, true);
            case BinaryOp.MORE -> isSubset(other, self, true);
            case BinaryOp.EQUAL -> self.size() == other.size() && isSubset(self, other, false);
            case BinaryOp.LESS_EQUAL -> isSubset(self, other, false);
            case BinaryOp.MORE_EQUAL -> isSubset(other, self, false);
            default -> null;
        };
    }

    @Override
    public Object iter(Object self) {
        return new SetIterator((PySet) self);
    }

    /** Iterates over a set that may change meanwhile. */
    private static final class SetIterator extends PyIterator implements PyIterator.Plain {
        private final PySet set;
        private int entry = -1;
        private boolean ended;

        SetIterator(PySet set) {
            this.set = set;
        }

        @Override
        public Object next() {
            if (ended) {
                return null;
            }
            entry = set.nextEntry(entry);
            if (entry < 0) {
                ended = true;
                return null;
            }
            return set.keyAt(entry);
        }
    }

    // ---- methods -------------------------------------------------------------------------------

    private static Object add(Object self, Object member) {
        ((PySet) self).add(member);
        return Singleton.NONE;
    }

    private static Object clear(Object self) {
        ((PySet) self).clear();
        return Singleton.NONE;
    }

    private static Object discard(Object self, Object member) {
        ((PySet) self).remove(member);
        return Singleton.NONE;
    }

    private static Object remove(Object self, Object member) {
        if (!((PySet) self).remove(member)) {
            throw PyError.key(member);
        }
        return Singleton.NONE;
    }

    private static Object pop(PySet self) {
        int entry = self.firstEntry();
        if (entry < 0) {
            throw PyError.of(ExceptionType.KEY_ERROR, "pop from an empty set");
        }
        Object member = self.keyAt(entry);
        self.removeEntry(entry);
        return member;
    }

    private static Object difference(Object[] args) {
        PySet result = ((PySet) args[0]).copy();
        for (int i = 1; i < args.length; i++) {
            subtract(result, args[i]);
        }
        return result;
    }

    private static Object differenceUpdate(Object[] args) {
        for (int i = 1; i < args.length; i++) {
            subtract((PySet) args[0], args[i]);
        }
        return Singleton.NONE;
    }

    private static PySet subtract(PySet self, Object other) {
        if (self == other) {
            self.clear();
            return self;
        }
        if (other instanceof PySet set) {
            self.removeAll(set);
            return self;
        }
        Object iterator = Iteration.iter(other);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            self.remove(item);
        }
        return self;
    }

    // A set in any case, as in the reference, unless both are the same object.
    private static PySet intersection(PySet self, Object other) {
        if (self == other) {
            return self.copy();
        }
        PySet result = new PySet();
        if (other instanceof PySet set) {
            result.addCommon(set, self);
            return result;
        }
        Object iterator = Iteration.iter(other);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            if (self.contains(item)) {
                result.add(item);
            }
        }
        return result;
    }

    private static Object intersectionUpdate(Object self, Object other) {
        if (self != other) {
            ((PySet) self).assign(intersection((PySet) self, other));
        }
        return Singleton.NONE;
    }

    private static Object isDisjoint(Object self, Object other) {
        Object iterator = Iteration.iter(other);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            if (((PySet) self).contains(item)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSubset(Object left, Object right, boolean proper) {
        PySet self = toSet(left);
        PySet other = toSet(right);
        if (proper && self.size() == other.size()) {
            return false;
        }
        return self.isWithin(other);
    }

    private static PySet toSet(Object iterable) {
        if (iterable instanceof PySet set) {
            return set;
        }
        PySet set = new PySet();
        set.addAll(iterable);
        return set;
    }

    private static Object symmetricDifferenceUpdate(Object self, Object other) {
        toggleAll((PySet) self, other);
        return Singleton.NONE;
    }

    private static PySet toggleAll(PySet self, Object other) {
        Object iterator = Iteration.iter(other);
        for (Object item; (item = Iteration.next(iterator)) != null; ) {
            self.toggle(item);
        }
        return self;
    }

    private static PySet symmetricDifference(Object self, Object other) {
        return toggleAll(((PySet) self).copy(), other);
    }

    private static Object update(Object[] args) {
        for (int i = 1; i < args.length; i++) {
            ((PySet) args[0]).addAll(args[i]);
        }
        return Singleton.NONE;
    }

    private static PySet union(Object self, Object other) {
        PySet result = ((PySet) self).copy();
        result.addAll(other);
        return result;
    }

    private PySet inplaceOr(PySet self, PySet other) {
        if (isFrozen()) {
            return union(self, other);
        }
        self.addAll(other);
        return self;
    }

    private PySet inplaceXor(PySet self, PySet other) {
        return toggleAll(isFrozen() ? self.copy() : self, other);
    }

    private PySet inplaceAnd(PySet self, PySet other) {
        if (isFrozen()) {
            return intersection(self, other);
        }
        intersectionUpdate(self, other);
        return self;
    }
}
