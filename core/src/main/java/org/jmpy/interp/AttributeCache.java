package org.jmpy.interp;

import org.jmpy.object.PyClass;
import org.jmpy.object.PyFunction;
import org.jmpy.object.PyInstance;
import org.jmpy.object.Shape;

/**
 * What a name meant on the instance it was last looked up on, for all instructions of a module that
 * use the name: an index into the instance's attributes, or a method. It holds while the instance
 * has the same shape, which tells its class too, and the class the same version.
 */
final class AttributeCache {
    private Shape shape;
    private int version;

    /** Index of the attribute, -1 if {@link #method} is meant. */
    private int index;

    private PyFunction method;

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
