package org.jmpy;

/** A context was ended: it took too much, or somebody stopped it. */
public final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What ended the context. */
    public enum Limit {
        /** {@link Limits.Builder#steps}. */
        STEPS,
        /** {@link Limits.Builder#wallClock}. */
        TIME,
        /** {@link Limits.Builder#outputBytes}. */
        OUTPUT,
        /** {@link Context#stop}, or the engine was closed. */
        STOPPED
    }

    private final Limit limit;

    LimitException(Limit limit, String message) {
        super(message);
        this.limit = limit;
    }

    /** {@return which limit it was} */
    public Limit limit() {
        return limit;
    }
}
