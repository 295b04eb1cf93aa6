package org.jmpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.manifest.ManifestVerb;
import org.jmpy.romfs.ImageFile;
import org.jmpy.tool.MpyVerb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

class FrozenModulesTest {
    @TempDir Path folder;

    @BeforeEach
    void makeTree() throws IOException {
        write("manifest.py", "module('rules.py')\npackage('shop')\nfreeze_as_str('text')\n");
        write("rules.py", "from shop import rate\ndef price(n): return n * rate()\n");
        write("shop/__init__.py", "def rate(): return 3\n");
        write("shop/tax.py", "VAT = 19\n");
        write("text/plain.py", "x = 'from text'\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path build(String form, String output) throws IOException {
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        String[] args = {"build", "manifest.py", "--to", form, "-o", output};
        int status = ManifestVerb.run(args, folder, OutputStream.nullOutputStream(), error);
        assertEquals(0, status, () -> error.toString(StandardCharsets.UTF_8));
        return folder.resolve(output);
    }

    private static String run(FrozenModules modules, String source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Sandbox sandbox = Sandbox.builder().stdout(out).frozenModules(modules).build();
        try (Engine engine = Engine.create();
                Context python = engine.newContext(sandbox, Limits.NONE)) {
            python.exec(source);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static final String PROGRAM =
            """
            import rules, shop.tax, plain
            print(rules.price(14), shop.tax.VAT, plain.x, rules.__file__)
            """;

    private static final String PRINTED = "42 19 from text /rom/rules.mpy\n";

    @Test
    void importsFromImagesAndJars() throws IOException {
        Path image = build("romfs", "app.romfs");
        assertEquals(PRINTED, run(FrozenModules.of(image), PROGRAM));
        assertEquals(PRINTED, run(FrozenModules.of(Files.readAllBytes(image)), PROGRAM));
        assertEquals(PRINTED, run(FrozenModules.of(build("jar", "app.jar")), PROGRAM));
    }

    @Test
    void importsFromJarsOnTheClassPath() throws IOException {
        Path first = build("jar", "first.jar");
        write("rules.py", "hidden = True\n");
        write("other.py", "y = 5\n");
        write("manifest.py", "module('rules.py')\nmodule('other.py')\n");
        Path second = build("jar", "second.jar");
        URL[] path = {first.toUri().toURL(), second.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            FrozenModules modules = FrozenModules.onClassPath(loader);
            assertEquals(PRINTED, run(modules, PROGRAM));
            assertEquals(
                    "5 /rom1/other.mpy\n",
                    run(modules, "import other; print(other.y, other.__file__)"));
        }
        try (URLClassLoader nothing = new URLClassLoader(new URL[0], null)) {
            assertThrows(
                    PythonException.class,
                    () -> run(FrozenModules.onClassPath(nothing), "import rules"));
        }
    }

    @Test
    void importsFromAJarThatSomebodyCompressed() throws IOException {
        Path jar = build("jar", "app.jar");
        Path compressed = folder.resolve("compressed.jar");
        try (ZipFile in = new ZipFile(jar.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(compressed))) {
            out.putNextEntry(new ZipEntry(ImageFile.RESOURCE));
            out.write(in.getInputStream(in.getEntry(ImageFile.RESOURCE)).readAllBytes());
        }
        assertEquals(PRINTED, run(FrozenModules.of(compressed), PROGRAM));
    }

    @Test
    void readsFilesBesideTheModules() throws IOException {
        FrozenModules modules = FrozenModules.of(build("jar", "app.jar"));
        assertEquals(
                "x = 'from text'\n\n['plain.py', 'rules.mpy', 'shop']\n",
                run(
                        modules,
                        "import os\nprint(open('/rom/plain.py').read())\n"
                                + "print(sorted(os.listdir('/rom')))"));
        PythonException e =
                assertThrows(
                        PythonException.class, () -> run(modules, "open('/rom/plain.py', 'w')"));
        assertTrue(e.formatted().endsWith("OSError: 30\n"), e.formatted());
    }

    @Test
    void sharesCodeAndNothingElse() throws IOException {
        FrozenModules modules = FrozenModules.of(build("romfs", "app.romfs"));
        Sandbox sandbox = Sandbox.builder().frozenModules(modules).build();
        try (Engine engine = Engine.create();
                Context one = engine.newContext(sandbox, Limits.NONE);
                Context two = engine.newContext(sandbox, Limits.NONE)) {
            one.exec("import shop\nshop.rate = lambda: 100\nimport rules");
            two.exec("import rules");
            assertEquals(100, one.eval("rules.price(1)").asLong());
            assertEquals(3, two.eval("rules.price(1)").asLong());
        }
    }

    @Test
    void mapsLargeImagesInTheirJars() throws Exception {
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            large.append("def f").append(i).append("(x): return x + ").append(i).append('\n');
        }
        write("rules.py", large.toString());
        Path jar = build("jar", "app.jar");
        assertNotNull(ImageFile.open(jar).bytes().mapped);
        assertNull(ImageFile.open(jar).bytes().heap);
        assertEquals("10006\n", run(FrozenModules.of(jar), "import rules; print(rules.f9999(7))"));
    }

    @Test
    void refusesOtherFiles() throws IOException {
        write("text.txt", "PKnothing");
        write("short.txt", "P");
        for (String name : new String[] {"text.txt", "short.txt", "missing", "rules.py"}) {
            assertThrows(IOException.class, () -> FrozenModules.of(folder.resolve(name)), name);
        }
        assertThrows(IllegalArgumentException.class, () -> FrozenModules.of(new byte[10]));
        Path jar = build("jar", "app.jar");
        byte[] bytes = Files.readAllBytes(jar);
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = bytes.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Path file = folder.resolve("damaged.jar");
            Files.write(file, damaged);
            try {
                run(FrozenModules.of(file), "import plain");
            } catch (IOException | PythonException e) {
                assertNotNull(e.getMessage(), e::toString);
            }
        }
    }

    @Test
    void freezesCompiledFiles() throws IOException {
        build("mpy", "out");
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        for (String[] args :
                new String[][] {
                    {"freeze", "out", "-o", "app.jar"},
                    {"freeze", "out/rules.mpy", "out/shop/__init__.mpy", "-o", "app.jar"}
                }) {
            assertEquals(
                    0,
                    MpyVerb.run(args, folder, false, OutputStream.nullOutputStream(), error),
                    () -> error.toString(StandardCharsets.UTF_8));
            assertEquals(
                    "42\n",
                    run(
                            FrozenModules.of(folder.resolve("app.jar")),
                            "import rules; print(rules.price(14))"));
        }
    }
}
