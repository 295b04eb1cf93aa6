package org.jmpy.interp;

import java.util.List;

/** What import asks of a file system to find a module. */
public interface FileKinds {
    /** How the names of modules' files end: source first, as the original looks for it. */
    List<String> MODULE_ENDS = List.of(".py", ".mpy");

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
        for (String end : MODULE_ENDS) {
            if (kind(path.concat(end)) == MountedFiles.Kind.FILE) {
                return end;
            }
        }
        return null;
    }
}
