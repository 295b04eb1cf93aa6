package org.jmpy.object;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.UnaryOp;

/** The types {@code dict} and {@code OrderedDict}. Source: MicroPython py/objdict.c. */
public final class DictType extends PyType {
    public static final DictType INSTANCE = new DictType("dict");

    /** The type OrderedDict of the module collections. */
    public static final DictType ORDERED = new DictType("OrderedDict", INSTANCE);

    private DictType(String name, PyType... bases) {
        super(
                name,
                Slot.MAKE | Slot.PRINT | Slot.UNARY | Slot.BINARY | Slot.SUBSCR | Slot.ITER,
                bases);
    }

    @Override
    protected void declare(Members members) {
        members.fn1("clear", DictType::clear)
                .fn1("copy", self -> ((PyDict) self).copy())
                .put(
                        "fromkeys",
                        new ClassMethod(PyBuiltin.of("fromkeys", 2, 3, DictType::fromKeys)))
                .fn("get", 2, 3, DictType::get)
                .fn1("items", self -> new DictView((PyDict) self, DictView.Kind.ITEMS))
                .fn1("keys", self -> new DictView((PyDict) self, DictView.Kind.KEYS))
                .fn("pop", 2, 3, DictType::pop)
                .fn1("popitem", DictType::popItem)
                .fn("setdefault", 2, 3, DictType::setDefault)
                .fnKw("update", 1, DictType::update)
                .fn1("values", self -> new DictView((PyDict) self, DictView.Kind.VALUES))
                .fn2("__getitem__", Subscripts::load)
                .fn3("__setitem__", DictType::setItem)
                .fn2("__delitem__", DictType::deleteItem);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyDict dict = new PyDict(this == ORDERED);
        int named = kw == null ? 0 : kw.length;
        if (args.length - named > 1) {
            throw PyError.type(
                    "function expected at most 2 arguments, got " + (args.length - named + 1));
        }
        if (args.length > named) {
            update(dict, args[0]);
        }
        putNamed(dict, args, kw);
        return dict;
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        PyDict dict = (PyDict) self;
        if (this == ORDERED) {
            out.append(name()).append('(');
        }
        out.append('{');
        boolean another = false;
        for (PyDict.Cursor c = dict.cursor(); c.next(); ) {
            if (another) {
                out.append(", ");
            }
            another = true;
            Object value = c.value();
            Text.repr(out, c.key());
            out.append(": ");
            Text.repr(out, value);
        }
        out.append('}');
        if (this == ORDERED) {
            out.append(')');
        }
    }

    @Override
    public Object unary(int op, Object self) {
        PyDict dict = (PyDict) self;
        return switch (op) {
            case UnaryOp.BOOL -> dict.size() != 0;
            case UnaryOp.LEN -> (long) dict.size();
            default -> null;
        };
    }

    @Override
    public Object binary(int op, Object left, Object right) {
        PyDict self = (PyDict) left;
        switch (op) {
            case BinaryOp.CONTAINS -> {
                return self.find(right) >= 0;
            }
            case BinaryOp.EQUAL -> {
                return right instanceof PyDict other && equal(self, other);
            }
            case BinaryOp.OR, BinaryOp.INPLACE_OR -> {
                PyDict result = op == BinaryOp.OR ? self.copy() : self;
                result.checkMutable();
                update(result, right);
                return result;
            }
            default -> {
                return null;
            }
        }
    }

    private boolean equal(PyDict self, PyDict other) {
        if (this == ORDERED && other.type() == ORDERED) {
            return equalInOrder(self, other);
        }
        if (other.type() == ORDERED || self.size() != other.size()) {
            return false;
        }
        for (PyDict.Cursor c = self.cursor(); c.next(); ) {
            Object value = c.value();
            Object otherValue = other.get(c.key());
            if (otherValue == null || !Ops.isEqual(value, otherValue)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalInOrder(PyDict self, PyDict other) {
        PyDict.Cursor c = self.cursor();
        PyDict.Cursor d = other.cursor();
        while (c.next()) {
            if (!d.next()) {
                return false;
            }
            Object value = c.value();
            Object otherValue = d.value();
            if (!Ops.isEqual(c.key(), d.key()) || !Ops.isEqual(value, otherValue)) {
                return false;
            }
        }
        return !d.next();
    }

    @Override
    public Object subscr(Object self, Object index) {
        return ((PyDict) self).item(index);
    }

    @Override
    public boolean storeSubscr(Object self, Object index, Object value) {
        if (value == null) {
            ((PyDict) self).deleteItem(index);
        } else {
            ((PyDict) self).putItem(index, value);
        }
        return true;
    }

    @Override
    public Object iter(Object self) {
        return DictView.iterator((PyDict) self, DictView.Kind.KEYS);
    }

    // ---- methods -------------------------------------------------------------------------------

    private static Object clear(Object self) {
        PyDict dict = (PyDict) self;
        dict.checkMutable();
        dict.clear();
        return Singleton.NONE;
    }

    private static Object fromKeys(Object[] args) {
        Object value = args.length == 3 ? args[2] : Singleton.NONE;
        Object iterator = Iteration.iter(args[1]);
        PyDict dict = new PyDict();
        for (Object key; (key = Iteration.next(iterator)) != null; ) {
            dict.put(key, value);
        }
        return dict;
    }

    private static Object get(Object[] args) {
        Object value = ((PyDict) args[0]).get(args[1]);
        if (value != null) {
            return value;
        }
        return args.length == 3 ? args[2] : Singleton.NONE;
    }

    private static Object pop(Object[] args) {
        PyDict dict = (PyDict) args[0];
        dict.checkMutable();
        Object value = dict.remove(args[1]);
        if (value != null) {
            return value;
        }
        if (args.length == 2) {
            throw PyError.key(args[1]);
        }
        return args[2];
    }

    private static Object popItem(Object self) {
        PyDict dict = (PyDict) self;
        dict.checkMutable();
        int entry = dict.lastEntry();
        if (entry < 0) {
            throw PyError.of(ExceptionType.KEY_ERROR, "popitem(): dictionary is empty");
        }
        PyTuple item = new PyTuple(dict.keyAt(entry), dict.valueAt(entry));
        dict.removeEntry(entry);
        return item;
    }

    private static Object setDefault(Object[] args) {
        PyDict dict = (PyDict) args[0];
        dict.checkMutable();
        return dict.putIfAbsent(args[1], args.length == 3 ? args[2] : Singleton.NONE);
    }

    private static Object setItem(Object self, Object key, Object value) {
        Subscripts.store(self, key, value);
        return Singleton.NONE;
    }

    private static Object deleteItem(Object self, Object key) {
        Subscripts.delete(self, key);
        return Singleton.NONE;
    }

    private static Object update(Object[] args, String[] kw) {
        PyDict dict = (PyDict) args[0];
        dict.checkMutable();
        int positional = args.length - (kw == null ? 0 : kw.length);
        if (positional > 2) {
            throw PyError.type("function expected at most 2 arguments, got " + positional);
        }
        if (positional == 2) {
            update(dict, args[1]);
        }
        putNamed(dict, args, kw);
        return Singleton.NONE;
    }

    private static void putNamed(PyDict dict, Object[] args, String[] kw) {
        if (kw != null) {
            int positional = args.length - kw.length;
            for (int i = 0; i < kw.length; i++) {
                dict.put(kw[i], args[positional + i]);
            }
        }
    }

    /** Puts into {@code dict} what another dict or an iterable of pairs holds. */
    private static void update(PyDict dict, Object source) {
        if (source instanceof PyDict other) {
            if (other != dict) {
                dict.putAll(other);
            }
            return;
        }
        Object iterator = Iteration.iter(source);
        for (Object pair; (pair = Iteration.next(iterator)) != null; ) {
            if (pair instanceof PyTuple tuple && tuple.size() == 2) {
                dict.put(tuple.get(0), tuple.get(1));
            } else {
                putPair(dict, Iteration.iter(pair));
            }
        }
    }

    private static void putPair(PyDict dict, Object iterator) {
        Object key = Iteration.next(iterator);
        Object value = key == null ? null : Iteration.next(iterator);
        if (value == null || Iteration.next(iterator) != null) {
            throw PyError.value("dict update sequence has wrong length");
        }
        dict.put(key, value);
    }
}
