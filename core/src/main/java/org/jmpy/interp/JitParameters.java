package org.jmpy.interp;

/**
 * What can be tuned in the compiler of one context. Only the thread of the program sets them; the
 * compiler may see an old value for a while.
 */
public final class JitParameters {
    /** A number that can be tuned. */
    public enum Parameter {
        /** Backward jumps in a function before code is asked for. */
        THRESHOLD("threshold", 3_000),
        /** Calls of a function before code is asked for. */
        FUNCTION_THRESHOLD("function_threshold", 300),
        /** Bytes of bytecode; a longer function is not compiled whole. */
        CODE_LIMIT("code_limit", 3_000);

        private final String text;
        private final int usual;

        Parameter(String text, int usual) {
            this.text = text;
            this.usual = usual;
        }

        /** {@return its name for Python code} */
        public String text() {
            return text;
        }

        /** {@return its value where nothing else is said} */
        public int usual() {
            return usual;
        }
    }

    private static final Parameter[] ALL = Parameter.values();

    private final int[] defaults = new int[ALL.length];
    private final int[] values = new int[ALL.length];

    /**
     * @param eager whether all code shall be compiled before it runs the second time
     */
    public JitParameters(boolean eager) {
        for (Parameter parameter : ALL) {
            defaults[parameter.ordinal()] = parameter.usual;
        }
        if (eager) {
            defaults[Parameter.THRESHOLD.ordinal()] = 0;
            defaults[Parameter.FUNCTION_THRESHOLD.ordinal()] = 0;
        }
        reset();
    }

    /** {@return the parameter of that name, null if there is none} */
    public static Parameter named(String name) {
        for (Parameter parameter : ALL) {
            if (parameter.text.equals(name)) {
                return parameter;
            }
        }
        return null;
    }

    /** {@return its value now} */
    public int get(Parameter parameter) {
        return values[parameter.ordinal()];
    }

    /**
     * Tunes.
     *
     * @param value 0 or more
     */
    public void set(Parameter parameter, int value) {
        values[parameter.ordinal()] = value;
    }

    /** Gives a parameter the value it had at first. */
    public void reset(Parameter parameter) {
        values[parameter.ordinal()] = defaults[parameter.ordinal()];
    }

    /** Gives all of them the values they had at first. */
    public void reset() {
        System.arraycopy(defaults, 0, values, 0, values.length);
    }
}
