package org.jmpy.syntax;

/** An argument of a call; a plain positional one is an {@link Expr}. */
public sealed interface Argument {
    /** {@return the line of its first token, 0 as {@link Expr#line} tells} */
    int line();

    /** {@code *value}. */
    record Star(int line, Expr value) implements Argument {}

    /** {@code **value}. */
    record DoubleStar(int line, Expr value) implements Argument {}

    /**
     * {@code name=value}.
     *
     * @param name any expression; the compiler accepts a {@link Expr.Name} only
     */
    record Keyword(int line, Expr name, Expr value) implements Argument {}

    /** {@code target := value}, positional. */
    record Assigned(int line, Expr target, Expr value) implements Argument {}

    /** A generator expression without parentheses of its own. */
    record Generator(int line, Expr.Comprehension value) implements Argument {}

    /** A positional argument: every {@link Expr} is one. */
    non-sealed interface Positional extends Argument {}
}
