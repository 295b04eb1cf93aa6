package org.jmpy.compiler;

import org.jmpy.syntax.CompileError;

/**
 * The first mistake found in a module. The walker goes on after it, as the original does, because
 * the line reported for a mistake in a leaf is found only later.
 */
final class Diagnostics {
    private String message;
    private int line;
    private String unsupported;

    /** {@return whether there was a mistake} */
    boolean hasError() {
        return message != null;
    }

    /** Notes a mistake, if it is the first. */
    void syntaxError(int errorLine, String text) {
        if (message == null) {
            message = text;
            lineIfUnknown(errorLine);
        }
    }

    /** Says where the mistake is, if its place is not known yet. */
    void lineIfUnknown(int errorLine) {
        if (line == 0) {
            line = errorLine;
        }
    }

    /** Notes that the program is right but we cannot compile it, if that is the first mistake. */
    void notSupported(int errorLine, String text) {
        if (message == null) {
            unsupported = text;
            syntaxError(errorLine, text);
        }
    }

    /** {@return the error to throw} */
    CompileError toError(String file, String block) {
        CompileError.Kind kind =
                unsupported != null
                        ? CompileError.Kind.NOT_IMPLEMENTED
                        : CompileError.Kind.SYNTAX_ERROR;
        return new CompileError(kind, message, file, line, block);
    }
}
