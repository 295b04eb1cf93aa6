package org.jmpy.object;

/**
 * A Python exception on its way to a handler. It carries the exception value and no Java stack
 * trace: the Python traceback is kept in the value, and grows while frames are left.
 */
public final class PyError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient PyObject value;

    /**
     * @param value a {@link PyException}, or an instance of a class that derives from one
     */
    public PyError(PyObject value) {
        super(null, null, false, false);
        this.value = value;
    }

    public PyObject value() {
        return value;
    }

    /** {@return the built-in exception inside the value, which holds args and traceback} */
    public PyException exception() {
        return PyException.of(value);
    }

    /** {@return whether the value's type is {@code type} or derives from it} */
    public boolean is(PyType type) {
        return value.type().isSubtypeOf(type);
    }

    @Override
    public String getMessage() {
        return value.type().name() + ": " + exception().message();
    }

    /** An exception of {@code type} with one text argument. */
    public static PyError of(PyType type, String message) {
        return new PyError(new PyException(type, message));
    }

    /** An exception of {@code type} with the arguments given. */
    public static PyError of(PyType type, Object... args) {
        return new PyError(new PyException(type, new PyTuple(args)));
    }

    public static PyError type(String message) {
        return of(ExceptionType.TYPE_ERROR, message);
    }

    public static PyError value(String message) {
        return of(ExceptionType.VALUE_ERROR, message);
    }

    public static PyError index(String message) {
        return of(ExceptionType.INDEX_ERROR, message);
    }

    public static PyError key(Object key) {
        return of(ExceptionType.KEY_ERROR, key);
    }

    public static PyError attribute(String message) {
        return of(ExceptionType.ATTRIBUTE_ERROR, message);
    }

    public static PyError name(String message) {
        return of(ExceptionType.NAME_ERROR, message);
    }

    public static PyError runtime(String message) {
        return of(ExceptionType.RUNTIME_ERROR, message);
    }

    public static PyError overflow(String message) {
        return of(ExceptionType.OVERFLOW_ERROR, message);
    }

    public static PyError zeroDivision() {
        return of(ExceptionType.ZERO_DIVISION_ERROR, "divide by zero");
    }

    public static PyError memory(String message) {
        return of(ExceptionType.MEMORY_ERROR, message);
    }

    public static PyError notImplemented(String message) {
        return of(ExceptionType.NOT_IMPLEMENTED_ERROR, message);
    }

    /** OSError with an errno number. */
    public static PyError os(int errno) {
        return of(ExceptionType.OS_ERROR, (Object) (long) errno);
    }

    /** TypeError without arguments, where the reference gives none. */
    public static PyError bareType() {
        return of(ExceptionType.TYPE_ERROR);
    }

    /** StopIteration with {@code result} as its value; None gives one without arguments. */
    public static PyError stopIteration(Object result) {
        return result == Singleton.NONE
                ? of(ExceptionType.STOP_ITERATION)
                : of(ExceptionType.STOP_ITERATION, result);
    }

    /** The error of recursion that went too deep. */
    public static PyError recursion() {
        return runtime("maximum recursion depth exceeded");
    }
}
