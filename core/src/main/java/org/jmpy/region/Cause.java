package org.jmpy.region;

/**
 * Why a region is left.
 *
 * @param origin who is to be told the value observed, or null; where an exception was raised, who
 *     knows whether the handler in the region ever took one, null if there is no such handler
 */
record Cause(Reason reason, Origin origin) {
    /** The reasons, named. */
    enum Reason {
        /** A value is not of the kind that was seen before. */
        KIND,
        /** A condition went a way it was not seen to go. */
        BRANCH,
        /** The instruction was not seen to run. */
        NEVER_RUN,
        /** The result does not fit 64 bits. */
        OVERFLOW,
        /** An index is out of range, a divisor is zero: the interpreter raises. */
        CHECK,
        /** The context has something to do between two instructions. */
        POLL,
        /** Something the region relies on has changed. */
        INVALID,
        /** The instruction is not built into regions. */
        UNSUPPORTED,
        /** A call raised an exception. */
        RAISED,
        /** A call raised one while the calls that are built in around it were counted. */
        RAISED_INSIDE,
        /** One call more is too many: the interpreter raises. */
        DEPTH
    }

    static final Cause BRANCH = new Cause(Reason.BRANCH, null);
    static final Cause NEVER_RUN = new Cause(Reason.NEVER_RUN, null);
    static final Cause OVERFLOW = new Cause(Reason.OVERFLOW, null);
    static final Cause CHECK = new Cause(Reason.CHECK, null);
    static final Cause POLL = new Cause(Reason.POLL, null);
    static final Cause INVALID = new Cause(Reason.INVALID, null);
    static final Cause UNSUPPORTED = new Cause(Reason.UNSUPPORTED, null);
    static final Cause DEPTH = new Cause(Reason.DEPTH, null);

    /** {@return whether the calls that are built in are counted at the exit} */
    boolean isInside() {
        return reason == Reason.RAISED_INSIDE;
    }

    @Override
    public String toString() {
        return reason.toString();
    }
}
