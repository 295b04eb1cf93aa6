package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the arrows between packages with the table in ARCHITECTURE.md. */
class ArchitectureTest {
    /** A row: the package, then what it holds, then the packages it uses. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `(\\w+)` \\|[^|]*\\|([^|]*)\\|$", Pattern.MULTILINE);

    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    /** A class name in a constant pool: alone, in a descriptor or in a generic signature. */
    private static final Pattern OUR_CLASS = Pattern.compile("org/jmpy/(?:(\\w+)/)?[A-Z]");

    @Test
    void arrowsAreThoseOfTheTable() throws IOException {
        Map<String, Set<String>> allowed = table();
        Map<String, Set<String>> found = arrows(ClassFiles.all());
        List<String> wrong = new ArrayList<>();
        found.forEach(
                (from, targets) -> {
                    Set<String> extra = new TreeSet<>(targets);
                    extra.removeAll(allowed.getOrDefault(from, Set.of()));
                    extra.forEach(to -> wrong.add(from + " uses " + to));
                });
        assertEquals(List.of(), wrong, "arrows that ARCHITECTURE.md does not have");
        assertTrue(allowed.keySet().containsAll(found.keySet()), "a row for each package");
    }

    @Test
    void arrowsOfTheTablePointDown() throws IOException {
        Set<String> above = new HashSet<>();
        table().forEach(
                        (name, uses) -> {
                            above.add(name);
                            for (String used : uses) {
                                assertFalse(above.contains(used), name + " uses " + used);
                            }
                        });
    }

    @Test
    void theModuleNeedsTheBaseAndExportsTheEmbeddingApi() throws IOException {
        ModuleDescriptor module =
                ModuleDescriptor.read(
                        Files.newInputStream(Path.of("../core/target/classes/module-info.class")));
        assertEquals(
                Set.of("java.base"),
                module.requires().stream().map(r -> r.name()).collect(Collectors.toSet()));
        for (ModuleDescriptor.Exports exports : module.exports()) {
            // The workbench is built with us: what it alone sees is no promise.
            if (!exports.targets().equals(Set.of("org.jmpy.workbench"))) {
                assertEquals("org.jmpy", exports.source());
                assertFalse(exports.isQualified());
            }
        }
    }

    /**
     * The flow graph language is compiled by the JIT of Python: the workbench goes through the
     * optimiser and the backend of the core, and writes no class file itself.
     */
    @Test
    void theWorkbenchHasNoOptimiserAndNoBackendOfItsOwn() throws IOException {
        ModuleDescriptor module =
                ModuleDescriptor.read(
                        Files.newInputStream(
                                Path.of("../workbench/target/classes/module-info.class")));
        assertEquals(
                Set.of("java.base", "org.jmpy"),
                module.requires().stream().map(r -> r.name()).collect(Collectors.toSet()));
        assertEquals(
                Set.of("org.jmpy.workbench"),
                module.exports().stream().map(e -> e.source()).collect(Collectors.toSet()));
        Set<String> used = new HashSet<>();
        for (ClassModel model : ClassFiles.all()) {
            if (model.thisClass().asInternalName().startsWith("org/jmpy/workbench/")) {
                for (PoolEntry entry : model.constantPool()) {
                    if (entry instanceof Utf8Entry text) {
                        used.add(text.stringValue());
                    }
                }
            }
        }
        assertTrue(used.contains("org/jmpy/ir/Optimiser"), "the optimiser");
        assertTrue(used.contains("org/jmpy/jvm/RegionCompiler"), "the backend");
        assertFalse(used.stream().anyMatch(name -> name.contains("java/lang/classfile/")));
        assertFalse(used.contains("defineHiddenClass"));
    }

    @Test
    void everyPackageSaysWhatItIsFor() throws IOException {
        for (String name : arrows(ClassFiles.all()).keySet()) {
            String module =
                    switch (name) {
                        case "cli" -> "";
                        case "workbench" -> "../workbench/";
                        default -> "../core/";
                    };
            String folder = name.equals("jmpy") ? "org/jmpy" : "org/jmpy/" + name;
            Path door = Path.of(module + "src/main/java", folder, "package-info.java");
            assertTrue(Files.exists(door), door.toString());
        }
    }

    private static Map<String, Set<String>> table() throws IOException {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("../ARCHITECTURE.md")));
        while (row.find()) {
            Set<String> uses = new TreeSet<>();
            NAME.matcher(row.group(2)).results().forEach(m -> uses.add(m.group(1)));
            rows.put(row.group(1), uses);
        }
        assertTrue(rows.size() > 5, "the package table of ARCHITECTURE.md");
        return rows;
    }

    private static Map<String, Set<String>> arrows(List<ClassModel> classes) {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        for (ClassModel model : classes) {
            Matcher name = OUR_CLASS.matcher(model.thisClass().asInternalName());
            if (name.find()) {
                String from = roomOf(name);
                Set<String> targets = arrows.computeIfAbsent(from, _ -> new TreeSet<>());
                for (PoolEntry entry : model.constantPool()) {
                    if (entry instanceof Utf8Entry text) {
                        OUR_CLASS
                                .matcher(text.stringValue())
                                .results()
                                .forEach(
                                        m -> targets.add(m.group(1) == null ? "jmpy" : m.group(1)));
                    }
                }
                targets.remove(from);
            }
        }
        return arrows;
    }

    private static String roomOf(Matcher name) {
        return name.group(1) == null ? "jmpy" : name.group(1);
    }
}
