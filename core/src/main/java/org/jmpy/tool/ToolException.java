package org.jmpy.tool;

/** Why a tool cannot do what it was asked for; the message is for the user. */
public final class ToolException extends Exception {
    private static final long serialVersionUID = 1L;

    /** A refusal with its message. */
    public ToolException(String message) {
        super(message, null, false, false);
    }
}
