package org.jmpy.object;

import java.math.BigInteger;

/** Which type a value has. */
public final class Types {
    private Types() {}

    /** {@return the type of {@code value}, which is not null} */
    public static PyType of(Object value) {
        return value instanceof PyObject object ? object.type() : ofPlain(value);
    }

    /** {@return the type of a value that is one of Java's} */
    private static PyType ofPlain(Object value) {
        if (value instanceof Long || value instanceof BigInteger) {
            return IntType.INSTANCE;
        }
        if (value instanceof String) {
            return StrType.INSTANCE;
        }
        if (value instanceof Double) {
            return FloatType.INSTANCE;
        }
        if (value instanceof Boolean) {
            return BoolType.INSTANCE;
        }
        throw new IllegalArgumentException("not a Python value: " + value);
    }

    /** {@return the name of the value's type, for messages} */
    public static String nameOf(Object value) {
        return of(value).name();
    }

    /**
     * {@return {@code value} itself if its type is {@code nativeType}, the native part of an
     * instance whose class derives from it, else null} Source: mp_obj_cast_to_native_base.
     */
    public static Object cast(Object value, PyType nativeType) {
        PyType type = of(value);
        if (type == nativeType) {
            return value;
        }
        if (!type.isSubtypeOf(nativeType)) {
            return null;
        }
        return value instanceof PyInstance instance ? instance.base() : value;
    }

    /**
     * {@return whether {@code type} derives from a class or one of a tuple of classes}
     *
     * @throws PyError TypeError if {@code classes} is neither
     */
    public static boolean isSubclass(PyType type, Object classes) {
        if (classes instanceof PyType cls) {
            return cls == ObjectType.INSTANCE || type.isSubtypeOf(cls);
        }
        if (classes instanceof PyTuple tuple) {
            for (int i = 0; i < tuple.size(); i++) {
                Object cls = tuple.get(i);
                if (cls == ObjectType.INSTANCE
                        || (cls instanceof PyType t && type.isSubtypeOf(t))) {
                    return true;
                }
            }
            return false;
        }
        throw PyError.type("issubclass() arg 2 must be a class or a tuple of classes");
    }
}
