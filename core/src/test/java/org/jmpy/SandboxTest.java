package org.jmpy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What a context reaches is what its sandbox grants, and nothing else. */
class SandboxTest {
    private final Engine engine = Engine.create();

    @TempDir Path folder;

    @AfterEach
    void close() {
        engine.close();
    }

    private Context context(Sandbox sandbox) {
        return engine.newContext(sandbox, Limits.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open('x')",
                "open('/etc/passwd')",
                "open('../x', 'w')",
                "open('/dev/null', 'a')",
                "open('/proc/self/environ')",
                "open('a\\0b')",
                "import os\nos.remove('x')",
                "import os\nos.rename('x', 'y')",
                "import os\nos.mkdir('x')",
                "import os\nos.system('true')",
                "import os\nos.urandom(4)",
                "import time\ntime.sleep(1)",
                "import _thread\n_thread.start_new_thread(print, ())",
                "execfile('/etc/passwd')",
            })
    void nothingIsGrantedByDefault(String source) {
        try (Context context = context(Sandbox.NONE)) {
            PythonException e = assertThrows(PythonException.class, () -> context.exec(source));
            assertEquals("OSError", e.type(), source);
        }
    }

    @Test
    void aSandboxedProgramSeesNoEnvironmentTimeOrInput() {
        try (Context context = context(Sandbox.NONE)) {
            context.exec(
                    """
                    import os, sys, time
                    path = os.getenv('PATH')
                    now = time.time_ns()
                    text = sys.stdin.read()
                    argv = sys.argv
                    files = os.listdir('/')
                    """);
            assertTrue(context.get("path").isNone());
            assertEquals(0, context.get("now").asLong());
            assertEquals("", context.get("text").asString());
            assertEquals("[]", context.get("argv").repr());
            assertEquals("[]", context.get("files").repr());
            assertEquals(
                    "ImportError",
                    assertThrows(PythonException.class, () -> context.exec("import nothere"))
                            .type());
        }
    }

    @Test
    void grantedFolderIsTheRoot() throws IOException {
        Files.writeString(folder.resolve("a.txt"), "hello");
        Files.createDirectory(folder.resolve("sub"));
        try (Context context = context(Sandbox.builder().readFiles(folder).build())) {
            context.exec(
                    """
                    import os
                    def read(path):
                        with open(path) as f:
                            return f.read()
                    texts = [read('a.txt'), read('/a.txt'), read('sub/../a.txt'), read('../a.txt')]
                    os.chdir('sub')
                    texts.append(read('../a.txt'))
                    where = os.getcwd()
                    """);
            assertEquals("['hello', 'hello', 'hello', 'hello', 'hello']", text(context, "texts"));
            assertEquals("/sub", context.get("where").asString());
            PythonException e =
                    assertThrows(PythonException.class, () -> context.exec("open('/b', 'w')"));
            assertEquals("OSError", e.type());
            assertFalse(Files.exists(folder.resolve("b")));
        }
    }

    private static String text(Context context, String name) {
        return context.get(name).repr();
    }

    @Test
    void writableFolderCanBeWritten() throws IOException {
        try (Context context = context(Sandbox.builder().writeFiles(folder).build())) {
            context.exec("with open('/b.txt', 'w') as f:\n    f.write('out')\n");
        }
        assertEquals("out", Files.readString(folder.resolve("b.txt")));
    }

    @Test
    void linksOutOfTheFolderAreRefused() throws IOException {
        Path outside = Files.createTempDirectory("outside");
        try {
            Files.writeString(outside.resolve("secret"), "secret");
            Files.createSymbolicLink(folder.resolve("link"), outside.resolve("secret"));
            Files.createSymbolicLink(folder.resolve("way"), outside);
            try (Context context = context(Sandbox.builder().writeFiles(folder).build())) {
                for (String path : new String[] {"link", "way/secret", "way/new"}) {
                    PythonException e =
                            assertThrows(
                                    PythonException.class,
                                    () -> context.exec("open('" + path + "', 'w')"));
                    assertEquals("OSError", e.type());
                }
            }
            assertEquals("secret", Files.readString(outside.resolve("secret")));
        } finally {
            Files.deleteIfExists(outside.resolve("secret"));
            Files.deleteIfExists(outside);
        }
    }

    @Test
    void modulesComeFromTheGrantedFolder() throws IOException {
        Files.writeString(folder.resolve("m.py"), "x = 5\n");
        try (Context context = context(Sandbox.builder().readFiles(folder).build())) {
            context.exec("import sys\nsys.path.append('/')\nimport m\ny = m.x\n");
            assertEquals(5, context.get("y").asLong());
        }
    }

    @Test
    void modulesAreHandedInAsSource() {
        Sandbox sandbox =
                Sandbox.builder()
                        .module("rules", "import helper\ndef f(x):\n    return helper.twice(x)\n")
                        .module("helper", "def twice(x):\n    return 2 * x\n")
                        .build();
        try (Context context = context(sandbox)) {
            context.exec("import rules, helper\ny = rules.f(21)\nsame = rules.helper is helper\n");
            assertEquals(42, context.get("y").asLong());
            assertTrue(context.get("same").asBoolean());
        }
    }

    @Test
    void builtinModulesCanBeLeftOut() {
        try (Context context = context(Sandbox.builder().builtinModules("math").build())) {
            context.exec("import math\nx = math.sqrt(4)\n");
            assertEquals(2.0, context.get("x").asDouble());
            PythonException e =
                    assertThrows(PythonException.class, () -> context.exec("import os"));
            assertEquals("ImportError", e.type());
        }
    }

    @Test
    void clockAndEnvironmentAreWhatIsGiven() {
        Clock clock = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
        Sandbox sandbox = Sandbox.builder().clock(clock).environment("WHO", "me").build();
        try (Context context = context(sandbox)) {
            context.exec("import os, time\nwho = os.getenv('WHO')\nnow = time.time()\n");
            assertEquals("me", context.get("who").asString());
            assertEquals(1_700_000_000.0, context.get("now").asDouble());
        }
    }

    @Test
    void inputIsWhatIsGiven() {
        byte[] input = "first\nsecond\n".getBytes(StandardCharsets.UTF_8);
        Sandbox sandbox = Sandbox.builder().stdin(new ByteArrayInputStream(input)).build();
        try (Context context = context(sandbox)) {
            context.exec("import sys\na = input()\nb = sys.stdin.readline()\n");
            assertEquals("first", context.get("a").asString());
            assertEquals("second\n", context.get("b").asString());
        }
    }

    @Test
    void seededRandomIsTheSameEachTime() {
        Sandbox sandbox = Sandbox.builder().randomSeed(7).build();
        String source = "import os, random\nx = (os.urandom(4), random.getrandbits(30))\n";
        String first = null;
        for (int i = 0; i < 2; i++) {
            try (Context context = context(sandbox)) {
                context.exec(source);
                String text = context.get("x").repr();
                assertEquals(first == null ? text : first, text);
                first = text;
            }
        }
    }
}
