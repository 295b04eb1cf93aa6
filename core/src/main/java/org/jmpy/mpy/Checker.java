package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;

/** Checks everything that a file holds before any of it runs. */
public final class Checker {
    /** Functions in functions in functions. */
    static final int MAX_FUNCTION_NESTING = 1000;

    private Checker() {}

    /**
     * Checks the code of an image that was read from a file.
     *
     * @throws MpyFormatException if any of it is not valid
     */
    static void check(MpyImage image) throws MpyFormatException {
        CodeBytes file = image.file();
        FileCursor in = new FileCursor(file, image.rootElement());
        int[] siblings = new int[MAX_FUNCTION_NESTING];
        int depth = 0;
        siblings[0] = 1;
        while (depth >= 0) {
            if (siblings[depth] == 0) {
                depth--;
                continue;
            }
            siblings[depth]--;
            int element = in.position();
            int kindLength = in.readVuint();
            if ((kindLength & 3) != 0) {
                throw MpyFormatException.at(element, "machine code");
            }
            in.skip(kindLength >>> 3);
            if ((kindLength & 4) != 0) {
                int count = in.readCount();
                if (++depth == MAX_FUNCTION_NESTING) {
                    throw MpyFormatException.at(element, "functions nested too deeply");
                }
                siblings[depth] = count;
            }
        }
        if (in.left() != 0) {
            throw MpyFormatException.at(in.position(), "bytes after the end");
        }
    }
}
