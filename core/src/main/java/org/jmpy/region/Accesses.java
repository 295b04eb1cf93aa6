package org.jmpy.region;

import org.jmpy.interp.AttributeCache;
import org.jmpy.interp.ModuleCode;
import org.jmpy.ir.Op;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.BoolType;
import org.jmpy.object.ByteArrayType;
import org.jmpy.object.BytesType;
import org.jmpy.object.DictType;
import org.jmpy.object.FloatType;
import org.jmpy.object.IntType;
import org.jmpy.object.ListType;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyByteArray;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyClass;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyFunction;
import org.jmpy.object.PyList;
import org.jmpy.object.PyModule;
import org.jmpy.object.PyObject;
import org.jmpy.object.PySet;
import org.jmpy.object.PyTuple;
import org.jmpy.object.PyType;
import org.jmpy.object.SetType;
import org.jmpy.object.Shape;
import org.jmpy.object.Slot;
import org.jmpy.object.StrType;
import org.jmpy.object.TupleType;
import org.jmpy.object.Typecode;

import java.util.Map;

/** Names, attributes, methods and subscripts. */
final class Accesses {
    // Types all of whose instances of that Java class have the same methods: an OrderedDict those
    // of dict; what only a set has is asked for.
    private static final Map<Class<?>, PyType> BUILTIN_TYPES =
            Map.of(
                    PyList.class, ListType.INSTANCE,
                    String.class, StrType.INSTANCE,
                    PyDict.class, DictType.INSTANCE,
                    PySet.class, SetType.INSTANCE,
                    PyBytes.class, BytesType.INSTANCE,
                    PyByteArray.class, ByteArrayType.INSTANCE);

    private final RegionBuilder b;
    private final Containers containers;
    private final Slices slices;
    private final Complexes complexes;

    Accesses(RegionBuilder builder) {
        b = builder;
        containers = new Containers(builder);
        slices = new Slices(builder);
        complexes = new Complexes(builder);
    }

    private ModuleCode module() {
        return b.scope.map.code.module();
    }

    String name(int qstr) {
        return module().name(qstr);
    }

    private void push(Val val) {
        b.scope.push(val);
        b.next();
    }

    // ---- globals -------------------------------------------------------------------------------

    void loadGlobal(int qstr) {
        Object constant = b.scope.map.storesGlobal(qstr) ? null : assumedGlobal(name(qstr));
        if (constant != null) {
            push(Val.constant(constant));
            return;
        }
        PyDict globals = module().globals();
        Value entry = globalEntry(globals.find(name(qstr)));
        Value value =
                entry != null
                        ? b.emit(Micro.ENTRY_VALUE, Value.reference(globals), entry)
                        : b.emit(
                                Micro.LOAD_GLOBAL,
                                Value.reference(module()),
                                Value.constant((long) qstr));
        push(b.unknown(value));
    }

    /**
     * {@return the entry of a global if it surely stays there, else null}
     *
     * @param at where it is now, negative if there is none
     */
    private Value globalEntry(int at) {
        boolean stays = at >= 0 && b.rely(module().globals().assumeKeys());
        return stays ? Value.constant((long) at) : null;
    }

    void storeGlobal(int qstr) {
        Value value = b.object(b.scope.pop());
        PyDict globals = module().globals();
        int at = globals.find(name(qstr));
        if (at >= 0) {
            // What hot code stores will not stay: a region that relied on it would end at once.
            b.breaks(globals.expectChanges(at));
        }
        Value entry = globalEntry(at);
        if (entry != null) {
            b.emit(Micro.SET_ENTRY_VALUE, Value.reference(globals), entry, value);
            b.mayBreakAssumptions();
        } else {
            b.emit(
                    Micro.STORE_GLOBAL,
                    value,
                    Value.reference(module()),
                    Value.constant((long) qstr));
        }
        b.next();
    }

    /** {@return the value that a global or builtin has and is relied on to keep, or null} */
    private Object assumedGlobal(String name) {
        PyDict globals = module().globals();
        Object value = assumed(globals, name);
        if (value != null || globals.find(name) >= 0) {
            return value;
        }
        return b.rely(globals.assumeKeys())
                ? assumed(module().vm().builtins().globals(), name)
                : null;
    }

    private Object assumed(PyDict dict, String name) {
        int entry = dict.find(name);
        return entry >= 0 && b.rely(dict.assumeValue(entry)) ? dict.valueAt(entry) : null;
    }

    // ---- cells ---------------------------------------------------------------------------------

    void loadCell(int local) {
        Val cell = b.scope.locals[local];
        if (cell.isNull()) {
            b.leave(Cause.UNSUPPORTED);
        }
        if (cell.shell == Shell.CELL) {
            Val content = cell.fields.getFirst();
            if (content.isNull()) {
                b.leave(Cause.CHECK);
            }
            push(content);
            return;
        }
        if (b.hasFailed()) {
            push(b.unknown(b.emit(Micro.LOAD_CELL, cell.value)));
            return;
        }
        Value value = b.emit(Micro.CELL_VALUE, cell.value);
        b.guardNot(b.emit(Op.REF_IS, value, Value.reference(null)), b.exit(Cause.CHECK, null));
        push(b.unknown(value));
    }

    void storeCell(int local) {
        Val cell = b.scope.locals[local];
        if (cell.isNull()) {
            b.leave(Cause.UNSUPPORTED);
        }
        Scope s = b.scope;
        s.depth--;
        int at = s.depth;
        if (s.stack[at].contains(cell)) {
            b.make(s.stack[at]);
            cell = s.locals[local];
        }
        if (cell.shell == Shell.CELL) {
            s.replace(cell, cell.with(Shell.CELL, 0, s.stack[at]));
        } else {
            b.emit(Micro.SET_CELL, b.object(s.stack[at]), cell.value);
        }
        b.next();
    }

    // ---- attributes ----------------------------------------------------------------------------

    void loadAttribute(int qstr) {
        Scope s = b.scope;
        s.depth--;
        int at = s.depth;
        Val object = b.known(s.stack[at]);
        Val result = attribute(object, name(qstr));
        if (result == null) {
            result =
                    b.unknown(
                            b.emit(
                                    Micro.LOAD_ATTR,
                                    b.object(b.scope.stack[at]),
                                    Value.reference(new AttributeCache()),
                                    Value.reference(name(qstr))));
        }
        push(result);
    }

    /** {@return the attribute where what is known tells how to get it, else null} */
    private Val attribute(Val object, String name) {
        if (object.shape() != null) {
            return instanceAttribute(object, object.shape(), name);
        }
        if (Complexes.isComplex(object)) {
            return complexes.attribute(object, name);
        }
        if (object.constant() instanceof PyModule module) {
            Object value = assumed(module, name);
            return value == null ? null : Val.constant(value);
        }
        return object.constant() instanceof PyClass cls ? classDatum(cls, name) : null;
    }

    /** {@return an attribute of a class that is data, null if it is no such one} */
    private Val classDatum(PyClass cls, String name) {
        PyDict holder = cls.holderOfDatum(name);
        if (holder == null || !b.rely(cls.assumeUnchanged())) {
            return null;
        }
        int entry = holder.find(name);
        if (b.rely(holder.assumeValue(entry))) {
            return Val.constant(holder.valueAt(entry));
        }
        return b.unknown(
                b.emit(Micro.ENTRY_VALUE, Value.reference(holder), Value.constant((long) entry)));
    }

    private Object assumed(PyModule module, String name) {
        int entry = module.globals().find(name);
        if (entry < 0) {
            return null;
        }
        return module.isBuiltin() || b.rely(module.globals().assumeValue(entry))
                ? module.globals().valueAt(entry)
                : null;
    }

    private Val instanceAttribute(Val object, Shape shape, String name) {
        int index = shape.indexOf(name);
        if (index >= 0) {
            return object.isVirtual()
                    ? object.fields.get(index)
                    : b.unknown(
                            b.emit(
                                    Micro.GET_ATTRIBUTE,
                                    object.value,
                                    Value.constant((long) index)));
        }
        Val datum = shape.owner() == null ? null : classDatum(shape.owner(), name);
        if (datum != null) {
            return datum;
        }
        Object method = instanceMethod(shape, name);
        return method == null
                ? null
                : Val.virtual(Shell.BOUND_METHOD, Val.constant(method), object);
    }

    void storeAttribute(int qstr) {
        Scope s = b.scope;
        s.depth -= 2;
        int at = s.depth;
        b.known(s.stack[at + 1]);
        s = b.scope;
        boolean deletes = s.stack[at].isNull();
        if (deletes || !storeKnown(at, name(qstr))) {
            Value value = b.object(s.stack[at]);
            b.emit(
                    Micro.STORE_ATTR,
                    value,
                    b.object(b.scope.stack[at + 1]),
                    Value.reference(new AttributeCache()),
                    Value.reference(name(qstr)));
        }
        b.next();
    }

    private boolean storeKnown(int at, String name) {
        Val object = b.scope.stack[at + 1];
        Shape shape = object.shape();
        if (shape == null || shape.owner() == null) {
            return false;
        }
        PyClass cls = shape.owner();
        int index = shape.indexOf(name);
        if (!cls.storesPlainly(name)
                || !b.rely(cls.assumeUnchanged())
                || (index < 0 && !shape.canGrow())) {
            return false;
        }
        if (object.isVirtual() && b.scope.stack[at].contains(object)) {
            b.make(object);
            object = b.scope.stack[at + 1];
        }
        Shape next = index < 0 ? shape.with(name) : shape;
        if (object.isVirtual()) {
            int field = index < 0 ? shape.size() : index;
            Val changed = object.with(new Shell.Instance(next), field, b.scope.stack[at]);
            b.scope.replace(object, changed);
            return true;
        }
        Value value = b.object(b.scope.stack[at]);
        if (index >= 0) {
            b.emit(Micro.SET_ATTRIBUTE, object.value, Value.constant((long) index), value);
            return true;
        }
        b.emit(Micro.ADD_ATTRIBUTE, object.value, Value.reference(next), value);
        // Another value may be the same object: what is known of that shape is not so any more.
        Val known = object;
        b.scope.replaceAll(v -> v != known && v.kind == shape ? v.afterEscape() : v);
        b.scope.replace(object, Val.object(object.value, next, object.origin));
        return true;
    }

    /** LOAD_METHOD: leaves what to call, and the first argument or null. */
    void loadMethod(int qstr) {
        Scope s = b.scope;
        s.depth--;
        int at = s.depth;
        Val object = b.known(s.stack[at]);
        Object method = method(object, name(qstr));
        if (method != null) {
            b.scope.push(Val.constant(method));
            push(object);
            return;
        }
        Val value = attributeToCall(object, name(qstr));
        if (value != null) {
            b.scope.push(value);
            push(Val.NULL);
            return;
        }
        Value callee =
                b.emit(
                        Micro.LOAD_METHOD,
                        b.object(object),
                        Value.reference(new AttributeCache()),
                        Value.reference(name(qstr)),
                        Value.reference(b.vm));
        Value self = b.emit(Micro.METHOD_SELF, Value.reference(b.vm));
        b.scope.push(Val.object(callee, null, null));
        push(Val.object(self, null, null));
    }

    private Val attributeToCall(Val object, String name) {
        boolean isValue =
                object.constant() instanceof PyModule
                        || (object.shape() != null && object.shape().indexOf(name) >= 0);
        return isValue ? attribute(object, name) : null;
    }

    /** {@return the function that becomes a method of {@code object}, null if it is not known} */
    private Object method(Val object, String name) {
        if (object.shape() != null) {
            return instanceMethod(object.shape(), name);
        }
        PyType type = builtinType(object);
        if (type == null || type.isClass() || type.has(Slot.ATTR)) {
            return null;
        }
        Object member = type.locals().get(name);
        if (!(member instanceof PyBuiltin)) {
            return null;
        }
        if (type == SetType.INSTANCE && SetType.FROZEN.locals().get(name) == null) {
            b.check(b.emit(Micro.IS_MUTABLE_SET, object.value));
        }
        return member;
    }

    /** {@return the function written in Python that becomes a method of an instance, or null} */
    private Object instanceMethod(Shape shape, String name) {
        PyClass cls = shape.owner();
        boolean found =
                cls != null
                        && shape.indexOf(name) < 0
                        && cls.member(name) instanceof PyFunction
                        && b.rely(cls.assumeUnchanged());
        return found ? cls.member(name) : null;
    }

    /** {@return the built-in type of the object, null if it is not known} */
    private static PyType builtinType(Val object) {
        if (object.isConstant() && object.constant() instanceof PyObject constant) {
            return constant.type();
        }
        Class<?> c = object.javaClass();
        return c == null ? null : BUILTIN_TYPES.get(c);
    }

    /** {@return the type of a value, null if it is not known} */
    static PyType typeOf(Val val) {
        if (val.shape() != null) {
            return val.shape().owner();
        }
        if (!val.isVirtual() && !val.is(Type.REF)) {
            return switch (val.value.type()) {
                case INT -> IntType.INSTANCE;
                case FLOAT -> FloatType.INSTANCE;
                default -> BoolType.INSTANCE;
            };
        }
        Class<?> c = val.shell == Shell.TUPLE ? PyTuple.class : val.javaClass();
        // A dict can be ordered, a set frozen, and other tuples have classes of their own.
        return c == PyTuple.class
                ? TupleType.INSTANCE
                : c == String.class || c == PyList.class ? BUILTIN_TYPES.get(c) : null;
    }

    /** LOAD_SUPER_METHOD: on the stack are super, the class and self. */
    void loadSuperMethod(int qstr) {
        Scope s = b.scope;
        s.depth -= 3;
        int at = s.depth;
        b.known(s.stack[at + 1]);
        b.known(b.scope.stack[at + 2]);
        s = b.scope;
        Val cls = s.stack[at + 1];
        Val self = s.stack[at + 2];
        if (cls.constant() instanceof PyClass c
                && self.shape() != null
                && self.shape().owner() != null
                && c.bases().length == 1
                && c.bases()[0] instanceof PyClass base
                && base.member(name(qstr)) instanceof PyFunction function
                && b.rely(base.assumeUnchanged())) {
            s.push(Val.constant(function));
            push(self);
            return;
        }
        Value callee =
                b.emit(
                        Micro.LOAD_SUPER_METHOD,
                        b.object(cls),
                        b.object(self),
                        Value.reference(name(qstr)),
                        Value.reference(b.vm));
        Value first = b.emit(Micro.METHOD_SELF, Value.reference(b.vm));
        b.scope.push(Val.object(callee, null, null));
        push(Val.object(first, null, null));
    }

    // ---- subscripts ----------------------------------------------------------------------------

    void loadSubscript() {
        Scope s = b.scope;
        s.depth -= 2;
        int at = s.depth;
        b.known(s.stack[at]);
        knownIndex(at + 1);
        Val container = b.scope.stack[at];
        Val index = b.scope.stack[at + 1];
        Val result = subscript(container, index);
        if (result == null) {
            Value object = b.object(container);
            result = b.unknown(b.emit(Micro.LOAD_SUBSCR, object, b.object(b.scope.stack[at + 1])));
        }
        push(result);
    }

    private void knownIndex(int at) {
        Val index = b.scope.stack[at];
        if (index.shell == Shell.SLICE) {
            for (int i = 0; i < index.fields.size(); i++) {
                b.known(b.scope.stack[at].fields.get(i));
            }
        } else {
            b.known(index);
        }
    }

    private Val subscript(Val container, Val index) {
        if (container.shell == Shell.TUPLE && index.is(Type.INT) && index.isConstant()) {
            long i = (long) index.value.payload();
            int size = container.fields.size();
            long from = i < 0 ? i + size : i;
            return from >= 0 && from < size ? container.fields.get((int) from) : null;
        }
        if (container.isVirtual() || b.hasFailed()) {
            return null;
        }
        if (index.shell == Shell.SLICE) {
            return slices.load(container, index);
        }
        if (index.is(Type.INT)) {
            if (container.kind instanceof PyList.Strategy strategy) {
                return listItem(container.value, strategy, index.value);
            }
            if (container.kind instanceof Typecode typecode) {
                return arrayItem(container.value, typecode, index.value);
            }
            if (container.javaClass() == PyTuple.class) {
                Value i = index(index.value, b.emit(Micro.TUPLE_SIZE, container.value));
                return b.unknown(b.emit(Micro.TUPLE_ITEM, container.value, i));
            }
        }
        return containers.item(container, index);
    }

    private Val listItem(Value list, PyList.Strategy strategy, Value index) {
        if (strategy == PyList.Strategy.EMPTY) {
            return null;
        }
        return itemAt(list, strategy, index(index, b.emit(Micro.LIST_SIZE, list)));
    }

    private Val arrayItem(Value array, Typecode typecode, Value index) {
        Value i = index(index, b.emit(Micro.ARRAY_SIZE, array));
        return Val.of(b.emit(Micro.getItem(typecode), b.emit(Micro.ARRAY_DATA, array), i));
    }

    /** Does {@code array[index] = val}. {@return false if nothing was done} */
    private boolean storeArrayItem(Value array, Typecode typecode, Value index, Val val) {
        boolean widens = typecode.isFloat() && val.is(Type.INT);
        if (!widens && !val.is(typecode.isFloat() ? Type.FLOAT : Type.INT)) {
            return false;
        }
        Value i = index(index, b.emit(Micro.ARRAY_SIZE, array));
        Value item = widens ? b.emit(Op.INT_TO_FLOAT, val.value) : val.value;
        b.emit(Micro.setItem(typecode), b.emit(Micro.ARRAY_DATA, array), i, item);
        return true;
    }

    /**
     * {@return an index from the start, for one that may be from the end; checked}
     *
     * <p>Of an index that is known not to be negative, the comparison with the size is left.
     */
    private Value index(Value index, Value size) {
        if (index.isConstant() && (long) index.payload() >= 0) {
            b.check(b.emit(Op.INT_LT, index, size));
            return index;
        }
        Value sign = b.emit(Op.INT_SHR, index, Value.constant(63L));
        b.check(b.emit(Op.INT_LT, b.emit(Op.INT_XOR, index, sign), size));
        return b.emit(Op.INT_ADD, index, b.emit(Op.INT_AND, size, sign));
    }

    /** {@return the item at an index that is in range} */
    Val itemAt(Value list, PyList.Strategy strategy, Value index) {
        return switch (strategy) {
            case LONGS -> Val.of(b.emit(Micro.GET_LONG, b.emit(Micro.LONGS, list), index));
            case DOUBLES -> Val.of(b.emit(Micro.GET_DOUBLE, b.emit(Micro.DOUBLES, list), index));
            case OBJECTS -> b.unknown(b.emit(Micro.GET_OBJECT, b.emit(Micro.OBJECTS, list), index));
            case EMPTY -> throw new IllegalStateException();
        };
    }

    void storeSubscript() {
        Scope s = b.scope;
        s.depth -= 3;
        int at = s.depth;
        boolean deletes = s.stack[at].isNull();
        b.known(s.stack[at + 1]);
        knownIndex(at + 2);
        Object kind = b.scope.stack[at + 1].kind;
        boolean isSlice = b.scope.stack[at + 2].shell == Shell.SLICE;
        if (isSlice || kind == PyList.Strategy.LONGS || kind == PyList.Strategy.DOUBLES) {
            b.known(b.scope.stack[at]);
        }
        s = b.scope;
        if (deletes || !storeKnown(s.stack[at + 1], s.stack[at + 2], at)) {
            Value value = b.object(b.scope.stack[at]);
            Value container = b.object(b.scope.stack[at + 1]);
            Value index = b.object(b.scope.stack[at + 2]);
            b.emit(Micro.STORE_SUBSCR, value, container, index);
        }
        b.next();
    }

    private boolean storeKnown(Val container, Val index, int at) {
        if (b.hasFailed()) {
            return false;
        }
        Val val = b.scope.stack[at];
        if (index.shell == Shell.SLICE) {
            return slices.store(container, index, val);
        }
        if (container.kind instanceof Typecode typecode && index.is(Type.INT)) {
            return storeArrayItem(container.value, typecode, index.value, val);
        }
        if (!(container.kind instanceof PyList.Strategy strategy) || !index.is(Type.INT)) {
            return containers.store(container, index, val);
        }
        boolean fits =
                switch (strategy) {
                    case LONGS -> val.is(Type.INT);
                    case DOUBLES -> val.is(Type.FLOAT);
                    case OBJECTS -> true;
                    case EMPTY -> false;
                };
        if (!fits) {
            return false;
        }
        Value list = container.value;
        Value i = index(index.value, b.emit(Micro.LIST_SIZE, list));
        switch (strategy) {
            case LONGS -> b.emit(Micro.SET_LONG, b.emit(Micro.LONGS, list), i, val.value);
            case DOUBLES -> b.emit(Micro.SET_DOUBLE, b.emit(Micro.DOUBLES, list), i, val.value);
            default -> b.emit(Micro.SET_OBJECT, b.emit(Micro.OBJECTS, list), i, b.object(val));
        }
        return true;
    }
}
