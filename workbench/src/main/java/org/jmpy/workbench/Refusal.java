package org.jmpy.workbench;

/** Why a recording did not become code. */
public enum Refusal {
    TOO_LONG("the recording got too long"),
    TOO_DEEP("calls are nested too deep"),
    CALLS_A_LOOP("it calls a function with a loop"),
    ENDED("the program ended before the loop closed"),
    CONTRADICTS_ITSELF("what the trace assumes at its start is not so at its end"),
    TOO_MANY("the loop has as many bridges or versions as it may have");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    /** {@return the reason for a person} */
    public String text() {
        return text;
    }
}
