package org.jmpy.romfs;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyReader;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Opens images where they are: in files of their own, and in jars that hold one as a resource. An
 * image that is stored in a jar is mapped where it lies in the jar; one that somebody compressed is
 * inflated into memory once. Source of the jar's layout: PKWARE's APPNOTE.TXT, 4.3.
 */
public final class ImageFile {
    /** Where the image is in a jar. */
    public static final String RESOURCE = "META-INF/jmpy/modules.romfs";

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int MAX_COMMENT = 0xffff;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_SIZE = 30;
    private static final int STORED = 0;

    private ImageFile() {}

    /**
     * {@return the image in a file, which may be a jar}
     *
     * @throws RomFormatException if there is none
     */
    public static RomImage open(Path file) throws IOException, RomFormatException {
        CodeBytes bytes = isJar(file) ? openJar(file) : MpyReader.open(file);
        return RomImage.at(bytes, 0, bytes.size());
    }

    /**
     * {@return the images of all jars and folders of the class path, in its order}
     *
     * @param loader whose resources to look through
     */
    public static List<RomImage> onClassPath(ClassLoader loader)
            throws IOException, RomFormatException {
        List<RomImage> images = new ArrayList<>();
        for (URL url : Collections.list(loader.getResources(RESOURCE))) {
            CodeBytes bytes = open(url);
            images.add(RomImage.at(bytes, 0, bytes.size()));
        }
        return images;
    }

    private static CodeBytes open(URL url) throws IOException, RomFormatException {
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            Path file = localFile(jar.getJarFileURL());
            if (file != null) {
                return openJar(file);
            }
        }
        Path file = localFile(url);
        if (file != null) {
            return MpyReader.open(file);
        }
        try (InputStream in = connection.getInputStream()) {
            return CodeBytes.of(in.readAllBytes());
        }
    }

    /** {@return the file that a URL names, null if it names something else} */
    private static Path localFile(URL url) {
        if (!url.getProtocol().equals("file")) {
            return null;
        }
        try {
            return Path.of(new URI(url.toString()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isJar(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    private static CodeBytes openJar(Path file) throws IOException, RomFormatException {
        long[] place;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            place = findStored(channel);
        }
        if (place != null) {
            return MpyReader.open(file, place[0], place[1]);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(RESOURCE);
            if (entry == null) {
                throw new RomFormatException("a jar without " + RESOURCE);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return CodeBytes.of(in.readAllBytes());
            }
        } catch (ZipException | EOFException e) {
            throw new RomFormatException("a damaged jar");
        }
    }

    /**
     * {@return where the stored resource starts in a jar, and its size; null if it is not stored,
     * or the jar is one that {@link ZipFile} had better look at}
     */
    private static long[] findStored(FileChannel jar) throws IOException {
        ByteBuffer directory = readDirectory(jar);
        if (directory == null) {
            return null;
        }
        byte[] wanted = RESOURCE.getBytes(StandardCharsets.US_ASCII);
        while (directory.remaining() >= ENTRY_SIZE) {
            int at = directory.position();
            int nameLength = directory.getShort(at + 28) & 0xffff;
            int extraLength = directory.getShort(at + 30) & 0xffff;
            int commentLength = directory.getShort(at + 32) & 0xffff;
            int next = at + ENTRY_SIZE + nameLength + extraLength + commentLength;
            if (directory.getInt(at) != ENTRY_SIGNATURE || next > directory.limit()) {
                return null;
            }
            if (nameLength == wanted.length
                    && directory
                            .slice(at + ENTRY_SIZE, nameLength)
                            .equals(ByteBuffer.wrap(wanted))) {
                int method = directory.getShort(at + 10);
                long size = directory.getInt(at + 24) & 0xffffffffL;
                long local = directory.getInt(at + 42) & 0xffffffffL;
                return method == STORED ? content(jar, local, size) : null;
            }
            directory.position(next);
        }
        return null;
    }

    /** {@return the directory of a jar, null if it cannot be found where it is in most jars} */
    private static ByteBuffer readDirectory(FileChannel jar) throws IOException {
        long size = jar.size();
        ByteBuffer end = read(jar, Math.max(0, size - END_SIZE - MAX_COMMENT), size);
        for (int at = end.limit() - END_SIZE; at >= 0; at--) {
            boolean isEnd =
                    end.getInt(at) == END_SIGNATURE
                            && (end.getShort(at + 20) & 0xffff) == end.limit() - at - END_SIZE;
            if (isEnd) {
                long length = end.getInt(at + 12) & 0xffffffffL;
                long start = end.getInt(at + 16) & 0xffffffffL;
                boolean isInside = length <= Integer.MAX_VALUE && start + length <= size;
                return isInside ? read(jar, start, start + length) : null;
            }
        }
        return null;
    }

    private static long[] content(FileChannel jar, long local, long size) throws IOException {
        if (local + LOCAL_SIZE > jar.size()) {
            return null;
        }
        ByteBuffer header = read(jar, local, local + LOCAL_SIZE);
        long start =
                local
                        + LOCAL_SIZE
                        + (header.getShort(26) & 0xffff)
                        + (header.getShort(28) & 0xffff);
        boolean isSound = header.getInt(0) == LOCAL_SIGNATURE && start + size <= jar.size();
        return isSound ? new long[] {start, size} : null;
    }

    private static ByteBuffer read(FileChannel jar, long start, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (end - start));
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && jar.read(bytes, start + bytes.position()) >= 0) {
            // Until all is read, or somebody has cut the file short.
        }
        return bytes.flip();
    }
}
