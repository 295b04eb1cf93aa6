package org.jmpy.object;

import java.util.List;

/** The built-in exception types. Source: MicroPython py/objexcept.c and docs/library/builtins. */
public final class ExceptionType extends PyType {
    public static final ExceptionType BASE_EXCEPTION = new ExceptionType("BaseException");
    public static final ExceptionType SYSTEM_EXIT = type("SystemExit", BASE_EXCEPTION);
    public static final ExceptionType KEYBOARD_INTERRUPT =
            type("KeyboardInterrupt", BASE_EXCEPTION);
    public static final ExceptionType GENERATOR_EXIT = type("GeneratorExit", BASE_EXCEPTION);
    public static final ExceptionType EXCEPTION = type("Exception", BASE_EXCEPTION);
    public static final ExceptionType STOP_ASYNC_ITERATION = type("StopAsyncIteration", EXCEPTION);
    public static final ExceptionType STOP_ITERATION = type("StopIteration", EXCEPTION);
    public static final ExceptionType ARITHMETIC_ERROR = type("ArithmeticError", EXCEPTION);
    public static final ExceptionType OVERFLOW_ERROR = type("OverflowError", ARITHMETIC_ERROR);
    public static final ExceptionType ZERO_DIVISION_ERROR =
            type("ZeroDivisionError", ARITHMETIC_ERROR);
    public static final ExceptionType ASSERTION_ERROR = type("AssertionError", EXCEPTION);
    public static final ExceptionType ATTRIBUTE_ERROR = type("AttributeError", EXCEPTION);
    public static final ExceptionType EOF_ERROR = type("EOFError", EXCEPTION);
    public static final ExceptionType IMPORT_ERROR = type("ImportError", EXCEPTION);
    public static final ExceptionType LOOKUP_ERROR = type("LookupError", EXCEPTION);
    public static final ExceptionType INDEX_ERROR = type("IndexError", LOOKUP_ERROR);
    public static final ExceptionType KEY_ERROR = type("KeyError", LOOKUP_ERROR);
    public static final ExceptionType MEMORY_ERROR = type("MemoryError", EXCEPTION);
    public static final ExceptionType NAME_ERROR = type("NameError", EXCEPTION);
    public static final ExceptionType OS_ERROR = type("OSError", EXCEPTION);
    public static final ExceptionType RUNTIME_ERROR = type("RuntimeError", EXCEPTION);
    public static final ExceptionType NOT_IMPLEMENTED_ERROR =
            type("NotImplementedError", RUNTIME_ERROR);
    public static final ExceptionType SYNTAX_ERROR = type("SyntaxError", EXCEPTION);
    public static final ExceptionType INDENTATION_ERROR = type("IndentationError", SYNTAX_ERROR);
    public static final ExceptionType TYPE_ERROR = type("TypeError", EXCEPTION);
    public static final ExceptionType VALUE_ERROR = type("ValueError", EXCEPTION);
    public static final ExceptionType UNICODE_ERROR = type("UnicodeError", VALUE_ERROR);
    public static final ExceptionType VIPER_TYPE_ERROR = type("ViperTypeError", TYPE_ERROR);

    /**
     * How many arguments an exception can have while the heap is locked, as the unix port has it.
     */
    private static final int RESERVED_ARGS = 24;

    private ExceptionType(String name, PyType... bases) {
        super(name, Slot.MAKE | Slot.PRINT | Slot.ATTR, bases);
    }

    private static ExceptionType type(String name, PyType base) {
        return new ExceptionType(name, base);
    }

    /** {@return all built-in exception types that the builtins module shows} */
    public static ExceptionType[] all() {
        return new ExceptionType[] {
            BASE_EXCEPTION,
            SYSTEM_EXIT,
            KEYBOARD_INTERRUPT,
            GENERATOR_EXIT,
            EXCEPTION,
            STOP_ASYNC_ITERATION,
            STOP_ITERATION,
            ARITHMETIC_ERROR,
            OVERFLOW_ERROR,
            ZERO_DIVISION_ERROR,
            ASSERTION_ERROR,
            ATTRIBUTE_ERROR,
            EOF_ERROR,
            IMPORT_ERROR,
            LOOKUP_ERROR,
            INDEX_ERROR,
            KEY_ERROR,
            MEMORY_ERROR,
            NAME_ERROR,
            OS_ERROR,
            RUNTIME_ERROR,
            NOT_IMPLEMENTED_ERROR,
            SYNTAX_ERROR,
            INDENTATION_ERROR,
            TYPE_ERROR,
            VALUE_ERROR,
            UNICODE_ERROR,
            VIPER_TYPE_ERROR,
        };
    }

    @Override
    public Object make(PyType cls, Object[] args, String[] kw) {
        if (kw != null && kw.length != 0) {
            throw PyError.type("function doesn't take keyword arguments");
        }
        // The original has memory set aside for exceptions, but not for any number of arguments.
        boolean fits = args.length <= RESERVED_ARGS || !HeapLock.isOn();
        return new PyException(cls, fits ? new PyTuple(args) : PyTuple.EMPTY);
    }

    @Override
    public void print(StringBuilder out, Object self, boolean repr) {
        ((PyException) self).print(out, repr, true);
    }

    @Override
    public List<String> computed(Object self) {
        return List.of("args", "value", "errno");
    }

    @Override
    public boolean attr(Object self, String attribute, Object[] dest, int at) {
        PyException exception = (PyException) self;
        Object value =
                switch (attribute) {
                    case "args" -> exception.args();
                    case "value", "errno" -> exception.firstArg();
                    default -> null;
                };
        if (value == null) {
            return Attributes.fromLocals(this, self, attribute, dest, at);
        }
        dest[at] = value;
        dest[at + 1] = null;
        return true;
    }

    @Override
    public boolean storeAttr(Object self, String attribute, Object value) {
        if (attribute.equals("__traceback__") && value != null) {
            if (value == Singleton.NONE) {
                ((PyException) self).clearTraceback();
            }
            return true;
        }
        return false;
    }

    /** {@return whether {@code value} is a class of exceptions} */
    public static boolean isExceptionType(Object value) {
        return value instanceof PyType type && type.isSubtypeOf(BASE_EXCEPTION);
    }
}
