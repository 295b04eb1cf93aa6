package org.jmpy.workbench;

/** Go to a block; a tracer makes the variable's current value a constant of the trace. */
public record Promote(String variable, String label) implements Terminator {}
