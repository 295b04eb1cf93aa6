package org.jmpy.object;

import java.util.List;

/** The type {@code type}. Source: MicroPython py/objtype.c. */
public final class TypeType extends PyType {
    public static final TypeType INSTANCE = new TypeType();

    private TypeType() {
        super("type", Slot.MAKE | Slot.PRINT | Slot.CALL | Slot.ATTR);
    }

    @Override
    public PyType type() {
        return this;
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        out.append("<class '").append(((PyType) self).name()).append("'>");
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        PyBuiltin.checkCount(args, kw, 1, 3);
        return switch (args.length) {
            case 1 -> Types.of(args[0]);
            case 3 -> newClass(args[0], args[1], args[2]);
            default -> throw PyError.type("type takes 1 or 3 arguments");
        };
    }

    private static PyClass newClass(Object name, Object bases, Object dict) {
        if (!(name instanceof String text)) {
            throw PyError.type(
                    "can't convert '" + Types.nameOf(name) + "' object to str implicitly");
        }
        Text.checkIdentifier(text);
        if (!(bases instanceof PyTuple tuple) || !(dict instanceof PyDict attributes)) {
            throw PyError.bareType();
        }
        PyType[] types = new PyType[tuple.size()];
        for (int i = 0; i < types.length; i++) {
            if (!(tuple.get(i) instanceof PyType type)) {
                throw PyError.bareType();
            }
            types[i] = type;
        }
        return new PyClass(text, types, attributes);
    }

    @Override
    public Object call(Object self, Object[] args, String[] kw) {
        PyType type = (PyType) self;
        if (HeapLock.isOn() && needsMemory(type)) {
            HeapLock.check();
        }
        return type.make(type, args, kw);
    }

    /** {@return whether instances need memory whatever the arguments are} */
    private static boolean needsMemory(PyType type) {
        return !type.isClass()
                && type != INSTANCE
                && !(type instanceof IntType
                        || type instanceof BoolType
                        || type instanceof StrType
                        || type instanceof BytesType
                        || type instanceof TupleType
                        || type instanceof ExceptionType);
    }

    @Override
    public List<String> computed(Object self) {
        return List.of("__name__", "__dict__", "__bases__");
    }

    @Override
    public boolean attr(Object object, String name, Object[] dest, int at) {
        PyType self = (PyType) object;
        Object value =
                switch (name) {
                    case "__name__" -> self.name();
                    case "__dict__" -> {
                        PyDict dict = self.locals();
                        if (!dict.isFrozen()) {
                            dict = dict.copy();
                            dict.freeze();
                        }
                        yield dict;
                    }
                    case "__bases__" -> {
                        if (self == ObjectType.INSTANCE) {
                            yield PyTuple.EMPTY;
                        }
                        yield self.bases().length == 0
                                ? new PyTuple(ObjectType.INSTANCE)
                                : new PyTuple((Object[]) self.bases());
                    }
                    default -> null;
                };
        dest[at] = value;
        dest[at + 1] = null;
        return value != null || find(self, self, name, dest, at);
    }

    private static boolean find(PyType type, PyType asked, String name, Object[] dest, int at) {
        Object member = type.locals().get(name);
        if (member != null) {
            Attributes.bind(null, asked, member, dest, at);
            return true;
        }
        for (PyType base : type.bases()) {
            if (base != ObjectType.INSTANCE && find(base, asked, name, dest, at)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean storeAttr(Object self, String name, Object value) {
        return self instanceof PyClass cls && cls.storeMember(name, value);
    }
}
