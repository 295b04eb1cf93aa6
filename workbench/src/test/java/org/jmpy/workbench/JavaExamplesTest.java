package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The interpreters written in Java of examples/java, run as their authors run them: from outside of
 * the package, by the source launcher, against the modules of the core and of the workbench.
 */
class JavaExamplesTest {
    @ParameterizedTest
    @CsvSource({"Registers, 1000000, 1000000000000", "Forth, 100000, 166671666700000"})
    void hotLoopsBecomeCode(String name, String argument, String result)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "--module-path",
                                String.join(
                                        System.getProperty("path.separator"),
                                        "../core/target/classes",
                                        "target/classes"),
                                "--add-modules",
                                "org.jmpy.workbench",
                                "../examples/java/" + name + ".java",
                                argument)
                        .redirectErrorStream(true)
                        .start();
        List<String> lines = process.inputReader().lines().toList();
        assertEquals(0, process.waitFor(), lines.toString());
        assertTrue(lines.getFirst().startsWith(result + ", "), lines.toString());
        assertTrue(lines.getLast().startsWith("Event[what=loop, "), lines.toString());
    }
}
