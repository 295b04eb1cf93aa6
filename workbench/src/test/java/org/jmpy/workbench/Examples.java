package org.jmpy.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The programs in examples/flow, for tests. */
final class Examples {
    /** The squaring program of the register bytecode. */
    static final String SQUARE =
            "[mov_a_r0,mov_a_r1,mov_r0_a,decr_a,mov_a_r0,mov_r2_a,add_r1_to_a,mov_a_r2,"
                    + "mov_r0_a,jump_if_a,2,mov_r2_a,return_a]";

    /** Maven runs tests in the folder of their module. */
    private static final Path FOLDER = Path.of("../examples/flow");

    private Examples() {}

    static String text(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name + ".flow"));
    }

    static Program program(String name) throws IOException {
        return Syntax.read(text(name));
    }

    static List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".flow"))
                    .sorted()
                    .forEach(f -> names.add(f.substring(0, f.length() - ".flow".length())));
        }
        return names;
    }

    static Env env(String... pairs) {
        Map<String, Value> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], Syntax.value(pairs[i + 1]));
        }
        return new Env(values);
    }
}
