package org.jmpy.workbench;

/** {@code if}: go to {@code nonZero} unless the variable is the integer 0, else to {@code zero}. */
public record Branch(String variable, String nonZero, String zero) implements Terminator {}
