package org.jmpy.object;

/** A super object. Source: MicroPython py/objtype.c, super_attr. */
public final class PySuper extends PyObject {
    public static final PyType TYPE = new SuperType();

    // What super().__init__ is when the next class in line is a built-in type.
    private static final PyBuiltin NATIVE_INIT = PyBuiltin.ofKw("__init__", 1, PySuper::initNative);

    private static final class SuperType extends PyType {
        SuperType() {
            super("super", Slot.MAKE | Slot.PRINT | Slot.ATTR);
        }

        @Override
        public Object make(PyType cls, Object[] args, String[] kw) {
            PyBuiltin.checkCount(args, kw, 2, 2);
            PyType second = args[1] instanceof PyType type ? type : Types.of(args[1]);
            if (!(args[0] instanceof PyType first)) {
                throw PyError.type("issubclass() arg 2 must be a class or a tuple of classes");
            }
            if (first != ObjectType.INSTANCE && !second.isSubtypeOf(first)) {
                throw PyError.bareType();
            }
            return new PySuper(first, args[1]);
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            PySuper s = (PySuper) self;
            out.append("<super: ");
            Text.str(out, s.cls);
            out.append(", ");
            Text.str(out, s.object);
            out.append('>');
        }

        @Override
        public boolean attr(Object self, String name, Object[] dest, int at) {
            PySuper s = (PySuper) self;
            return findMethod(s.cls, s.object, name, dest, at);
        }
    }

    private final PyType cls;
    private final Object object;

    private PySuper(PyType cls, Object object) {
        this.cls = cls;
        this.object = object;
    }

    @Override
    public PyType type() {
        return TYPE;
    }

    private static Object initNative(Object[] args, String[] kw) {
        Object[] rest = new Object[args.length - 1];
        System.arraycopy(args, 1, rest, 0, rest.length);
        if (!(args[0] instanceof PyInstance self)) {
            throw PyError.bareType();
        }
        return PyClass.initNative(self, rest, kw);
    }

    /** Looks up {@code super(cls, object).name}; dest as for {@link PyType#attr}. */
    static boolean findMethod(PyType cls, Object object, String name, Object[] dest, int at) {
        int slot = name.equals("__init__") ? Slot.MAKE : 0;
        for (PyType base : cls.bases()) {
            if (base == ObjectType.INSTANCE) {
                continue;
            }
            PyClass.Member member = PyClass.search(base, name, slot);
            if (!member.found()) {
                continue;
            }
            if (member.slot()) {
                dest[at] = NATIVE_INIT;
                dest[at + 1] = object;
                return true;
            }
            if (object instanceof PyInstance instance) {
                dest[at] = name;
                if (member.bind(instance, dest, at)) {
                    return true;
                }
            } else if (member.value() != null) {
                Attributes.bind(object, member.owner(), member.value(), dest, at);
                return true;
            }
        }
        Object member = ObjectType.INSTANCE.locals().get(name);
        if (member == null) {
            return false;
        }
        Attributes.bind(object, ObjectType.INSTANCE, member, dest, at);
        return true;
    }
}
