package org.jmpy.region;

import org.jmpy.interp.FunctionCode;
import org.jmpy.ir.Op;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.Shape;

import java.util.List;

/** Makes the objects that values stand for: boxes numbers, and makes what was virtual so far. */
final class Making {
    private final RegionBuilder b;

    Making(RegionBuilder builder) {
        b = builder;
    }

    /** {@return the value as an object: boxed, or made if it is virtual} */
    Value object(Val val) {
        if (val.isVirtual()) {
            return make(val).value;
        }
        if (val.isConstant() && !val.is(Type.REF)) {
            return Value.reference(val.value.payload());
        }
        return switch (val.value.type()) {
            case INT -> b.emit(Op.BOX_INT, val.value);
            case FLOAT -> b.emit(Op.BOX_FLOAT, val.value);
            case BOOL -> b.emit(Op.BOX_BOOL, val.value);
            case REF -> val.value;
            case VOID -> throw new IllegalStateException();
        };
    }

    /** Makes the object that was virtual so far, and those in it. */
    Val make(Val virtual) {
        Val outer = virtual;
        for (Val inner; (inner = innermost(outer)) != outer; ) {
            outer = b.scope.replace(inner, made(inner), outer);
        }
        Val made = made(outer);
        b.scope.replace(outer, made);
        return made;
    }

    /** {@return a virtual object in {@code virtual}, or itself, that has no other one in it} */
    private static Val innermost(Val virtual) {
        for (Val field : virtual.fields) {
            if (field.isVirtual()) {
                return innermost(field);
            }
        }
        return virtual;
    }

    private Val made(Val virtual) {
        List<Val> fields = virtual.fields;
        Shell shell = virtual.shell;
        if (shell instanceof Shell.Instance(Shape shape)) {
            return Val.object(
                    b.emit(Micro.NEW_INSTANCE, Value.reference(shape), array(fields)), shape, null);
        }
        if (shell instanceof Shell.Function(FunctionCode code)) {
            Value of = Value.reference(code);
            Value function =
                    fields.isEmpty()
                            ? b.emit(Micro.FUNCTION, of)
                            : b.emit(Micro.CLOSURE, array(fields), of);
            return Val.object(function, code, null);
        }
        if (shell instanceof Shell.Plain plain) {
            Value value =
                    switch (plain) {
                        case TUPLE -> b.emit(Micro.TUPLE, array(fields));
                        case RANGE -> b.emit(Micro.RANGE, values(fields));
                        case RANGE_ITERATOR -> b.emit(Micro.RANGE_ITERATOR, values(fields));
                        case LIST_ITERATOR ->
                                b.emit(
                                        Micro.LIST_ITERATOR,
                                        object(fields.get(0)),
                                        fields.get(1).value);
                        case TUPLE_ITERATOR ->
                                b.emit(
                                        Micro.TUPLE_ITERATOR,
                                        object(fields.get(0)),
                                        fields.get(1).value);
                        case TEXT_ITERATOR -> b.emit(Micro.TEXT_ITERATOR, values(fields));
                        case GROWING_TEXT -> b.emit(Micro.TEXT_BUILT, values(fields));
                        case DICT_ITEMS -> b.emit(Micro.DICT_ITEMS, values(fields));
                        case DICT_VALUES -> b.emit(Micro.DICT_VALUES, values(fields));
                        case TYPE -> b.emit(Micro.TYPE_OF, object(fields.get(0)));
                        case CELL -> b.emit(Micro.NEW_CELL, object(fields.get(0)));
                        case COMPLEX -> b.emit(Micro.COMPLEX, values(fields));
                        case BOUND_METHOD ->
                                b.emit(
                                        Micro.BOUND_METHOD,
                                        object(fields.get(0)),
                                        object(fields.get(1)));
                        case EMPTY_DICT -> b.emit(Micro.DICT);
                        case SLICE -> b.emit(Micro.SLICE, array(fields));
                        case ENUMERATE ->
                                b.emit(Micro.ENUMERATE, object(fields.get(0)), fields.get(1).value);
                    };
            return Val.object(value, plain.madeClass(), null);
        }
        throw new AssertionError(shell);
    }

    /** {@return a new Java array of the values as objects} */
    Value array(List<Val> items) {
        Value[] values = new Value[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = object(items.get(i));
        }
        return array(values);
    }

    /** {@return a new Java array of objects} */
    Value array(Value... values) {
        Value array = b.emit(Micro.ARRAY, Value.constant((long) values.length));
        for (int i = 0; i < values.length; i++) {
            b.emit(Micro.SET_ITEM, array, Value.constant((long) i), values[i]);
        }
        return array;
    }

    private static Value[] values(List<Val> fields) {
        return fields.stream().map(field -> field.value).toArray(Value[]::new);
    }
}
