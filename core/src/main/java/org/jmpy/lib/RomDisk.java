package org.jmpy.lib;

import org.jmpy.interp.FileRegion;
import org.jmpy.interp.Vm;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.jmpy.romfs.RomImage;

/** ROMFS images that a context has from its start, as a board has that in its flash memory. */
public final class RomDisk {
    private RomDisk() {}

    /**
     * Mounts an image. Its files are used where they lie.
     *
     * @param region memory that does not change any more
     * @param point such as {@code /rom}
     * @throws PyError OSError ENODEV if there is no image
     */
    public static void mount(Vm vm, FileRegion region, String point) {
        Vfs.of(vm).mountAt(point, new RomFileSystem(region));
    }

    /**
     * Mounts an image, and has modules imported from it and its folder lib after all others.
     *
     * @param image may be mounted in any number of contexts
     * @param point such as {@code /rom}
     */
    public static void insert(Vm vm, RomImage image, String point) {
        Vfs.of(vm).mountAt(point, new RomFileSystem(image));
        PyList path = (PyList) vm.path();
        path.append(point);
        path.append(point + "/lib");
    }
}
