package org.jmpy.cli;

/**
 * What jmpy's own options say about how a program is run: the compiler of hot code and limits. Each
 * option is {@code --name value} or {@code --name=value}. The environment says the same about the
 * compiler: JMPY_JIT, JMPY_JIT_LOG, JMPY_JIT_STATS; options win.
 *
 * <p>Parsed by hand because each start of a program comes through here.
 */
final class RunOptions {
    /** Bad usage. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /** Calls under way at most where nothing else is said. */
    static final int USUAL_DEPTH = 1000;

    /** No limit. */
    static final long NONE = -1;

    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int THOUSAND = 1000;
    private static final int KIBI = 1024;

    private String jit;
    private String jitLog;
    private boolean jitStatistics;
    private long steps = NONE;
    private long nanos = NONE;
    private long memory = NONE;
    private long output = NONE;
    private int depth = USUAL_DEPTH;

    /** {@return options as the environment has them} */
    static RunOptions fromEnvironment() throws Wrong {
        RunOptions options = new RunOptions();
        options.jit = System.getenv("JMPY_JIT");
        if (options.jit != null) {
            checkMode("JMPY_JIT", options.jit);
        }
        options.jitLog = System.getenv("JMPY_JIT_LOG");
        if (options.jitLog != null && options.jitLog.isEmpty()) {
            options.jitLog = null;
        }
        String statistics = System.getenv("JMPY_JIT_STATS");
        options.jitStatistics =
                statistics != null && !statistics.isEmpty() && !statistics.equals("0");
        return options;
    }

    /** {@return off, on, generic, tiers, eager, tier1 or tier1-eager; null for on} */
    String jit() {
        return jit;
    }

    /** {@return the file that events of the compiler are written to, null for none} */
    String jitLog() {
        return jitLog;
    }

    /** {@return whether to tell at the end what the compiler did} */
    boolean hasJitStatistics() {
        return jitStatistics;
    }

    /** {@return how many backward jumps and calls may be made, or NONE} */
    long steps() {
        return steps;
    }

    /** {@return how many nanoseconds the program may run, or NONE} */
    long nanos() {
        return nanos;
    }

    /** {@return how many bytes of heap its objects may take, or NONE} */
    long memory() {
        return memory;
    }

    /** {@return how many bytes it may write to standard output and error, or NONE} */
    long output() {
        return output;
    }

    /** {@return how many Python calls may be under way} */
    int depth() {
        return depth;
    }

    /**
     * Takes an option.
     *
     * @param args the command line
     * @param at where the option stands
     * @return how many arguments it was; 0 if it is none of these
     */
    int take(String[] args, int at) throws Wrong {
        String arg = args[at];
        if (!arg.startsWith("--jit") && !arg.startsWith("--limit-")) {
            return 0;
        }
        if (arg.equals("--jit-stats")) {
            jitStatistics = true;
            return 1;
        }
        int equals = arg.indexOf('=');
        String name = equals < 0 ? arg : arg.substring(0, equals);
        if (!isKnown(name)) {
            throw new Wrong("unknown option " + name);
        }
        if (equals < 0 && at + 1 >= args.length) {
            throw new Wrong(name + " needs a value");
        }
        set(name, equals < 0 ? args[at + 1] : arg.substring(equals + 1));
        return equals < 0 ? 2 : 1;
    }

    private static boolean isKnown(String name) {
        return switch (name) {
            case "--jit",
                    "--jit-log",
                    "--limit-steps",
                    "--limit-insns",
                    "--limit-time",
                    "--limit-memory",
                    "--limit-output",
                    "--limit-depth" ->
                    true;
            default -> false;
        };
    }

    private void set(String name, String value) throws Wrong {
        switch (name) {
            case "--jit" -> {
                checkMode(name, value);
                jit = value;
            }
            case "--jit-log" -> jitLog = value;
            case "--limit-time" -> nanos = duration(name, value);
            case "--limit-memory" -> memory = amount(name, value, KIBI);
            case "--limit-output" -> output = amount(name, value, KIBI);
            case "--limit-depth" -> {
                long calls = amount(name, value, THOUSAND);
                if (calls < 1 || calls > USUAL_DEPTH) {
                    throw new Wrong(name + ": 1 to " + USUAL_DEPTH + ", not " + value);
                }
                depth = (int) calls;
            }
            default -> steps = amount(name, value, THOUSAND);
        }
    }

    private static void checkMode(String name, String value) throws Wrong {
        switch (value) {
            case "off", "on", "generic", "tiers", "eager", "tier1", "tier1-eager" -> {}
            default ->
                    throw new Wrong(
                            name + ": on, off, generic, tiers, eager or tier1, not " + value);
        }
    }

    /** {@return {@code N[K|M|G]}} */
    private static long amount(String name, String value, int unit) throws Wrong {
        int length = value.length();
        int power =
                switch (length == 0 ? ' ' : value.charAt(length - 1)) {
                    case 'k', 'K' -> 1;
                    case 'm', 'M' -> 2;
                    case 'g', 'G' -> 3;
                    default -> 0;
                };
        try {
            long number = Long.parseLong(power == 0 ? value : value.substring(0, length - 1));
            for (int i = 0; i < power; i++) {
                number = Math.multiplyExact(number, (long) unit);
            }
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // Told below.
        }
        throw new Wrong(name + ": a number, as 500 or 5M, not " + value);
    }

    /** {@return the nanoseconds of {@code N}, {@code Ns}, {@code Nms} or {@code Nm}} */
    private static long duration(String name, String value) throws Wrong {
        String number = value;
        double unit = NANOS_A_SECOND;
        if (value.endsWith("ms")) {
            number = value.substring(0, value.length() - 2);
            unit /= THOUSAND;
        } else if (value.endsWith("s")) {
            number = value.substring(0, value.length() - 1);
        } else if (value.endsWith("m")) {
            number = value.substring(0, value.length() - 1);
            unit *= 60;
        }
        try {
            double time = Double.parseDouble(number) * unit;
            if (time >= 0 && time < Long.MAX_VALUE) {
                return (long) time;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new Wrong(name + ": a time, as 2s or 500ms, not " + value);
    }
}
