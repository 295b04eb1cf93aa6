package org.jmpy.tool;

import org.jmpy.romfs.ImageFile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A jar with a ROMFS image as a resource. The image is stored, not compressed, so that it can be
 * mapped and executed where it lies in the jar. The same image gives the same jar, byte for byte.
 */
final class FrozenJar {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private FrozenJar() {}

    static byte[] of(byte[] image) {
        ByteArrayOutputStream jar = new ByteArrayOutputStream(image.length + 1024);
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            String manifest = "Manifest-Version: 1.0\r\nCreated-By: jmpy\r\n\r\n";
            store(zip, MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
            store(zip, ImageFile.RESOURCE, image);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // into memory: never
        }
        return jar.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
