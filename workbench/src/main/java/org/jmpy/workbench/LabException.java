package org.jmpy.workbench;

/** A mistake in a program or in its use. The message is for the user. */
public final class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A mistake without a place in a text. */
    public LabException(String message) {
        super(message);
    }

    /** A mistake at a place of a text; line and column count from 1. */
    LabException(int line, int column, String message) {
        super("line " + line + ", column " + column + ": " + message);
    }
}
