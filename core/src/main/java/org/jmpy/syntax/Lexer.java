package org.jmpy.syntax;

import static org.jmpy.syntax.TokenKind.*;

import java.util.Arrays;

/**
 * Cuts a source into tokens, one at a time. Works on bytes: an identifier may hold any byte from
 * 0x80 on. Rules and oddities are those of MicroPython's py/lexer.c.
 *
 * <p>The rest of the source lies in one array. F-strings are rewritten on the way (see {@link
 * StringLiteral}): the text they turn into is put in front of the rest, over bytes that were read
 * before, so that reading goes on without a seam.
 */
final class Lexer {
    /** Zero bytes after the source; no scan looks further ahead. */
    private static final int PADDING = 8;

    private static final int TAB_SIZE = 8;

    /** Stands for a NUL in the source, which would end it. */
    private static final byte INVALID_BYTE = 1;

    /** A source may inject its own length so many times, and a fixed amount, before we give up. */
    private static final int INJECT_FACTOR = 64;

    private static final int INJECT_FREE = 1 << 24;

    private static final int HEAD = 1;
    private static final int DIGIT = 2;
    private static final int SPACE = 4;
    private static final byte[] CLASS = new byte[256];

    static {
        for (int c = 0; c < 256; c++) {
            int letter = c | 0x20;
            if (letter >= 'a' && letter <= 'z' && c < 0x80 || c == '_' || c >= 0x80) {
                CLASS[c] = HEAD;
            } else if (c >= '0' && c <= '9') {
                CLASS[c] = DIGIT;
            } else if (c == ' ' || c >= 9 && c <= 13) {
                CLASS[c] = SPACE;
            }
        }
    }

    /** Kind of the current token. */
    TokenKind kind;

    /** Line on which the current token starts; a NEWLINE is on the line it ends. */
    int tokenLine;

    /** Text of a NAME, number, STRING or BYTES: a range of {@link #textBytes}. */
    byte[] textBytes;

    int textStart;
    int textLength;

    /** The unread source is here, from {@link #pos} on. */
    byte[] buf;

    int pos;

    /** Line of the byte at {@link #pos}, counted from 1. */
    int line = 1;

    /** Text of the token, where it is not a part of the source as it stands. */
    final ByteBuilder text = new ByteBuilder(64);

    private final int optimisation;
    private final StringLiteral literals = new StringLiteral(this);
    private char[] indents = new char[16];
    private int indentCount = 1;
    private int pendingDents;
    private int openBrackets;
    private long injectLeft;

    /** Starts at the first token of {@code source}. */
    Lexer(byte[] source, int optimisation) {
        this.optimisation = optimisation;
        this.buf = normalise(source);
        this.injectLeft = INJECT_FREE + (long) INJECT_FACTOR * source.length;
        next();
        if (kind != NEWLINE && !atLineStart) {
            kind = INDENT;
        }
    }

    private boolean atLineStart;

    /** CR and CR LF become LF, NUL an invalid byte, the last line gets its end. */
    private static byte[] normalise(byte[] source) {
        int length = source.length;
        byte[] out = Arrays.copyOf(source, length + 1 + PADDING);
        int at = 0;
        while (at < length && out[at] != '\r' && out[at] != 0) {
            at++;
        }
        int size = at;
        for (; at < length; at++) {
            byte b = source[at];
            if (b == '\r') {
                if (at + 1 < length && source[at + 1] == '\n') {
                    at++;
                }
                b = '\n';
            } else if (b == 0) {
                b = INVALID_BYTE;
            }
            out[size++] = b;
        }
        if (size != 0 && out[size - 1] != '\n') {
            out[size++] = '\n';
        }
        Arrays.fill(out, size, out.length, (byte) 0);
        return out;
    }

    /** Steps to the next token. */
    void next() {
        boolean newline = skipSpace(true);
        tokenLine = line;
        if (pendingDents != 0) {
            boolean indent = pendingDents > 0;
            kind = indent ? INDENT : DEDENT;
            pendingDents += indent ? -1 : 1;
        } else if (newline) {
            readNewline();
        } else {
            readToken();
        }
    }

    private void readNewline() {
        skipSpace(false);
        kind = NEWLINE;
        int column = column();
        int top = indents[indentCount - 1];
        if (column > top) {
            if (indentCount == indents.length) {
                indents = Arrays.copyOf(indents, indentCount * 2);
            }
            indents[indentCount++] = (char) column;
            pendingDents++;
        } else {
            while (column < indents[indentCount - 1]) {
                indentCount--;
                pendingDents--;
            }
            if (column != indents[indentCount - 1]) {
                kind = DEDENT_MISMATCH;
            }
        }
    }

    /** {@return how many columns are before pos in its line, which holds only space up to there} */
    private int column() {
        int start = pos;
        while (start > 0 && buf[start - 1] != '\n') {
            start--;
        }
        int column = 0;
        for (; start < pos; start++) {
            column = buf[start] == '\t' ? (column / TAB_SIZE + 1) * TAB_SIZE : column + 1;
        }
        return column;
    }

    /**
     * Skips space, comments and joined lines; also line ends, if inside brackets or {@code
     * stopAtNewline} is false. {@return whether it stopped before a line end}
     */
    boolean skipSpace(boolean stopAtNewline) {
        byte[] b = buf;
        int at = pos;
        while (true) {
            byte c = b[at];
            if (c == ' ') {
                at++;
            } else if (c == '\n') {
                if (stopAtNewline && openBrackets == 0) {
                    pos = at;
                    return true;
                }
                at++;
                line++;
            } else if (c == '#') {
                at++;
                while (b[at] != 0 && b[at] != '\n') {
                    at++;
                }
            } else if (c == '\\' && b[at + 1] == '\n') {
                at += 2;
                line++;
            } else if (CLASS[c & 0xff] == SPACE) {
                at++;
            } else {
                pos = at;
                return false;
            }
        }
    }

    private void readToken() {
        int c = buf[pos] & 0xff;
        atLineStart = pos == 0 || buf[pos - 1] == '\n';
        switch (CLASS[c]) {
            case HEAD -> {
                if (c == 'b' || c == 'f' || c == 'r' || c == 't' || c == 'u') {
                    if (startsString()) {
                        literals.read();
                        return;
                    }
                }
                readName();
            }
            case DIGIT -> readNumber();
            default -> readOther(c);
        }
    }

    /** {@return whether a string or bytes literal starts at pos} */
    boolean startsString() {
        int c0 = buf[pos];
        if (c0 == '\'' || c0 == '"') {
            return true;
        }
        int c1 = buf[pos + 1];
        boolean quote1 = c1 == '\'' || c1 == '"';
        switch (c0) {
            case 'u':
                return quote1;
            case 'b', 'f', 't':
                if (quote1) {
                    return true;
                }
                if (c1 != 'r') {
                    return false;
                }
                break;
            case 'r':
                if (quote1) {
                    return true;
                }
                if (c1 != 'b' && c1 != 'f' && c1 != 't') {
                    return false;
                }
                break;
            default:
                return false;
        }
        int c2 = buf[pos + 2];
        return c2 == '\'' || c2 == '"';
    }

    private void readName() {
        byte[] b = buf;
        int start = pos;
        int at = start + 1;
        while ((CLASS[b[at] & 0xff] & (HEAD | DIGIT)) != 0) {
            at++;
        }
        pos = at;
        textBytes = b;
        textStart = start;
        textLength = at - start;
        kind = keyword(b, start, at - start);
    }

    private TokenKind keyword(byte[] b, int at, int length) {
        if (length < 2 || length > 9) {
            return NAME;
        }
        int c1 = b[at + 1];
        return switch (b[at]) {
            case 'F' -> is(b, at, length, "False", KW_FALSE);
            case 'N' -> is(b, at, length, "None", KW_NONE);
            case 'T' -> is(b, at, length, "True", KW_TRUE);
            case '_' -> {
                if (is(b, at, length, "__debug__", KW___DEBUG__) == NAME) {
                    yield NAME;
                }
                yield optimisation == 0 ? KW_TRUE : KW_FALSE;
            }
            case 'a' ->
                    switch (c1) {
                        case 'n' -> is(b, at, length, "and", KW_AND);
                        case 's' ->
                                switch (length) {
                                    case 2 -> KW_AS;
                                    case 5 -> is(b, at, length, "async", KW_ASYNC);
                                    default -> is(b, at, length, "assert", KW_ASSERT);
                                };
                        case 'w' -> is(b, at, length, "await", KW_AWAIT);
                        default -> NAME;
                    };
            case 'b' -> is(b, at, length, "break", KW_BREAK);
            case 'c' ->
                    c1 == 'l'
                            ? is(b, at, length, "class", KW_CLASS)
                            : is(b, at, length, "continue", KW_CONTINUE);
            case 'd' ->
                    length != 3
                            ? NAME
                            : b[at + 2] == 'f'
                                    ? is(b, at, length, "def", KW_DEF)
                                    : is(b, at, length, "del", KW_DEL);
            case 'e' ->
                    c1 == 'x'
                            ? is(b, at, length, "except", KW_EXCEPT)
                            : length != 4
                                    ? NAME
                                    : b[at + 2] == 'i'
                                            ? is(b, at, length, "elif", KW_ELIF)
                                            : is(b, at, length, "else", KW_ELSE);
            case 'f' ->
                    switch (c1) {
                        case 'i' -> is(b, at, length, "finally", KW_FINALLY);
                        case 'o' -> is(b, at, length, "for", KW_FOR);
                        case 'r' -> is(b, at, length, "from", KW_FROM);
                        default -> NAME;
                    };
            case 'g' -> is(b, at, length, "global", KW_GLOBAL);
            case 'i' -> {
                if (length == 2) {
                    yield switch (c1) {
                        case 'f' -> KW_IF;
                        case 'n' -> KW_IN;
                        case 's' -> KW_IS;
                        default -> NAME;
                    };
                }
                yield is(b, at, length, "import", KW_IMPORT);
            }
            case 'l' -> is(b, at, length, "lambda", KW_LAMBDA);
            case 'n' ->
                    length == 3
                            ? is(b, at, length, "not", KW_NOT)
                            : is(b, at, length, "nonlocal", KW_NONLOCAL);
            case 'o' -> is(b, at, length, "or", KW_OR);
            case 'p' -> is(b, at, length, "pass", KW_PASS);
            case 'r' ->
                    length == 5
                            ? is(b, at, length, "raise", KW_RAISE)
                            : is(b, at, length, "return", KW_RETURN);
            case 't' -> is(b, at, length, "try", KW_TRY);
            case 'w' ->
                    length == 5
                            ? is(b, at, length, "while", KW_WHILE)
                            : is(b, at, length, "with", KW_WITH);
            case 'y' -> is(b, at, length, "yield", KW_YIELD);
            default -> NAME;
        };
    }

    private static TokenKind is(byte[] b, int at, int length, String word, TokenKind keyword) {
        if (length != word.length()) {
            return NAME;
        }
        for (int i = 1; i < length; i++) {
            if (b[at + i] != word.charAt(i)) {
                return NAME;
            }
        }
        return keyword;
    }

    /** Takes letters, digits and points in any order; whether they make a number shows later. */
    private void readNumber() {
        byte[] b = buf;
        int start = pos;
        int at = start;
        kind = b[at] == '.' ? FLOAT_OR_IMAG : INTEGER;
        int prefix = b[at + 1] | 0x20;
        boolean isForcedInteger = b[at] == '0' && (prefix == 'b' || prefix == 'o' || prefix == 'x');
        text.clear();
        text.add(b[at++]);
        while (true) {
            int c = b[at] & 0xff;
            if (!isForcedInteger && (c | 0x20) == 'e') {
                kind = FLOAT_OR_IMAG;
                text.add('e');
                at++;
                if (b[at] == '+' || b[at] == '-') {
                    text.add(b[at++]);
                }
            } else if (CLASS[c] == DIGIT || c == '.' || c < 0x80 && CLASS[c] == HEAD && c != '_') {
                if (c == '.' || (c | 0x20) == 'j') {
                    kind = FLOAT_OR_IMAG;
                }
                text.add(c);
                at++;
            } else if (c == '_') {
                at++;
            } else {
                break;
            }
        }
        pos = at;
        useText();
    }

    /** Makes {@link #text} the text of the token. */
    void useText() {
        textBytes = text.bytes;
        textStart = 0;
        textLength = text.length;
    }

    private void readOther(int c) {
        switch (c) {
            case 0 -> kind = END;
            case '\'', '"' -> literals.read();
            case '(' -> open(DEL_PAREN_OPEN);
            case ')' -> close(DEL_PAREN_CLOSE);
            case '[' -> open(DEL_BRACKET_OPEN);
            case ']' -> close(DEL_BRACKET_CLOSE);
            case '{' -> open(DEL_BRACE_OPEN);
            case '}' -> close(DEL_BRACE_CLOSE);
            case ',' -> take(1, DEL_COMMA);
            case ';' -> take(1, DEL_SEMICOLON);
            case '~' -> take(1, OP_TILDE);
            case ':' -> orEqual(1, DEL_COLON, OP_ASSIGN);
            case '+' -> orEqual(1, OP_PLUS, DEL_PLUS_EQUAL);
            case '&' -> orEqual(1, OP_AMPERSAND, DEL_AMPERSAND_EQUAL);
            case '|' -> orEqual(1, OP_PIPE, DEL_PIPE_EQUAL);
            case '%' -> orEqual(1, OP_PERCENT, DEL_PERCENT_EQUAL);
            case '^' -> orEqual(1, OP_CARET, DEL_CARET_EQUAL);
            case '@' -> orEqual(1, OP_AT, DEL_AT_EQUAL);
            case '=' -> orEqual(1, DEL_EQUAL, OP_DBL_EQUAL);
            case '!' -> orEqual(1, INVALID, OP_NOT_EQUAL);
            case '-' -> {
                if (buf[pos + 1] == '>') {
                    take(2, DEL_MINUS_MORE);
                } else {
                    orEqual(1, OP_MINUS, DEL_MINUS_EQUAL);
                }
            }
            case '<' -> {
                if (buf[pos + 1] == '<') {
                    orEqual(2, OP_DBL_LESS, DEL_DBL_LESS_EQUAL);
                } else {
                    orEqual(1, OP_LESS, OP_LESS_EQUAL);
                }
            }
            case '>' -> {
                if (buf[pos + 1] == '>') {
                    orEqual(2, OP_DBL_MORE, DEL_DBL_MORE_EQUAL);
                } else {
                    orEqual(1, OP_MORE, OP_MORE_EQUAL);
                }
            }
            case '*' -> {
                if (buf[pos + 1] == '*') {
                    orEqual(2, OP_DBL_STAR, DEL_DBL_STAR_EQUAL);
                } else {
                    orEqual(1, OP_STAR, DEL_STAR_EQUAL);
                }
            }
            case '/' -> {
                if (buf[pos + 1] == '/') {
                    orEqual(2, OP_DBL_SLASH, DEL_DBL_SLASH_EQUAL);
                } else {
                    orEqual(1, OP_SLASH, DEL_SLASH_EQUAL);
                }
            }
            case '.' -> {
                if (CLASS[buf[pos + 1] & 0xff] == DIGIT) {
                    readNumber();
                } else if (buf[pos + 1] == '.' && buf[pos + 2] == '.') {
                    take(3, ELLIPSIS);
                } else {
                    take(1, DEL_PERIOD);
                }
            }
            default -> take(1, INVALID);
        }
    }

    private void take(int length, TokenKind newKind) {
        pos += length;
        kind = newKind;
    }

    private void orEqual(int length, TokenKind plain, TokenKind withEqual) {
        if (buf[pos + length] == '=') {
            take(length + 1, withEqual);
        } else {
            take(length, plain);
        }
    }

    private void open(TokenKind bracket) {
        openBrackets++;
        take(1, bracket);
    }

    private void close(TokenKind bracket) {
        openBrackets--;
        take(1, bracket);
    }

    /**
     * Puts text in front of the rest of the source.
     *
     * @throws CompileError MEMORY_ERROR if f-strings are nested so deeply that this would go on for
     *     ever
     */
    void inject(ByteBuilder source) {
        if (buf[pos] == 0) {
            source.add('\n'); // the original ends the last line anew
        }
        int length = source.length;
        injectLeft -= length;
        if (injectLeft < 0) {
            throw new CompileError(
                    CompileError.Kind.MEMORY_ERROR,
                    "memory allocation failed, allocating " + length + " bytes");
        }
        if (pos < length) {
            int slack = Math.max(buf.length, length);
            byte[] larger = new byte[buf.length + slack];
            System.arraycopy(buf, pos, larger, pos + slack, buf.length - pos);
            buf = larger;
            pos += slack;
        }
        pos -= length;
        System.arraycopy(source.bytes, 0, buf, pos, length);
    }
}
