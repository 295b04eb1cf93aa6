package org.jmpy.interp;

import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyClass;
import org.jmpy.object.PyFunction;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyType;
import org.jmpy.object.Shape;
import org.jmpy.object.Slot;
import org.jmpy.object.Types;

/**
 * What a name meant on the instance it was last looked up on, for all instructions of a module that
 * use the name: an index into the instance's attributes, or a method. It holds while the instance
 * has the same shape, which tells its class too, and the class the same version.
 */
public final class AttributeCache {
    private Shape shape;
    private int version;

    /** Index of the attribute, -1 if {@link #method} is meant. */
    private int index;

    private PyFunction method;

    /** A built-in type whose method it last was, and that method. */
    private PyType builtinType;

    private Object builtinMethod;

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

    /** {@return the attribute's index in {@code instance}, -1 if not known} */
    int index(PyInstance instance) {
        return instance.shape() == shape && instance.cls().version() == version ? index : -1;
    }

    /** {@return the method found for {@code instance}, null if not known} */
    PyFunction method(PyInstance instance) {
        return instance.shape() == shape && instance.cls().version() == version ? method : null;
    }

    /** Looks for an attribute of the instance itself. {@return its index, -1 if there is none} */
    int learnIndex(PyInstance instance, String name) {
        int found = instance.shape().indexOf(name);
        if (found >= 0) {
            learn(instance);
            index = found;
            method = null;
        }
        return found;
    }

    /** Looks for a method written in Python. {@return it, null if the name is anything else} */
    PyFunction learnMethod(PyInstance instance, String name) {
        PyClass cls = instance.cls();
        if (cls.hasSpecialAccessors()
                || instance.isDictionary()
                || instance.shape().indexOf(name) >= 0
                || !(cls.member(name) instanceof PyFunction function)) {
            return null;
        }
        learn(instance);
        index = -1;
        method = function;
        return function;
    }

    private void learn(PyInstance instance) {
        shape = instance.shape();
        version = instance.cls().version();
    }
}
