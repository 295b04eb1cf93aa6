package org.jmpy.object;

/** A property. Source: MicroPython py/objproperty.c. */
public final class PyProperty extends PyObject {
    public static final PyType TYPE = new PropertyType();
    private static final String[] PARAMETERS = {"fget", "fset", "fdel", "doc"};

    private static final class PropertyType extends PyType {
        PropertyType() {
            super("property", Slot.MAKE);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            Object[] values = Args.parse(args, kw, 0, PARAMETERS);
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null) {
                    values[i] = Singleton.NONE;
                }
            }
            return new PyProperty(values[0], values[1], values[2]);
        }

        @Override
        protected void declare(Members members) {
            members.fn2("getter", (self, f) -> ((PyProperty) self).with(f, null, null))
                    .fn2("setter", (self, f) -> ((PyProperty) self).with(null, f, null))
                    .fn2("deleter", (self, f) -> ((PyProperty) self).with(null, null, f));
        }
    }

    private final Object getter;
    private final Object setter;
    private final Object deleter;

    private PyProperty(Object getter, Object setter, Object deleter) {
        this.getter = getter;
        this.setter = setter;
        this.deleter = deleter;
    }

    private PyProperty with(Object get, Object set, Object delete) {
        return new PyProperty(
                get == null ? getter : get,
                set == null ? setter : set,
                delete == null ? deleter : delete);
    }

    /** {@return the function that gives the value, None if there is none} */
    public Object getter() {
        return getter;
    }

    /** {@return the function that takes a new value, None if there is none} */
    public Object setter() {
        return setter;
    }

    Object get(Object self) {
        if (getter == Singleton.NONE) {
            throw PyError.attribute("unreadable attribute");
        }
        return Call.call1(getter, self);
    }

    /** {@return whether the property allowed the store, or the deletion if value is null} */
    boolean store(Object self, Object value) {
        Object function = value == null ? deleter : setter;
        if (function == Singleton.NONE) {
            return false;
        }
        if (value == null) {
            Call.call1(function, self);
        } else {
            Call.call2(function, self, value);
        }
        return true;
    }

    @Override
    public PyType type() {
        return TYPE;
    }
}
