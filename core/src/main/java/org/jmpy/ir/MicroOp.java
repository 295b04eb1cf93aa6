package org.jmpy.ir;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An operation that is a Java method.
 *
 * @param owner the class that has the method; it and the method are public
 * @param isStatic whether the method is static; if not, the receiver is the first argument
 * @param type its Java type, with the receiver; long is INT, double FLOAT, boolean BOOL, void VOID,
 *     any other REF
 * @param raises whether it can throw; then each use has an exit that tells where
 * @param memory names the part of memory it reads or writes, null for any part
 * @param role what it does to objects that need not be made, null if nothing
 * @param collected how many of the last arguments the method takes in an array; -1 if it takes none
 * @param caught what it throws of this class is its result, which is an object then; null for none
 */
public record MicroOp(
        Class<?> owner,
        String name,
        boolean isStatic,
        MethodType type,
        Effect effect,
        boolean raises,
        String memory,
        Role role,
        int collected,
        Class<? extends Throwable> caught) {

    /** A micro-op without a role. */
    public MicroOp(
            Class<?> owner,
            String name,
            boolean isStatic,
            MethodType type,
            Effect effect,
            boolean raises,
            String memory) {
        this(owner, name, isStatic, type, effect, raises, memory, null, -1, null);
    }

    /** {@return this micro-op with a role} */
    public MicroOp with(Role role) {
        return new MicroOp(
                owner, name, isStatic, type, effect, raises, memory, role, collected, caught);
    }

    /**
     * {@return this micro-op, giving what the method throws of {@code error} instead of throwing
     * it; other results are given as objects, none as null}
     *
     * @param error a final class that no result is of
     */
    public MicroOp catching(Class<? extends Throwable> error) {
        return new MicroOp(
                owner, name, isStatic, type, effect, raises, memory, role, collected, error);
    }

    /**
     * {@return this micro-op, the last parameter of whose method is an array of objects, taking
     * {@code count} arguments for that}
     */
    public MicroOp collecting(int count) {
        if (type.lastParameterType() != Object[].class) {
            throw new IllegalArgumentException("no array to collect in: " + this);
        }
        return new MicroOp(
                owner, name, isStatic, type, effect, raises, memory, role, count, caught);
    }

    /** {@return how many arguments are passed as they are, before those that go in an array} */
    public int passed() {
        return collected < 0 ? type.parameterCount() : type.parameterCount() - 1;
    }

    /**
     * {@return the micro-op that is the public method {@code name} of {@code owner}}
     *
     * @throws IllegalArgumentException if there is not exactly one
     */
    public static MicroOp of(
            Class<?> owner, String name, Effect effect, boolean raises, String memory) {
        Method found = null;
        for (Method method : owner.getMethods()) {
            if (method.getName().equals(name) && method.getDeclaringClass() == owner) {
                if (found != null) {
                    throw new IllegalArgumentException("two methods " + owner + "." + name);
                }
                found = method;
            }
        }
        if (found == null) {
            throw new IllegalArgumentException("no method " + owner + "." + name);
        }
        return of(found, effect, raises, memory);
    }

    /**
     * {@return the micro-op that is the public method {@code name} of {@code owner} with {@code
     * parameters}}
     *
     * @throws IllegalArgumentException if there is none
     */
    public static MicroOp of(
            Class<?> owner,
            String name,
            Effect effect,
            boolean raises,
            String memory,
            Class<?>... parameters) {
        try {
            return of(owner.getMethod(name, parameters), effect, raises, memory);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("no method " + owner + "." + name, e);
        }
    }

    private static MicroOp of(Method method, Effect effect, boolean raises, String memory) {
        Class<?> owner = method.getDeclaringClass();
        // Code that calls it becomes part of our module, which does not require that of the owner.
        MicroOp.class.getModule().addReads(owner.getModule());
        MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        boolean isStatic = Modifier.isStatic(method.getModifiers());
        return new MicroOp(
                owner,
                method.getName(),
                isStatic,
                isStatic ? type : type.insertParameterTypes(0, owner),
                effect,
                raises,
                memory);
    }

    /** {@return the type of the result} */
    public Type result() {
        return caught == null ? typeOf(type.returnType()) : Type.REF;
    }

    /** {@return the class of results that are objects} */
    public Class<?> resultClass() {
        return caught == null ? type.returnType() : Object.class;
    }

    /** {@return the types of the arguments} */
    public List<Type> arguments() {
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < passed(); i++) {
            types.add(typeOf(type.parameterType(i)));
        }
        for (int i = 0; i < collected; i++) {
            types.add(Type.REF);
        }
        return types;
    }

    /**
     * {@return the arguments with those after the first {@code passed} in an array of their own}
     */
    private static Object[] collect(int passed, Object[] arguments) {
        Object[] all = Arrays.copyOf(arguments, passed + 1);
        all[passed] = Arrays.copyOfRange(arguments, passed, arguments.length);
        return all;
    }

    /**
     * {@return what the method gives for these arguments as objects, null if nothing}
     *
     * @throws Throwable what it throws
     */
    Object call(Object... arguments) throws Throwable {
        Object[] all = collected < 0 ? arguments : collect(passed(), arguments);
        Class<?>[] parameters = type.parameterArray();
        try {
            if (isStatic) {
                return owner.getMethod(name, parameters).invoke(null, all);
            }
            Class<?>[] behind = Arrays.copyOfRange(parameters, 1, parameters.length);
            return owner.getMethod(name, behind)
                    .invoke(all[0], Arrays.copyOfRange(all, 1, all.length));
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Type typeOf(Class<?> c) {
        if (c == long.class) {
            return Type.INT;
        }
        if (c == double.class) {
            return Type.FLOAT;
        }
        if (c == boolean.class) {
            return Type.BOOL;
        }
        if (c == void.class) {
            return Type.VOID;
        }
        if (c.isPrimitive()) {
            throw new IllegalArgumentException("no type for " + c);
        }
        return Type.REF;
    }

    @Override
    public String toString() {
        String method = owner.getSimpleName() + "." + name;
        return caught == null ? method : method + " or " + caught.getSimpleName();
    }
}
