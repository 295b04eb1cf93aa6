package org.jmpy.region;

import org.jmpy.ir.MicroOp;
import org.jmpy.ir.Op;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.ComplexType;
import org.jmpy.object.DictType;
import org.jmpy.object.FloatType;
import org.jmpy.object.IntType;
import org.jmpy.object.ListType;
import org.jmpy.object.PyEnumerate;
import org.jmpy.object.PyList;
import org.jmpy.object.PyObject;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.RangeType;
import org.jmpy.object.SetType;
import org.jmpy.object.Singleton;
import org.jmpy.object.StrType;
import org.jmpy.object.TypeType;
import org.jmpy.object.Typecode;
import org.jmpy.object.Types;

import java.util.Arrays;

/** Built-in functions that are built into regions where their arguments are known. */
final class Intrinsics {
    private final RegionBuilder b;
    private final Containers containers;
    private final Complexes complexes;

    Intrinsics(RegionBuilder builder) {
        b = builder;
        containers = new Containers(builder);
        complexes = new Complexes(builder);
    }

    /**
     * Calls {@code callee} with the values from {@code first} on, if that is known here.
     *
     * @return false if nothing was done
     */
    boolean call(Object callee, int first, int count) {
        Val result = result(callee, first, count);
        if (result == null) {
            return false;
        }
        b.scope.push(result);
        b.next();
        return true;
    }

    private boolean is(Object callee, String builtin) {
        return callee == b.vm.builtins().globals().get(builtin);
    }

    private Val argument(int at) {
        return b.known(b.scope.stack[at]);
    }

    private Val result(Object callee, int first, int count) {
        if (b.hasFailed()) {
            return null;
        }
        if (callee == RangeType.INSTANCE) {
            return range(first, count);
        }
        if (count == 1 && is(callee, "len")) {
            return length(argument(first));
        }
        if (count == 1 && is(callee, "abs")) {
            return absolute(argument(first));
        }
        if (count == 2 && callee == ComplexType.INSTANCE) {
            argument(first);
            argument(first + 1);
            return complexes.make(b.scope.stack[first], b.scope.stack[first + 1]);
        }
        if (count == 1 && callee == FloatType.INSTANCE) {
            Val x = argument(first);
            if (x.is(Type.INT)) {
                return Val.of(b.emit(Op.INT_TO_FLOAT, x.value));
            }
            return x.is(Type.FLOAT) ? x : null;
        }
        if (count == 1 && callee == IntType.INSTANCE) {
            Val x = argument(first);
            if (x.is(Type.INT)) {
                return x;
            }
            return x.is(Type.FLOAT) ? truncated(x) : null;
        }
        if (count == 1 && callee == TypeType.INSTANCE) {
            return type(argument(first));
        }
        if (count == 1 && callee == StrType.INSTANCE) {
            return containers.text(argument(first));
        }
        if (count == 2 && is(callee, "divmod")) {
            return ints(first) ? quotientAndRest(first) : null;
        }
        if (count == 2 && is(callee, "min")) {
            return ints(first) ? ofTwo(Micro.INT_MIN, first) : null;
        }
        if (count == 2 && is(callee, "max")) {
            return ints(first) ? ofTwo(Micro.INT_MAX, first) : null;
        }
        if (count == 1 && is(callee, "ord")) {
            return containers.ord(argument(first));
        }
        if (count == 1 && is(callee, "chr")) {
            return containers.chr(argument(first));
        }
        if (count == 2 && is(callee, "isinstance")) {
            return isInstance(argument(first), b.scope.stack[first + 1]);
        }
        if (count == 2 && callee == ListType.INSTANCE.locals().get("append")) {
            return append(first, first + 1) ? Val.constant(Singleton.NONE) : null;
        }
        if ((count == 2 || count == 3) && callee == DictType.INSTANCE.locals().get("get")) {
            argument(first);
            argument(first + 1);
            Val absent = count == 2 ? Val.constant(Singleton.NONE) : b.scope.stack[first + 2];
            return containers.get(b.scope.stack[first], b.scope.stack[first + 1], absent);
        }
        if (count == 1 && callee == DictType.INSTANCE.locals().get("items")) {
            return containers.view(argument(first), Shell.DICT_ITEMS);
        }
        if (count == 1 && callee == DictType.INSTANCE.locals().get("values")) {
            return containers.view(argument(first), Shell.DICT_VALUES);
        }
        if ((count == 1 || count == 2) && callee == PyEnumerate.TYPE) {
            argument(first);
            Val start = count == 1 ? Val.constant(0L) : argument(first + 1);
            return containers.enumerated(b.scope.stack[first], start);
        }
        if (count == 2 && callee == SetType.INSTANCE.locals().get("add")) {
            argument(first);
            argument(first + 1);
            boolean done = containers.add(b.scope.stack[first], b.scope.stack[first + 1]);
            return done ? Val.constant(Singleton.NONE) : null;
        }
        return null;
    }

    /** {@return whether both arguments are ints} */
    private boolean ints(int first) {
        argument(first);
        return argument(first + 1).is(Type.INT) && b.scope.stack[first].is(Type.INT);
    }

    private Val ofTwo(MicroOp op, int first) {
        return Val.of(b.emit(op, b.scope.stack[first].value, b.scope.stack[first + 1].value));
    }

    private Val quotientAndRest(int first) {
        Value x = b.scope.stack[first].value;
        Value y = b.scope.stack[first + 1].value;
        b.check(b.emit(Op.INT_NE, y, Value.constant(0L)));
        b.check(b.emit(Op.INT_NE, y, Value.constant(-1L)));
        Val quotient = Val.of(b.emit(Op.INT_FLOORDIV, x, y));
        return Val.virtual(Shell.TUPLE, quotient, Val.of(b.emit(Op.INT_MOD, x, y)));
    }

    private Val range(int first, int count) {
        if (count < 1 || count > 3) {
            return null;
        }
        for (int i = 0; i < count; i++) {
            if (!argument(first + i).is(Type.INT)) {
                return null;
            }
        }
        Val[] given = new Val[count];
        System.arraycopy(b.scope.stack, first, given, 0, count);
        Val start = count == 1 ? Val.constant(0L) : given[0];
        Val stop = count == 1 ? given[0] : given[1];
        Val step = count == 3 ? given[2] : Val.constant(1L);
        if (!step.isConstant() || (long) step.value.payload() == 0) {
            return null;
        }
        return Val.virtual(Shell.RANGE, start, stop, step);
    }

    private Val length(Val val) {
        if (val.shell == Shell.TUPLE) {
            return Val.constant((long) val.fields.size());
        }
        if (val.javaClass() == PyList.class) {
            return Val.of(b.emit(Micro.LIST_SIZE, val.value));
        }
        if (val.javaClass() == PyTuple.class) {
            return Val.of(b.emit(Micro.TUPLE_SIZE, val.value));
        }
        if (val.kind instanceof Typecode) {
            return Val.of(b.emit(Micro.ARRAY_SIZE, val.value));
        }
        if (val.isVirtual() || !val.is(Type.REF) || val.shape() != null) {
            return null;
        }
        Value length = containers.length(val);
        if (length != null) {
            return Val.of(length);
        }
        return Val.of(b.emit(Micro.LEN, val.value));
    }

    private Val absolute(Val val) {
        if (val.is(Type.FLOAT)) {
            return Val.of(b.emit(Micro.FLOAT_ABS, val.value));
        }
        if (val.is(Type.INT)) {
            b.check(b.emit(Op.INT_NE, val.value, Value.constant(Long.MIN_VALUE)));
            return Val.of(b.emit(Micro.INT_ABS, val.value));
        }
        return Complexes.isComplex(val) ? complexes.absolute(val) : null;
    }

    private Val type(Val val) {
        PyType known = Accesses.typeOf(val);
        return known != null ? Val.constant(known) : Val.virtual(Shell.TYPE, val);
    }

    private Val truncated(Val val) {
        b.check(b.emit(Op.FLOAT_LT, val.value, Value.constant(0x1p62)));
        b.check(b.emit(Op.FLOAT_GT, val.value, Value.constant(-0x1p62)));
        return Val.of(b.emit(Micro.TRUNCATE, val.value));
    }

    private Val isInstance(Val val, Val classes) {
        if (!(classes.constant() instanceof PyObject c) || !isClasses(c)) {
            return null;
        }
        PyType known = Accesses.typeOf(val);
        if (known != null) {
            return Val.constant(Types.isSubclass(known, c));
        }
        Value type = b.emit(Micro.TYPE_OF, b.object(val));
        return Val.of(b.emit(Micro.IS_SUBCLASS, type, classes.value));
    }

    private static boolean isClasses(PyObject value) {
        return value instanceof PyTuple tuple
                ? Arrays.stream(tuple.items()).allMatch(PyType.class::isInstance)
                : value instanceof PyType;
    }

    /** Appends the value at stack place {@code at}. {@return false if nothing was done} */
    boolean append(int listAt, int at) {
        argument(listAt);
        Object strategy = b.scope.stack[listAt].kind;
        if (strategy == PyList.Strategy.LONGS || strategy == PyList.Strategy.DOUBLES) {
            // Of other lists it does not matter what the item is.
            argument(at);
        }
        Val list = b.scope.stack[listAt];
        Val item = b.scope.stack[at];
        if (list.javaClass() != PyList.class) {
            return false;
        }
        if (strategy == PyList.Strategy.LONGS && item.is(Type.INT)) {
            b.emit(Micro.APPEND_LONG, list.value, item.value);
            return true;
        }
        if (strategy == PyList.Strategy.DOUBLES && item.is(Type.FLOAT)) {
            b.emit(Micro.APPEND_DOUBLE, list.value, item.value);
            return true;
        }
        if (strategy == PyList.Strategy.OBJECTS) {
            b.emit(Micro.APPEND_OBJECT, list.value, b.object(item));
            return true;
        }
        b.emit(Micro.APPEND, list.value, b.object(item));
        // This list, which other values may be too, stores its items otherwise from now on.
        b.scope.replaceAll(v -> isLike(v.kind, strategy) ? v.afterEscape() : v);
        b.scope.replace(b.scope.stack[listAt], grown(list, item));
        return true;
    }

    private static boolean isLike(Object kind, Object strategy) {
        return strategy instanceof PyList.Strategy
                ? kind == strategy
                : kind instanceof PyList.Strategy;
    }

    /** {@return what is known of a list that stored no objects when {@code item} was appended} */
    private static Val grown(Val list, Val item) {
        if (list.kind != PyList.Strategy.EMPTY) {
            return Val.object(list.value, PyList.class, list.origin);
        }
        Object kind =
                item.is(Type.INT)
                        ? PyList.Strategy.LONGS
                        : item.is(Type.FLOAT)
                                ? PyList.Strategy.DOUBLES
                                : isNoNumber(item) ? PyList.Strategy.OBJECTS : PyList.class;
        return Val.object(list.value, kind, null);
    }

    private static boolean isNoNumber(Val val) {
        return val.isVirtual()
                || !val.is(Type.REF)
                || (val.kind != null && val.kind != Long.class && val.kind != Double.class);
    }
}
