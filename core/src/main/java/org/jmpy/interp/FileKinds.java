package org.jmpy.interp;

import java.util.List;

/** What import asks of a file system to find a module. */
public interface FileKinds {
    /** How the names of modules' files end: source first, as the original looks for it. */
    List<String> MODULE_ENDS = List.of(".py", ".mpy");

    /** {@return what is at {@code path}} */
    MountedFiles.Kind kind(String path);

    /** {@return the path of what is in a folder; one without a name is the current one} */
    static String path(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /**
     * {@return what follows {@code name} in the name of a module's file, .py or .mpy, or nothing if
     * it is the folder of a package; null if there is neither}
     *
     * @param folder where to look, as {@link #path} takes it
     */
    default String moduleEnd(String folder, String name) {
        String path = path(folder, name);
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
