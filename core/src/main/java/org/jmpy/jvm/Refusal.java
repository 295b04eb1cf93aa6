package org.jmpy.jvm;

/** Why a function is not compiled. */
public enum Refusal {
    /** A yield in an active finally block, where the interpreter's frame has another layout. */
    YIELD_IN_FINALLY("yield in a finally block"),
    /** The JVM method would be larger than HotSpot compiles. */
    TOO_LARGE("too large"),
    /** More locals or stack than JVM locals are planned for. */
    TOO_MANY_LOCALS("too many locals"),
    /** The code is not as the compiler makes it. */
    UNSUPPORTED_FLOW("unsupported flow");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /** {@return the reason in a few words} */
    public String text() {
        return text;
    }

    /** Carries a refusal out of a compilation under way. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final Refusal reason;

        Refused(Refusal reason) {
            super(reason.text, null, false, false);
            this.reason = reason;
        }

        public Refusal reason() {
            return reason;
        }
    }
}
