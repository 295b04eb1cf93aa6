package org.jmpy.interp;

import org.jmpy.bytecode.Opcode;
import org.jmpy.object.Attributes;
import org.jmpy.object.Call;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.HeapLock;
import org.jmpy.object.Iteration;
import org.jmpy.object.ListType;
import org.jmpy.object.PyCallable;
import org.jmpy.object.PyCell;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PySet;
import org.jmpy.object.PySlice;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.Singleton;
import org.jmpy.object.Subscripts;

import java.util.Arrays;

/** What instructions do that is more than a line and needs a frame or its stack. */
final class Steps {
    private Steps() {}

    static PyError unboundLocal() {
        return PyError.name("local variable referenced before assignment");
    }

    /** {@return the content of a cell} @throws PyError NameError if it is unbound */
    static Object loadCell(Object cell) {
        Object value = ((PyCell) cell).value;
        if (value == null) {
            throw unboundLocal();
        }
        return value;
    }

    // ---- names and attributes ------------------------------------------------------------------

    static Object loadName(Frame f, int qstr) {
        return MicroOps.loadName(f.names, f.code.module, qstr);
    }

    static void storeName(Frame f, int qstr, Object value) {
        MicroOps.storeName(value, f.names, f.code.module, qstr);
    }

    static Object loadAttr(ModuleCode module, Object object, int qstr) {
        return MicroOps.loadAttr(object, module.attributeCache(qstr), module.name(qstr));
    }

    /** LOAD_METHOD: object at {@code sp}; leaves function and self or null. */
    static void loadMethod(ModuleCode module, Object[] s, int sp, int qstr) {
        MicroOps.loadMethod(s[sp], module.attributeCache(qstr), module.name(qstr), s, sp);
    }

    static void storeAttr(ModuleCode module, Object object, int qstr, Object value) {
        MicroOps.storeAttr(value, object, module.attributeCache(qstr), module.name(qstr));
    }

    static void storeSubscr(Object object, Object index, Object value) {
        if (value == null) {
            Subscripts.delete(object, index);
        } else {
            Subscripts.store(object, index, value);
        }
    }

    /** Stack: super function (ignored), class, self; leaves function, self. */
    static void loadSuperMethod(Object[] s, int sp, String name) {
        Object self = s[sp + 1];
        if (!(s[sp] instanceof PyType cls)) {
            throw PyError.bareType();
        }
        Attributes.loadSuperMethod(cls, self, name, s, sp - 1);
    }

    static Object buildClass(FunctionCode code) {
        return code.vm.builtins().globals().item("__build_class__");
    }

    // ---- containers ----------------------------------------------------------------------------

    static PyTuple tuple(Object[] s, int first, int count) {
        if (count == 0) {
            return PyTuple.EMPTY;
        }
        HeapLock.check();
        return new PyTuple(Arrays.copyOfRange(s, first, first + count));
    }

    /** {@return an iterator over {@code iterable}, for a loop} */
    static Object loopIterator(Object iterable) {
        return iterable.getClass() == PyList.class
                ? ListType.ListIterator.ofLoop((PyList) iterable, 0)
                : Iteration.iter(iterable);
    }

    static PyList list(Object[] s, int first, int count) {
        HeapLock.check();
        PyList list = new PyList();
        for (int i = 0; i < count; i++) {
            list.append(s[first + i]);
        }
        return list;
    }

    static PySet set(Object[] s, int first, int count) {
        HeapLock.check();
        PySet set = new PySet();
        for (int i = 0; i < count; i++) {
            set.add(s[first + i]);
        }
        return set;
    }

    static PyDict dict() {
        HeapLock.check();
        return new PyDict();
    }

    // no check of the heap: most slices index at once, which needs none in the original
    static PySlice slice(Object[] s, int first, int count) {
        return new PySlice(s[first], s[first + 1], count == 3 ? s[first + 2] : Singleton.NONE);
    }

    /** STORE_COMP. {@return the new sp} */
    static int storeComprehension(Object[] s, int sp, int n) {
        Object container = s[sp - (n >> 2)];
        switch (n & 3) {
            case 0 -> ((PyList) container).append(s[sp]);
            case 1 -> {
                ((PyDict) container).putItem(s[sp], s[sp - 1]);
                return sp - 2;
            }
            default -> ((PySet) container).add(s[sp]);
        }
        return sp - 1;
    }

    /** UNPACK_SEQUENCE: leaves the items with the first on top. */
    static void unpack(Object[] s, int sp, int count) {
        Object sequence = s[sp];
        if (sequence instanceof PyTuple tuple) {
            checkLength(tuple.size(), count);
            for (int i = 0; i < count; i++) {
                s[sp + count - 1 - i] = tuple.get(i);
            }
        } else if (sequence instanceof PyList list) {
            checkLength(list.size(), count);
            for (int i = 0; i < count; i++) {
                s[sp + count - 1 - i] = list.get(i);
            }
        } else {
            Object iterator = Iteration.iter(sequence);
            for (int i = 0; i < count; i++) {
                Object item = Iteration.next(iterator);
                if (item == null) {
                    throw tooShort(i);
                }
                s[sp + count - 1 - i] = item;
            }
            if (Iteration.next(iterator) != null) {
                throw tooLong(count);
            }
        }
    }

    private static void checkLength(int length, int count) {
        if (length < count) {
            throw tooShort(length);
        }
        if (length > count) {
            throw tooLong(count);
        }
    }

    private static PyError tooShort(int length) {
        return PyError.value("need more than " + length + " values to unpack");
    }

    private static PyError tooLong(int count) {
        return PyError.value("too many values to unpack (expected " + count + ")");
    }

    /** UNPACK_EX: leaves right items (last deepest), the list, left items, the first on top. */
    static void unpackStar(Object[] s, int sp, int left, int right) {
        Object[] items = Iteration.toArray(s[sp]);
        int middle = items.length - left - right;
        if (middle < 0) {
            throw tooShort(items.length);
        }
        int at = sp;
        for (int i = 0; i < right; i++) {
            s[at++] = items[items.length - 1 - i];
        }
        s[at++] = new PyList(Arrays.copyOfRange(items, left, left + middle));
        for (int i = left - 1; i >= 0; i--) {
            s[at++] = items[i];
        }
    }

    // ---- functions -----------------------------------------------------------------------------

    static BytecodeFunction function(FunctionCode code) {
        HeapLock.check();
        return new BytecodeFunction(code);
    }

    static BytecodeFunction closure(FunctionCode code, Object[] s, int first, int count) {
        HeapLock.check();
        return new BytecodeFunction(
                code, PyCallable.NO_ARGS, null, Arrays.copyOfRange(s, first, first + count));
    }

    /** A function with defaults: tuple or null, dict or null, then {@code count} cells. */
    static BytecodeFunction function(FunctionCode code, Object[] s, int first, int count) {
        HeapLock.check();
        Object[] defaults = s[first] == null ? PyCallable.NO_ARGS : ((PyTuple) s[first]).items();
        Object[] cells =
                count == 0
                        ? PyCallable.NO_ARGS
                        : Arrays.copyOfRange(s, first + 2, first + 2 + count);
        return new BytecodeFunction(code, defaults, (PyDict) s[first + 1], cells);
    }

    // ---- with, iteration -----------------------------------------------------------------------

    /** SETUP_WITH: leaves __exit__, its self, and what __enter__ returned. */
    static void setupWith(Frame f, int handler) {
        Object[] s = f.state;
        Object manager = s[f.sp];
        Attributes.loadMethod(manager, "__exit__", s, f.sp);
        Object[] enter = new Object[2];
        Attributes.loadMethod(manager, "__enter__", enter, 0);
        Object value = Call.withSelf(enter[0], enter[1], PyCallable.NO_ARGS, null);
        f.sp++;
        f.openHandler(handler, true);
        s[++f.sp] = value;
    }

    /**
     * {@return whether a StopIteration that came out of FOR_ITER or YIELD_FROM was taken for the
     * end} Then f.ip and f.sp are where to go on.
     */
    static boolean endsIteration(Frame f, int sp, int at, PyError error) {
        if (!error.is(ExceptionType.STOP_ITERATION)) {
            return false;
        }
        int op = f.code.raw().code().at(at);
        if (op == Opcode.FOR_ITER) {
            f.ip = f.code.raw().code().offsetEnd(at + 1) + f.code.raw().code().offset(at + 1);
            f.sp = sp - Opcode.ITERATOR_SLOTS;
            return true;
        }
        if (op == Opcode.YIELD_FROM) {
            f.state[f.sp] = error.exception().firstArg();
            f.ip = at + 1;
            return true;
        }
        return false;
    }

    /** RAISE_FROM: the cause is dropped, as in the reference. */
    static PyError raiseFrom(Vm vm, Object exception, Object cause) {
        if (cause != Singleton.NONE) {
            vm.warn("exception chaining not supported");
        }
        return Unwinder.toRaise(exception);
    }

    // ---- imports -------------------------------------------------------------------------------

    static Object importName(Frame f, String name, Object fromList, Object level) {
        Vm vm = f.code.vm;
        Object function = vm.builtins().globals().item("__import__");
        Object[] args = {name, f.code.module.globals(), Singleton.NONE, fromList, level};
        if (function instanceof FrameBuiltin builtin) {
            return builtin.call(f, args, null);
        }
        return Call.call(function, args, null);
    }

    static Object importFrom(Frame f, Object module, String name) {
        Object value = Attributes.find(module, name);
        if (value != null) {
            return value;
        }
        if (Attributes.find(module, "__path__") == null) {
            throw cannotImport(name);
        }
        Object packageName = Attributes.load(module, "__name__");
        return importName(f, packageName + "." + name, Boolean.TRUE, 0L);
    }

    private static PyError cannotImport(String name) {
        return PyError.of(ExceptionType.IMPORT_ERROR, "can't import name " + name);
    }

    private static Object findAll(Object module) {
        try {
            return Attributes.find(module, "__all__");
        } catch (PyError e) {
            if (e.is(ExceptionType.ATTRIBUTE_ERROR)) {
                return null;
            }
            throw e;
        }
    }

    static void importStar(Frame f, Object module) {
        PyDict names = f.namesOrGlobals();
        Object all = findAll(module);
        if (all != null) {
            for (Object name : Iteration.toArray(all)) {
                names.putItem(name, Attributes.load(module, (String) name));
            }
            return;
        }
        PyDict dict = (PyDict) Attributes.load(module, "__dict__");
        for (PyDict.Cursor c = dict.cursor(); c.next(); ) {
            if (c.key() instanceof String name && !name.startsWith("_")) {
                names.putItem(name, c.value());
            }
        }
    }
}
