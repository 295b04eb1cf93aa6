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

    /** First words of the matcher's stack below this are loops, see {@code Matcher.pushLoop}. */
    private static final int LOOPS = Integer.MIN_VALUE / 2;

    private final int[] code;
    private final int groups;
    private final RegexHints hints;

    RegexProgram(int[] code, int groups) {
        this.code = code;
        this.groups = groups;
        this.hints = new RegexHints(code);
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
            int last = hints.onlyAtStart() ? 0 : anchored || hints.tryOnlyFirst() ? from : end;
            for (int start = from; start <= last; start++) {
                if (!anchored) {
                    start = hints.nextStart(text, start, end);
                    if (start < 0 || start > last) {
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

        /**
         * Takes all characters that the loop at {@code pc}, a SPLIT or SPLIT_LAZY over one
         * character, can take from {@code at} on, and notes that fewer will do as well: a loop's
         * entry is the least end, a filler, the place of the code behind the loop (counted up from
         * the least int), the end tried last.
         *
         * @return the end to try first
         */
        private int pushLoop(int pc, int at) {
            int most = takeAll(hints.loopBody(pc), at);
            if (most > at) {
                push(at, 0);
                push(Integer.MIN_VALUE + hints.behindLoop(pc), most);
            }
            return most;
        }

        /** {@return where the run of characters from {@code at} ends that match at {@code body}} */
        private int takeAll(int body, int at) {
            int i = at;
            switch (code[body]) {
                case ANY -> i = end;
                case CHAR -> {
                    int c = code[body + 1];
                    while (i < end && character(i) == c) {
                        i += width(c);
                    }
                }
                default -> {
                    while (i < end) {
                        int c = character(i);
                        if (!inClass(body, c)) {
                            break;
                        }
                        i += width(c);
                    }
                }
            }
            return i;
        }

        /**
         * Gives back characters of the loop on top of the stack, at least one, and more until what
         * must follow can be there; drops the loop when it has no more to give.
         *
         * @return the end to try next, -1 if there is none
         */
        private int giveBack(int behind) {
            int least = stack[top - 4];
            int at = stack[top - 1];
            int wanted = hints.wanted(behind);
            while (at > least) {
                at--;
                if (at > least
                        && Character.isLowSurrogate(text.charAt(at))
                        && Character.isHighSurrogate(text.charAt(at - 1))) {
                    at--;
                }
                if (wanted < 0 || character(at) == wanted) {
                    if (at == least) {
                        top -= 4;
                    } else {
                        stack[top - 1] = at;
                    }
                    return at;
                }
            }
            top -= 4;
            return -1;
        }

        /** {@return whether the code at {@code pc} surely fails at {@code at}} */
        private boolean mustFail(int pc, int at) {
            return code[pc] == CHAR && (at >= end || character(at) != code[pc + 1]);
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
                            pc = RegexHints.behind(code, pc);
                        }
                    }
                    case NAMED_CLASS -> {
                        failed = at >= end || !inClass(pc, text.charAt(at));
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
                    case SPLIT, SPLIT_LAZY -> {
                        int target = pc + 2 + code[pc + 1];
                        if (hints.loopBody(pc) >= 0) {
                            at = pushLoop(pc, at);
                            pc = hints.behindLoop(pc);
                        } else {
                            boolean eager = code[pc] == SPLIT;
                            int first = eager ? pc + 2 : target;
                            int later = eager ? target : pc + 2;
                            if (mustFail(first, at)) {
                                pc = later;
                            } else {
                                // A loop that takes nothing must fill the stack, or it never ends.
                                if (!hints.takesOne(first) || !mustFail(later, at)) {
                                    push(later, at);
                                }
                                pc = first;
                            }
                        }
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
                while (failed) {
                    if (top == 0) {
                        return -1;
                    }
                    int word = stack[top - 2];
                    if (word >= 0) {
                        at = stack[--top];
                        pc = stack[--top];
                        failed = false;
                    } else if (word < LOOPS) {
                        pc = word - Integer.MIN_VALUE;
                        at = giveBack(pc);
                        failed = at < 0;
                    } else {
                        captures[-1 - word] = stack[top - 1];
                        top -= 2;
                    }
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

        /** {@return whether {@code c} is in the class, of whatever form, at {@code pc}} */
        private boolean inClass(int pc, int c) {
            return c < RegexHints.BITS ? hints.has(pc, c) : matches(code, pc, c);
        }
    }

    /** {@return whether the instruction at {@code pc}, which is for one character, takes c} */
    static boolean matches(int[] code, int pc, int c) {
        switch (code[pc]) {
            case CHAR:
                return code[pc + 1] == c;
            case ANY:
                return true;
            case NAMED_CLASS:
                return isNamed(code[pc + 1], c);
            default:
                boolean positive = code[pc] == CLASS;
                int last = pc + 2 + 2 * code[pc + 1];
                for (int i = pc + 2; i < last; i += 2) {
                    boolean found =
                            code[i] < 0
                                    ? isNamed(code[i + 1], c)
                                    : c >= code[i] && c <= code[i + 1];
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
