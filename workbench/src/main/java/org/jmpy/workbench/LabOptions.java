package org.jmpy.workbench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command line of {@code jmpy lab}. */
record LabOptions(String verb, String file, Map<String, String> values) {
    static final String USAGE =
            """
            usage: jmpy lab VERB PROGRAM [OPTION...]

            verbs; the program's own output is the last line:
              run       run it
              pe        evaluate it for the values of --static, and run what is left if --env is given
              trace     record from the start until it comes back there, optimise, run
              meta      run it, finding hot loops by itself; of an interpreter, those of its program
              compare   run it in every way and compare the results
              show      print it

            options:
              --start LABEL            where to start (the first block)
              --call NAME(VALUE,...)   call a function instead
              --env NAME=VALUE,...     variables
              --static NAME=VALUE,...  variables that are known beforehand
              --improved               pe, trace: more than the posts do, on the shared optimiser
              --clean                  pe: few blocks instead of many
              --variants N             pe --improved: variants of a block before it is generalised (64)
              --threshold N            meta, compare: backward jumps before a loop is hot (30)
              --engine NAME            meta: unoptimised, interpreted or compiled (the last)
              --steps N                stop after so many steps of interpretation
              --listing, --facts       how to print programs (as the program is written)
              --json                   print data instead of text
              --html FILE              also write a page that steps through it all
            """;

    private static final Set<String> VERBS =
            Set.of("run", "pe", "trace", "meta", "compare", "show");
    private static final Set<String> FLAGS =
            Set.of("--improved", "--clean", "--listing", "--facts", "--json");
    private static final Set<String> WITH_VALUE =
            Set.of(
                    "--start",
                    "--call",
                    "--env",
                    "--static",
                    "--variants",
                    "--threshold",
                    "--engine",
                    "--steps",
                    "--html");

    /**
     * {@return the options}
     *
     * @throws LabException if they are wrong
     */
    static LabOptions parse(String... args) {
        if (args.length == 1 && List.of("help", "--help", "-h").contains(args[0])) {
            return new LabOptions("help", null, Map.of());
        }
        if (args.length < 2 || !VERBS.contains(args[0])) {
            throw new LabException(
                    args.length == 0 || VERBS.contains(args[0])
                            ? "expected a verb and a program"
                            : "no verb '" + args[0] + "'");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 2; i < args.length; i++) {
            if (FLAGS.contains(args[i])) {
                values.put(args[i], "");
            } else if (WITH_VALUE.contains(args[i]) && i + 1 < args.length) {
                values.put(args[i], args[++i]);
            } else {
                throw new LabException(
                        WITH_VALUE.contains(args[i])
                                ? args[i] + " needs a value"
                                : "no option '" + args[i] + "'");
            }
        }
        LabOptions options = new LabOptions(args[0], args[1], values);
        options.number("--variants", 1);
        options.number("--threshold", 1);
        options.number("--steps", 1);
        options.backend();
        options.env("--env");
        options.env("--static");
        return options;
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    /** {@return the value, null if the option is not there} */
    String value(String option) {
        return values.get(option);
    }

    long number(String option, long other) {
        if (!has(option)) {
            return other;
        }
        try {
            long number = Long.parseLong(value(option));
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new LabException(option + " needs a number from 1 on");
    }

    Backend backend() {
        String name = values.getOrDefault("--engine", "compiled");
        for (Backend backend : Backend.values()) {
            if (backend.toString().equals(name)) {
                return backend;
            }
        }
        throw new LabException("no engine '" + name + "'");
    }

    /** {@return what is given as {@code name=value,...}, none if the option is not there} */
    Env env(String option) {
        Map<String, Value> pairs = new LinkedHashMap<>();
        for (String pair : split(values.getOrDefault(option, ""))) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new LabException("expected name=value, not '" + pair + "'");
            }
            String name = pair.substring(0, equals).strip();
            pairs.put(name, Syntax.value(pair.substring(equals + 1)));
        }
        return new Env(pairs);
    }

    /** {@return the name of the function that is called, null if none is} */
    String callName() {
        String call = value("--call");
        if (call == null) {
            return null;
        }
        int open = call.indexOf('(');
        if (open < 1 || !call.endsWith(")")) {
            throw new LabException("expected --call NAME(VALUE,...), not '" + call + "'");
        }
        return call.substring(0, open).strip();
    }

    List<Value> callArgs() {
        String call = value("--call");
        String inside = call.substring(call.indexOf('(') + 1, call.length() - 1);
        return split(inside).stream().map(Syntax::value).toList();
    }

    /** {@return the parts between commas; those inside of lists and quotes do not count} */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean isQuoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            isQuoted ^= c == '\'';
            if (!isQuoted) {
                depth += c == '[' ? 1 : c == ']' ? -1 : 0;
                if (c == ',' && depth == 0) {
                    parts.add(text.substring(start, i));
                    start = i + 1;
                }
            }
        }
        if (!text.isBlank()) {
            parts.add(text.substring(start));
        }
        return parts;
    }
}
