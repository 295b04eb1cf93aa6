package org.jmpy.lib;

import org.jmpy.interp.Vm;
import org.jmpy.object.PyError;

import java.util.Arrays;

/**
 * A compiled regular expression and the engine that runs it: backtracking with a stack of its own,
 * so that neither a long subject nor a nested pattern can exhaust the Java stack. Alternatives are
 * tried in order and the first match wins. Source: MicroPython lib/re1.5/recursiveloop.c.
 */
final class RegexProgram {
    static final int CHAR = 1;
    static final int ANY = 2;
    static final int CLASS = 3;
    static final int CLASS_NOT = 4;
    static final int NAMED_CLASS = 5;
    static final int BEGIN = 6;
    static final int END = 7;
    static final int JUMP = 8;

    /** Goes on behind the operand, later at the target. */
    static final int SPLIT = 9;

    /** Goes on at the target, later behind the operand. */
    static final int SPLIT_LAZY = 10;

    static final int SAVE = 11;
    static final int MATCH = 12;

    /** Choices kept at once; beyond that a pattern repeats the empty string for ever. */
    private static final int MAX_CHOICES = 1 << 20;

    private static final int POLL_MASK = (1 << 16) - 1;

    private final int[] code;
    private final int groups;

    RegexProgram(int[] code, int groups) {
        this.code = code;
        this.groups = groups;
    }

    /** {@return the number of capturing groups} */
    int groups() {
        return groups;
    }

    /** One use of the program; it keeps its stack for the next. */
    final class Matcher {
        private final Vm vm;
        private final String text;
        private final int end;
        private int[] stack = new int[48];
        private int top;
        private int steps;

        /**
         * @param text the subject, whose start is where {@code ^} matches
         * @param end where it ends
         */
        Matcher(Vm vm, String text, int end) {
            this.vm = vm;
            this.text = text;
            this.end = end;
        }

        /**
         * {@return the captures: start and end of the match, then of each group, -1 if unset; null
         * if nothing matches}
         *
         * @param from where to start
         * @param anchored whether the match must start there
         */
        int[] find(int from, boolean anchored) {
            int[] captures = new int[2 * groups + 2];
            int last = anchored ? from : end;
            for (int start = from; start <= last; start++) {
                if (code[0] == CHAR && !anchored) {
                    start = text.indexOf(code[1], start);
                    if (start < 0 || start >= end) {
                        return null;
                    }
                }
                Arrays.fill(captures, -1);
                captures[0] = start;
                int stop = run(start, captures);
                if (stop >= 0) {
                    captures[1] = stop;
                    return captures;
                }
            }
            return null;
        }

        private void push(int a, int b) {
            if (top + 2 > stack.length) {
                if (top > 2 * MAX_CHOICES) {
                    throw PyError.recursion();
                }
                stack = Arrays.copyOf(stack, stack.length * 2);
            }
            stack[top++] = a;
            stack[top++] = b;
        }

        /** {@return where the match ends, -1 if there is none} */
        private int run(int start, int[] captures) {
            int pc = 0;
            int at = start;
            top = 0;
            while (true) {
                if ((++steps & POLL_MASK) == 0 && vm.isPending()) {
                    vm.poll();
                }
                boolean failed = false;
                switch (code[pc]) {
                    case CHAR -> {
                        int c = code[pc + 1];
                        failed = at >= end || character(at) != c;
                        at += width(c);
                        pc += 2;
                    }
                    case ANY -> {
                        failed = at >= end;
                        at += failed ? 0 : width(character(at));
                        pc++;
                    }
                    case CLASS, CLASS_NOT -> {
                        if (at >= end) {
                            failed = true;
                        } else {
                            int c = character(at);
                            failed = !inClass(pc, c);
                            at += width(c);
                            pc += 2 + 2 * code[pc + 1];
                        }
                    }
                    case NAMED_CLASS -> {
                        failed = at >= end || !isNamed(code[pc + 1], text.charAt(at));
                        at++;
                        pc += 2;
                    }
                    case BEGIN -> {
                        failed = at != 0;
                        pc++;
                    }
                    case END -> {
                        failed = at != end;
                        pc++;
                    }
                    case JUMP -> pc += 2 + code[pc + 1];
                    case SPLIT -> {
                        push(pc + 2 + code[pc + 1], at);
                        pc += 2;
                    }
                    case SPLIT_LAZY -> {
                        push(pc + 2, at);
                        pc += 2 + code[pc + 1];
                    }
                    case SAVE -> {
                        int slot = code[pc + 1];
                        // A negative first word marks a capture to put back.
                        push(-1 - slot, captures[slot]);
                        captures[slot] = at;
                        pc += 2;
                    }
                    default -> {
                        return at;
                    }
                }
                if (failed) {
                    while (top > 0 && stack[top - 2] < 0) {
                        captures[-1 - stack[top - 2]] = stack[top - 1];
                        top -= 2;
                    }
                    if (top == 0) {
                        return -1;
                    }
                    at = stack[--top];
                    pc = stack[--top];
                }
            }
        }

        private int character(int at) {
            char c = text.charAt(at);
            return Character.isHighSurrogate(c) ? text.codePointAt(at) : c;
        }

        private static int width(int character) {
            return character < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 1 : 2;
        }

        private boolean inClass(int pc, int c) {
            boolean positive = code[pc] == CLASS;
            int last = pc + 2 + 2 * code[pc + 1];
            for (int i = pc + 2; i < last; i += 2) {
                boolean found =
                        code[i] < 0 ? isNamed(code[i + 1], c) : c >= code[i] && c <= code[i + 1];
                if (found) {
                    return positive;
                }
            }
            return !positive;
        }
    }

    private static boolean isNamed(int name, int c) {
        boolean in =
                switch (name | 0x20) {
                    case 'd' -> c >= '0' && c <= '9';
                    case 's' -> c == ' ' || (c >= '\t' && c <= '\r');
                    default ->
                            (c >= 'A' && c <= 'Z')
                                    || (c >= 'a' && c <= 'z')
                                    || (c >= '0' && c <= '9')
                                    || c == '_';
                };
        return in == ((name & 0x20) != 0);
    }
}
