package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command line as a process: options, streams, exit codes. */
@Timeout(120)
class CommandLineTest {
    @TempDir Path folder;

    private Path script(String name, String source) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, source);
    }

    private Command jmpy(String... args) {
        return new Command("jmpy", args).in(folder);
    }

    private Command micropython(String... args) {
        return new Command("micropython", args).in(folder);
    }

    @Test
    void runsAFileWithItsArguments() throws Exception {
        script("sub/a.py", "import sys\nprint(sys.argv, sys.path[0], __file__, __name__)\n");
        Command run = jmpy("run", "sub/a.py", "x", "-y").run();
        String root = folder.toRealPath().resolve("sub").toString();
        assertEquals("['sub/a.py', 'x', '-y'] " + root + " sub/a.py __main__\n", run.out());
        assertEquals("", run.err());
        assertEquals(0, run.status());
        assertEquals(run.out(), jmpy("sub/a.py", "x", "-y").run().out());
    }

    @Test
    void runsACommand() throws Exception {
        Command run = jmpy("-c", "import sys; print(sys.argv, sys.path[0] == '')", "a").run();
        assertEquals("['-c', 'a'] True\n", run.out());
        assertEquals(0, run.status());
    }

    @Test
    void runsAModuleAndAPackage() throws Exception {
        script("m.py", "import sys\nprint(__name__, sys.argv)\n");
        script("p/__init__.py", "print('init', __name__)\n");
        script("p/__main__.py", "print('main', __name__)\n");
        assertEquals("__main__ ['m', 'b']\n", jmpy("-m", "m", "b").run().out());
        assertEquals("init p\nmain __main__\n", jmpy("-m", "p").run().out());
        Command missing = jmpy("-m", "nothere").run();
        assertEquals("ImportError: no module named 'nothere'\n", missing.err());
        assertEquals(1, missing.status());
    }

    @Test
    void runsStandardInput() throws Exception {
        Command run = jmpy().input("print(__file__)\n1/0\n").run();
        assertEquals("<stdin>\n", run.out());
        assertEquals(
                "Traceback (most recent call last):\n  File \"<stdin>\", line 2, in <module>\n"
                        + "ZeroDivisionError: divide by zero\n",
                run.err());
        assertEquals(1, run.status());
        assertEquals("5\n", jmpy("-").input("print(5)\n").run().out());
    }

    @Test
    void exitStatusIsThatOfSystemExit() throws Exception {
        String[][] cases = {
            {"raise SystemExit", "0", ""},
            {"raise SystemExit(None)", "0", ""},
            {"raise SystemExit(3)", "3", ""},
            {"raise SystemExit(-1)", "255", ""},
            {"raise SystemExit(300)", "44", ""},
            {"raise SystemExit(1 << 70)", "0", ""},
            {"raise SystemExit('bye')", "1", "bye\n"},
            {"raise SystemExit(True)", "1", "True\n"},
            {"class E(SystemExit): pass\nraise E(4)", "4", ""},
            {"raise KeyboardInterrupt", "130", "KeyboardInterrupt: \n"},
        };
        for (String[] test : cases) {
            Command run = jmpy("-c", test[0]).run();
            assertEquals(test[1], "" + run.status(), test[0]);
            assertTrue(run.err().endsWith(test[2]), test[0] + ": " + run.err());
            assertEquals("", run.out(), test[0]);
        }
    }

    @Test
    void uncaughtExceptionsGoToStandardErrorButOfTheDropInToOutput() throws Exception {
        String trace =
                "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n"
                        + "NameError: name 'x' isn't defined\n";
        Command own = jmpy("-c", "x").run();
        assertEquals(trace, own.err());
        assertEquals("", own.out());
        Command dropIn = micropython("-c", "x").run();
        assertEquals(trace, dropIn.out());
        assertEquals("", dropIn.err());
        assertEquals(1, dropIn.status());
    }

    @Test
    void missingFileIsToldAsTheOriginalDoes() throws Exception {
        Command run = micropython("nothere.py").run();
        assertEquals(
                "micropython: can't open file 'nothere.py': [Errno 2] No such file or directory\n",
                run.err());
        assertEquals(2, run.status());
        script("file", "");
        Command through = micropython("file/x.py").run();
        assertTrue(through.err().endsWith("[Errno 20] Not a directory\n"), through.err());
        Command directory = micropython(".").run();
        assertEquals("OSError: [Errno 21] EISDIR\n", directory.out());
        assertEquals(1, directory.status());
    }

    @Test
    void wrongOptionsAreRefused() throws Exception {
        String message = "Invalid command line arguments. Use -h option for help.\n";
        String[][] cases = {
            {"-c"},
            {"-m"},
            {"-z"},
            {"-X"},
            {"-X", "nothing"},
            {"-X", "heapsize=5"},
            {"-X", "heapsize=10x"},
            {"-X", "heapsize=2Mx"},
        };
        for (String[] args : cases) {
            Command run = micropython(args).run();
            assertEquals(message, run.err(), String.join(" ", args));
            assertEquals(1, run.status());
        }
        assertEquals(2, jmpy("-z").run().status());
        String[] good = {"heapsize=700", "heapsize=0x400", "heapsize=1wK", "heapsize=2M"};
        for (String option : good) {
            assertEquals("1\n", micropython("-X", option, "-c", "print(1)").run().out(), option);
        }
    }

    @Test
    void helpAndVersion() throws Exception {
        assertTrue(micropython("-h").run().out().startsWith("usage: micropython [<opts>] [-X"));
        assertTrue(jmpy("--help").run().out().startsWith("usage: jmpy [run]"));
        String version = jmpy("--version").run().out();
        assertTrue(version.startsWith("MicroPython v1.29.0"), version);
        assertTrue(version.endsWith(" version\n"), version);
        assertEquals(version, micropython("-v", "--version").run().out());
    }

    @Test
    void unknownVerbsThatAreToComeSaySo() throws Exception {
        Command run = jmpy("doctor").run();
        assertEquals("jmpy: the verb 'doctor' is not there yet. See jmpy --help\n", run.err());
        assertEquals(2, run.status());
        assertEquals(2, jmpy("run").run().status());
    }

    @Test
    void optimisationAndCompileOnly() throws Exception {
        String source = "print(__debug__)\nassert 0\n";
        assertEquals("False\n", jmpy("-O", "-c", source).run().out());
        assertEquals("False\n", jmpy("-O3", "-c", source).run().out());
        assertEquals(1, jmpy("-O0", "-c", source).run().status());
        assertEquals("", jmpy("-X", "compile-only", "-c", source).run().out());
        Command wrong = jmpy("-X", "compile-only", "-c", "def f(:").run();
        assertTrue(wrong.err().endsWith("SyntaxError: invalid syntax\n"), wrong.err());
        assertEquals(1, wrong.status());
    }

    @Test
    void searchPathComesFromTheEnvironment() throws Exception {
        Command run = jmpy("-c", "import sys; print(sys.path)");
        assertEquals(
                "['', '.frozen', '/h/.micropython/lib', '/usr/lib/micropython']\n",
                run.with("HOME", "/h").run().out());
        run = jmpy("-c", "import sys; print(sys.path)").with("HOME", "/h");
        assertEquals(
                "['', '/h/a', '', '~', 'c']\n", run.with("MICROPYPATH", ":~/a::~:c").run().out());
    }

    @Test
    void compiledFilesRun() throws Exception {
        script("m.py", "print('from', __file__)\n");
        byte[] image;
        try (org.jmpy.Engine engine = org.jmpy.Engine.create()) {
            image = engine.compile("m.py", "print('compiled', __file__)\n").toMpy();
        }
        Files.write(folder.resolve("c.mpy"), image);
        assertEquals("compiled c.mpy\n", jmpy("c.mpy").run().out());
        assertEquals("compiled c.mpy\n", jmpy("-c", "import c").run().out());
        Files.write(folder.resolve("d.mpy"), new byte[] {'M', 6, 0, 31, 1, 0, 0});
        Command damaged = jmpy("d.mpy").run();
        assertEquals("ValueError: incompatible .mpy file\n", damaged.err());
        assertEquals(1, damaged.status());
    }

    @Test
    void exitHookRunsAtTheEnd() throws Exception {
        String hook = "import sys\nsys.atexit(lambda: print('done'))\nprint('start')\n";
        assertEquals("start\ndone\n", jmpy("-c", hook).run().out());
        Command exits = jmpy("-c", hook + "sys.exit(5)").run();
        assertEquals("start\ndone\n", exits.out());
        assertEquals(5, exits.status());
    }

    @Test
    void outputIsNeverLostAndStaysInOrder() throws Exception {
        String source =
                """
                import sys
                for i in range(1000):
                    print(i)
                    if i % 100 == 99:
                        print('-', i, file=sys.stderr)
                sys.exit(1)
                """;
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            expected.append(i).append('\n');
            if (i % 100 == 99) {
                expected.append("- ").append(i).append('\n');
            }
        }
        assertEquals(expected.toString(), jmpy("-c", source).merged().run().out());
    }

    @Test
    void inputIsReadLineByLine() throws Exception {
        String source = "import sys\nprint(input('? ') + input())\nprint(repr(sys.stdin.read()))\n";
        Command run = jmpy("-c", source).input("a\nb\nrest\n").run();
        assertEquals("? ab\n'rest\\n'\n", run.out());
        Command empty = jmpy("-c", "input()").input("").run();
        assertTrue(empty.err().endsWith("EOFError: \n"), empty.err());
    }

    @Test
    void fullDeviceIsAnError() throws Exception {
        Path full = Path.of("/dev/full");
        if (!Files.exists(full)) {
            return;
        }
        Command run = jmpy("-c", "print(1)").outputTo(full).run();
        assertTrue(run.err().endsWith("OSError: 28\n"), run.err());
        assertEquals(1, run.status());
        run = jmpy("-c", "for i in range(100000): print(i)").outputTo(full).run();
        assertTrue(run.err().endsWith("OSError: 28\n"), run.err());
        assertEquals(1, run.status());
    }

    @Test
    void readerThatGoesAwayEndsTheProgramQuietly() throws Exception {
        if (!Files.exists(Path.of("/bin/sh"))) {
            return;
        }
        Command run =
                jmpy("-c", "while True:\n    print('y')\n").throughShell(" | head -n 1").run();
        assertEquals("y\n", run.out());
        assertEquals("", run.err());
    }

    @Test
    void interruptIsAnExceptionAndASecondOneEndsTheProcess() throws Exception {
        String source =
                """
                import time
                try:
                    print('waiting')
                    time.sleep(60)
                except KeyboardInterrupt as e:
                    print(repr(e))
                print('again')
                time.sleep(60)
                """;
        Command run = jmpy("-c", source).start();
        run.await("waiting\n");
        // The handler is installed a moment after the start.
        Thread.sleep(1000);
        run.interrupt();
        run.await("again\n");
        run.interrupt();
        run.finish();
        assertEquals("waiting\nKeyboardInterrupt()\nagain\n", run.out());
        assertTrue(run.err().endsWith("KeyboardInterrupt: \n"), run.err());
        assertEquals(130, run.status());
    }

    @Test
    void noJavaTraceForDeepRecursion() throws Exception {
        Command run = jmpy("-c", "def f(n): return max(f(n + 1), [f])\nf(0)").run();
        assertTrue(
                run.err().endsWith("RuntimeError: maximum recursion depth exceeded\n"), run.err());
        assertFalse(run.err().contains("java"), run.err());
    }

    @Test
    void promptOnAPipe() throws Exception {
        Command run =
                jmpy("-i", "-c", "x = 20")
                        .with("HOME", folder.toString())
                        .input(
                                "x + 1\n"
                                        + "for i in range(2):\n"
                                        + "i\n\n\n\n"
                                        + "'a\\\n"
                                        + "b'\n"
                                        + "1/0\n"
                                        + "raise SystemExit(4)\n")
                        .run();
        String expected =
                """
                Type "help()" for more information.
                >>> x + 1
                21
                >>> for i in range(2):
                ...     i
                ...    \s
                ...    \s
                ...\s
                0
                1
                >>> 'a\\
                ... b'
                'ab'
                >>> 1/0
                Traceback (most recent call last):
                  File "<stdin>", line 1, in <module>
                ZeroDivisionError: divide by zero
                >>> raise SystemExit(4)
                """;
        String out = run.out().replace("\r", "");
        assertEquals(expected, out.substring(out.indexOf('\n') + 1));
        assertEquals(4, run.status());
        assertTrue(
                Files.readString(folder.resolve(".jmpy.history"))
                        .endsWith("1/0\nraise SystemExit(4)\n"));
    }

    @Test
    void rawPromptForPrograms() throws Exception {
        Command run =
                jmpy("-i", "-c", "")
                        .with("HOME", folder.toString())
                        .input("\001print(1)\0041/0\004\005A\001print(2)\004\002\004")
                        .run();
        String out = run.out();
        out = out.substring(out.indexOf("raw REPL"));
        assertTrue(
                out.startsWith(
                        "raw REPL; CTRL-B to exit\r\n"
                                + ">OK1\n"
                                + "\004\004>OK\004Traceback (most recent call last):\n"
                                + "  File \"<stdin>\", line 1, in <module>\n"
                                + "ZeroDivisionError: divide by zero\n"
                                + "\004>"),
                out);
        assertTrue(out.contains("R\001\u0080\000\001\0042\n\004\004>\r\n"), out);
        assertEquals(0, run.status());
    }
}
