package org.jmpy.interp;

import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyClass;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyFunction;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyModule;
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
    private static final int MAX_SHAPES = 8;

    /** A power of two above {@link #MAX_SHAPES}, less 1. */
    private static final int MASK = 15;

    /** What is known of the one shape met so far; null if there was none, or more than one. */
    private Known only;

    /** What is known by the shapes' numbers, open addressing; null for one shape. */
    private Known[] known;

    private int count;

    /** Where a module or class last had it, and what it was there. */
    private int entry;

    private Object member;

    /** A built-in type whose method it last was, and that method. */
    private PyType builtinType;

    private Object builtinMethod;

    /**
     * What the name means on instances of a shape.
     *
     * @param index index of the attribute, -1 if {@code method} is meant
     * @param stores whether a store only replaces the attribute at {@code index}
     */
    private record Known(Shape shape, int version, int index, boolean stores, PyFunction method) {
        /** {@return whether it still holds for instances of the shape} */
        boolean isOf(PyClass cls) {
            return cls.version() == version;
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

    private Known find(Shape shape) {
        Known[] table = known;
        if (table == null) {
            return only != null && only.shape == shape ? only : null;
        }
        for (int i = shape.number(); ; i++) {
            Known candidate = table[i & MASK];
            if (candidate == null || candidate.shape == shape) {
                return candidate;
            }
        }
    }

    /** {@return the attribute's index in {@code instance}, -1 if not known} */
    int index(PyInstance instance) {
        // An instance's own attributes come before those of its class, whatever these are.
        Known found = find(instance.shape());
        return found == null ? -1 : found.index;
    }

    /** {@return the index that a store replaces in {@code instance}, -1 if not known} */
    int storeIndex(PyInstance instance) {
        Known found = find(instance.shape());
        return found != null && found.stores && found.isOf(instance.cls()) ? found.index : -1;
    }

    /** {@return the method found for {@code instance}, null if not known} */
    PyFunction method(PyInstance instance) {
        Known found = find(instance.shape());
        return found != null && found.isOf(instance.cls()) ? found.method : null;
    }

    /**
     * {@return the attribute of a module or class itself, null if it is nothing as simple as that}
     */
    Object member(Object object, String name) {
        PyDict members = membersOf(object);
        if (members == null) {
            return null;
        }
        Object value = members.cached(entry, name);
        return value != null && (value == member || object instanceof PyModule)
                ? value
                : learnMember(object, members, name);
    }

    private Object learnMember(Object object, PyDict members, String name) {
        int found = name.startsWith("__") ? -1 : members.find(name);
        if (found < 0) {
            return null;
        }
        Object value = members.valueAt(found);
        if (object instanceof PyClass && !PyClass.isPlain(value)) {
            return null;
        }
        entry = found;
        member = value;
        return value;
    }

    private static PyDict membersOf(Object object) {
        if (object instanceof PyModule module) {
            return module.globals();
        }
        return object instanceof PyClass cls ? cls.locals() : null;
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
        Known learnt = new Known(shape, instance.cls().version(), index, stores, method);
        if (known == null && (only == null || only.shape == shape)) {
            only = learnt;
            return;
        }
        if (known == null || count == MAX_SHAPES) {
            known = new Known[MASK + 1];
            count = 0;
            if (only != null) {
                put(only);
                only = null;
            }
        }
        put(learnt);
    }

    private void put(Known learnt) {
        int i = learnt.shape.number() & MASK;
        while (known[i] != null && known[i].shape != learnt.shape) {
            i = i + 1 & MASK;
        }
        count += known[i] == null ? 1 : 0;
        known[i] = learnt;
    }
}
