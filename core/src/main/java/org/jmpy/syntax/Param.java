package org.jmpy.syntax;

/**
 * A parameter of a function or lambda.
 *
 * @param line line of its first token, 0 if it is nothing but a name
 * @param kind how many stars stand before it
 * @param name its name, null for a bare star
 * @param annotation null if there is none
 * @param value the default, null if there is none
 */
public record Param(int line, Kind kind, Symbol name, Expr annotation, Expr value) {
    /** Stars before the name. */
    public enum Kind {
        PLAIN,
        STAR,
        DOUBLE_STAR
    }
}
