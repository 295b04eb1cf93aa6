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

    /** So many characters of a match are told in advance, if it surely has so many. */
    private static final int MOST_PLACES = 4;

    /** By character: bit i tells whether it can be character i of a match. */
    private final byte[] places = new byte[BITS];

    /** As {@link #places}, any other character. */
    private int placesOfOthers;

    /** How many characters {@link #places} tells about; 0 if a match can be empty. */
    private final int told;

    /** The only character that a match can start with, else -1. */
    private final int onlyStart;

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
        told = tell();
        onlyStart = told == 0 || (placesOfOthers & 1) != 0 ? -1 : onlyStart();
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
        if (told == 0) {
            return from;
        }
        int last = end - told;
        for (int i = from; i <= last; i++) {
            if (onlyStart >= 0) {
                i = text.indexOf(onlyStart, i, last + 1);
                if (i < 0) {
                    return -1;
                }
            }
            if (canStart(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean canStart(String text, int at) {
        for (int place = 0; place < told; place++) {
            char c = text.charAt(at + place);
            if (c >= BITS) {
                // It may be half of a pair: what follows is not in its place.
                return (placesOfOthers >> place & 1) != 0;
            }
            if ((places[c] >> place & 1) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Finds out what the first characters of matches can be. {@return how many are told} */
    private int tell() {
        boolean[] now = new boolean[code.length];
        follow(0, now);
        for (int place = 0; place < MOST_PLACES; place++) {
            boolean[] next = new boolean[code.length];
            for (int pc = 0; pc < code.length; pc = behind(code, pc)) {
                if (!now[pc]) {
                    continue;
                }
                switch (code[pc]) {
                    case RegexProgram.MATCH, RegexProgram.BEGIN, RegexProgram.END -> {
                        return place;
                    }
                    case RegexProgram.JUMP,
                            RegexProgram.SAVE,
                            RegexProgram.SPLIT,
                            RegexProgram.SPLIT_LAZY -> {}
                    default -> {
                        tell(pc, 1 << place);
                        follow(behind(code, pc), next);
                    }
                }
            }
            now = next;
        }
        return MOST_PLACES;
    }

    /** Notes in which place the instruction at {@code pc} takes characters. */
    private void tell(int pc, int place) {
        boolean isChar = code[pc] == RegexProgram.CHAR;
        for (int c = 0; c < BITS; c++) {
            boolean takes = isChar ? c == code[pc + 1] : code[pc] == RegexProgram.ANY || has(pc, c);
            if (takes) {
                places[c] |= (byte) place;
            }
        }
        if (!isChar || code[pc + 1] >= BITS) {
            placesOfOthers |= place;
        }
    }

    /** Marks where code goes on from {@code pc} without taking a character. */
    private void follow(int pc, boolean[] marked) {
        int at = pc;
        while (!marked[at]) {
            marked[at] = true;
            switch (code[at]) {
                case RegexProgram.JUMP -> at += 2 + code[at + 1];
                case RegexProgram.SAVE -> at += 2;
                case RegexProgram.SPLIT, RegexProgram.SPLIT_LAZY -> {
                    follow(at + 2 + code[at + 1], marked);
                    at += 2;
                }
                default -> {
                    return;
                }
            }
        }
    }

    private int onlyStart() {
        int found = -1;
        for (int c = 0; c < BITS; c++) {
            if ((places[c] & 1) != 0) {
                if (found >= 0) {
                    return -1;
                }
                found = c;
            }
        }
        return found;
    }
}
