package org.jmpy.object;

import java.util.Arrays;
import java.util.List;

/**
 * A type object: the name, the bases, the attributes, and one method ("slot") for each protocol.
 *
 * <p>Built-in types are stateless singletons shared by all contexts; their attributes are declared
 * when first asked for. A slot that a type does not implement answers {@code null}; the one slow
 * path of the operation then raises the error. Source: MicroPython py/obj.h, mp_obj_type_t.
 */
public abstract class PyType extends PyObject {
    private static final PyType[] NO_BASES = {};

    private final String name;
    private final int slots;
    private final PyType[] bases;
    private volatile PyDict locals;

    /**
     * @param name the name that error messages and {@code __name__} show
     * @param slots the {@link Slot} bits of the protocols that this type implements
     * @param bases the bases in order; empty for a type that derives from object only
     */
    protected PyType(String name, int slots, PyType... bases) {
        this.name = name;
        this.slots = slots;
        this.bases = bases.length == 0 ? NO_BASES : bases;
    }

    public final String name() {
        return name;
    }

    /** {@return the bases as declared; empty if there are none but object} */
    public final PyType[] bases() {
        return bases;
    }

    /** {@return whether this type implements all protocols in {@code bits}} */
    public final boolean has(int bits) {
        return (slots & bits) == bits;
    }

    @Override
    public PyType type() {
        return TypeType.INSTANCE;
    }

    /** {@return whether this is a class made by a Python class statement} */
    public boolean isClass() {
        return false;
    }

    /** Puts the built-in attributes and methods of this type into {@code members}. */
    protected void declare(Members members) {}

    /** {@return the attributes declared by this type itself, not those of its bases} */
    public PyDict locals() {
        PyDict dict = locals;
        if (dict == null) {
            // Built-in types are shared between contexts and threads: publish it complete.
            synchronized (this) {
                dict = locals;
                if (dict == null) {
                    locals = dict = declared();
                }
            }
        }
        return dict;
    }

    private PyDict declared() {
        boolean isLocked = HeapLock.set(false); // in the original they are in read-only memory
        try {
            Members members = new Members();
            declare(members);
            members.dict().freeze();
            return members.dict();
        } finally {
            HeapLock.set(isLocked);
        }
    }

    /** Gives a class the dict its body filled; only {@link PyClass} does so. */
    final void setLocals(PyDict dict) {
        locals = dict;
    }

    /**
     * {@return whether this type is {@code other} or derives from it} object counts only as itself.
     */
    public final boolean isSubtypeOf(PyType other) {
        if (this == other) {
            return true;
        }
        for (PyType base : bases) {
            if (base.isSubtypeOf(other)) {
                return true;
            }
        }
        return false;
    }

    // ---- slots -------------------------------------------------------------------------------

    /**
     * Makes an instance: {@code cls(args...)}.
     *
     * @param cls the type being called, this or one that derives from it
     * @param args positional arguments, then the values of the keyword arguments
     * @param kw the names of the keyword arguments, null for none
     */
    public Object make(PyType cls, Object[] args, String[] kw) {
        throw PyError.type("can't create '" + name + "' instances");
    }

    /** Appends {@code str(self)}, or {@code repr(self)} if {@code repr}. */
    public void print(StringBuilder out, Object self, boolean repr) {
        out.append('<').append(name).append('>');
    }

    /** Calls {@code self}. */
    public Object call(Object self, Object[] args, String[] kw) {
        throw PyError.type("'" + name + "' object isn't callable");
    }

    /**
     * {@return the result of {@code op}, or null if the type does not support it}
     *
     * @param op a number of {@link org.jmpy.bytecode.UnaryOp}, never NOT
     */
    public Object unary(int op, Object self) {
        return null;
    }

    /**
     * {@return the result of {@code left op right}, or null if the type does not support it} {@code
     * left} has this type.
     *
     * @param op a number of {@link org.jmpy.bytecode.BinaryOp}; IN arrives as CONTAINS, IS and
     *     EXCEPTION_MATCH never arrive
     */
    public Object binary(int op, Object left, Object right) {
        return null;
    }

    /**
     * Looks up an attribute: puts the attribute in {@code dest[at]} and, if it is a method to be
     * called with a first argument, that argument in {@code dest[at + 1]} (else null).
     *
     * @return false if there is no such attribute (dest is then not to be read)
     */
    public boolean attr(Object self, String attribute, Object[] dest, int at) {
        return Attributes.fromLocals(this, self, attribute, dest, at);
    }

    /** {@return names that {@link #attr} may find beside those in {@link #locals}, for dir()} */
    public List<String> computed(Object self) {
        return List.of();
    }

    /**
     * Stores an attribute, or deletes it if {@code value} is null.
     *
     * @return false if the type does not allow that
     */
    public boolean storeAttr(Object self, String attribute, Object value) {
        return false;
    }

    /** {@return {@code self[index]}, or null if not supported} */
    public Object subscr(Object self, Object index) {
        return null;
    }

    /** {@return whether {@code self[index] = value} was done; null deletes} */
    public boolean storeSubscr(Object self, Object index, Object value) {
        return false;
    }

    /** {@return an iterator over {@code self}, or null if it is not iterable} */
    public Object iter(Object self) {
        return null;
    }

    /** {@return the next item of the iterator {@code self}, or null at the end} */
    public Object next(Object self) {
        throw PyError.type("'" + name + "' object isn't an iterator");
    }

    /** {@return the bytes of {@code self}, or null if it has no buffer (or no writable one)} */
    public Buffer buffer(Object self, boolean writable) {
        return null;
    }

    /**
     * {@return the stream protocol of {@code self}, or null if it has none}
     *
     * @param part the built-in part of {@code self}: itself unless it is an instance of a class
     */
    public Stream stream(Object self, Object part) {
        return null;
    }

    @Override
    public String toString() {
        return "<class '" + name + "'>" + Arrays.toString(bases);
    }
}
