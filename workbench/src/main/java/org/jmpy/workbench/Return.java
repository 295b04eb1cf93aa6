package org.jmpy.workbench;

/** Return from a function; outside of any, the value is the output of the program. */
public record Return(Arg value) implements Terminator {}
