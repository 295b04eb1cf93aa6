package org.jmpy;

import org.jmpy.interp.ContextEnded;
import org.jmpy.object.Buffer;
import org.jmpy.object.PyBuiltin;
import org.jmpy.object.PyByteArray;
import org.jmpy.object.PyBytes;
import org.jmpy.object.PyDict;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.object.PyObject;
import org.jmpy.object.PySet;
import org.jmpy.object.PyTuple;
import org.jmpy.object.Singleton;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Values on their way into a context and out of it. */
final class Conversions {
    /** Deeper nesting is taken for a cycle. */
    private static final int MAX_NESTING = 200;

    private Conversions() {}

    // ---- in ------------------------------------------------------------------------------------

    /** {@return {@code value} as a Python value} @throws IllegalArgumentException */
    static Object toPython(Context context, Object value) {
        return toPython(context, value, 0);
    }

    private static Object toPython(Context context, Object value, int nesting) {
        checkNesting(nesting);
        return switch (value) {
            case null -> Singleton.NONE;
            case Boolean b -> b;
            case Long i -> i;
            case Integer i -> (long) i;
            case Short i -> (long) i;
            case Byte i -> (long) i;
            case BigInteger i -> i.bitLength() < Long.SIZE ? (Object) i.longValue() : i;
            case Double d -> d;
            case Float f -> (double) f;
            case CharSequence s -> s.toString();
            case Character c -> c.toString();
            case byte[] bytes -> new PyBytes(bytes.clone());
            case Value v -> v.in(context);
            case List<?> list -> {
                PyList result = new PyList();
                for (Object item : list) {
                    result.append(toPython(context, item, nesting + 1));
                }
                yield result;
            }
            case Object[] array -> {
                PyList result = new PyList();
                for (Object item : array) {
                    result.append(toPython(context, item, nesting + 1));
                }
                yield result;
            }
            case Map<?, ?> map -> {
                PyDict result = new PyDict();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    result.put(
                            toPython(context, entry.getKey(), nesting + 1),
                            toPython(context, entry.getValue(), nesting + 1));
                }
                yield result;
            }
            case Set<?> set -> {
                PySet result = new PySet();
                for (Object member : set) {
                    result.add(toPython(context, member, nesting + 1));
                }
                yield result;
            }
            default -> functionToPython(context, value);
        };
    }

    private static void checkNesting(int nesting) {
        if (nesting > MAX_NESTING) {
            throw new IllegalArgumentException("nested more than " + MAX_NESTING + " deep");
        }
    }

    @SuppressWarnings("unchecked") // The Java function takes what the program gives, or throws.
    private static Object functionToPython(Context context, Object value) {
        return switch (value) {
            case HostFunction f -> function(context, -1, f);
            case Runnable f ->
                    function(
                            context,
                            0,
                            args -> {
                                f.run();
                                return null;
                            });
            case Supplier<?> f -> function(context, 0, args -> f.get());
            case Consumer<?> f ->
                    function(
                            context,
                            1,
                            args -> {
                                ((Consumer<Object>) f).accept(args.get(0).asObject());
                                return null;
                            });
            case Function<?, ?> f ->
                    function(
                            context,
                            1,
                            args -> ((Function<Object, ?>) f).apply(args.get(0).asObject()));
            case BiConsumer<?, ?> f ->
                    function(
                            context,
                            2,
                            args -> {
                                ((BiConsumer<Object, Object>) f)
                                        .accept(args.get(0).asObject(), args.get(1).asObject());
                                return null;
                            });
            case BiFunction<?, ?, ?> f ->
                    function(
                            context,
                            2,
                            args ->
                                    ((BiFunction<Object, Object, ?>) f)
                                            .apply(args.get(0).asObject(), args.get(1).asObject()));
            default ->
                    throw new IllegalArgumentException(
                            "cannot be handed to Python: " + value.getClass().getName());
        };
    }

    /** A Java function as a Python one of {@code count} arguments, -1 for any number. */
    private static Object function(Context context, int count, HostFunction body) {
        return PyBuiltin.of(
                "host",
                Math.max(0, count),
                count,
                args -> {
                    List<Value> values = new ArrayList<>(args.length);
                    for (Object arg : args) {
                        values.add(context.value(arg));
                    }
                    try {
                        return toPython(context, body.call(values));
                    } catch (PyError | ContextEnded e) {
                        throw e;
                    } catch (Exception e) {
                        context.checkEnd();
                        throw fromJava(context, e);
                    }
                });
    }

    private static PyError fromJava(Context context, Exception e) {
        if (e instanceof PythonException python
                && python.value() != null
                && python.value().isOf(context)) {
            return new PyError((PyObject) python.value().in(context));
        }
        PyError error = PyError.runtime("a host function failed");
        context.addHostFailure(error.value(), e);
        return error;
    }

    // ---- out -----------------------------------------------------------------------------------

    /** {@return {@code object} as a Java object, as {@link Value#asObject} tells} */
    static Object toJava(Context context, Object object) {
        return toJava(context, object, 0);
    }

    private static Object toJava(Context context, Object object, int nesting) {
        checkNesting(nesting);
        return switch (object) {
            case Boolean b -> b;
            case Long i -> i;
            case BigInteger i -> i;
            case Double d -> d;
            case String s -> s;
            case PyBytes bytes -> bytes.value().clone();
            case PyByteArray bytes -> bytes.toBytes();
            case PyList list -> toList(context, list.toArray(), nesting);
            case PyTuple tuple -> toList(context, tuple.toArray(), nesting);
            case PyDict dict -> toMap(context, dict, nesting);
            case PySet set -> {
                Set<Object> result = new LinkedHashSet<>();
                for (int i = set.nextEntry(-1); i >= 0; i = set.nextEntry(i)) {
                    result.add(toJava(context, set.keyAt(i), nesting + 1));
                }
                yield result;
            }
            default -> object == Singleton.NONE ? null : context.value(object);
        };
    }

    private static List<Object> toList(Context context, Object[] items, int nesting) {
        List<Object> result = new ArrayList<>(items.length);
        for (Object item : items) {
            result.add(toJava(context, item, nesting + 1));
        }
        return result;
    }

    private static Map<Object, Object> toMap(Context context, PyDict dict, int nesting) {
        Map<Object, Object> result = new LinkedHashMap<>();
        for (PyDict.Cursor c = dict.cursor(); c.next(); ) {
            result.put(
                    toJava(context, c.key(), nesting + 1), toJava(context, c.value(), nesting + 1));
        }
        return result;
    }

    /** {@return the bytes of a bytes-like value, null if it is none} */
    static byte[] toBytes(Object object) {
        if (object instanceof PyBytes || object instanceof PyByteArray) {
            return Buffer.of(object).toBytes();
        }
        return null;
    }
}
