package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The verb dump. */
@Timeout(120)
class DumpTest {
    private static final String PROGRAM =
            """
            class Shape:
                def area(self, scale):
                    return scale * 2

            def outer(n):
                def inner(m):
                    return n + m
                return inner

            def numbers():
                yield 1

            def closing():
                try:
                    yield 1
                finally:
                    yield 2

            print(outer(1)(2))
            """;

    @TempDir Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("p.py"), PROGRAM);
    }

    private String jmpy(String... args) throws IOException, InterruptedException {
        return new Command("jmpy", args).in(folder).run().out();
    }

    private Command dump(String... args) throws IOException, InterruptedException {
        String[] all = new String[args.length + 1];
        all[0] = "dump";
        System.arraycopy(args, 0, all, 1, args.length);
        return new Command("jmpy", all).in(folder).run();
    }

    @Test
    void bytecodeOfASourceAndOfAFileAreTheSame() throws Exception {
        Command source = dump("p.py", "--function", "Shape.area");
        assertTrue(source.out().startsWith("Shape.area(self, scale)  frame 4  ["), source.out());
        assertEquals(
                List.of(
                        "3      0  LOAD_FAST 1",
                        "1  LOAD_CONST_SMALL_INT 2",
                        "2  BINARY_OP 29 __mul__",
                        "3  RETURN_VALUE"),
                source.out().lines().skip(1).map(String::strip).limit(4).toList());
        assertEquals(0, new Command("jmpy", "compile", "p.py").in(folder).run().status());
        assertEquals(dump("p.py").out(), dump("--stage=bytecode", "p.mpy").out());
    }

    @Test
    void classesOfFunctionsAndClosures() throws Exception {
        Command run = dump("--stage", "class", "p.py");
        assertEquals("", run.err());
        String out = run.out();
        assertTrue(out.startsWith("<module>\n; entered by calls\nclass Compiled extends"), out);
        assertTrue(out.contains("\nShape.area\n"), out);
        assertTrue(out.contains("  method run(BytecodeFunction, Object, Object): Object"), out);
        assertTrue(out.contains("\nouter.inner\n"), out);
        String numbers = dump("--stage", "class", "--function", "numbers", "p.py").out();
        assertTrue(numbers.contains("  method enter(Frame): Object"), numbers);
        assertFalse(numbers.contains("  method call"), numbers);
        assertTrue(out.contains("; not compiled: yield in a finally block\n"), out);
        String inner = dump("--stage", "class", "--function", "outer.inner", "p.py").out();
        assertTrue(inner.contains("  method call1(BytecodeFunction, Object): Object"), inner);
        assertFalse(inner.contains("Shape"), inner);
    }

    @Test
    void registerCode() throws Exception {
        Command run = dump("--stage", "register", "--function", "Shape.area", "p.py");
        assertEquals("", run.err());
        assertTrue(run.out().startsWith(".function "), run.out());
        assertTrue(run.out().contains(" Shape.area(") || run.out().contains("\"Shape.area\"("));
        assertTrue(run.out().contains("ret"), run.out());
        assertEquals(run.out(), jmpy("dis", "--function", "Shape.area", "p.py"));
        assertEquals(dump("--stage", "lowered", "p.py").out(), jmpy("dis", "--lowered", "p.py"));
    }

    @Test
    void printedRegisterCodeRuns() throws Exception {
        String code =
                "def add(a, b=2, *c):\n"
                        + "    return lambda: (a + b, c)\n"
                        + "print(add(1)(), add(1, 3, 4)())";
        Files.writeString(folder.resolve("add.jasm"), jmpy("dis", "-c", code));
        assertEquals("(3, ()) (4, (4,))\n", jmpy("asm", "add.jasm", "<module>"));
    }

    @Test
    void mistakesAreToldInOneLine() throws Exception {
        assertEquals("p.py: there is no function f\n", dump("--function", "f", "p.py").err());
        assertEquals(2, dump("nothere.py").status());
        assertEquals(
                "jmpy: dump: there is no stage tree. See jmpy --help\n",
                dump("--stage", "tree", "p.py").err());
        assertEquals(2, dump().status());
        Command broken = dump("-c", "def f(:");
        assertEquals(1, broken.status());
        assertTrue(broken.err().endsWith("SyntaxError: invalid syntax\n"), broken.err());
        Files.writeString(folder.resolve("bad.mpy"), "none");
        assertEquals(1, dump("bad.mpy").status());
    }

    @Test
    void stagesOfRegionsRunTheProgramAndKeepOutputApart() throws Exception {
        Command run = dump("--stage", "optimised", "-c", "print('ran')");
        assertTrue(run.err().startsWith("ran\n"), run.err());
        assertEquals("", run.out());
    }
}
