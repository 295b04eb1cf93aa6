package org.jmpy.cli;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Our own compiled classes, for tests that look at them. */
final class ClassFiles {
    /** Where Maven puts classes, seen from this module's folder, in which it runs the tests. */
    private static final List<Path> FOLDERS =
            List.of(
                    Path.of("../core/target/classes"),
                    Path.of("../workbench/target/classes"),
                    Path.of("target/classes"));

    private ClassFiles() {}

    /** {@return the classes of all main sources} */
    static List<ClassModel> all() throws IOException {
        List<ClassModel> models = new ArrayList<>();
        for (Path folder : FOLDERS) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.filter(p -> p.toString().endsWith(".class")).toList()) {
                    models.add(ClassFile.of().parse(Files.readAllBytes(path)));
                }
            }
        }
        return models;
    }
}
