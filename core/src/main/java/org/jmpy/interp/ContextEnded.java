package org.jmpy.interp;

/**
 * Ends a context: a limit was hit, or the program is told to stop at once. Python code cannot catch
 * it, and no finally block runs.
 */
public final class ContextEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a context ended. */
    public enum Reason {
        STEPS,
        TIME,
        OUTPUT,
        STOPPED
    }

    private final Reason reason;

    public ContextEnded(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
