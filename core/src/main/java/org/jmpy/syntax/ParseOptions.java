package org.jmpy.syntax;

/**
 * What the meaning of source text depends on.
 *
 * @param fileName name of the source, for errors
 * @param optimisation 0 to 3; above 0 {@code __debug__} is False
 * @param smallIntBits how many bits an int may need to be an operand and not an object
 * @param keepConstantStatements whether statements that consist of a constant stay in the tree, as
 *     a REPL needs it
 */
public record ParseOptions(
        String fileName, int optimisation, int smallIntBits, boolean keepConstantStatements) {}
