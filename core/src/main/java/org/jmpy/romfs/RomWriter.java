package org.jmpy.romfs;

import org.jmpy.bytecode.ByteSink;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes a ROMFS image, byte for byte as mpremote does for the same files in the same order.
 * Source: MicroPython tools/mpremote/mpremote/romfs.py.
 */
public final class RomWriter {
    private record Open(String name, ByteSink records) {}

    private final Deque<Open> open = new ArrayDeque<>();

    /** Starts with an empty root directory. */
    public RomWriter() {
        open.push(new Open("", new ByteSink(1024)));
    }

    /**
     * Opens a directory in the one that is open.
     *
     * @throws IllegalArgumentException if the name is not ASCII, or is none
     */
    public void openDirectory(String name) {
        checkName(name);
        open.push(new Open(name, new ByteSink(256)));
    }

    /** Closes the directory that was opened last. */
    public void closeDirectory() {
        Open directory = open.pop();
        ByteSink payload = named(directory.name);
        payload.writeBytes(directory.records);
        writeRecord(RomImage.DIRECTORY, payload);
    }

    /**
     * Writes a file into the directory that is open.
     *
     * @throws IllegalArgumentException if the name is not ASCII, or is none
     */
    public void file(String name, byte[] content) {
        checkName(name);
        ByteSink payload = named(name);
        payload.writeVuint(RomImage.DATA);
        payload.writeVuint(content.length);
        payload.writeBytes(content);
        writeRecord(RomImage.FILE, payload);
    }

    /** {@return the image; all directories must be closed} */
    public byte[] finish() {
        ByteSink records = open.pop().records;
        if (!open.isEmpty()) {
            throw new IllegalStateException("a directory is open");
        }
        ByteSink length = new ByteSink();
        length.writeVuint(records.size());
        ByteSink image = new ByteSink(records.size() + 16);
        for (int b : RomImage.MAGIC) {
            image.writeByte(b);
        }
        if ((image.size() + length.size() + records.size()) % 2 != 0) {
            image.writeByte(0x80); // an even number of bytes in all
        }
        image.writeBytes(length);
        image.writeBytes(records);
        return image.toByteArray();
    }

    private void writeRecord(int kind, ByteSink payload) {
        ByteSink records = open.peek().records;
        records.writeVuint(kind);
        records.writeVuint(payload.size());
        records.writeBytes(payload);
    }

    private static ByteSink named(String name) {
        ByteSink payload = new ByteSink(256);
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        payload.writeVuint(text.length);
        payload.writeBytes(text);
        return payload;
    }

    private static void checkName(String name) {
        boolean isAscii = name.chars().allMatch(c -> c < 0x80);
        if (name.isEmpty() || !isAscii || name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "an image cannot hold the name '" + name + "': only ASCII, and no slash");
        }
    }
}
