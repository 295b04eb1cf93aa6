package org.jmpy.interp;

/** What import asks of a file system to find a module. */
public interface FileKinds {
    /** {@return what is at {@code path}} */
    MountedFiles.Kind kind(String path);

    /** {@return the path of what is in a folder; one without a name is the current one} */
    static String path(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    /**
     * {@return the folder at a path, as {@link #path} takes it; good until other file systems are
     * mounted}
     */
    default ModuleFolder folder(String path) {
        return name -> moduleEnd(path(path, name));
    }

    /** {@return as {@link ModuleFolder#moduleEnd}, of the path of a module without its end} */
    default String moduleEnd(String path) {
        return kind(path) == MountedFiles.Kind.DIRECTORY ? "" : fileEnd(path);
    }

    /** {@return as {@link #moduleEnd}, for a file only} */
    default String fileEnd(String path) {
        for (String end : ModuleFolder.ENDS) {
            if (kind(path.concat(end)) == MountedFiles.Kind.FILE) {
                return end;
            }
        }
        return null;
    }
}
