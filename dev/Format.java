import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs google-java-format (AOSP style) over Java files. Arguments: {@code check} (names the files
 * that are not formatted and fails if there are any) or {@code write}, then files and folders.
 *
 * <p>A program of its own and not Spotless: that runs the formatter inside Maven's Java, which may
 * be too old for the language we write in.
 */
final class Format {
    private Format() {}

    public static void main(String[] args) throws Exception {
        List<String> command = new ArrayList<>(List.of("--aosp"));
        command.addAll(
                args[0].equals("check")
                        ? List.of("--dry-run", "--set-exit-if-changed")
                        : List.of("--replace"));
        for (int i = 1; i < args.length; i++) {
            addJavaFiles(Path.of(args[i]), command);
        }
        com.google.googlejavaformat.java.Main.main(command.toArray(String[]::new));
    }

    private static void addJavaFiles(Path root, List<String> files) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            paths.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .map(Path::toString)
                    .sorted()
                    .forEach(files::add);
        }
    }
}
