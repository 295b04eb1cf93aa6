package org.jmpy.register;

/** What the verifier found wrong. */
final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;

    Invalid(RegisterFunction function, int pc, String message) {
        super(function.name() + " at " + pc + ": " + message, null, false, false);
    }
}
