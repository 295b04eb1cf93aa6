package org.jmpy.mpy;

import org.jmpy.bytecode.CodeBytes;

/**
 * Loads one file after the other: its tables are linked, its code is checked. What this needs of
 * memory is kept from file to file, and files share the strings of their names; so loading a file
 * allocates its tables and nothing else. One thread at a time uses a loader.
 */
public final class MpyLoader {
    /** A mapped file up to this size is looked at in a copy, which is faster. */
    private static final int MAX_COPY = 1 << 20;

    /** No more than this is kept for the next copy. */
    private static final int MAX_KEPT = 1 << 16;

    /** Files up to this size are checked with the tables that are kept. */
    private static final int MAX_CHECKED = 1 << 18;

    private final QstrPool qstrs = new QstrPool();
    private final Checker checker = new Checker();
    private byte[] copy = new byte[1 << 12];

    /**
     * {@return the image of a file that lies in another, its tables linked and its code checked}
     *
     * @param bytes where the code is then executed
     * @param start position of the file's first byte in {@code bytes}
     * @param end position after its last byte
     * @throws MpyFormatException if anything in it is not valid, or it is not for this runtime
     */
    public MpyImage load(CodeBytes bytes, int start, int end) throws MpyFormatException {
        int size = end - start;
        if (bytes.heap != null || size > MAX_COPY) {
            MpyImage image = MpyReader.link(bytes, start, end, qstrs, bytes, 0);
            check(image, bytes, 0);
            return image;
        }
        byte[] room = size <= copy.length ? copy : new byte[Math.max(size, 2 * copy.length)];
        if (room.length <= MAX_KEPT) {
            copy = room;
        }
        bytes.copyTo(start, room, 0, size);
        CodeBytes copied = CodeBytes.of(room);
        try {
            MpyImage image = MpyReader.link(copied, 0, size, qstrs, bytes, start);
            check(image, copied, start);
            return image;
        } catch (MpyFormatException e) {
            throw new MpyFormatException(e.getMessage(), e.detail(), e.position() + start);
        }
    }

    private void check(MpyImage image, CodeBytes bytes, int shift) throws MpyFormatException {
        boolean isLarge = image.fileEnd() - image.rootElement() > MAX_CHECKED;
        (isLarge ? new Checker() : checker).check(image, bytes, shift);
    }
}
