package org.jmpy.syntax;

/** A clause of a comprehension; the first of them is a {@link For}. */
public sealed interface Clause {
    /** {@code for target in iterable}. */
    record For(Expr target, Expr iterable) implements Clause {}

    /** {@code if test}. */
    record If(Expr test) implements Clause {}
}
