package org.jmpy.object;

/**
 * Attribute access: the one slow path of load, store and delete. Source: MicroPython py/runtime.c,
 * mp_load_method_maybe, mp_convert_member_lookup, mp_load_attr, mp_store_attr.
 */
public final class Attributes {
    private Attributes() {}

    /** {@return {@code object.name}} @throws PyError AttributeError */
    public static Object load(Object object, String name) {
        Object value = find(object, name);
        if (value == null) {
            throw missing(object, name);
        }
        return value;
    }

    /** {@return {@code object.name}, or null if there is no such attribute} */
    public static Object find(Object object, String name) {
        Object[] dest = new Object[2];
        if (!findMethod(object, name, dest, 0)) {
            return null;
        }
        return dest[1] == null ? dest[0] : new PyBoundMethod(dest[0], dest[1]);
    }

    /**
     * Looks up {@code object.name} for a call: dest[at] is what to call, dest[at + 1] the first
     * argument to pass, or null if there is none.
     *
     * @throws PyError AttributeError
     */
    public static void loadMethod(Object object, String name, Object[] dest, int at) {
        if (!findMethod(object, name, dest, at)) {
            throw missing(object, name);
        }
    }

    /** As {@link #loadMethod}, answering false if there is no such attribute. */
    public static boolean findMethod(Object object, String name, Object[] dest, int at) {
        PyType type = Types.of(object);
        if (name.equals("__class__")) {
            dest[at] = type;
            dest[at + 1] = null;
            return true;
        }
        if (name.equals("__next__") && type.has(Slot.NEXT)) {
            dest[at] = Iteration.NEXT;
            dest[at + 1] = object;
            return true;
        }
        return type.attr(object, name, dest, at);
    }

    /** The default of {@link PyType#attr}: looks in the type's own attributes. */
    public static boolean fromLocals(PyType type, Object self, String name, Object[] dest, int at) {
        Object member = type.locals().get(name);
        if (member == null) {
            for (PyType base : type.bases()) {
                if (fromLocals(base, self, name, dest, at)) {
                    return true;
                }
            }
            return false;
        }
        bind(self, type, member, dest, at);
        return true;
    }

    /**
     * Turns a member found in {@code owner} into what a call needs. Source:
     * mp_convert_member_lookup.
     *
     * @param self the object asked, null if the type itself was asked
     */
    static void bind(Object self, PyType owner, Object member, Object[] dest, int at) {
        dest[at] = member;
        dest[at + 1] = null;
        // Not a switch over types: the JVM would make a class for it first, at every start.
        if (member instanceof PyFunction || member instanceof CheckedMethod) {
            dest[at + 1] = self;
        } else if (member instanceof PyBuiltin builtin) {
            // On a Python class a built-in function behaves like a staticmethod.
            if (!owner.isClass()) {
                if (self == null && owner != ObjectType.INSTANCE) {
                    dest[at] = new CheckedMethod(owner, builtin);
                } else {
                    dest[at + 1] = self;
                }
            }
        } else if (member instanceof StaticMethod m) {
            dest[at] = m.function();
        } else if (member instanceof ClassMethod m) {
            dest[at] = m.function();
            dest[at + 1] =
                    self == null ? owner : self instanceof PyType type ? type : Types.of(self);
        }
    }

    /** Stores {@code object.name = value}. @throws PyError AttributeError */
    public static void store(Object object, String name, Object value) {
        if (!Types.of(object).storeAttr(object, name, value)) {
            throw noAttribute(object, name);
        }
    }

    /** Deletes {@code object.name}. @throws PyError AttributeError */
    public static void delete(Object object, String name) {
        if (!Types.of(object).storeAttr(object, name, null)) {
            throw noAttribute(object, name);
        }
    }

    /**
     * The look-up behind {@code super().name}: starts after {@code cls} in the classes of {@code
     * self}. Source: py/objtype.c, super_attr.
     */
    public static void loadSuperMethod(
            PyType cls, Object self, String name, Object[] dest, int at) {
        if (!PySuper.findMethod(cls, self, name, dest, at)) {
            throw PyError.attribute("'super' object has no attribute '" + name + "'");
        }
    }

    static PyError missing(Object object, String name) {
        if (object instanceof PyType type) {
            return PyError.attribute(
                    "type object '" + type.name() + "' has no attribute '" + name + "'");
        }
        if (object instanceof PyModule module) {
            return PyError.attribute(
                    "module '" + module.name() + "' has no attribute '" + name + "'");
        }
        return noAttribute(object, name);
    }

    private static PyError noAttribute(Object object, String name) {
        return PyError.attribute(
                "'" + Types.nameOf(object) + "' object has no attribute '" + name + "'");
    }

    /** A method of a built-in type taken from the type: checks its first argument when called. */
    private static final class CheckedMethod extends PyCallable {
        private final PyType owner;
        private final PyBuiltin function;

        CheckedMethod(PyType owner, PyBuiltin function) {
            this.owner = owner;
            this.function = function;
        }

        @Override
        public PyType type() {
            return PyBuiltin.TYPE;
        }

        @Override
        public Object call(Object[] args, String[] kw) {
            if (args.length > (kw == null ? 0 : kw.length) && Types.of(args[0]) != owner) {
                throw PyError.type(
                        "argument should be a '"
                                + owner.name()
                                + "' not a '"
                                + Types.nameOf(args[0])
                                + "'");
            }
            return function.call(args, kw);
        }
    }
}
