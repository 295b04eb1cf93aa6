package org.jmpy.register;

/** Carries a refusal out of a lowering under way. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal reason;

    Refused(Refusal reason, String detail) {
        super(reason.text() + ": " + detail, null, false, false);
        this.reason = reason;
    }

    Refusal reason() {
        return reason;
    }
}
