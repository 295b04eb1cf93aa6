package org.jmpy.scripts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One script of the corpus and what it expects. The folder's README.md tells the format.
 *
 * @param path relative to the corpus
 * @param file where it is
 * @param source its bytes
 * @param output all it prints
 * @param isWhole whether {@code output} is from a file, to the byte
 * @param error the type and message of the exception that ends it, or null
 * @param errorLine the line that raises it
 * @param optimisation the level of {@code -O}
 */
record Script(
        String path,
        Path file,
        byte[] source,
        String output,
        boolean isWhole,
        String error,
        int errorLine,
        int optimisation) {
    private static final Path CORPUS = Path.of("src/test/scripts").toAbsolutePath();
    private static final String EXPECT = "# expect:";
    private static final String EXPECT_ERROR = "# expect error:";
    private static final String OPTIMISATION = "# optimisation:";

    /** {@return the scripts whose path contains {@code part}, in the order of their paths} */
    static List<Script> all(String part) throws IOException {
        List<Script> scripts = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(CORPUS)) {
            for (Path file : paths.filter(Script::isTest).sorted().toList()) {
                String path = CORPUS.relativize(file).toString();
                if (path.contains(part)) {
                    scripts.add(read(path, file));
                }
            }
        }
        return scripts;
    }

    /**
     * {@return output as it is compared: expectations in comments show no blanks at ends of lines}
     */
    String comparable(String text) {
        return isWhole ? text : text.replaceAll("[ \\t]+\n", "\n");
    }

    private static boolean isTest(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".py")
                && !name.startsWith("_")
                && !Files.exists(file.resolveSibling("__init__.py"));
    }

    private static Script read(String path, Path file) throws IOException {
        byte[] source = Files.readAllBytes(file);
        StringBuilder output = new StringBuilder();
        String error = null;
        int errorLine = 0;
        int optimisation = 0;
        boolean expects = false;
        // Latin-1 finds the comments whatever else the file holds.
        String[] lines = new String(source, StandardCharsets.ISO_8859_1).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String text = after(lines[i], EXPECT_ERROR);
            if (text != null) {
                error = text;
                errorLine = i + 1;
                expects = true;
            }
            text = after(lines[i], EXPECT);
            if (text != null) {
                output.append(text).append('\n');
                expects = true;
            }
            text = after(lines[i], OPTIMISATION);
            if (text != null) {
                optimisation = Integer.parseInt(text);
            }
        }
        Path whole = file.resolveSibling(file.getFileName().toString().replace(".py", ".out"));
        boolean isWhole = Files.exists(whole);
        if (isWhole) {
            output = new StringBuilder(Files.readString(whole));
        } else if (!expects) {
            throw new IOException(path + " expects nothing");
        }
        return new Script(
                path, file, source, output.toString(), isWhole, error, errorLine, optimisation);
    }

    /** {@return what follows {@code mark} in a line, without blanks around it, or null} */
    private static String after(String line, String mark) {
        int at = line.lastIndexOf(mark);
        if (at < 0) {
            return null;
        }
        String text = line.substring(at + mark.length()).strip();
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return path;
    }
}
