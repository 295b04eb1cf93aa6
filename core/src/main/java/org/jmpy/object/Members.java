package org.jmpy.object;

/** Collects the attributes of a built-in type or module while it declares itself. */
public final class Members {
    private final PyDict dict = new PyDict();

    public PyDict dict() {
        return dict;
    }

    public Members put(String name, Object value) {
        dict.put(name, value);
        return this;
    }

    public Members fn0(String name, PyBuiltin.Fn0 body) {
        return put(name, PyBuiltin.of(name, body));
    }

    public Members fn1(String name, PyBuiltin.Fn1 body) {
        return put(name, PyBuiltin.of(name, body));
    }

    public Members fn2(String name, PyBuiltin.Fn2 body) {
        return put(name, PyBuiltin.of(name, body));
    }

    public Members fn3(String name, PyBuiltin.Fn3 body) {
        return put(name, PyBuiltin.of(name, body));
    }

    /** A function of {@code min} to {@code max} positional arguments; max -1 means any number. */
    public Members fn(String name, int min, int max, PyBuiltin.FnN body) {
        return put(name, PyBuiltin.of(name, min, max, body));
    }

    /** A function that takes keyword arguments, and at least {@code min} positional ones. */
    public Members fnKw(String name, int min, PyBuiltin.FnKw body) {
        return put(name, PyBuiltin.ofKw(name, min, body));
    }
}
