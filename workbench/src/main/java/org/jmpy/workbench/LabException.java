package org.jmpy.workbench;

/** A mistake in a program or in its use. The message is for the user. */
public final class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isLocated;

    /** A mistake without a place in a text. */
    public LabException(String message) {
        this(message, false);
    }

    LabException(String message, boolean isLocated) {
        super(message);
        this.isLocated = isLocated;
    }

    /** A mistake at a place of a text; line and column count from 1. */
    LabException(int line, int column, String message) {
        this("line " + line + ", column " + column + ": " + message, true);
    }

    /** {@return whether the message tells where} */
    boolean isLocated() {
        return isLocated;
    }
}
