package org.jmpy.workbench;

/** Go to a block. */
public record Jump(String label) implements Terminator {}
