package org.jmpy.workbench;

/** An argument of an operation. */
public sealed interface Arg {

    /** The value that a variable has when the operation runs. */
    record Var(String name) implements Arg {}

    /** A fixed value. */
    record Const(Value value) implements Arg {}
}
