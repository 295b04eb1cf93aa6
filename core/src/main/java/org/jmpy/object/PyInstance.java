package org.jmpy.object;

import java.util.Arrays;

/**
 * An instance of a Python class: attributes laid out by a shape, and, if the class derives from a
 * built-in type, the built-in part. Source: MicroPython py/objtype.c, mp_obj_instance_t.
 */
public final class PyInstance extends PyObject {
    private static final Object[] NO_VALUES = {};

    private final PyClass cls;
    private Shape shape;
    private Object[] values = NO_VALUES;
    private Object base;

    PyInstance(PyClass cls) {
        HeapLock.check();
        this.cls = cls;
        this.shape = cls.rootShape();
    }

    /** Makes an instance of the class that {@code shape} tells, {@code values} its attributes. */
    public PyInstance(Shape shape, Object[] values) {
        HeapLock.check();
        this.cls = shape.owner();
        this.shape = shape;
        this.values = values;
    }

    public PyClass cls() {
        return cls;
    }

    @Override
    public PyType type() {
        return cls;
    }

    /** {@return the built-in part, null if there is none or it was not made yet} */
    public Object base() {
        return base;
    }

    /**
     * {@return the built-in part}
     *
     * @throws PyError AttributeError if the class has not made it yet
     */
    Object nativePart() {
        if (base == null) {
            throw PyError.attribute("call super().__init__() first");
        }
        return base;
    }

    void setBase(Object base) {
        this.base = base;
    }

    public Shape shape() {
        return shape;
    }

    /** {@return whether the attributes are in a dict, and the shape tells nothing about them} */
    public boolean isDictionary() {
        return shape == Shape.DICTIONARY;
    }

    /** {@return the attribute at {@code index} of the shape} */
    public Object value(int index) {
        return values[index];
    }

    /** Replaces the attribute at {@code index} of the shape. */
    public void setValue(int index, Object value) {
        values[index] = value;
    }

    /** {@return the instance's own attribute, or null} */
    public Object get(String name) {
        if (shape == Shape.DICTIONARY) {
            return ((PyDict) values[0]).get(name);
        }
        int index = shape.indexOf(name);
        return index < 0 ? null : values[index];
    }

    /** Sets an attribute of the instance itself. */
    public void put(String name, Object value) {
        int index = shape.indexOf(name);
        if (index >= 0) {
            values[index] = value;
        } else if (shape == Shape.DICTIONARY) {
            ((PyDict) values[0]).put(name, value);
        } else if (shape.size() == Shape.MAX_SIZE) {
            PyDict dict = dict();
            dict.put(name, value);
            values = new Object[] {dict};
            shape = Shape.DICTIONARY;
        } else {
            append(shape.with(name), value);
        }
    }

    /** Adds the attribute by which {@code next} exceeds the present shape. */
    public void append(Shape next, Object value) {
        int size = next.size();
        if (size > values.length) {
            HeapLock.check();
            values = Arrays.copyOf(values, size < 4 ? 4 : size + (size >> 1));
        }
        values[size - 1] = value;
        shape = next;
    }

    /** {@return whether there was such an attribute to remove} */
    boolean remove(String name) {
        if (shape == Shape.DICTIONARY) {
            return ((PyDict) values[0]).remove(name) != null;
        }
        int removed = shape.indexOf(name);
        if (removed < 0) {
            return false;
        }
        Shape next = cls.rootShape();
        String[] names = shape.names();
        Object[] kept = new Object[Math.max(4, names.length)];
        for (int i = 0; i < names.length; i++) {
            if (i != removed) {
                kept[next.size()] = values[i];
                next = next.with(names[i]);
            }
        }
        values = kept;
        shape = next;
        return true;
    }

    /** {@return a copy of the attributes} */
    PyDict dict() {
        if (shape == Shape.DICTIONARY) {
            return ((PyDict) values[0]).copy();
        }
        PyDict dict = new PyDict();
        String[] names = shape.names();
        for (int i = 0; i < names.length; i++) {
            dict.put(names[i], values[i]);
        }
        return dict;
    }
}
