package org.jmpy.interp;

/**
 * Ends a context: a limit was hit, or the program is told to stop at once. Python code cannot catch
 * it, and no finally block runs.
 */
public final class ContextEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ContextEnded(String message) {
        super(message, null, false, false);
    }
}
