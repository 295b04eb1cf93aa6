package org.jmpy.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words after a verb: options with and without a value, and the rest in their order. */
public final class Arguments {
    private final Map<String, List<String>> options = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /**
     * Reads a command line.
     *
     * @param flags options without a value, with their dashes
     * @param valued options with a value, which follows as a word of its own or after {@code =}
     * @throws ToolException if an option is unknown, or its value is missing
     */
    public Arguments(String[] args, int from, Set<String> flags, Set<String> valued)
            throws ToolException {
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
                put(arg, "");
            } else if (!valued.contains(name)) {
                throw new ToolException("there is no option " + name);
            } else if (equals >= 0) {
                put(name, arg.substring(equals + 1));
            } else if (i + 1 < args.length) {
                put(name, args[++i]);
            } else {
                throw new ToolException("the option " + name + " needs a value");
            }
        }
    }

    private void put(String option, String value) {
        options.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
    }

    /** {@return whether an option was given} */
    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** {@return the value of an option that was given last, null if it was not given} */
    public String value(String option) {
        List<String> values = options.get(option);
        return values == null ? null : values.getLast();
    }

    /** {@return all values that an option was given} */
    public List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    /**
     * {@return the value of an option that is a number}
     *
     * @throws ToolException if it is none, or outside {@code least} to {@code most}
     */
    public int number(String option, int least, int most, int otherwise) throws ToolException {
        String text = value(option);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told just below.
        }
        String range = most == Integer.MAX_VALUE ? least + " or more" : least + " to " + most;
        throw new ToolException(option + ": " + range + ", not " + text);
    }

    /** {@return the words that are no options} */
    public List<String> words() {
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
