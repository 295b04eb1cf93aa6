package org.jmpy.mpy;

/**
 * A file that is not a valid {@code .mpy} file, or not one for this runtime. The message is the one
 * of the ValueError that Python code sees; the detail is for people who look for the cause.
 */
public final class MpyFormatException extends Exception {
    /** Message for a file of another version, for other word sizes, or a broken one. */
    public static final String INCOMPATIBLE = "incompatible .mpy file";

    /** Message for a file that has machine code. */
    public static final String NATIVE = "native code in .mpy unsupported";

    private static final long serialVersionUID = 1L;

    private final String detail;
    private final int position;

    /**
     * A file that is refused.
     *
     * @param message {@link #INCOMPATIBLE} or {@link #NATIVE}
     * @param detail what is wrong, in a few words
     * @param position where in the file, in bytes from its start
     */
    public MpyFormatException(String message, String detail, int position) {
        super(message, null, false, false);
        this.detail = detail;
        this.position = position;
    }

    /** {@return what is wrong, in a few words} */
    public String detail() {
        return detail;
    }

    /** {@return where in the file, in bytes from its start} */
    public int position() {
        return position;
    }

    /** {@return the refusal of a file that is broken at {@code position}} */
    public static MpyFormatException at(int position, String detail) {
        return new MpyFormatException(INCOMPATIBLE, detail, position);
    }
}
