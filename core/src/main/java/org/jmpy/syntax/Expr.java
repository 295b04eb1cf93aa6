package org.jmpy.syntax;

import java.util.List;

/**
 * An expression. Names, small ints, short strings and keywords are leaves.
 *
 * <p>The tree keeps what the bytes of compiled files depend on and no more: parentheses around one
 * expression leave no trace, operators of one level are one flat node, constant operands were
 * folded.
 */
public sealed interface Expr extends Argument.Positional {
    /**
     * {@return the line of its first token, where line information takes a step; 0 for leaves and
     * for what folding made, which take none}
     */
    @Override
    int line();

    /** {@return whether it is a constant that was written as one} */
    default boolean isLiteral() {
        return Folder.isLiteral(this);
    }

    /** {@return whether it is a constant that is true} */
    default boolean isTrue() {
        return Folder.isTrue(this);
    }

    /** {@return whether it is a constant that is false} */
    default boolean isFalse() {
        return Folder.isFalse(this);
    }

    /** A name. */
    record Name(Symbol symbol) implements Expr {
        @Override
        public int line() {
            return 0;
        }
    }

    /** An int that fits the target's small ints. */
    record SmallInt(long value) implements Expr {
        @Override
        public int line() {
            return 0;
        }
    }

    /** A str that is a symbol. */
    record ShortString(Symbol symbol) implements Expr {
        @Override
        public int line() {
            return 0;
        }
    }

    /** None, False, True or an ellipsis. */
    record Keyword(Constant.Singleton value) implements Expr {
        @Override
        public int line() {
            return 0;
        }
    }

    /** Any other constant: it becomes an entry of the constant table. */
    record Literal(int line, Constant value) implements Expr {}

    /** {@code lambda params: body}. */
    record Lambda(int line, List<Param> params, Expr body) implements Expr {}

    /** {@code value if test else other}. */
    record Conditional(int line, Expr test, Expr value, Expr other) implements Expr {}

    /** {@code a or b or c}, {@code a and b and c}; two operands or more. */
    record Logical(int line, boolean isOr, List<Expr> operands) implements Expr {}

    /** {@code not operand}. */
    record Not(int line, Expr operand) implements Expr {}

    /**
     * {@code a < b <= c}.
     *
     * @param operators one less than operands
     */
    record Comparison(int line, List<Expr> operands, List<Comparator> operators) implements Expr {}

    /** {@code *value} where it is not an argument. */
    record Star(int line, Expr value) implements Expr {}

    /**
     * {@code a + b - c}: operators of one level.
     *
     * @param operators kinds of tokens, one less than operands
     */
    record Binary(int line, List<Expr> operands, List<TokenKind> operators) implements Expr {}

    /** {@code base ** exponent}. */
    record Power(int line, Expr base, Expr exponent) implements Expr {}

    /**
     * {@code -operand}.
     *
     * @param operator OP_PLUS, OP_MINUS or OP_TILDE
     */
    record Unary(int line, TokenKind operator, Expr operand) implements Expr {}

    /** {@code atom.name[index](arguments)}; one trailer or more. */
    record Access(int line, Expr atom, List<Trailer> trailers) implements Expr {}

    /** {@code await atom.name(arguments)}; no trailers or more. */
    record Await(int line, Expr atom, List<Trailer> trailers) implements Expr {}

    /** Where a tuple stands, which decides what it can be a target of. */
    enum TupleForm {
        /** In parentheses; the only one that may be empty. */
        PAREN,
        /** As an assignment's side or an expression statement. */
        BARE,
        /** After return, yield, in and the like. */
        LIST,
        /** As an index. */
        SUBSCRIPT,
        /** As the targets of a for loop. */
        TARGETS
    }

    /** {@code a, b}. */
    record Tuple(int line, TupleForm form, List<Expr> items) implements Expr {}

    /**
     * {@code [a, b]}.
     *
     * @param isList whether the items are written as a list: more than one, or one and a comma
     */
    record ListDisplay(int line, List<Expr> items, boolean isList) implements Expr {}

    /**
     * {@code {a: b}} or {@code {a, b}}; which of them the first item says.
     *
     * @param itemsLine line of the first item
     */
    record Braces(int line, int itemsLine, List<Expr> items) implements Expr {}

    /** {@code key: value} inside braces. */
    record KeyValue(int line, Expr key, Expr value) implements Expr {}

    /** What a comprehension makes. */
    enum ComprehensionKind {
        LIST,
        DICT,
        SET,
        GENERATOR
    }

    /**
     * {@code [element for target in iterable if test]}.
     *
     * @param bodyLine line of the element
     * @param element a {@link KeyValue} for a dict
     */
    record Comprehension(
            int line, ComprehensionKind kind, int bodyLine, Expr element, List<Clause> clauses)
            implements Expr {}

    /** {@code start:stop:step} inside square brackets; each is null if it is not there. */
    record Slice(int line, Expr start, Expr stop, Expr step) implements Expr {}

    /**
     * {@code yield value}.
     *
     * @param value null if there is none
     */
    record Yield(int line, Expr value) implements Expr {}

    /** {@code yield from value}. */
    record YieldFrom(int line, Expr value) implements Expr {}

    /** {@code target := value}. */
    record Assigned(int line, Expr target, Expr value) implements Expr {}
}
