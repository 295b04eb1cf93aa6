package org.jmpy.register;

/** Text code that cannot be read, or that the verifier refuses. */
public final class AssemblyException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param line the line, from 1; 0 if it is about no line
     */
    AssemblyException(int line, String message) {
        super(line == 0 ? message : "line " + line + ": " + message, null, false, false);
    }
}
