package org.jmpy.syntax;

import org.jmpy.bytecode.BinaryOp;

/**
 * Kinds of tokens, in the order of MicroPython's py/lexer.h: dumps of the tree print the ordinals.
 */
public enum TokenKind {
    END,
    /** No token starts like this. */
    INVALID,
    /** A line is indented less than its block, but not as any outer one. */
    DEDENT_MISMATCH,
    /** A string literal without its closing quote. */
    LONELY_STRING_OPEN,
    MALFORMED_FSTRING,
    NEWLINE,
    INDENT,
    DEDENT,
    NAME,
    INTEGER,
    FLOAT_OR_IMAG,
    STRING,
    BYTES,
    ELLIPSIS,
    KW_FALSE,
    KW_NONE,
    KW_TRUE,
    KW___DEBUG__,
    KW_AND,
    KW_AS,
    KW_ASSERT,
    KW_ASYNC,
    KW_AWAIT,
    KW_BREAK,
    KW_CLASS,
    KW_CONTINUE,
    KW_DEF,
    KW_DEL,
    KW_ELIF,
    KW_ELSE,
    KW_EXCEPT,
    KW_FINALLY,
    KW_FOR,
    KW_FROM,
    KW_GLOBAL,
    KW_IF,
    KW_IMPORT,
    KW_IN,
    KW_IS,
    KW_LAMBDA,
    KW_NONLOCAL,
    KW_NOT,
    KW_OR,
    KW_PASS,
    KW_RAISE,
    KW_RETURN,
    KW_TRY,
    KW_WHILE,
    KW_WITH,
    KW_YIELD,
    OP_ASSIGN,
    OP_TILDE,
    // the order of these matches BinaryOp.LESS and following
    OP_LESS,
    OP_MORE,
    OP_DBL_EQUAL,
    OP_LESS_EQUAL,
    OP_MORE_EQUAL,
    OP_NOT_EQUAL,
    // the order of these matches BinaryOp.OR and following
    OP_PIPE,
    OP_CARET,
    OP_AMPERSAND,
    OP_DBL_LESS,
    OP_DBL_MORE,
    OP_PLUS,
    OP_MINUS,
    OP_STAR,
    OP_AT,
    OP_DBL_SLASH,
    OP_SLASH,
    OP_PERCENT,
    OP_DBL_STAR,
    // the order of these matches BinaryOp.INPLACE_OR and following
    DEL_PIPE_EQUAL,
    DEL_CARET_EQUAL,
    DEL_AMPERSAND_EQUAL,
    DEL_DBL_LESS_EQUAL,
    DEL_DBL_MORE_EQUAL,
    DEL_PLUS_EQUAL,
    DEL_MINUS_EQUAL,
    DEL_STAR_EQUAL,
    DEL_AT_EQUAL,
    DEL_DBL_SLASH_EQUAL,
    DEL_SLASH_EQUAL,
    DEL_PERCENT_EQUAL,
    DEL_DBL_STAR_EQUAL,
    DEL_PAREN_OPEN,
    DEL_PAREN_CLOSE,
    DEL_BRACKET_OPEN,
    DEL_BRACKET_CLOSE,
    DEL_BRACE_OPEN,
    DEL_BRACE_CLOSE,
    DEL_COMMA,
    DEL_COLON,
    DEL_PERIOD,
    DEL_SEMICOLON,
    DEL_EQUAL,
    DEL_MINUS_MORE;

    /** {@return whether an expression can start with it} */
    boolean startsTest() {
        return switch (this) {
            case KW_LAMBDA, KW_NOT -> true;
            default -> startsExpr();
        };
    }

    /** {@return whether an operand of {@code |} or a tighter operator can start with it} */
    boolean startsExpr() {
        return switch (this) {
            case NAME,
                    INTEGER,
                    FLOAT_OR_IMAG,
                    STRING,
                    BYTES,
                    ELLIPSIS,
                    KW_NONE,
                    KW_TRUE,
                    KW_FALSE,
                    KW_AWAIT,
                    OP_PLUS,
                    OP_MINUS,
                    OP_TILDE,
                    DEL_PAREN_OPEN,
                    DEL_BRACKET_OPEN,
                    DEL_BRACE_OPEN ->
                    true;
            default -> false;
        };
    }

    /**
     * {@return how loosely a binary operator binds: 1 for {@code * @ / % //}, 2 for {@code + -}, 3
     * for shifts, 4 {@code &}, 5 {@code ^}, 6 {@code |}; 0 if it is not one}
     */
    int binaryLevel() {
        return switch (this) {
            case OP_STAR, OP_AT, OP_SLASH, OP_PERCENT, OP_DBL_SLASH -> 1;
            case OP_PLUS, OP_MINUS -> 2;
            case OP_DBL_LESS, OP_DBL_MORE -> 3;
            case OP_AMPERSAND -> 4;
            case OP_CARET -> 5;
            case OP_PIPE -> 6;
            default -> 0;
        };
    }

    /** {@return the {@link BinaryOp} of an arithmetic operator} */
    public int binaryOp() {
        return ordinal() - OP_PIPE.ordinal() + BinaryOp.OR;
    }

    /** {@return the {@link BinaryOp} of an operator from {@code <} to {@code !=}} */
    int comparisonOp() {
        return ordinal() - OP_LESS.ordinal() + BinaryOp.LESS;
    }

    /** {@return the {@link BinaryOp} of an augmented assignment, -1 if it is none} */
    public int augmentedOp() {
        int op = ordinal() - DEL_PIPE_EQUAL.ordinal();
        return op < 0 || op > DEL_DBL_STAR_EQUAL.ordinal() - DEL_PIPE_EQUAL.ordinal()
                ? -1
                : op + BinaryOp.INPLACE_OR;
    }
}
