package org.jmpy.syntax;

import java.util.List;

/** What follows an atom: a call, an index or an attribute. */
public sealed interface Trailer {
    /** {@return the line of its first token} */
    int line();

    /** {@code (arguments)}. */
    record Call(int line, ArgumentList arguments) implements Trailer {}

    /** {@code [index]}. */
    record Index(int line, Expr index) implements Trailer {}

    /** {@code .name}. */
    record Attribute(int line, Symbol name) implements Trailer {}

    /**
     * The arguments of a call.
     *
     * @param isList whether they are written as a list: more than one, or one and a comma
     */
    record ArgumentList(List<Argument> items, boolean isList) {}
}
