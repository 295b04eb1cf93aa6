package org.jmpy.tool;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files whole or not at all: beside the place first, then renamed over it. Whoever reads the
 * old file meanwhile, or has it mapped, keeps the old bytes; a full disk or a killed process leaves
 * the old file. Things that are no files, such as /dev/null, are written to directly.
 */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes {@code bytes} to {@code path}.
     *
     * @throws IOException if that fails; the old file is then as it was
     */
    public static void write(Path path, byte[] bytes) throws IOException {
        write(path, bytes, 0, bytes.length);
    }

    static void write(Path path, byte[] bytes, int offset, int length) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
                out.write(bytes, offset, length);
            }
            return;
        }
        Path place = Files.isSymbolicLink(path) ? path.toRealPath() : path;
        Path folder = place.toAbsolutePath().getParent();
        String name = place.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        Path temporary = folder.resolve(name);
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                out.write(bytes, offset, length);
            }
            try {
                Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
