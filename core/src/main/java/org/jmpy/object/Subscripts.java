package org.jmpy.object;

/** Subscription: the one slow path of load, store and delete. Source: py/obj.c, mp_obj_subscr. */
public final class Subscripts {
    private Subscripts() {}

    /** {@return {@code base[index]}} */
    public static Object load(Object base, Object index) {
        if (base instanceof PyList list && index instanceof Long i) {
            return list.load(i);
        }
        Object result = Types.of(base).subscr(base, index);
        if (result == null) {
            throw PyError.type("'" + Types.nameOf(base) + "' object isn't subscriptable");
        }
        return result;
    }

    /** Does {@code base[index] = value}. */
    public static void store(Object base, Object index, Object value) {
        if (base instanceof PyList list && index instanceof Long i) {
            list.store(i, value);
            return;
        }
        if (!Types.of(base).storeSubscr(base, index, value)) {
            throw PyError.type(
                    "'" + Types.nameOf(base) + "' object doesn't support item assignment");
        }
    }

    /** Does {@code del base[index]}. */
    public static void delete(Object base, Object index) {
        if (!Types.of(base).storeSubscr(base, index, null)) {
            throw PyError.type("'" + Types.nameOf(base) + "' object doesn't support item deletion");
        }
    }

    /**
     * {@return a sequence index, counted from the start} Source: py/obj.c, mp_get_index.
     *
     * @param typeName for the message
     * @throws PyError TypeError for an index that is no int, OverflowError if it has more than 64
     *     bits, IndexError if it is out of range
     */
    public static int index(String typeName, int length, Object index) {
        Object value = IntType.indexMaybe(index);
        if (value == null) {
            throw PyError.type(typeName + " indices must be integers, not " + Types.nameOf(index));
        }
        if (!(value instanceof Long i)) {
            throw PyError.overflow("overflow converting long int to machine word");
        }
        long at = i < 0 ? i + length : i;
        if (at >= 0 && at < length) {
            return (int) at;
        }
        throw PyError.index(typeName + " index out of range");
    }
}
