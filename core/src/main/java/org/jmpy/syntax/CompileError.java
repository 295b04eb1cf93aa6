package org.jmpy.syntax;

/**
 * A mistake in a program's source, or a limit it exceeds: the Python exception that the front end
 * answers with. It carries no Java stack trace: it is an answer, not a bug.
 */
public final class CompileError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Which Python exception this stands for. */
    public enum Kind {
        /** SyntaxError. */
        SYNTAX_ERROR("SyntaxError"),
        /** IndentationError. */
        INDENTATION_ERROR("IndentationError"),
        /** RuntimeError: a name or a jump is too long, or the program nests too deeply. */
        RUNTIME_ERROR("RuntimeError"),
        /** NotImplementedError. */
        NOT_IMPLEMENTED("NotImplementedError"),
        /** MemoryError: the program would need more room than is reasonable. */
        MEMORY_ERROR("MemoryError"),
        /** ViperTypeError: native code whose types do not fit. */
        VIPER_TYPE_ERROR("ViperTypeError");

        private final String exceptionName;

        Kind(String exceptionName) {
            this.exceptionName = exceptionName;
        }

        /** {@return the name of the Python class} */
        public String exceptionName() {
            return exceptionName;
        }
    }

    private static final String TOO_DEEP = "maximum recursion depth exceeded";

    private final Kind kind;
    private final String file;
    private final int line;
    private final String block;

    /**
     * A mistake at a place.
     *
     * @param file name of the source, or null if the exception has no traceback entry
     * @param line 1 or more; 0 if it is not known (the original then prints 0)
     * @param block name of the function or class whose body it is in, or null if it was found
     *     before there were any
     */
    public CompileError(Kind kind, String message, String file, int line, String block) {
        super(message, null, false, false);
        this.kind = kind;
        this.file = file;
        this.line = line;
        this.block = block;
    }

    /** A mistake that the original reports without a place. */
    public CompileError(Kind kind, String message) {
        this(kind, message, null, 0, null);
    }

    /** {@return the error of a program that nests deeper than the compiler follows} */
    public static CompileError tooDeep() {
        return new CompileError(Kind.RUNTIME_ERROR, TOO_DEEP);
    }

    /** {@return whether this is what {@link #tooDeep} makes} */
    public boolean isTooDeep() {
        return TOO_DEEP.equals(getMessage());
    }

    /** {@return which Python exception this stands for} */
    public Kind kind() {
        return kind;
    }

    /** {@return the name of the source, null if the exception has no traceback entry} */
    public String file() {
        return file;
    }

    /** {@return the source line, counted from 1; 0 if it is not known} */
    public int line() {
        return line;
    }

    /** {@return the name of the enclosing function, class or module, or null} */
    public String block() {
        return block;
    }

    /**
     * {@return the text that the original prints for it, each line ending in a newline} Source:
     * MicroPython py/obj.c, mp_obj_print_exception.
     */
    public String report() {
        StringBuilder text = new StringBuilder();
        if (file != null) {
            text.append("Traceback (most recent call last):\n  File \"");
            text.append(file).append("\", line ").append(line);
            if (block != null) {
                text.append(", in ").append(block);
            }
            text.append('\n');
        }
        text.append(kind.exceptionName()).append(": ").append(getMessage());
        return text.append('\n').toString();
    }
}
