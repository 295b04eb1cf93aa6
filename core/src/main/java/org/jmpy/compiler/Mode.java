package org.jmpy.compiler;

/** What kind of text is compiled. */
public enum Mode {
    /** A module: any number of statements. */
    FILE,
    /** One statement at a REPL: the value of an expression is given to {@code __repl_print__}. */
    SINGLE,
    /** An expression: running the code returns its value. */
    EVAL
}
