package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code jmpy lab}. */
class LabToolTest {
    @TempDir Path folder;

    private record Result(int status, String out, String err) {}

    @Test
    void runPrintsTheOutput() {
        assertEquals(new Result(0, "-5\n", ""), lab("run countdown --env i=100,x=3"));
        assertEquals(new Result(0, "13\n", ""), lab("run functions --call callplus1(6)"));
        assertEquals(
                """
                {
                  "verb": "run",
                  "steps": 108,
                  "output": "-5"
                }
                """,
                lab("run countdown --env i=100,x=3 --json").out);
    }

    @Test
    void peShowsWhatIsLeft() {
        assertEquals(
                """
                block(l1,op2(c,ge,var(i),const(0),if(c,b21,l_done1))).
                block(b21,op2(i,sub,var(i),const(7),jump(l1))).
                block(l_done1,print_and_stop(var(i))).
                % start: l1
                -5
                """
                        .lines()
                        .sorted()
                        .toList(),
                lab("pe countdown --static x=3 --env i=100 --clean --improved")
                        .out
                        .lines()
                        .sorted()
                        .toList());
        assertTrue(lab("pe power --static y=2 --listing").out.endsWith("# start: power1\n"));
    }

    @Test
    void traceShowsBothTraces() {
        assertEquals(
                """
                trace
                  op2(c,ge,var(i),const(0))
                  guard_true(c,[],l_done)
                  guard_value(x,5,[],b2)
                  op2(x2,mul,var(x),const(2))
                  op2(x3,add,var(x2),const(1))
                  op2(i,sub,var(i),var(x3))
                  loop
                opttrace
                  op2(c,ge,var(i),const(0))
                  guard_true(c,[],l_done)
                  guard_value(x,5,[],b2)
                  op2(i,sub,var(i),const(11))
                  op1(x,same,const(5))
                  op1(x2,same,const(10))
                  op1(x3,same,const(11))
                  loop
                -10
                """,
                lab("trace countdown --env i=100,x=5").out);
        String improved = lab("trace countdown --env i=100,x=5 --improved").out;
        assertTrue(improved.startsWith("loop l: for [x/5]\ntrace\n  region l\n"), improved);
        assertTrue(improved.endsWith("\n-10\n"), improved);
    }

    @Test
    void metaTellsItsLoops() {
        for (String engine : List.of("unoptimised", "interpreted", "compiled")) {
            Result result =
                    lab("meta functions --call boxedloop(100,3) --threshold 3 --engine " + engine);
            assertTrue(result.out.startsWith("loop boxedloop.l: for []\n"), result.out);
            assertTrue(result.out.contains("left at l_ge+0: 1\n"), result.out);
            assertTrue(result.out.endsWith("\n-4\n"), result.out);
        }
        String json = lab("meta countdown --env i=1000,x=5 --json").out;
        assertTrue(json.contains("\"anchor\": \"l\""), json);
    }

    @Test
    void mistakesOfTheCommandAreOneLine() throws IOException {
        assertEquals(
                "jmpy lab: no verb 'walk' (jmpy lab help tells more)\n", lab("walk power").err);
        assertTrue(
                lab("run functions --call plus1(1,2)")
                        .err
                        .endsWith("function 'plus1' takes 1 arguments, not 2\n"));
        Path deep = folder.resolve("deep.flow");
        String list = "[".repeat(100_000) + "]".repeat(100_000);
        Files.writeString(deep, "block(l,op1(x,same,const(" + list + "),jump(l))).");
        StringWriter err = new StringWriter();
        int status = run(err, "run", deep.toString());
        assertEquals(1, status);
        assertTrue(
                err.toString().endsWith("line 1, column 526: lists more than 500 deep\n"),
                err.toString());
        err = new StringWriter();
        assertEquals(1, run(err, "run", folder.resolve("none").toString()));
        assertTrue(err.toString().startsWith("jmpy lab: no such file: "), err.toString());
    }

    private static int run(StringWriter err, String... args) {
        return new LabTool().run(new PrintWriter(new StringWriter()), new PrintWriter(err), args);
    }

    @Test
    void compareRunsEveryWay() {
        Result result = lab("compare countdown --static x=3 --env i=1000");
        assertEquals(0, result.status);
        assertEquals(
                List.of(
                        "interpreter",
                        "pe",
                        "pe, cleaned up",
                        "pe, improved",
                        "pe, improved, cleaned up",
                        "trace",
                        "trace, optimised",
                        "meta, unoptimised",
                        "meta, interpreted",
                        "meta, compiled"),
                result.out
                        .lines()
                        .filter(line -> line.contains(" same "))
                        .map(line -> line.substring(0, 26).strip())
                        .toList());
        assertTrue(result.out.endsWith("\n-1\n"), result.out);
    }

    @Test
    void showTranslatesBetweenTheSyntaxes() throws IOException {
        String listing = lab("show countdown --listing").out;
        Path file = folder.resolve("again.flow");
        Files.writeString(file, listing);
        assertEquals(
                lab("show countdown --facts").out, run("show", file.toString(), "--facts").out);
    }

    @Test
    void mistakesAreToldWithoutATraceback() {
        assertMistake(1, "key_not_found(x), in block 'b2'", "run countdown --env i=100");
        assertMistake(1, "stopped after 50 steps", "run countdown --env i=1000,x=3 --steps 50");
        assertMistake(1, "no block 'z'", "run countdown --start z");
        assertMistake(1, "no function 'z'", "run functions --call z()");
        assertMistake(1, "the program has no block: say what to --call", "run functions");
        assertMistake(2, "no verb 'walk'", "walk countdown");
        assertMistake(2, "no option '--fast'", "run countdown --fast");
        assertMistake(2, "--env needs a value", "run countdown --env");
        assertMistake(2, "expected name=value, not 'x'", "run countdown --env x");
        assertMistake(2, "--steps needs a number from 1 on", "run countdown --steps 0");
        assertMistake(2, "no engine 'steam'", "meta countdown --engine steam");
        Result missing = run("run", folder.resolve("none.flow").toString());
        assertEquals(1, missing.status);
        assertTrue(missing.err.contains("none.flow"), missing.err);
    }

    private static void assertMistake(int status, String message, String command) {
        Result result = lab(command);
        assertEquals(status, result.status, command);
        assertTrue(result.err.contains(message), result.err);
        assertEquals("", result.out);
    }

    /** Runs a command on an example, named without its folder. */
    private static Result lab(String command) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.set(1, "../examples/flow/" + args.get(1) + ".flow");
        return run(args.toArray(new String[0]));
    }

    private static Result run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = new LabTool().run(new PrintWriter(out), new PrintWriter(err), args);
        return new Result(
                status, out.toString().replace("\r", ""), err.toString().replace("\r", ""));
    }
}
