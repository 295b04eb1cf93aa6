package org.jmpy.interp;

import org.jmpy.mpy.MpyFormatException;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.MpyLoader;
import org.jmpy.object.PyError;

/** The files that import and execfile see: of one file system, or of all that are mounted. */
public interface MountedFiles extends FileKinds {
    /** What is found at a path. */
    enum Kind {
        NOTHING,
        FILE,
        DIRECTORY
    }

    /**
     * {@return the content of a file, where it lies if it lies in memory that does not change}
     *
     * @throws PyError OSError if it cannot be read
     */
    FileRegion read(String path);

    /**
     * {@return the compiled module in a file}
     *
     * @throws PyError OSError if it cannot be read
     * @throws MpyFormatException if it is not valid, or not for this runtime
     */
    default MpyImage module(String path, MpyLoader loader) throws MpyFormatException {
        FileRegion region = read(path);
        return loader.load(region.bytes(), region.start(), region.end());
    }
}
