package org.jmpy.interp;

import org.jmpy.object.PyError;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A folder of the machine that import looks into again and again. For each module that another one
 * has, import would ask the system three times for files that are not there; here it asks once,
 * when the folder was changed.
 *
 * <p>Whoever adds a file changes its folder's time. So a list of names is good until that time is
 * another, if no later change could have had the same: the list has to be made some time after it
 * (as git has it with its index, Documentation/technical/racy-git.txt). CPython's {@code
 * FileFinder} keeps such lists too.
 */
final class HostFolder implements ModuleFolder {
    /** How often a folder is asked for before its names are worth a list. */
    private static final int MIN_QUESTIONS = 8;

    /** How much older than its list a folder's last change is; file systems count in 2 seconds. */
    private static final long SETTLED_MILLIS = 4_000;

    private static final long MILLI = 1_000_000;

    private final Host host;
    private final HostFiles files;
    private final String path;
    private int questions;

    /** Null until the system is asked. */
    private File file;

    /** What was the current folder then, if that matters. */
    private String current;

    private long changed;
    private boolean isListed;

    /** Without what follows their names; null if nothing is known. */
    private Set<String> modules;

    /**
     * @param path the folder; the current one if it is empty
     */
    HostFolder(Host host, HostFiles files, String path) {
        this.host = host;
        this.files = files;
        this.path = path;
    }

    @Override
    public String moduleEnd(String name) {
        return mayHave(name) ? files.moduleEnd(FileKinds.path(path, name)) : null;
    }

    /** {@return whether a module may be there; true if only the system can tell} */
    boolean mayHave(String name) {
        return !isKnown() || !modules.isEmpty() && modules.contains(key(name));
    }

    /** Some file systems take small and capital letters for the same. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** {@return whether {@link #modules} are those that are there now} */
    private boolean isKnown() {
        if (questions < MIN_QUESTIONS) {
            questions++;
            return false;
        }
        try {
            findFile();
            if (wasMissing() && !file.exists()) {
                return true;
            }
            // Of all ways to ask the system this one has the least code around it, which
            // matters while the JVM interprets it.
            long now = file.lastModified();
            if (now == 0) {
                isListed = false;
                modules = file.exists() ? null : Set.of();
            } else if (!isListed || now != changed) {
                changed = now;
                isListed = isSettled();
                modules = isListed ? list() : null;
            }
        } catch (IOException | PyError | UnsupportedOperationException e) {
            isListed = false;
            modules = null;
        }
        return modules != null;
    }

    /**
     * {@return whether there was no such folder: then it has no modules, though none was listed}
     */
    private boolean wasMissing() {
        return !isListed && modules != null;
    }

    /** Relative paths change their meaning. */
    private void findFile() {
        String now = path.startsWith("/") ? null : host.currentDirectory();
        if (file == null || !Objects.equals(now, current)) {
            current = now;
            file = host.path(path.isEmpty() ? "." : path, false).toFile();
            isListed = false;
            modules = null;
        }
    }

    private boolean isSettled() {
        return host.timeNanos() / MILLI - changed > SETTLED_MILLIS;
    }

    /** {@return the names; null if letters may have several forms} */
    private Set<String> list() throws IOException {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> members = Files.newDirectoryStream(file.toPath())) {
            for (Path member : members) {
                String name = key(member.getFileName().toString());
                if (!name.chars().allMatch(c -> c < 0x80)) {
                    return null;
                }
                names.add(withoutEnd(name));
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    private static String withoutEnd(String name) {
        for (String end : ENDS) {
            if (name.endsWith(end)) {
                return name.substring(0, name.length() - end.length());
            }
        }
        return name;
    }
}
