package org.jmpy.interp;

/**
 * Something that the compiler of hot code did. Events hold texts and numbers only, so that whoever
 * keeps them keeps no code alive.
 */
public sealed interface JitEvent {
    /** What is compiled. */
    enum Kind {
        /** A function, entered by plain calls. */
        FUNCTION("function"),
        /** A function, entered at its start or at loop headers with a frame that is there. */
        LOOPS("loops"),
        /** What is hot from a loop header or a function's start on, across calls. */
        REGION("region"),
        /** What is hot from a side exit of a region on. */
        BRIDGE("bridge"),
        /** A function, lowered to register code. */
        REGISTER("register");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** {@return its name in logs, in statistics and for Python code} */
        public String text() {
            return text;
        }
    }

    /**
     * Where in the program.
     *
     * @param line of the instruction where the compiled code is entered
     */
    record Place(String file, String function, int line) {}

    Kind kind();

    Place place();

    /**
     * Code was made and put in place.
     *
     * @param id its number in this context, from 1 on
     * @param bytes size of its class file, or of its register code
     * @param nanos time that the compilation took
     */
    record Compiled(int id, Kind kind, Place place, int bytes, long nanos) implements JitEvent {}

    /**
     * The optimiser is done; code generation follows.
     *
     * @param before the operations as they were built, one a line; empty if nobody asked for them
     * @param after the operations that are left
     */
    record Optimised(Kind kind, Place place, String before, String after) implements JitEvent {}

    /**
     * A compilation was given up; the program goes on in a lower tier.
     *
     * @param reason a few words, always the same ones for the same reason
     */
    record Aborted(Kind kind, Place place, String reason) implements JitEvent {}

    /**
     * Code was taken out of use.
     *
     * @param id as when it was compiled
     * @param reason what it relied on and is true no more
     */
    record Invalidated(int id, Kind kind, Place place, String reason) implements JitEvent {}
}
