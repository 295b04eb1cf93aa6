package org.jmpy.manifest;

import org.jmpy.tool.ToolException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folders that manifests may read, and the variables that stand for paths in them. */
final class Grants {
    private final Path folder;
    private final List<Path> roots = new ArrayList<>();
    private final Map<String, String> variables = new LinkedHashMap<>();

    /**
     * @param folder the current folder, where relative paths of the command line start
     */
    Grants(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Grants what is below a folder. @throws ToolException if there is none */
    void add(Path root) throws ToolException {
        try {
            Path real = folder.resolve(root).toRealPath();
            if (!Files.isDirectory(real)) {
                throw new ToolException(root + ": Not a directory");
            }
            roots.add(real);
        } catch (IOException e) {
            throw new ToolException(root + ": No such file or directory");
        }
    }

    /** Sets a variable; if it names a folder, grants that. */
    void define(String name, String value) throws ToolException {
        Path path = at(value);
        boolean isFolder = Files.isDirectory(path);
        variables.put(name, isFolder ? path.toString() : value);
        if (isFolder) {
            add(path);
        }
    }

    /** {@return the value of a variable, null if it has none} */
    String variable(String name) {
        return variables.get(name);
    }

    Collection<String> variableNames() {
        return variables.keySet();
    }

    private Path at(String path) throws ToolException {
        try {
            return folder.resolve(path).normalize();
        } catch (InvalidPathException e) {
            throw new ToolException("'" + path.replace('\0', '?') + "' is no path");
        }
    }

    /**
     * {@return a path without variables and dots, absolute}
     *
     * @param base what it starts from if it is relative; empty for the current folder
     * @throws ToolException if a variable is not known
     */
    String resolve(String path, String base) throws ToolException {
        String text = path;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            text = text.replace("$(" + variable.getKey() + ")", variable.getValue());
        }
        int open = text.indexOf("$(");
        int close = open < 0 ? -1 : text.indexOf(')', open);
        if (close >= 0) {
            throw new ToolException(
                    "Unresolved variable in path: "
                            + text.substring(open, close + 1)
                            + " (give it with -v NAME=VALUE)");
        }
        try {
            return at(base).resolve(text).normalize().toString();
        } catch (InvalidPathException e) {
            throw new ToolException("'" + path.replace('\0', '?') + "' is no path");
        }
    }

    /**
     * {@return the path of something that is there and may be read}
     *
     * @throws ToolException "Cannot stat" if it is not there; if it is not granted
     */
    Path check(String path) throws ToolException {
        Path real;
        try {
            real = Path.of(path).toRealPath();
        } catch (IOException | InvalidPathException e) {
            throw new ToolException("Cannot stat " + show(path));
        }
        for (Path root : roots) {
            if (real.startsWith(root)) {
                return Path.of(path);
            }
        }
        Path parent = Files.isDirectory(real) ? real : real.getParent();
        throw new ToolException(
                show(path)
                        + " is outside the folders that manifests may read; grant it with --root "
                        + show(String.valueOf(parent)));
    }

    /** {@return a path as the user would write it} */
    String show(String path) {
        try {
            Path absolute = Path.of(path);
            if (absolute.startsWith(folder) && !absolute.equals(folder)) {
                return folder.relativize(absolute).toString();
            }
        } catch (InvalidPathException e) {
            // Shown as it is.
        }
        return path;
    }
}
