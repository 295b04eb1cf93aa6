package org.jmpy;

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
    private ClassFiles() {}

    /** {@return the classes of core's main sources} */
    static List<ClassModel> ofCore() throws IOException {
        // Maven runs the tests in the module's folder.
        return under(Path.of("target/classes"));
    }

    private static List<ClassModel> under(Path folder) throws IOException {
        List<ClassModel> models = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".class")).toList()) {
                models.add(ClassFile.of().parse(Files.readAllBytes(path)));
            }
        }
        return models;
    }
}
