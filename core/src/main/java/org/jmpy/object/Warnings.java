package org.jmpy.object;

/**
 * Warnings that operations give. Operations know no context, so a context that runs code on a
 * thread says there where its warnings go, and takes that back when it is done.
 */
public final class Warnings {
    /** Takes the text of a warning. */
    public interface Sink {
        void warn(String message);
    }

    private static final ThreadLocal<Sink> SINK = new ThreadLocal<>();

    private Warnings() {}

    /**
     * Makes {@code sink} the one that gets the warnings of this thread.
     *
     * @param sink null for none
     * @return the one before, null if there was none
     */
    public static Sink install(Sink sink) {
        Sink before = SINK.get();
        if (sink == null) {
            SINK.remove();
        } else if (sink != before) {
            SINK.set(sink);
        }
        return before;
    }

    static void warn(String message) {
        Sink sink = SINK.get();
        if (sink != null) {
            sink.warn(message);
        }
    }
}
