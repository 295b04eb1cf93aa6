package org.jmpy.interp;

import org.jmpy.mpy.MpyImage;
import org.jmpy.object.PyError;

import java.nio.charset.StandardCharsets;

/** Compiles source text to images in memory, for this runtime. */
public final class Sources {
    /** What the text is. */
    public enum Mode {
        /** A file: statements. */
        FILE,
        /** One statement typed at a prompt: prints the value of an expression. */
        SINGLE,
        /** An expression. */
        EVAL
    }

    private Sources() {}

    /**
     * Compiles {@code source}.
     *
     * @param file the name that tracebacks show
     * @throws PyError SyntaxError and its kin
     */
    public static MpyImage compile(Vm vm, byte[] source, String file, Mode mode) {
        throw PyError.notImplemented("this build has no compiler yet");
    }

    /** As {@link #compile(Vm, byte[], String, Mode)} for text. */
    public static MpyImage compile(Vm vm, String source, String file, Mode mode) {
        return compile(vm, source.getBytes(StandardCharsets.UTF_8), file, mode);
    }
}
