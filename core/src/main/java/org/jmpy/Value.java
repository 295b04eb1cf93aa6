package org.jmpy;

import org.jmpy.object.Attributes;
import org.jmpy.object.Call;
import org.jmpy.object.Iteration;
import org.jmpy.object.Ops;
import org.jmpy.object.Singleton;
import org.jmpy.object.Subscripts;
import org.jmpy.object.Text;
import org.jmpy.object.Types;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A Python object, to be used from Java by the rules of its {@link Context}. The methods named
 * {@code as} convert: they copy, and throw ClassCastException if the object is of another type. The
 * others do what Python does, and throw {@link PythonException} and {@link LimitException}.
 */
public final class Value {
    private final Context context;
    private final Object object;

    Value(Context context, Object object) {
        this.context = context;
        this.object = object;
    }

    /** {@return the object} @throws IllegalArgumentException if it is of another context */
    Object in(Context other) {
        if (other != context) {
            throw new IllegalArgumentException("a value of another context");
        }
        return object;
    }

    boolean isOf(Context other) {
        return other == context;
    }

    // ---- conversions ---------------------------------------------------------------------------

    /** {@return whether this is None} */
    public boolean isNone() {
        return object == Singleton.NONE;
    }

    /** {@return the name of the object's class} */
    public String typeName() {
        return Types.nameOf(object);
    }

    /** {@return whether the object can be called} */
    public boolean isCallable() {
        return context.inside(() -> Call.isCallable(object));
    }

    private ClassCastException not(String wanted) {
        return new ClassCastException("a Python " + typeName() + " is not " + wanted);
    }

    /** {@return a bool} */
    public boolean asBoolean() {
        if (object instanceof Boolean b) {
            return b;
        }
        throw not("a boolean");
    }

    /** {@return an int} @throws ArithmeticException if it has more than 64 bits */
    public long asLong() {
        return switch (object) {
            case Long i -> i;
            case Boolean b -> b ? 1 : 0;
            case BigInteger i -> i.longValueExact();
            default -> throw not("a long");
        };
    }

    /** {@return an int} @throws ArithmeticException if it has more than 32 bits */
    public int asInt() {
        return Math.toIntExact(asLong());
    }

    /** {@return an int of any size} */
    public BigInteger asBigInteger() {
        return object instanceof BigInteger i ? i : BigInteger.valueOf(asLong());
    }

    /** {@return a float, or an int as one} */
    public double asDouble() {
        return switch (object) {
            case Double d -> d;
            case Long i -> i;
            case BigInteger i -> i.doubleValue();
            default -> throw not("a double");
        };
    }

    /** {@return a str} See {@link #toString} for other objects. */
    public String asString() {
        if (object instanceof String s) {
            return s;
        }
        throw not("a String");
    }

    /** {@return a copy of a bytes or bytearray} */
    public byte[] asBytes() {
        byte[] bytes = context.inside(() -> Conversions.toBytes(object));
        if (bytes == null) {
            throw not("bytes");
        }
        return bytes;
    }

    /** {@return a copy of a list or tuple, its items converted as {@link #asObject} does} */
    @SuppressWarnings("unchecked")
    public List<Object> asList() {
        if (asObject() instanceof List<?> list) {
            return (List<Object>) list;
        }
        throw not("a List");
    }

    /** {@return a copy of a dict, keys and values converted as {@link #asObject} does} */
    @SuppressWarnings("unchecked")
    public Map<Object, Object> asMap() {
        if (asObject() instanceof Map<?, ?> map) {
            return (Map<Object, Object>) map;
        }
        throw not("a Map");
    }

    /**
     * {@return the object as a Java object} None becomes null; bool, int, float and str become
     * Boolean, Long or BigInteger, Double and String; bytes and bytearray byte[]; list and tuple
     * List, dict Map, set and frozenset Set, each a copy with all in it converted; anything else
     * stays a {@link Value}.
     *
     * @throws IllegalArgumentException if it is nested too deeply, or in itself
     */
    public Object asObject() {
        return context.inside(() -> Conversions.toJava(context, object));
    }

    /**
     * {@return an object of an interface with one abstract method that calls this function}
     * Arguments are converted as {@link Context#set} tells, the result to the method's type.
     *
     * @throws IllegalArgumentException if it is no such interface
     * @throws ClassCastException if this cannot be called
     */
    public <T> T as(Class<T> type) {
        Method method = onlyMethod(type);
        if (!isCallable()) {
            throw not("callable");
        }
        Object proxy =
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (self, called, args) -> callAs(self, called, args, method));
        return type.cast(proxy);
    }

    private static Method onlyMethod(Class<?> type) {
        Method only = null;
        if (type.isInterface()) {
            for (Method method : type.getMethods()) {
                if (!Modifier.isAbstract(method.getModifiers()) || isOfObject(method)) {
                    continue;
                }
                if (only != null) {
                    throw new IllegalArgumentException(type + " has more than one abstract method");
                }
                only = method;
            }
        }
        if (only == null) {
            throw new IllegalArgumentException(type + " is no interface with an abstract method");
        }
        return only;
    }

    private static boolean isOfObject(Method method) {
        return switch (method.getName()) {
            case "equals" ->
                    method.getParameterCount() == 1
                            && method.getParameterTypes()[0] == Object.class;
            case "hashCode", "toString" -> method.getParameterCount() == 0;
            default -> false;
        };
    }

    private Object callAs(Object self, Method called, Object[] args, Method method)
            throws Throwable {
        if (called.equals(method)) {
            return call(args == null ? new Object[0] : args).to(method.getReturnType());
        }
        if (called.isDefault()) {
            return java.lang.reflect.InvocationHandler.invokeDefault(self, called, args);
        }
        try {
            // Of Object: those of this value will do, but for identity.
            return called.getName().equals("equals") ? self == args[0] : called.invoke(this, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** {@return the object as {@code type}, a result type of a Java method} */
    private Object to(Class<?> type) {
        if (type == void.class) {
            return null;
        }
        if (type == Value.class) {
            return this;
        }
        if (type == long.class || type == Long.class) {
            return asLong();
        }
        if (type == int.class || type == Integer.class) {
            return asInt();
        }
        if (type == double.class || type == Double.class) {
            return asDouble();
        }
        if (type == float.class || type == Float.class) {
            return (float) asDouble();
        }
        if (type == boolean.class || type == Boolean.class) {
            return asBoolean();
        }
        Object result = asObject();
        if (result != null && !type.isInstance(result)) {
            throw not("a " + type.getName());
        }
        if (result == null && type.isPrimitive()) {
            throw not("a " + type.getName());
        }
        return result;
    }

    // ---- what Python does ----------------------------------------------------------------------

    /**
     * Calls the object. {@return the result} Arguments are converted as {@link Context#set} does.
     */
    public Value call(Object... arguments) {
        return context.inside(() -> context.value(Call.call(object, toPython(arguments, 0), null)));
    }

    /** Calls the object with positional and keyword arguments. {@return the result} */
    public Value call(List<?> positional, Map<String, ?> keywords) {
        return context.inside(
                () -> {
                    List<Object> args = new ArrayList<>(positional);
                    args.addAll(keywords.values());
                    String[] names = keywords.keySet().toArray(String[]::new);
                    for (int i = 0; i < names.length; i++) {
                        names[i] = names[i].intern();
                    }
                    return context.value(Call.call(object, toPython(args.toArray(), 0), names));
                });
    }

    /** Calls a method of the object. {@return the result} */
    public Value invoke(String method, Object... arguments) {
        return context.inside(
                () -> context.value(Call.method(object, method.intern(), toPython(arguments, 0))));
    }

    private Object[] toPython(Object[] arguments, int from) {
        Object[] result = new Object[arguments.length - from];
        for (int i = 0; i < result.length; i++) {
            result[i] = Conversions.toPython(context, arguments[from + i]);
        }
        return result;
    }

    /** {@return an attribute} @throws PythonException AttributeError */
    public Value attribute(String name) {
        return context.inside(() -> context.value(Attributes.load(object, name.intern())));
    }

    /** Sets an attribute. @throws PythonException AttributeError */
    public void setAttribute(String name, Object value) {
        context.inside(
                () -> {
                    Attributes.store(object, name.intern(), Conversions.toPython(context, value));
                    return null;
                });
    }

    /** {@return {@code self[index]}} @throws PythonException IndexError, KeyError and the like */
    public Value item(Object index) {
        return context.inside(
                () -> context.value(Subscripts.load(object, Conversions.toPython(context, index))));
    }

    /** Does {@code self[index] = value}. */
    public void setItem(Object index, Object value) {
        context.inside(
                () -> {
                    Subscripts.store(
                            object,
                            Conversions.toPython(context, index),
                            Conversions.toPython(context, value));
                    return null;
                });
    }

    /** {@return {@code len(self)}} @throws PythonException TypeError if it has none */
    public long length() {
        return context.inside(() -> Ops.len(object));
    }

    /** {@return whether the object counts as true} */
    public boolean isTrue() {
        return context.inside(() -> Ops.truth(object));
    }

    /** {@return all that iterating over the object gives} */
    public List<Value> items() {
        return context.inside(
                () -> {
                    List<Value> items = new ArrayList<>();
                    Object iterator = Iteration.iter(object);
                    for (Object item; (item = Iteration.next(iterator)) != null; ) {
                        items.add(context.value(item));
                    }
                    return items;
                });
    }

    /** {@return what repr() gives} */
    public String repr() {
        return context.inside(() -> Text.repr(object));
    }

    /** {@return what str() gives} */
    @Override
    public String toString() {
        return context.inside(() -> Text.str(object));
    }

    /**
     * {@return whether {@code other} is the same object of the same context, or an equal number or
     * text}
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof Value v
                && v.context == context
                && (v.object == object || (isPlain() && object.equals(v.object)));
    }

    private boolean isPlain() {
        return object instanceof String || object instanceof Number || object instanceof Boolean;
    }

    @Override
    public int hashCode() {
        return isPlain() ? object.hashCode() : System.identityHashCode(object);
    }
}
