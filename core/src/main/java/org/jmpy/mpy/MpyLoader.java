package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Loads one file after the other: its tables are linked, its functions are found; and checks the
 * code of functions, each before it runs for the first time. What this needs of memory is kept from
 * file to file, and files share the strings of their names; so loading a file allocates its tables
 * and functions and nothing else. One thread at a time uses a loader.
 */
public final class MpyLoader {
    /** A mapped file up to this size is looked at in a copy, which is faster. */
    private static final int MAX_COPY = 1 << 20;

    /** No more than this is kept for the next copy. */
    private static final int MAX_KEPT = 1 << 16;

    /** Functions up to this size are checked with the tables that are kept. */
    private static final int MAX_CHECKED = 1 << 18;

    private final QstrPool qstrs = new QstrPool();
    private final Checker checker = new Checker();
    private byte[] copy = new byte[1 << 12];

    /**
     * {@return the image of a file that lies in another, its tables linked, its outer function
     * checked}
     *
     * @param bytes where the code is then executed
     * @param start position of the file's first byte in {@code bytes}
     * @param end position after its last byte
     * @throws MpyFormatException if anything of that is not valid, or it is not for this runtime
     */
    public MpyImage load(CodeBytes bytes, int start, int end) throws MpyFormatException {
        MpyImage image = link(bytes, start, end);
        check(image, image.root());
        return image;
    }

    private MpyImage link(CodeBytes bytes, int start, int end) throws MpyFormatException {
        int size = end - start;
        if (bytes.heap != null || size > MAX_COPY) {
            return MpyReader.link(bytes, start, end, qstrs, bytes, 0);
        }
        byte[] room = size <= copy.length ? copy : new byte[Math.max(size, 2 * copy.length)];
        if (room.length <= MAX_KEPT) {
            copy = room;
        }
        bytes.copyTo(start, room, 0, size);
        try {
            return MpyReader.link(CodeBytes.of(room), 0, size, qstrs, bytes, start);
        } catch (MpyFormatException e) {
            throw new MpyFormatException(e.getMessage(), e.detail(), e.position() + start);
        }
    }

    /**
     * Checks a function of an image that {@link #load} gave, after the function that makes it. Once
     * is enough.
     *
     * @throws MpyFormatException if it is not valid
     */
    public void check(MpyImage image, RawCode function) throws MpyFormatException {
        boolean isLarge = function.length() > MAX_CHECKED;
        (isLarge ? new Checker() : checker).check(image, function);
    }

    /**
     * {@return as {@link #load}, with all functions checked}
     *
     * @throws MpyFormatException if anything in the file is not valid
     */
    MpyImage loadAll(CodeBytes bytes, int start, int end) throws MpyFormatException {
        MpyImage image = link(bytes, start, end);
        Deque<RawCode> functions = new ArrayDeque<>();
        functions.add(image.root());
        for (RawCode function; (function = functions.pollLast()) != null; ) {
            check(image, function);
            for (int i = function.childCount() - 1; i >= 0; i--) {
                functions.addLast(function.child(i));
            }
        }
        return image;
    }
}
