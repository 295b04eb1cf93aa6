package org.jmpy.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The lines typed at the prompt, the last one first; kept in a file from one run to the next. */
final class History {
    private static final int CAPACITY = 500;

    private final List<String> lines = new ArrayList<>();
    private final Path file;

    /**
     * @param name the file's name in the user's home folder
     */
    History(String name) {
        this(homeFile(name));
    }

    /**
     * @param file where the lines are kept, null for nowhere
     */
    History(Path file) {
        this.file = file;
    }

    private static Path homeFile(String name) {
        String home = System.getenv("HOME");
        try {
            return home == null || home.isEmpty() ? null : Path.of(home, name);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** {@return where the lines are kept, null if nowhere} */
    Path file() {
        return file;
    }

    int size() {
        return lines.size();
    }

    /** {@return a line, 0 for the last one} */
    String get(int index) {
        return lines.get(lines.size() - 1 - index);
    }

    /** Adds a line, unless it is empty or the same as the last one. */
    void add(String line) {
        if (line.isEmpty() || (!lines.isEmpty() && lines.getLast().equals(line))) {
            return;
        }
        if (lines.size() == CAPACITY) {
            lines.removeFirst();
        }
        lines.add(line);
    }

    /** Reads the file; none is no mistake. */
    void load() {
        if (file == null) {
            return;
        }
        try {
            String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (String line : content.split("\n", -1)) {
                add(line);
            }
        } catch (IOException e) {
            // The first time, or not ours to read: then there is no history.
        }
    }

    /** Writes the file, whole or not at all. */
    void save() {
        if (file == null) {
            return;
        }
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            StringBuilder content = new StringBuilder();
            for (String line : lines) {
                content.append(line).append('\n');
            }
            Files.writeString(draft, content, StandardCharsets.UTF_8);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // A home that cannot be written is no reason to end with an error.
        }
    }
}
