package org.jmpy.interp;

/** The files that import and execfile see once the program has mounted file systems of its own. */
public interface MountedFiles {
    /** What is found at a path. */
    enum Kind {
        NOTHING,
        FILE,
        DIRECTORY
    }

    /** {@return what is at {@code path}} */
    Kind kind(String path);

    /** {@return the content of a file, where it lies if it lies in memory that does not change} */
    FileRegion read(String path);
}
