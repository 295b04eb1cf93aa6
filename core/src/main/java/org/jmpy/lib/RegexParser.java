package org.jmpy.lib;

import org.jmpy.object.PyError;

import java.util.Arrays;

/**
 * Compiles regular expressions of MicroPython's dialect: no counted repeats, no named groups, no
 * look-around; an unknown escape stands for its character. A pattern the reference finds too large
 * (its jumps span at most 127 bytes) is too large here, so the parser keeps count of the bytes that
 * the reference would need. Source: MicroPython lib/re1.5/compilecode.c.
 */
final class RegexParser {
    private static final int MAX_DEPTH = 500;
    private static final int MAX_GROUP = 63;

    private final int[] pattern;
    private int at;
    private int groups;
    private int depth;
    private int[] code = new int[32];
    private int length;

    private RegexParser(String pattern) {
        this.pattern = pattern.codePoints().toArray();
    }

    /** {@return the program} @throws PyError ValueError "regex too complex", "error in regex" */
    static RegexProgram compile(String pattern) {
        RegexParser parser = new RegexParser(pattern);
        parser.alternatives();
        if (parser.at < parser.pattern.length) {
            throw PyError.value("error in regex");
        }
        parser.emit(RegexProgram.MATCH);
        return new RegexProgram(Arrays.copyOf(parser.code, parser.length), parser.groups);
    }

    private static PyError tooComplex() {
        // The reference tells a syntax error and a large pattern with the same words.
        return PyError.value("regex too complex");
    }

    private static void check(boolean fits) {
        if (!fits) {
            throw tooComplex();
        }
    }

    // ---- code ----------------------------------------------------------------------------------

    private void emit(int word) {
        if (length == code.length) {
            code = Arrays.copyOf(code, length * 2);
        }
        code[length++] = word;
    }

    private void emit(int operation, int operand) {
        emit(operation);
        emit(operand);
    }

    /** Makes room for {@code count} words at {@code where}; jumps are relative and stay right. */
    private void insert(int where, int count) {
        for (int i = 0; i < count; i++) {
            emit(0);
        }
        System.arraycopy(code, where, code, where + count, length - where - count);
    }

    // ---- syntax --------------------------------------------------------------------------------

    private int peek(int ahead) {
        return at + ahead < pattern.length ? pattern[at + ahead] : -1;
    }

    private boolean atEnd() {
        return at >= pattern.length || pattern[at] == ')';
    }

    /** {@return the size that the reference's code would have, in bytes} */
    private int alternatives() {
        if (++depth > MAX_DEPTH) {
            throw PyError.recursion();
        }
        int start = length;
        int size = sequence();
        while (peek(0) == '|') {
            at++;
            check(size + 2 <= 127);
            insert(start, 2);
            code[start] = RegexProgram.SPLIT;
            emit(RegexProgram.JUMP, 0);
            int jump = length;
            code[start + 1] = jump - (start + 2);
            int rest = sequence();
            check(rest <= 127);
            code[jump - 1] = length - jump;
            size += 4 + rest;
        }
        depth--;
        return size;
    }

    private int sequence() {
        int size = 0;
        int term = length;
        int termSize = 0;
        while (!atEnd() && pattern[at] != '|') {
            int c = pattern[at];
            if (c == '?' || c == '*' || c == '+') {
                check(length > term);
                size += repeat(c, term, termSize);
                term = length;
                continue;
            }
            term = length;
            termSize = term(c);
            size += termSize;
            if (c == '^' || c == '$') {
                term = length;
            }
        }
        return size;
    }

    /** Repeats the code from {@code term} on. {@return by how many bytes that grows} */
    private int repeat(int kind, int term, int termSize) {
        at++;
        boolean lazy = peek(0) == '?';
        if (lazy) {
            at++;
        }
        int body = length - term;
        switch (kind) {
            case '?' -> {
                check(termSize <= 127);
                insert(term, 2);
                code[term] = lazy ? RegexProgram.SPLIT_LAZY : RegexProgram.SPLIT;
                code[term + 1] = body;
                return 2;
            }
            case '*' -> {
                check(termSize <= 124);
                insert(term, 2);
                emit(RegexProgram.JUMP, -(body + 4));
                code[term] = lazy ? RegexProgram.SPLIT_LAZY : RegexProgram.SPLIT;
                code[term + 1] = body + 2;
                return 4;
            }
            default -> {
                check(termSize <= 126);
                emit(lazy ? RegexProgram.SPLIT : RegexProgram.SPLIT_LAZY, -(body + 2));
                return 2;
            }
        }
    }

    private int term(int first) {
        switch (first) {
            case '\\' -> {
                at++;
                int c = peek(0);
                check(c >= 0);
                at++;
                emit(isNamedClass(c) ? RegexProgram.NAMED_CLASS : RegexProgram.CHAR, c);
                return 2;
            }
            case '.' -> {
                at++;
                emit(RegexProgram.ANY);
                return 1;
            }
            case '^' -> {
                at++;
                emit(RegexProgram.BEGIN);
                return 1;
            }
            case '$' -> {
                at++;
                emit(RegexProgram.END);
                return 1;
            }
            case '[' -> {
                return characterClass();
            }
            case '(' -> {
                return group();
            }
            default -> {
                at++;
                emit(RegexProgram.CHAR, first);
                return 2;
            }
        }
    }

    private int group() {
        at++;
        boolean captures = !(peek(0) == '?' && peek(1) == ':');
        int number = 0;
        if (captures) {
            number = ++groups;
            check(number <= MAX_GROUP);
            emit(RegexProgram.SAVE, 2 * number);
        } else {
            at += 2;
        }
        int size = alternatives();
        check(peek(0) == ')');
        at++;
        if (captures) {
            emit(RegexProgram.SAVE, 2 * number + 1);
            size += 4;
        }
        return size;
    }

    /** A class: its pairs of first and last character, or 0 and the letter of a named class. */
    private int characterClass() {
        at++;
        boolean negated = peek(0) == '^';
        if (negated) {
            at++;
        }
        emit(negated ? RegexProgram.CLASS_NOT : RegexProgram.CLASS, 0);
        int count = length - 1;
        int pairs = 0;
        while (peek(0) != ']') {
            int c = peek(0);
            if (c == '\\') {
                at++;
                c = peek(0);
                if (c >= 0 && isNamedClass(c)) {
                    emit(-1, c);
                    pairs++;
                    at++;
                    continue;
                }
            }
            check(c >= 0);
            if (peek(1) == '-' && peek(2) != ']') {
                at += 2;
            }
            check(peek(0) >= 0);
            emit(c, peek(0));
            pairs++;
            at++;
        }
        at++;
        check(pairs <= 127);
        code[count] = pairs;
        return 2 + 2 * pairs;
    }

    private static boolean isNamedClass(int c) {
        return switch (c) {
            case 'd', 'D', 's', 'S', 'w', 'W' -> true;
            default -> false;
        };
    }
}
