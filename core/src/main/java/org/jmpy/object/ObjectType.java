package org.jmpy.object;

/** The type {@code object}. Source: MicroPython py/objobject.c. */
public final class ObjectType extends PyType {
    public static final ObjectType INSTANCE = new ObjectType();

    private static final class PlainObject extends PyObject {
        @Override
        public PyType type() {
            return INSTANCE;
        }
    }

    private ObjectType() {
        super("object", Slot.MAKE);
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 0, 0);
        return new PlainObject();
    }

    @Override
    protected void declare(Members members) {
        members.fn1("__init__", self -> Singleton.NONE)
                .put("__new__", new StaticMethod(PyBuiltin.of("__new__", ObjectType::newInstance)))
                .fn3("__setattr__", ObjectType::setattr)
                .fn2("__delattr__", ObjectType::delattr);
    }

    private static Object newInstance(Object cls) {
        if (!(cls instanceof PyClass type)) {
            throw PyError.type("arg must be user-type");
        }
        return new PyInstance(type);
    }

    private static Object setattr(Object self, Object name, Object value) {
        instance(self).put(Text.name(name), value);
        return Singleton.NONE;
    }

    private static Object delattr(Object self, Object name) {
        PyInstance instance = instance(self);
        if (!instance.remove(Text.name(name))) {
            throw Attributes.missing(instance, Text.name(name));
        }
        return Singleton.NONE;
    }

    private static PyInstance instance(Object self) {
        if (self instanceof PyInstance instance) {
            return instance;
        }
        throw PyError.type("arg must be user-type");
    }
}
