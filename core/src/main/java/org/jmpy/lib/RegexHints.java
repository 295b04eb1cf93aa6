package org.jmpy.lib;

/**
 * What can be known of a regular expression's code before it runs, so that the engine skips what
 * cannot match: where a match can start, which loops are over one character, which of the first
 * characters of Unicode a class holds. The code itself stays as it is.
 */
final class RegexHints {
    /** Characters that sets of bits tell about: those of Latin-1. */
    static final int BITS = 256;

    private static final int WORDS = BITS / Long.SIZE;

    private final int[] code;

    /** By the place of a class: its characters. */
    private final long[][] sets;

    /** By the place of a SPLIT: the place of the one instruction it repeats, or -1. */
    private final int[] loopBodies;

    /** By the place of such a SPLIT: the code that follows the loop. */
    private final int[] behindLoops;

    /** By the place of code that follows a loop: the one character that must come, or -1. */
    private final int[] wanted;

    /** The first characters of matches, null if any will do or a match can be empty. */
    private final long[] starts;

    /** The only character that a match can start with, else -1. */
    private final int onlyStart;

    private boolean outsideLatin1;

    private final boolean tryOnlyFirst;

    RegexHints(int[] code) {
        this.code = code;
        sets = new long[code.length][];
        loopBodies = new int[code.length];
        behindLoops = new int[code.length];
        wanted = new int[code.length];
        for (int pc = 0; pc < code.length; pc = behind(code, pc)) {
            loopBodies[pc] = -1;
            switch (code[pc]) {
                case RegexProgram.CLASS, RegexProgram.CLASS_NOT, RegexProgram.NAMED_CLASS ->
                        sets[pc] = setOf(pc);
                case RegexProgram.SPLIT, RegexProgram.SPLIT_LAZY -> findLoop(pc);
                default -> {}
            }
        }
        for (int loop = 0; loop < code.length; loop++) {
            int next = behindLoops[loop];
            if (next > 0) {
                wanted[next] = wantedAt(next);
            }
        }
        tryOnlyFirst = startsWithAnything();
        long[] found = new long[WORDS];
        starts = addStarts(0, found, new boolean[code.length]) ? found : null;
        onlyStart = starts == null || outsideLatin1 ? -1 : single(starts);
    }

    /** {@return the place of the instruction after the one at {@code pc}} */
    static int behind(int[] code, int pc) {
        return switch (code[pc]) {
            case RegexProgram.ANY, RegexProgram.BEGIN, RegexProgram.END, RegexProgram.MATCH ->
                    pc + 1;
            case RegexProgram.CLASS, RegexProgram.CLASS_NOT -> pc + 2 + 2 * code[pc + 1];
            default -> pc + 2;
        };
    }

    private static boolean isForOne(int op) {
        return switch (op) {
            case RegexProgram.CHAR,
                    RegexProgram.ANY,
                    RegexProgram.CLASS,
                    RegexProgram.CLASS_NOT,
                    RegexProgram.NAMED_CLASS ->
                    true;
            default -> false;
        };
    }

    private long[] setOf(int pc) {
        long[] set = new long[WORDS];
        for (int c = 0; c < BITS; c++) {
            if (RegexProgram.matches(code, pc, c)) {
                set[c >> 6] |= 1L << c;
            }
        }
        return set;
    }

    /** Greedy loops over one instruction, in the two forms that the parser writes. */
    private void findLoop(int pc) {
        int target = pc + 2 + code[pc + 1];
        if (code[pc] == RegexProgram.SPLIT) {
            // x*: SPLIT behind; x; JUMP here
            int body = pc + 2;
            if (target > body && isForOne(code[body])) {
                int jump = behind(code, body);
                if (jump + 2 == target
                        && code[jump] == RegexProgram.JUMP
                        && jump + 2 + code[jump + 1] == pc) {
                    loopBodies[pc] = body;
                    behindLoops[pc] = target;
                }
            }
        } else if (target < pc && isForOne(code[target]) && behind(code, target) == pc) {
            // x+: x; SPLIT_LAZY back to x
            loopBodies[pc] = target;
            behindLoops[pc] = pc + 2;
        }
    }

    /**
     * {@return where the one instruction is that a SPLIT at {@code pc} repeats, -1 if it is not so}
     */
    int loopBody(int pc) {
        return loopBodies[pc];
    }

    private int wantedAt(int pc) {
        int at = pc;
        while (code[at] == RegexProgram.SAVE) {
            at += 2;
        }
        return code[at] == RegexProgram.CHAR ? code[at + 1] : -1;
    }

    /** {@return whether the code starts with a loop that takes anything, or nothing} */
    private boolean startsWithAnything() {
        int pc = 0;
        while (code[pc] == RegexProgram.SAVE) {
            pc += 2;
        }
        return code[pc] == RegexProgram.SPLIT
                && loopBodies[pc] >= 0
                && code[loopBodies[pc]] == RegexProgram.ANY;
    }

    /** {@return the one character that must come at {@code pc}, behind a loop; -1 if many can} */
    int wanted(int pc) {
        return wanted[pc];
    }

    /**
     * {@return whether a match that starts later than another place could as well start there} So
     * when a search fails at its first place, it fails.
     */
    boolean tryOnlyFirst() {
        return tryOnlyFirst;
    }

    /** {@return where the code behind the loop at {@code pc} starts} */
    int behindLoop(int pc) {
        return behindLoops[pc];
    }

    /** {@return whether the instruction at {@code pc} takes a character or fails} */
    boolean takesOne(int pc) {
        return isForOne(code[pc]);
    }

    /** {@return whether the class at {@code pc} holds {@code c}, which is below {@link #BITS}} */
    boolean has(int pc, int c) {
        return (sets[pc][c >> 6] >>> c & 1) != 0;
    }

    /** {@return whether every match starts where the subject does} */
    boolean onlyAtStart() {
        return code[0] == RegexProgram.BEGIN;
    }

    /** {@return the first place from {@code from} on where a match can start, -1 if none} */
    int nextStart(String text, int from, int end) {
        if (onlyStart >= 0) {
            return from < end ? text.indexOf(onlyStart, from, end) : -1;
        }
        if (starts == null) {
            return from;
        }
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c < BITS ? (starts[c >> 6] >>> c & 1) != 0 : outsideLatin1) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Adds what can be the first character from {@code pc} on.
     *
     * @return false if that cannot be told, or a match can be empty
     */
    private boolean addStarts(int pc, long[] found, boolean[] seen) {
        int at = pc;
        while (!seen[at]) {
            seen[at] = true;
            switch (code[at]) {
                case RegexProgram.CHAR -> {
                    int c = code[at + 1];
                    if (c < BITS) {
                        found[c >> 6] |= 1L << c;
                    } else {
                        outsideLatin1 = true;
                    }
                    return true;
                }
                case RegexProgram.CLASS, RegexProgram.CLASS_NOT, RegexProgram.NAMED_CLASS -> {
                    for (int i = 0; i < WORDS; i++) {
                        found[i] |= sets[at][i];
                    }
                    outsideLatin1 = true;
                    return true;
                }
                case RegexProgram.JUMP -> at += 2 + code[at + 1];
                case RegexProgram.SAVE -> at += 2;
                case RegexProgram.SPLIT, RegexProgram.SPLIT_LAZY -> {
                    if (!addStarts(at + 2 + code[at + 1], found, seen)) {
                        return false;
                    }
                    at += 2;
                }
                default -> {
                    return false;
                }
            }
        }
        // Been here: what can start here is in the set already.
        return true;
    }

    private static int single(long[] set) {
        int found = -1;
        for (int c = 0; c < BITS; c++) {
            if ((set[c >> 6] >>> c & 1) != 0) {
                if (found >= 0) {
                    return -1;
                }
                found = c;
            }
        }
        return found;
    }
}
