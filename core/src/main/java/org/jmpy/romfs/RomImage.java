package org.jmpy.romfs;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyLoader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ROMFS image, read where it lies: names are noted when a directory is first looked into,
 * contents are never copied. Objects of this class can be shared between threads. Damaged images
 * cannot do harm: a walk ends where a record is broken, and every file lies inside the image.
 */
public final class RomImage {
    /** First bytes of every image: the kind of the outer record. */
    static final int[] MAGIC = {0xd2, 0xcd, 0x31};

    static final int UNUSED = 0;
    static final int PADDING = 1;
    static final int DATA = 2;
    static final int POINTER = 3;
    static final int DIRECTORY = 4;
    static final int FILE = 5;

    private static final int LEAST_SIZE = 4;
    private static final int MAX_NUMBER_BYTES = 10;

    /** Stands for an entry that has no content. */
    private static final Entry NONE = new Entry("", false, 0, 0);

    private final CodeBytes bytes;
    private final int payloadStart;
    private final int payloadEnd;
    private final Entry root;

    private RomImage(CodeBytes bytes, int payloadStart, int payloadEnd) {
        this.bytes = bytes;
        this.payloadStart = payloadStart;
        this.payloadEnd = payloadEnd;
        this.root = new Entry("", true, payloadStart, payloadEnd);
    }

    /** What a path leads to. */
    public static final class Entry {
        private final String name;
        private final boolean isDirectory;
        private final int start;
        private final int end;

        /** What is in the directory, null until it is looked into. */
        private volatile Map<String, Entry> index;

        /** The module in the file, null until it is asked for. */
        private volatile MpyImage module;

        Entry(String name, boolean isDirectory, int start, int end) {
            this.name = name;
            this.isDirectory = isDirectory;
            this.start = start;
            this.end = end;
        }

        /** {@return the last part of the path; empty for the root} */
        public String name() {
            return name;
        }

        /** {@return whether it is a directory, else it is a file} */
        public boolean isDirectory() {
            return isDirectory;
        }

        /** {@return the position of the first byte of a file's content, a directory's records} */
        public int start() {
            return start;
        }

        /** {@return the position after the last byte} */
        public int end() {
            return end;
        }

        /** {@return the number of bytes of a file's content, or of a directory's records} */
        public int size() {
            return end - start;
        }
    }

    /**
     * {@return the image at {@code start}}
     *
     * @param end position after the last byte that may belong to it
     * @throws RomFormatException if there is none
     */
    public static RomImage at(CodeBytes bytes, int start, int end) throws RomFormatException {
        if (end - start < LEAST_SIZE) {
            throw new RomFormatException("too short for an image");
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (bytes.at(start + i) != MAGIC[i]) {
                throw new RomFormatException("not a ROMFS image");
            }
        }
        Walk walk = new Walk(bytes, start, end);
        if (!walk.next()) {
            throw new RomFormatException("cut short");
        }
        return new RomImage(bytes, walk.start, walk.end);
    }

    /** {@return where the bytes are that positions count in} */
    public CodeBytes bytes() {
        return bytes;
    }

    /** {@return the root directory} */
    public Entry root() {
        return root;
    }

    /**
     * {@return what {@code path} leads to, or null if there is nothing}
     *
     * @param path names with slashes between; a slash in front is ignored
     */
    public Entry find(String path) {
        Entry place = root;
        int at = path.startsWith("/") ? 1 : 0;
        while (at < path.length()) {
            if (!place.isDirectory()) {
                return null;
            }
            int slash = path.indexOf('/', at);
            int nameEnd = slash < 0 ? path.length() : slash;
            place = child(place, path.substring(at, nameEnd));
            if (place == null || (slash >= 0 && !place.isDirectory())) {
                return null;
            }
            at = nameEnd + 1;
        }
        return place;
    }

    /** {@return what a directory has under a name, or null if there is nothing} */
    public Entry child(Entry directory, String name) {
        Map<String, Entry> index = directory.index;
        if (index == null) {
            index = index(directory);
            directory.index = index;
        }
        Entry found = index.get(name);
        return found == NONE ? null : found;
    }

    /** {@return the entries by name: of several that have it, the first is the one to be found} */
    private Map<String, Entry> index(Entry directory) {
        Map<String, Entry> index = new HashMap<>();
        Walk walk = new Walk(bytes, directory.start, directory.end);
        while (walk.next()) {
            String name = walk.isNamed() ? walk.name() : null;
            if (name != null) {
                Entry entry = entry(walk, name);
                index.putIfAbsent(name, entry == null ? NONE : entry);
            }
        }
        return index;
    }

    /**
     * {@return the compiled module in a file, linked and checked where it lies; the same one for
     * all who ask with an entry that {@link #find} gave}
     *
     * @param loader used if nobody has asked before
     * @throws MpyFormatException if it is not valid, or not for this runtime
     */
    public MpyImage module(Entry file, MpyLoader loader) throws MpyFormatException {
        MpyImage module = file.module;
        if (module == null) {
            module = loader.load(bytes, file.start, file.end);
            file.module = module;
        }
        return module;
    }

    /** {@return the files and directories in a directory, in the order of the image} */
    public List<Entry> list(Entry directory) {
        List<Entry> entries = new ArrayList<>();
        Walk walk = new Walk(bytes, directory.start, directory.end);
        while (walk.next()) {
            String name = walk.isNamed() ? walk.name() : null;
            Entry entry = name == null ? null : entry(walk, name);
            if (entry != null) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** {@return the entry at hand; null if it is a file without content} */
    private Entry entry(Walk walk, String name) {
        int records = walk.nameEnd();
        if (walk.kind == DIRECTORY) {
            return new Entry(name, true, records, walk.end);
        }
        Walk content = new Walk(bytes, records, walk.end);
        while (content.next()) {
            if (content.kind == DATA) {
                return new Entry(name, false, content.start, content.end);
            }
            if (content.kind == POINTER) {
                return pointed(name, content);
            }
        }
        return null;
    }

    private Entry pointed(String name, Walk pointer) {
        long size = pointer.number(pointer.start, pointer.end);
        long offset = pointer.number(pointer.numberEnd, pointer.end);
        if (size < 0 || offset < 0 || offset > payloadEnd - payloadStart) {
            return null;
        }
        int start = payloadStart + (int) offset;
        return size > payloadEnd - start ? null : new Entry(name, false, start, start + (int) size);
    }

    /** Goes from record to record. */
    static final class Walk {
        private final CodeBytes bytes;
        private final int limit;
        private int nextRecord;
        private int nameStart;
        private int nameLength;

        /** Where the last number read ends. */
        private int numberEnd;

        /** The kind of the record at hand; a kind that does not fit is one nobody knows. */
        int kind;

        /** Position of its payload. */
        int start;

        /** Position after its payload. */
        int end;

        Walk(CodeBytes bytes, int start, int limit) {
            this.bytes = bytes;
            this.nextRecord = start;
            this.limit = limit;
        }

        /** Goes to the next record. {@return false at the end, or where a record is broken} */
        boolean next() {
            if (nextRecord >= limit) {
                return false;
            }
            long newKind = number(nextRecord, limit);
            long length = newKind < 0 ? -1 : number(numberEnd, limit);
            if (newKind == UNUSED || length < 0 || length > limit - numberEnd) {
                return false;
            }
            kind = newKind > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) newKind;
            start = numberEnd;
            end = start + (int) length;
            nextRecord = end;
            return true;
        }

        /** {@return where the walk stopped: the limit, unless a record there is broken} */
        int stop() {
            return nextRecord;
        }

        boolean isNamed() {
            return kind == DIRECTORY || kind == FILE;
        }

        /** {@return the name of the file or directory at hand, null if it is broken} */
        String name() {
            return findName()
                    ? new String(bytes.copy(nameStart, nameLength), StandardCharsets.UTF_8)
                    : null;
        }

        int nameEnd() {
            return nameStart + nameLength;
        }

        private boolean findName() {
            long length = number(start, end);
            if (length < 0 || length > end - numberEnd) {
                return false;
            }
            nameStart = numberEnd;
            nameLength = (int) length;
            return true;
        }

        /** {@return the number at {@code from}, -1 if it does not end before {@code to}} */
        long number(int from, int to) {
            long value = 0;
            int at = from;
            int b;
            do {
                if (at >= to || at - from == MAX_NUMBER_BYTES || value > Integer.MAX_VALUE) {
                    return -1;
                }
                b = bytes.at(at++);
                value = (value << 7) | (b & 0x7f);
            } while (b >= 0x80);
            numberEnd = at;
            return value;
        }
    }
}
