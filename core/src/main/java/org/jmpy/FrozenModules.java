package org.jmpy;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.romfs.ImageFile;
import org.jmpy.romfs.RomFormatException;
import org.jmpy.romfs.RomImage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Compiled modules that contexts import where they lie, with no unpacking: those of a ROMFS image
 * in a file, or of jars on the class path, as {@code jmpy mpy freeze -o app.jar} makes them. Large
 * images are mapped, and stay so as long as something uses them; nobody may change the file
 * meanwhile. Immutable and thread-safe: any number of contexts may share one, and each module is
 * linked and checked once for all of them.
 */
public final class FrozenModules {
    private final List<RomImage> images;

    private FrozenModules(List<RomImage> images) {
        this.images = List.copyOf(images);
    }

    /**
     * {@return the modules in a file}
     *
     * @param file a ROMFS image, or a jar that holds one
     * @throws IOException if it cannot be read, or is neither
     */
    public static FrozenModules of(Path file) throws IOException {
        try {
            return new FrozenModules(List.of(ImageFile.open(file)));
        } catch (RomFormatException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * {@return the modules in a ROMFS image}
     *
     * @throws IllegalArgumentException if it is none
     */
    public static FrozenModules of(byte[] image) {
        byte[] copy = image.clone();
        try {
            return new FrozenModules(List.of(RomImage.at(CodeBytes.of(copy), 0, copy.length)));
        } catch (RomFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * {@return the modules of all jars on the class path that have some, in its order}
     *
     * @param loader whose class path it is
     * @throws IOException if a jar cannot be read
     */
    public static FrozenModules onClassPath(ClassLoader loader) throws IOException {
        try {
            return new FrozenModules(ImageFile.onClassPath(loader));
        } catch (RomFormatException e) {
            throw new IOException("class path: " + e.getMessage(), e);
        }
    }

    List<RomImage> images() {
        return images;
    }
}
