package org.jmpy.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words after a verb: options with and without a value, and the rest in their order. */
final class Arguments {
    private final Map<String, String> options = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /**
     * Reads a command line.
     *
     * @param flags options without a value, with their dashes
     * @param valued options with a value, which follows as a word of its own or after {@code =}
     * @throws ToolException if an option is unknown, or its value is missing
     */
    Arguments(String[] args, int from, Set<String> flags, Set<String> valued) throws ToolException {
        boolean onlyWords = false;
        for (int i = from; i < args.length; i++) {
            String arg = args[i];
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            if (onlyWords || !arg.startsWith("-") || arg.equals("-")) {
                words.add(arg);
            } else if (arg.equals("--")) {
                onlyWords = true;
            } else if (flags.contains(arg)) {
                options.put(arg, "");
            } else if (!valued.contains(name)) {
                throw new ToolException("there is no option " + name);
            } else if (equals >= 0) {
                options.put(name, arg.substring(equals + 1));
            } else if (i + 1 < args.length) {
                options.put(name, args[++i]);
            } else {
                throw new ToolException("the option " + name + " needs a value");
            }
        }
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** {@return the value of an option, null if it was not given} */
    String value(String option) {
        return options.get(option);
    }

    /** {@return the words that are no options} */
    List<String> words() {
        return words;
    }

    /** {@return the only word} @throws ToolException if there are more or none */
    String onlyWord(String what) throws ToolException {
        if (words.size() != 1) {
            throw new ToolException(
                    words.isEmpty() ? "which " + what + "?" : "one " + what + " only");
        }
        return words.getFirst();
    }
}
