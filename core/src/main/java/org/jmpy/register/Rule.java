package org.jmpy.register;

/** What the {@link Optimiser} does, each by its name. None makes code longer or slower. */
enum Rule {
    /** A move, load or store of a value to where it is already is left out. */
    REDUNDANT_MOVE("redundant-move"),
    /** An instruction reads the original of a copy, so that the copy can go. */
    COPY("copy"),
    /** A value that is known is made anew where it is used, or is an immediate operand. */
    CONSTANT("constant"),
    /** An operation on constants is done now. */
    FOLD("fold"),
    /** An operand is taken from the accumulator that has it too. */
    ACCUMULATOR("accumulator"),
    /** A load of the accumulator becomes part of the one instruction that reads it. */
    FUSE_LOAD("fuse-load"),
    /** A result that nobody reads is not made, if that has no other effect. */
    DEAD_VALUE("dead-value"),
    /** What no path leads to is left out. */
    UNREACHABLE("unreachable"),
    /**
     * A jump goes where the jump that it leads to goes; one to the next instruction is left out.
     */
    JUMP("jump"),
    /** A comparison and the branch on it are one instruction; so are not and a branch. */
    BRANCH("branch"),
    /** A local that is surely bound is not checked. */
    CHECK("check"),
    /** Items are unpacked to where they go next. */
    UNPACK("unpack"),
    /** A value that was boxed is not unboxed. */
    UNBOX("unbox");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    /** {@return the name, as tests and the documentation have it} */
    String text() {
        return text;
    }
}
