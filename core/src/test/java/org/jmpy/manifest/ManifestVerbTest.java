package org.jmpy.manifest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.bytecode.CodeBytes;
import org.jmpy.mpy.MpyReader;
import org.jmpy.romfs.RomImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

class ManifestVerbTest {
    private static final long STEPS = 100_000;

    @TempDir Path all;
    private Path folder;
    private String output;
    private String errors;

    @BeforeEach
    void makeTree() throws IOException {
        folder = all.resolve("project");
        write("a.py", "x = 1\n");
        write("pkg/__init__.py", "");
        write("pkg/sub/b.py", "y = 2\n");
        write("pkg/notes.txt", "no module");
        write("src/c.py", "__version__ = '9'\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private int run(String... args) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream error = new ByteArrayOutputStream();
        int status = ManifestVerb.run(args, folder, STEPS, out, error);
        output = out.toString(StandardCharsets.UTF_8);
        errors = error.toString(StandardCharsets.UTF_8);
        return status;
    }

    /** {@return kind and target of what a manifest lists} */
    private List<String> list(String manifest, String... options) throws IOException {
        write("manifest.py", manifest);
        List<String> args = new ArrayList<>(List.of("list", "manifest.py"));
        args.addAll(Arrays.asList(options));
        assertEquals(0, run(args.toArray(String[]::new)), () -> errors);
        return output.lines().map(line -> line.replaceAll(" +/.*", "")).toList();
    }

    /** {@return what is said of a manifest with a mistake} */
    private String mistake(String manifest, String... options) throws IOException {
        write("manifest.py", manifest);
        List<String> args = new ArrayList<>(List.of("list", "manifest.py"));
        args.addAll(Arrays.asList(options));
        assertEquals(1, run(args.toArray(String[]::new)), () -> output);
        assertEquals("", output);
        return errors;
    }

    private List<String> filesBelow(String path) throws IOException {
        Path start = folder.resolve(path);
        try (Stream<Path> paths = Files.walk(start)) {
            return paths.filter(Files::isRegularFile)
                    .map(p -> start.relativize(p).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void listsModulesAndPackages() throws IOException {
        assertEquals(List.of("compiled a.py"), list("module('a.py')"));
        assertEquals(List.of("compiled c.py"), list("module('c.py', base_path='src')"));
        assertEquals(
                List.of("compiled pkg/__init__.py", "compiled pkg/sub/b.py"),
                list("package('pkg')"));
        assertEquals(List.of("compiled pkg/sub/b.py"), list("package('pkg', files=['sub/b.py'])"));
        assertEquals(List.of("compiled sub/b.py"), list("package('sub', base_path='pkg')"));
    }

    /** Projects for CPython name what it gets from PyPI, and leave out what it has. */
    @Test
    void pyprojectReplacesPackages() throws IOException {
        write("lib/micropython/own/manifest.py", "metadata(version='1')\nmodule('own.py')");
        write("lib/micropython/own/own.py", "");
        write("lib/micropython/web/manifest.py", "metadata(pypi='web', pypi_publish='mp-web')");
        write("lib/micropython/net/manifest.py", "metadata(pypi='net3')\nmodule('no.py')");
        write("lib/micropython/abc/manifest.py", "metadata(stdlib=True)\nmodule('no.py')");
        String manifest =
                """
                metadata(version='3', license='MIT', pypi_publish='mp-all')
                for name in ('own', 'web', 'net', 'net', 'abc'):
                    require(name)
                require('nowhere', pypi='some-where')
                module('a.py')
                """;
        assertEquals(
                List.of(
                        "compiled own.py",
                        "compiled a.py",
                        "pypi     mp-web",
                        "pypi     net3",
                        "pypi     some-where"),
                list(manifest, "--lib", "lib", "--pyproject"));
        list(manifest, "--lib", "lib", "--pyproject", "--json");
        assertTrue(output.contains("\"pypiPublish\": \"mp-all\""), output);
        assertTrue(output.contains("\"license\": \"MIT\""), output);
        assertTrue(
                mistake("module('a.py')", "--pyproject").contains("metadata() must be the first"));
        String refused = mistake(manifest, "--lib", "lib", "--package");
        assertTrue(refused.contains("Cannot stat lib/micropython/net/no.py"), refused);
    }

    @Test
    void cModulesAloneNeedNoOtherFile() throws IOException {
        write("cmod/micropython.mk", "");
        String manifest = "freeze('none')\nmodule('none.py')\npackage('none')\nc_module('cmod')";
        list(manifest, "--c-modules");
        assertEquals("c module " + folder.resolve("cmod") + "\n", output);
    }

    @Test
    void runsManifestsGivenAsText() throws IOException {
        assertEquals(0, run("list", "-c", "module('a.py')", "-c", "package('pkg')"), () -> errors);
        assertEquals(3, output.lines().count(), output);
        assertEquals(1, run("list", "-c", "module(\n'a.py')\nmetadata(x=1)"));
        assertEquals("<manifest>:3: TypeError: metadata() has no 'x'\n", errors);
        assertEquals(2, run("list", "--pyproject", "--package", "-c", "pass"));
    }

    @Test
    void metadataCanBeAskedFor() throws IOException {
        assertEquals(
                List.of("compiled a.py"),
                list("metadata(version='2')\nif metadata().version == '2': module('a.py')"));
    }

    @Test
    void listsWhatIsFrozen() throws IOException {
        write("m.mpy", "");
        assertEquals(List.of("compiled c.py"), list("freeze('src')"));
        assertEquals(List.of("image    m.mpy"), list("freeze('.', 'm.mpy')"));
        assertEquals(List.of("image    m.mpy"), list("freeze_mpy('.')"));
        assertEquals(List.of("text     c.py"), list("freeze_as_str('src')"));
        assertEquals(List.of("compiled sub/b.py"), list("freeze('pkg', 'sub')"));
        assertEquals(
                List.of("compiled a.py", "compiled src/c.py"),
                list("freeze_as_mpy('.', ('a.py', 'src/c.py'), opt=3)"));
    }

    @Test
    void includesManifestsWithOptions() throws IOException {
        write("sub/manifest.py", "options.defaults(b=2)\nprint(options.a, options.b, options.c)\n");
        write("sub/x.py", "");
        write("sub/more.py", "module('x.py')\n");
        assertEquals(
                List.of("compiled x.py"),
                list(
                        "include('sub', a=1)\ninclude(['sub/more.py', '$(HERE)/sub/more.py'])",
                        "-v",
                        "HERE=."));
        assertEquals("1 2 None\n", errors);
    }

    @Test
    void requiresPackagesOfLibraries() throws IOException {
        write("lib/micropython/one/manifest.py", "metadata(version='1.2')\nmodule('one.py')\n");
        write("lib/micropython/one/one.py", "");
        write(
                "lib/python-stdlib/two/manifest.py",
                "metadata(version='3')\nrequire('one')\npackage('two')\n");
        write("lib/python-stdlib/two/two/__init__.py", "");
        assertEquals(
                List.of("compiled one.py", "compiled two/__init__.py"),
                list("require('two')\nrequire('one')", "--lib", "lib"));
        assertEquals(
                List.of("compiled one.py"),
                list(
                        "add_library('mine', 'lib/micropython')\n"
                                + "require('one', library='mine')"));
        assertEquals(0, run("list", "manifest.py", "--json"));
        assertTrue(output.contains("\"version\": \"1.2\""), output);
        assertEquals(
                "manifest.py:1: ValueError: Package 'three' not found in any known library.\n",
                mistake("require('three')", "--lib", "lib"));
    }

    @Test
    void saysWhereAMistakeIs() throws IOException {
        assertEquals("manifest.py:2: Cannot stat no.py\n", mistake("\nmodule('no.py')"));
        assertEquals("manifest.py:1: module must be .py file\n", mistake("module('x.txt')"));
        assertEquals(
                "manifest.py:3: ZeroDivisionError: divide by zero\n", mistake("\n\nprint(1//0)"));
        assertEquals("manifest.py:2: SyntaxError: invalid syntax\n", mistake("\nx = )\n"));
        write("sub/inner.py", "def f():\n    module(5)\nf()\n");
        assertEquals(
                "sub/inner.py:2: TypeError: module must be a string, not int\n"
                        + "  from sub/inner.py:3\n  from manifest.py:2\n",
                mistake("\ninclude('sub/inner.py')"));
        assertEquals(
                "manifest.py:1: opt must be 0 to 3, not 7\n", mistake("module('a.py', opt=7)"));
        assertEquals(
                "manifest.py:1: Unresolved variable in path: $(NOPE) (give it with -v NAME=VALUE)"
                        + "\n",
                mistake("freeze('$(NOPE)/x')"));
        assertEquals(
                "manifest.py:1: metadata() must be the first command in a manifest file.\n",
                mistake("module('a.py')", "--package"));
        assertEquals(
                "manifest.py: the manifest does not come to an end\n", mistake("while True: pass"));
    }

    @Test
    void readsNothingOutside() throws IOException {
        Files.writeString(all.resolve("secret.py"), "secret = 1\n");
        String text = mistake("module('secret.py', base_path='..')");
        assertTrue(text.contains("is outside the folders that manifests may read"), text);
        assertTrue(mistake("include('../secret.py')").contains("is outside"));
        assertTrue(mistake("freeze('/etc')").contains("is outside"));
        Files.createSymbolicLink(folder.resolve("link.py"), all.resolve("secret.py"));
        assertTrue(mistake("module('link.py')").contains("is outside"));
        assertEquals(
                List.of("compiled secret.py"),
                list("module('secret.py', base_path='..')", "--root", ".."));
        assertEquals("manifest.py:1: OSError: [Errno 19] ENODEV\n", mistake("open('a.py')"));
        assertTrue(mistake("module('x\\0.py')").contains("manifest.py:1: "));
    }

    @Test
    void buildsATreeWithVersions() throws IOException {
        write("manifest.py", "metadata(version='4')\npackage('pkg')\nfreeze_as_str('src')\n");
        assertEquals(0, run("build", "manifest.py", "--to", "mpy", "-o", "out"), () -> errors);
        assertEquals("3 modules in out\n", output);
        assertEquals(List.of("c.py", "pkg/__init__.mpy", "pkg/sub/b.mpy"), filesBelow("out"));
        String image =
                new String(
                        Files.readAllBytes(folder.resolve("out/pkg/sub/b.mpy")),
                        StandardCharsets.ISO_8859_1);
        assertTrue(image.contains("pkg/sub/b.py") && image.contains("__version__"));
        assertEquals(0, run("build", "manifest.py", "--to", "mpy", "-o", "out", "-O3"));
        assertEquals(3, filesBelow("out").size());
    }

    @Test
    void buildsImagesThatHoldTheSameFiles() throws Exception {
        write("manifest.py", "module('a.py')\npackage('pkg')\n");
        assertEquals(0, run("build", "manifest.py", "--to", "mpy", "-o", "out"));
        assertEquals(0, run("build", "manifest.py", "--to", "romfs", "-o", "out.romfs"));
        byte[] bytes = Files.readAllBytes(folder.resolve("out.romfs"));
        RomImage image = RomImage.at(CodeBytes.of(bytes), 0, bytes.length);
        for (String path : filesBelow("out")) {
            RomImage.Entry entry = image.find(path);
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("out").resolve(path)),
                    image.bytes().copy(entry.start(), entry.size()));
            MpyReader.load(image.bytes(), entry.start(), entry.end());
        }
        assertEquals(0, run("build", "manifest.py", "--to", "jar", "-o", "out.jar"));
        String jar = Files.readString(folder.resolve("out.jar"), StandardCharsets.ISO_8859_1);
        assertTrue(jar.contains(new String(bytes, StandardCharsets.ISO_8859_1)), "stored");
    }

    @Test
    void buildsFrozenC() throws IOException {
        write("manifest.py", "module('a.py')\nfreeze_as_str('src')\n");
        assertEquals(0, run("build", "manifest.py", "--to", "frozen.c", "-o", "out.c"));
        String source = Files.readString(folder.resolve("out.c"));
        assertTrue(
                source.contains(
                        "#define MP_FROZEN_STR_NAMES \\\n\"c.py\\0\" \\\n\n"
                                + "const uint32_t mp_frozen_str_sizes[] = { 18, 0 };\n"
                                + "const char mp_frozen_str_content[] = {\n"
                                + "\"__version__ = '9'\\n\\0\"\n\"\\0\"\n};\n"),
                source);
        assertTrue(source.contains("MICROPY_FROZEN_LIST_ITEM(\"a\", \"a.py\")"), source);
    }

    @Test
    void writesNothingIfSomethingIsWrong() throws IOException {
        write("src/bad.py", "x = (\n");
        write("manifest.py", "module('a.py')\nfreeze('src')\n");
        for (String form : new String[] {"mpy", "romfs", "frozen.c", "jar"}) {
            assertEquals(1, run("build", "manifest.py", "--to", form, "-o", "out"));
            assertTrue(errors.contains("src/bad.py:2: SyntaxError: invalid syntax"), errors);
            assertFalse(Files.exists(folder.resolve("out")));
        }
        write("manifest.py", "freeze('src', 'c.py')\nmodule('c.py', base_path='other')\n");
        write("other/c.py", "");
        assertEquals(1, run("build", "manifest.py", "--to", "romfs", "-o", "out"));
        assertTrue(errors.startsWith("c.py: both "), errors);
        write("manifest.py", "freeze('.', '../project/a.py')\n");
        assertEquals(1, run("build", "manifest.py", "--to", "mpy", "-o", "out"));
        assertEquals("'../project/a.py' is no place for a module\n", errors);
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void explainsBadUsage() throws IOException {
        assertEquals(0, run());
        assertTrue(output.startsWith("usage: jmpy manifest build FILE..."));
        assertEquals(2, run("build", "manifest.py", "--to", "zip", "-o", "x"));
        assertEquals(2, run("build", "manifest.py", "--to", "mpy"));
        assertEquals(2, run("list"));
        assertEquals(2, run("lists", "manifest.py"));
        assertEquals(1, run("list", "no.py"));
        assertEquals("no.py: No such file or directory\n", errors);
    }
}
