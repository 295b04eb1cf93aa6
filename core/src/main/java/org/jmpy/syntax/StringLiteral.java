package org.jmpy.syntax;

import static org.jmpy.syntax.TokenKind.*;

/**
 * Reads string and bytes literals for the lexer, adjacent ones as one token.
 *
 * <p>F-strings become method calls as they are read: {@code f"a{b:c}"} is the token {@code "a{:c}"}
 * followed by the text {@code .format((b),)}, which the lexer reads next. T-strings become the
 * token {@code __template__} followed by its arguments: {@code t"a{b!r:c}"} is {@code
 * __template__(("a","",),(b),"b","r","c",)}. The scan knows nothing of the expressions inside but
 * square brackets and braces. Source: MicroPython py/lexer.c.
 */
final class StringLiteral {
    /** From so many interpolations on a call cannot have the arguments, so they go in a tuple. */
    private static final int MAX_ARGUMENTS = 255;

    private final Lexer lexer;

    /** The text after the token; empty if there is no f-string in the literals read so far. */
    private final ByteBuilder arguments = new ByteBuilder(0);

    private final ByteBuilder text;

    // the literal being read
    private int quote;
    private int quoteCount;
    private boolean isRaw;
    private boolean isFormat;
    private boolean isTemplate;

    // its interpolations, if it is a t-string
    private int interpolations;
    private int specStart;
    private int specNesting;
    private boolean specNeedsFormat;

    StringLiteral(Lexer lexer) {
        this.lexer = lexer;
        this.text = lexer.text;
    }

    /** Reads all adjacent literals at the lexer's position into one token. */
    void read() {
        text.clear();
        boolean hasTemplate = false;
        lexer.kind = END; // no literal yet
        do {
            TokenKind literalKind = readPrefixKind();
            hasTemplate |= isTemplate;
            if (lexer.kind == END) {
                lexer.kind = literalKind;
            } else if (lexer.kind != literalKind) {
                break; // str next to bytes, or after a mistake
            }
            lexer.pos += prefixLength();
            readLiteral();
            lexer.skipSpace(true);
        } while (lexer.startsString());
        if (hasTemplate) {
            text.addAscii(",),");
            arguments.prepend(text.bytes, text.length);
            if (lexer.kind.compareTo(MALFORMED_FSTRING) > 0) {
                lexer.kind = NAME;
                text.clear();
                text.addAscii("__template__");
            }
        }
        if (arguments.length != 0) {
            arguments.add(')');
            lexer.inject(arguments);
            arguments.clear();
        }
        lexer.useText();
    }

    private int prefixLength() {
        int length = 0;
        while (lexer.buf[lexer.pos + length] >= 'b') { // quotes sort before letters
            length++;
        }
        return length;
    }

    private TokenKind readPrefixKind() {
        isRaw = false;
        isFormat = false;
        isTemplate = false;
        TokenKind literalKind = STRING;
        for (int i = prefixLength() - 1; i >= 0; i--) {
            switch (lexer.buf[lexer.pos + i]) {
                case 'b' -> literalKind = BYTES;
                case 'r' -> isRaw = true;
                case 'f' -> isFormat = true;
                case 't' -> isTemplate = true;
                default -> {}
            }
        }
        return literalKind;
    }

    private void readLiteral() {
        byte[] buf = lexer.buf;
        quote = buf[lexer.pos++];
        quoteCount = 1;
        if (buf[lexer.pos] == quote && buf[lexer.pos + 1] == quote) {
            lexer.pos += 2;
            quoteCount = 3;
        }
        if (isFormat && arguments.length == 0) {
            arguments.addAscii(".format(");
        }
        if (isTemplate && arguments.length == 0) {
            text.addAscii("((");
            text.repeat(quote, quoteCount);
        }
        interpolations = 0;
        specStart = 0;
        specNesting = 0;
        specNeedsFormat = false;
        int closing = readBody();
        if (closing < quoteCount) {
            lexer.kind = LONELY_STRING_OPEN;
        }
        if (isTemplate) {
            if (specNesting > 0) {
                lexer.kind = MALFORMED_FSTRING;
            }
            if (1 + interpolations * 4 > MAX_ARGUMENTS) {
                arguments.prepend(new byte[] {'('}, 1);
                arguments.add(')');
            }
        } else {
            text.length -= closing;
        }
    }

    /** {@return how many closing quotes were found} */
    private int readBody() {
        byte[] buf = lexer.buf;
        boolean isPlain = !isFormat && !isTemplate;
        int closing = 0;
        while (closing < quoteCount) {
            int start = lexer.pos;
            if (isPlain) {
                closing = takeRun(closing);
                if (lexer.pos != start) {
                    continue;
                }
            }
            int c = buf[start];
            if (c == 0 || c == '\n' && quoteCount == 1) {
                break;
            }
            if (c == quote) {
                closing++;
                text.add(c);
                lexer.pos++;
                continue;
            }
            if (c == '\n') {
                lexer.line++;
                lexer.pos++;
                if (isTemplate) {
                    // does not end a run of closing quotes, as in the original
                    text.addAscii("\\n");
                } else {
                    closing = 0;
                    text.add(c);
                }
                continue;
            }
            closing = 0;
            if (c == '{' && !isPlain && readBrace()) {
                continue;
            }
            readCharacter();
        }
        return closing;
    }

    /** Takes bytes that mean themselves. {@return closing, or 0 if there were any} */
    private int takeRun(int closing) {
        byte[] buf = lexer.buf;
        int start = lexer.pos;
        int at = start;
        while (true) {
            int c = buf[at];
            if (c == quote || c == '\\' || c == '\n' || c == 0) {
                break;
            }
            at++;
        }
        if (at == start) {
            return closing;
        }
        text.add(buf, start, at - start);
        lexer.pos = at;
        return 0;
    }

    private void readCharacter() {
        int c = lexer.buf[lexer.pos];
        if (c == '\\') {
            if (isTemplate) {
                // it will be read again, as part of a string
                text.add('\\');
                if (isRaw) {
                    text.add('\\');
                } else {
                    step();
                    text.add(lexer.buf[lexer.pos]);
                }
            } else {
                readEscape();
            }
            step();
            return;
        }
        if (isTemplate && specNesting != 0 && c == '}') {
            endInterpolation();
            step();
            return;
        }
        if (isTemplate && c == '{') {
            // inside a format specification
            text.add(c);
            step();
            return;
        }
        text.add(c);
        if (isTemplate && c == '}') {
            if (lexer.buf[lexer.pos + 1] == '}') {
                step();
            } else {
                lexer.kind = MALFORMED_FSTRING;
            }
        }
        step();
    }

    private void step() {
        if (lexer.buf[lexer.pos] == '\n') {
            lexer.line++;
        }
        if (lexer.buf[lexer.pos] != 0) {
            lexer.pos++;
        }
    }

    private void endInterpolation() {
        if (--specNesting > 0) {
            specNeedsFormat = true;
            text.add('}');
            return;
        }
        interpolations++;
        if (specNeedsFormat) {
            arguments.add('f');
            specNeedsFormat = false;
        }
        arguments.add(quote);
        arguments.add(text.bytes, specStart + 1, text.length - specStart - 1);
        text.length = specStart;
        arguments.add(quote);
        arguments.add(',');
    }

    /** Reads from a brace to the end of the expression. {@return false to take it as it is} */
    private boolean readBrace() {
        if (specNesting != 0) {
            specNesting++;
            return false;
        }
        step();
        byte[] buf = lexer.buf;
        if (buf[lexer.pos] == '{') {
            if (!isTemplate) {
                text.add('{');
            }
            step();
        } else {
            readInterpolation();
        }
        text.add('{');
        return true;
    }

    private void readInterpolation() {
        arguments.add('(');
        int start = arguments.length;
        copyExpression();
        boolean isDebug = arguments.last() == '=';
        if (isDebug) {
            text.add(arguments.bytes, start, arguments.length - start);
            arguments.length--;
        }
        if (isTemplate) {
            while (arguments.length != 0 && isSpace(arguments.last())) {
                arguments.length--;
            }
        }
        if (arguments.length == start) {
            lexer.kind = MALFORMED_FSTRING;
        }
        int end = arguments.length;
        arguments.add(')');
        arguments.add(',');
        if (isTemplate) {
            addTemplateParts(start, end, isDebug);
        }
    }

    private void copyExpression() {
        byte[] buf = lexer.buf;
        int nesting = 0;
        while (true) {
            int c = buf[lexer.pos];
            if (c == 0) {
                return;
            }
            if (nesting == 0) {
                if (c == ':' || c == '}') {
                    return;
                }
                if (c == '!') {
                    int conversion = buf[lexer.pos + 1];
                    int after = buf[lexer.pos + 2];
                    if ((conversion == 'r' || conversion == 's')
                            && (after == ':' || after == '}')) {
                        return;
                    }
                }
            }
            if (c == '[' || c == '{') {
                nesting++;
            } else if (c == ']' || c == '}') {
                nesting--;
            }
            arguments.add(c);
            step();
        }
    }

    private void addTemplateParts(int start, int end, boolean isDebug) {
        byte[] buf = lexer.buf;
        arguments.add(quote);
        for (int i = start; i < end; i++) {
            int b = arguments.bytes[i];
            if (b == quote || b == '\\') {
                arguments.add('\\');
            }
            arguments.add(b);
        }
        arguments.add(quote);
        arguments.add(',');
        text.repeat(quote, quoteCount);
        text.add(',');
        text.repeat(quote, quoteCount);
        if (buf[lexer.pos] == '!') {
            step();
            arguments.add(quote);
            arguments.add(buf[lexer.pos]);
            step();
            arguments.add(quote);
            arguments.add(',');
        } else if (isDebug && buf[lexer.pos] != ':') {
            arguments.addAscii("'r',");
        } else {
            arguments.addAscii("None,");
        }
        if (buf[lexer.pos] == ':') {
            step();
        }
        specNesting = 1;
        specStart = text.length;
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c >= 9 && c <= 13;
    }

    /** Reads an escape sequence, up to but not over its last byte. */
    private void readEscape() {
        step();
        int c = lexer.buf[lexer.pos] & 0xff;
        if (isRaw) {
            text.add('\\');
            addCharacter(c);
            return;
        }
        switch (c) {
            case '\n' -> {}
            case '\\', '\'', '"' -> addCharacter(c);
            case 'a' -> addCharacter(7);
            case 'b' -> addCharacter(8);
            case 't' -> addCharacter('\t');
            case 'n' -> addCharacter('\n');
            case 'v' -> addCharacter(11);
            case 'f' -> addCharacter(12);
            case 'r' -> addCharacter('\r');
            case 'u', 'U' -> {
                if (lexer.kind == BYTES) {
                    text.add('\\');
                    addCharacter(c);
                } else {
                    addCharacter(readHex(c == 'u' ? 4 : 8));
                }
            }
            case 'x' -> addCharacter(readHex(2));
            case 'N' ->
                    throw new CompileError(
                            CompileError.Kind.NOT_IMPLEMENTED, "unicode name escapes");
            default -> {
                if (c >= '0' && c <= '7') {
                    addCharacter(readOctal(c - '0'));
                } else {
                    text.add('\\');
                    addCharacter(c);
                }
            }
        }
    }

    /** Adds a character of a str or a byte of a bytes object; any other is a mistake. */
    private void addCharacter(long c) {
        if (c < 0x110000 && lexer.kind == STRING) {
            text.addUtf8((int) c);
        } else if (c < 0x100 && lexer.kind == BYTES) {
            text.add((int) c);
        } else {
            lexer.kind = INVALID;
        }
    }

    private long readHex(int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            step();
            int digit = Character.digit(lexer.buf[lexer.pos], 16);
            if (digit < 0) {
                lexer.kind = INVALID;
                return 0;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private int readOctal(int first) {
        int value = first;
        for (int i = 0; i < 2; i++) {
            int next = lexer.buf[lexer.pos + 1];
            if (next < '0' || next > '7') {
                break;
            }
            step();
            value = value * 8 + (next - '0');
        }
        return value;
    }
}
