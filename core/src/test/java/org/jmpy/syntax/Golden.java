package org.jmpy.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sample sources and the files that hold what the front end must make of them. With {@code
 * -Dbless=true} the dumps of our own making are written anew; the {@code .hex} files, which the
 * original's compiler made, are not.
 */
public final class Golden {
    private static final boolean BLESS = Boolean.getBoolean("bless");
    private static final Path FOLDER = Path.of("src/test/resources/compiler");

    private Golden() {}

    /** {@return the names of the samples, without .py} */
    public static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(p -> p.getFileName().toString())
                    .filter(name -> name.endsWith(".py"))
                    .map(name -> name.substring(0, name.length() - ".py".length()))
                    .sorted()
                    .toList();
        }
    }

    /** {@return the source of a sample} */
    public static byte[] source(String sample) throws IOException {
        return Files.readAllBytes(FOLDER.resolve(sample + ".py"));
    }

    /** {@return the text of a file beside the samples} */
    public static String text(String file) throws IOException {
        return Files.readString(FOLDER.resolve(file));
    }

    /** Compares a dump with the one on record, or records it. */
    public static void check(String file, String dump) throws IOException {
        Path path = FOLDER.resolve(file);
        if (BLESS) {
            Files.writeString(path, dump);
        }
        assertEquals(Files.readString(path), dump, file);
    }
}
