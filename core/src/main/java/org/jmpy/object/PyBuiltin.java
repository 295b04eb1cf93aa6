package org.jmpy.object;

import org.jmpy.bytecode.UnaryOp;

/** A function written in Java. Source of the checks: MicroPython py/argcheck.c. */
public abstract class PyBuiltin extends PyCallable {
    /** The type of built-in functions. */
    public static final PyType TYPE = new FunctionType();

    private static final class FunctionType extends PyType {
        FunctionType() {
            super("function", Slot.CALL | Slot.PRINT);
        }

        @Override
        public Object call(Object self, Object[] args, String[] kw) {
            return ((PyCallable) self).call(args, kw);
        }

        @Override
        public Object unary(int op, Object self) {
            return op == UnaryOp.HASH ? Ops.identityHash(self) : null;
        }

        @Override
        public void print(StringBuilder out, Object self, boolean repr) {
            out.append("<function>");
        }
    }

    /** A body without parameters. */
    public interface Fn0 {
        Object call();
    }

    /** A body with one parameter. */
    public interface Fn1 {
        Object call(Object a);
    }

    /** A body with two parameters. */
    public interface Fn2 {
        Object call(Object a, Object b);
    }

    /** A body with three parameters. */
    public interface Fn3 {
        Object call(Object a, Object b, Object c);
    }

    /** A body that gets its positional arguments as an array, which it must not change. */
    public interface FnN {
        Object call(Object[] args);
    }

    /** A body that gets keyword arguments too: their values end {@code args}; kw may be null. */
    public interface FnKw {
        Object call(Object[] args, String[] kw);
    }

    private final String name;

    private PyBuiltin(String name) {
        this.name = name;
    }

    public final String name() {
        return name;
    }

    /**
     * {@return what a call with {@code count} positional arguments runs, one of the interfaces
     * here; null if such a call raises}
     */
    public abstract Object body(int count);

    @Override
    public PyType type() {
        return TYPE;
    }

    public static PyBuiltin of(String name, Fn0 body) {
        return new PyBuiltin(name) {
            @Override
            public Object body(int count) {
                return count == 0 ? body : null;
            }

            @Override
            public Object call0() {
                return body.call();
            }

            @Override
            public Object call(Object[] args, String[] kw) {
                checkCount(args, kw, 0, 0);
                return body.call();
            }
        };
    }

    public static PyBuiltin of(String name, Fn1 body) {
        return new PyBuiltin(name) {
            @Override
            public Object body(int count) {
                return count == 1 ? body : null;
            }

            @Override
            public Object call1(Object a) {
                return body.call(a);
            }

            @Override
            public Object call(Object[] args, String[] kw) {
                checkCount(args, kw, 1, 1);
                return body.call(args[0]);
            }
        };
    }

    public static PyBuiltin of(String name, Fn2 body) {
        return new PyBuiltin(name) {
            @Override
            public Object body(int count) {
                return count == 2 ? body : null;
            }

            @Override
            public Object call2(Object a, Object b) {
                return body.call(a, b);
            }

            @Override
            public Object call(Object[] args, String[] kw) {
                checkCount(args, kw, 2, 2);
                return body.call(args[0], args[1]);
            }
        };
    }

    public static PyBuiltin of(String name, Fn3 body) {
        return new PyBuiltin(name) {
            @Override
            public Object body(int count) {
                return count == 3 ? body : null;
            }

            @Override
            public Object call3(Object a, Object b, Object c) {
                return body.call(a, b, c);
            }

            @Override
            public Object call(Object[] args, String[] kw) {
                checkCount(args, kw, 3, 3);
                return body.call(args[0], args[1], args[2]);
            }
        };
    }

    /** A function of {@code min} to {@code max} positional arguments; max -1 means any number. */
    public static PyBuiltin of(String name, int min, int max, FnN body) {
        return new PyBuiltin(name) {
            @Override
            public Object body(int count) {
                return count >= min && (max < 0 || count <= max) ? body : null;
            }

            @Override
            public Object call(Object[] args, String[] kw) {
                checkCount(args, kw, min, max);
                return body.call(args);
            }
        };
    }

    /** A function with keyword arguments and at least {@code min} positional ones. */
    public static PyBuiltin ofKw(String name, int min, FnKw body) {
        return new PyBuiltin(name) {
            @Override
            public Object body(int count) {
                return count >= min ? body : null;
            }

            @Override
            public Object call(Object[] args, String[] kw) {
                int positional = args.length - (kw == null ? 0 : kw.length);
                if (positional < min) {
                    throw missing(min - positional);
                }
                return body.call(args, kw);
            }
        };
    }

    /**
     * Checks the arguments of a function that takes positional ones only.
     *
     * @param max the most arguments it takes, -1 for any number
     * @throws PyError TypeError, worded as MicroPython does
     */
    public static void checkCount(Object[] args, String[] kw, int min, int max) {
        if (args.length < min
                || (max >= 0 && args.length > max)
                || (kw != null && kw.length != 0)) {
            throw wrongCount(args.length, kw, min, max);
        }
    }

    private static PyError wrongCount(int given, String[] kw, int min, int max) {
        if (kw != null && kw.length != 0) {
            return PyError.type("function doesn't take keyword arguments");
        }
        if (min == max) {
            return PyError.type(
                    "function takes " + min + " positional arguments but " + given + " were given");
        }
        return given < min
                ? missing(min - given)
                : PyError.type("function expected at most " + max + " arguments, got " + given);
    }

    private static PyError missing(int count) {
        return PyError.type("function missing " + count + " required positional arguments");
    }
}
