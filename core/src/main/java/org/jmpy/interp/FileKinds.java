package org.jmpy.interp;

/** What import asks of a file system to find a module. */
public interface FileKinds {
    /** {@return what is at {@code path}} */
    MountedFiles.Kind kind(String path);

    /**
     * {@return what follows {@code path} in the name of a module's file, .py or .mpy, or nothing if
     * it is the folder of a package; null if there is neither}
     */
    default String moduleEnd(String path) {
        return kind(path) == MountedFiles.Kind.DIRECTORY ? "" : fileEnd(path);
    }

    /** {@return as {@link #moduleEnd}, for a file only} */
    default String fileEnd(String path) {
        if (kind(path + ".py") == MountedFiles.Kind.FILE) {
            return ".py";
        }
        return kind(path + ".mpy") == MountedFiles.Kind.FILE ? ".mpy" : null;
    }
}
