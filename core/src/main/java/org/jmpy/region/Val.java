package org.jmpy.region;

import org.jmpy.interp.BytecodeFunction;
import org.jmpy.interp.Feedback;
import org.jmpy.interp.FunctionCode;
import org.jmpy.ir.Type;
import org.jmpy.ir.Value;
import org.jmpy.object.PyArray;
import org.jmpy.object.PyInstance;
import org.jmpy.object.PyList;
import org.jmpy.object.Shape;
import org.jmpy.object.Typecode;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known about a Python value while a region is built: an unboxed number, an object of a
 * known or unknown kind, a constant, or a virtual object. Immutable; the same Val in two places is
 * the same value.
 */
final class Val {
    private static final Object NO_KIND = null;

    /** No value: an unbound local, or the marker of bytecode for it. */
    static final Val NULL = new Val(Value.reference(null), NO_KIND, null, null, List.of());

    /** The value, null of a virtual object. */
    final Value value;

    /** The kind of an object as {@link Feedback} has it, also {@code PyInstance.class}; or null. */
    final Object kind;

    /** Who may know the kind of an object if {@link #kind} does not tell enough; or null. */
    final Origin origin;

    /** What a virtual object is, else null. */
    final Shell shell;

    final List<Val> fields;

    private Val(Value value, Object kind, Origin origin, Shell shell, List<Val> fields) {
        this.value = value;
        this.kind = kind;
        this.origin = origin;
        this.shell = shell;
        this.fields = fields;
    }

    /** {@return a number or truth value, unboxed} */
    static Val of(Value value) {
        return new Val(value, NO_KIND, null, null, List.of());
    }

    /** {@return an object} */
    static Val object(Value value, Object kind, Origin origin) {
        return new Val(value, kind, origin, null, List.of());
    }

    /** {@return a constant Python value} */
    static Val constant(Object value) {
        if (value instanceof Long i) {
            return of(Value.constant((long) i));
        }
        if (value instanceof Double d) {
            return of(Value.constant((double) d));
        }
        if (value instanceof Boolean b) {
            return of(Value.constant((boolean) b));
        }
        return object(Value.reference(value), Feedback.kindOf(value), null);
    }

    static Val virtual(Shell shell, List<Val> fields) {
        return new Val(null, NO_KIND, null, shell, fields);
    }

    static Val virtual(Shell shell, Val... fields) {
        return virtual(shell, List.of(fields));
    }

    /** {@return the shape of an instance, virtual or not, null if it is not known} */
    Shape shape() {
        return shell instanceof Shell.Instance instance ? instance.shape() : shapeOf(kind);
    }

    private static Shape shapeOf(Object kind) {
        return kind instanceof Shape known ? known : null;
    }

    /** {@return whether {@code other} is this virtual object or in it} */
    boolean contains(Val other) {
        return this == other || fields.stream().anyMatch(field -> field.contains(other));
    }

    /** {@return this virtual object with another value of a field, or with one more} */
    Val with(Shell now, int field, Val value) {
        List<Val> changed = new ArrayList<>(fields);
        if (field < changed.size()) {
            changed.set(field, value);
        } else {
            changed.add(value);
        }
        return virtual(now, changed);
    }

    boolean isVirtual() {
        return shell != null;
    }

    boolean isNull() {
        return this == NULL;
    }

    boolean is(Type type) {
        return value != null && value.type() == type;
    }

    boolean isConstant() {
        return value != null && value.isConstant();
    }

    /** {@return the constant object, null if it is none} */
    Object constant() {
        return isConstant() ? value.payload() : null;
    }

    /** {@return the Java class the object is an exact instance of, null if not known} */
    Class<?> javaClass() {
        if (kind == null) {
            return null;
        }
        if (kind instanceof Class<?> c) {
            return c;
        }
        if (kind instanceof Shape) {
            return PyInstance.class;
        }
        if (kind instanceof PyList.Strategy) {
            return PyList.class;
        }
        if (kind instanceof FunctionCode) {
            return BytecodeFunction.class;
        }
        if (kind instanceof Typecode) {
            return PyArray.class;
        }
        return kind.getClass();
    }

    /** {@return whether it is an object about which {@link #origin} may tell more} */
    boolean isVague() {
        return is(Type.REF)
                && !isConstant()
                && (kind == null || kind == PyInstance.class || kind == PyList.class);
    }

    /** {@return the same value, of which less is known because unknown code ran} */
    Val afterEscape() {
        if (kind == PyList.Strategy.EMPTY && origin != null && origin.kinds() != null) {
            return object(value, PyList.class, origin);
        }
        if (kind instanceof Shape || kind instanceof PyList.Strategy) {
            return object(value, javaClass(), new Origin.Before(kind, origin));
        }
        return this;
    }
}
