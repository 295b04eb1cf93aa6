package org.jmpy.workbench;

/** {@code error}: stop with a mistake. */
public record Fail(String reason) implements Terminator {}
