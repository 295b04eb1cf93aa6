package org.jmpy.register;

/** Why a function stays in tier 0. */
public enum Refusal {
    /** More registers or operands than an encoding has room for. */
    DOES_NOT_FIT("operand does not fit"),
    /** The code is not as the compiler makes it. */
    UNSUPPORTED_FLOW("unsupported flow"),
    /** The verifier found the lowered code wrong. */
    NOT_VERIFIED("not verified");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /** {@return the reason in a few words} */
    public String text() {
        return text;
    }
}
