package org.jmpy.object;

/** Matches arguments to named parameters. Source: MicroPython py/argcheck.c, mp_arg_parse_all. */
public final class Args {
    private Args() {}

    /**
     * Matches arguments to parameters that may be given by position or by name.
     *
     * @param args positional arguments, then keyword values named by {@code kw}
     * @param required how many of the first parameters must be given
     * @return one value a parameter, null where none was given
     * @throws PyError TypeError for missing, doubled or unknown arguments
     */
    public static Object[] parse(Object[] args, String[] kw, int required, String... parameters) {
        return parse(args, kw, required, parameters.length, parameters);
    }

    /**
     * As {@link #parse(Object[], String[], int, String...)}, but only the first {@code positional}
     * parameters may be given by position.
     */
    public static Object[] parse(
            Object[] args, String[] kw, int required, int positional, String... parameters) {
        int named = kw == null ? 0 : kw.length;
        int given = args.length - named;
        Object[] values = new Object[parameters.length];
        int used = 0;
        for (int i = 0; i < parameters.length; i++) {
            if (i < given && i < positional) {
                values[i] = args[i];
                continue;
            }
            for (int k = 0; k < named; k++) {
                if (kw[k].equals(parameters[i])) {
                    values[i] = args[given + k];
                    used++;
                }
            }
            if (values[i] == null && i < required) {
                throw PyError.type("'" + parameters[i] + "' argument required");
            }
        }
        if (given > positional) {
            throw PyError.type("extra positional arguments given");
        }
        if (used < named) {
            throw PyError.type("extra keyword arguments given");
        }
        return values;
    }
}
