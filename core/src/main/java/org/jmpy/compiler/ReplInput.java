package org.jmpy.compiler;

/**
 * Finds out whether a statement typed at a REPL goes on. Source: MicroPython py/repl.c,
 * mp_repl_continue_with_input.
 */
final class ReplInput {
    private static final int NO_QUOTE = 0;
    private static final int TRIPLE = 0x100;

    private ReplInput() {}

    static boolean isIncomplete(String input) {
        if (input.isEmpty()) {
            return false;
        }
        int[] brackets = new int[3];
        int quote = NO_QUOTE;
        int length = input.length();
        for (int i = 0; i < length; i++) {
            char c = input.charAt(i);
            char next = at(input, i + 1);
            if (c == '\'' || c == '"') {
                boolean isTriple = next == c && at(input, i + 2) == c;
                if (isTriple && (quote == NO_QUOTE || quote == (c | TRIPLE))) {
                    i += 2;
                    quote = quote == NO_QUOTE ? c | TRIPLE : NO_QUOTE;
                } else if (quote == NO_QUOTE || quote == c) {
                    quote = quote == NO_QUOTE ? c : NO_QUOTE;
                }
            } else if (c == '\\' && (next == '\'' || next == '"' || next == '\\')) {
                if (quote != NO_QUOTE) {
                    i++;
                }
            } else if (quote == NO_QUOTE) {
                switch (c) {
                    case '(' -> brackets[0]++;
                    case ')' -> brackets[0]--;
                    case '[' -> brackets[1]++;
                    case ']' -> brackets[1]--;
                    case '{' -> brackets[2]++;
                    case '}' -> brackets[2]--;
                    default -> {}
                }
            }
        }
        boolean isOpen = brackets[0] > 0 || brackets[1] > 0 || brackets[2] > 0;
        char last = input.charAt(length - 1);
        return (quote & TRIPLE) != 0
                || isOpen && quote == NO_QUOTE
                || last == '\\'
                || last != '\n' && startsCompound(input);
    }

    private static char at(String input, int i) {
        return i < input.length() ? input.charAt(i) : 0;
    }

    private static boolean startsCompound(String input) {
        if (input.charAt(0) == '@') {
            return true;
        }
        int end = 0;
        while (end < input.length() && isIdentifier(input.charAt(end))) {
            end++;
        }
        return switch (input.substring(0, end)) {
            case "if", "while", "for", "try", "with", "def", "class", "async" -> true;
            default -> false;
        };
    }

    private static boolean isIdentifier(char c) {
        int letter = c | 0x20;
        return c < 0x80 && letter >= 'a' && letter <= 'z' || c == '_' || c >= '0' && c <= '9';
    }
}
