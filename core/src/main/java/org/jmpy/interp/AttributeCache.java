package org.jmpy.interp;

import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyFunction;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyType;
import org.jmpy.object.Shape;
import org.jmpy.object.Slot;
import org.jmpy.object.Types;

/**
 * What a name meant on the instances it was last looked up on: an index into the instance's
 * attributes, or a method. Tier 0 has one for all instructions of a module that use the name. What
 * is known holds while an instance has the same shape, which tells its class too, and the class the
 * same version.
 */
public final class AttributeCache {
    /** With more shapes than this all are forgotten, and learnt again. */
    private static final int MAX_SHAPES = 6;

    private Known first;

    /** A built-in type whose method it last was, and that method. */
    private PyType builtinType;

    private Object builtinMethod;

    /**
     * What the name means on instances of a shape.
     *
     * @param index index of the attribute, -1 if {@code method} is meant
     * @param stores whether a store only replaces the attribute at {@code index}
     * @param next what was learnt before
     * @param count how many shapes are known from here on
     */
    private record Known(
            Shape shape,
            int version,
            int index,
            boolean stores,
            PyFunction method,
            Known next,
            int count) {
        boolean isOf(PyInstance instance) {
            return instance.shape() == shape && instance.cls().version() == version;
        }
    }

    /** {@return the method of the built-in type of {@code object}, null if it is no such method} */
    Object builtinMethod(Object object, String name) {
        PyType type = Types.of(object);
        if (type == builtinType) {
            return builtinMethod;
        }
        if (type.isClass() || type.has(Slot.ATTR)) {
            return null;
        }
        Object member = type.locals().get(name);
        if (!(member instanceof PyBuiltin)) {
            return null;
        }
        builtinType = type;
        builtinMethod = member;
        return member;
    }

    private Known find(PyInstance instance) {
        for (Known known = first; known != null; known = known.next) {
            if (known.isOf(instance)) {
                return known;
            }
        }
        return null;
    }

    /** {@return the attribute's index in {@code instance}, -1 if not known} */
    int index(PyInstance instance) {
        Known known = find(instance);
        return known == null ? -1 : known.index;
    }

    /** {@return the index that a store replaces in {@code instance}, -1 if not known} */
    int storeIndex(PyInstance instance) {
        Known known = find(instance);
        return known == null || !known.stores ? -1 : known.index;
    }

    /** {@return the method found for {@code instance}, null if not known} */
    PyFunction method(PyInstance instance) {
        Known known = find(instance);
        return known == null ? null : known.method;
    }

    /** Looks for an attribute of the instance itself. {@return its index, -1 if there is none} */
    int learnIndex(PyInstance instance, String name) {
        int found = instance.shape().indexOf(name);
        if (found >= 0) {
            learn(instance, found, instance.cls().storesPlainly(name), null);
        }
        return found;
    }

    /** Looks for a method written in Python. {@return it, null if the name is anything else} */
    PyFunction learnMethod(PyInstance instance, String name) {
        if (instance.isDictionary()
                || instance.shape().indexOf(name) >= 0
                || !(instance.cls().member(name) instanceof PyFunction function)) {
            return null;
        }
        learn(instance, -1, false, function);
        return function;
    }

    private void learn(PyInstance instance, int index, boolean stores, PyFunction method) {
        Shape shape = instance.shape();
        Known rest = first == null || first.count == MAX_SHAPES ? null : first;
        int count = rest == null ? 1 : rest.count + 1;
        first = new Known(shape, instance.cls().version(), index, stores, method, rest, count);
    }
}
