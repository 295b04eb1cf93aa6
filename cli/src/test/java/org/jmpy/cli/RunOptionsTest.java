package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** jmpy's own options of running, read and obeyed. */
class RunOptionsTest {
    private static final String ENDLESS = "while True: pass";

    @TempDir Path folder;

    private static RunOptions read(String... args) throws RunOptions.Wrong {
        RunOptions options = new RunOptions();
        for (int i = 0; i < args.length; ) {
            int count = options.take(args, i);
            assertTrue(count > 0, args[i]);
            i += count;
        }
        return options;
    }

    private static void wrong(String message, String... args) {
        assertEquals(message, assertThrows(RunOptions.Wrong.class, () -> read(args)).getMessage());
    }

    @Test
    void amountsHaveUnits() throws RunOptions.Wrong {
        assertEquals(5_000_000, read("--limit-steps", "5M").steps());
        assertEquals(12, read("--limit-insns=12").steps());
        assertEquals(64 << 20, read("--limit-memory", "64M").memory());
        assertEquals(0, read("--limit-output=0").output());
        assertEquals(3L << 30, read("--limit-output=3G").output());
        assertEquals(RunOptions.NONE, read("--jit-stats").output());
    }

    @Test
    void timesHaveUnits() throws RunOptions.Wrong {
        assertEquals(2_000_000_000L, read("--limit-time", "2s").nanos());
        assertEquals(500_000_000L, read("--limit-time=500ms").nanos());
        assertEquals(90_000_000_000L, read("--limit-time=1.5m").nanos());
        assertEquals(250_000_000L, read("--limit-time=0.25").nanos());
    }

    @Test
    void whatIsWrongIsSaid() throws RunOptions.Wrong {
        wrong("unknown option --jits", "--jits");
        wrong("unknown option --limit-luck", "--limit-luck=1");
        wrong("--limit-time needs a value", "--limit-time");
        wrong("--limit-time: a time, as 2s or 500ms, not soon", "--limit-time=soon");
        wrong("--limit-steps: a number, as 500 or 5M, not -1", "--limit-steps", "-1");
        wrong("--limit-steps: a number, as 500 or 5M, not ", "--limit-steps=");
        wrong(
                "--limit-memory: a number, as 500 or 5M, not 99999999999G",
                "--limit-memory=99999999999G");
        wrong("--limit-depth: 1 to 1000, not 1001", "--limit-depth=1001");
        wrong("--jit: on, off, generic, tiers, eager or tier1, not full", "--jit", "full");
        assertEquals(0, new RunOptions().take(new String[] {"-c"}, 0));
    }

    private void hits(String limit, String option, String program)
            throws IOException, InterruptedException {
        Command command = new Command("jmpy", option, "-c", program).run();
        assertEquals("jmpy: limit reached: " + limit + "\n", command.err());
        assertEquals(124, command.status());
    }

    @Test
    void limitsEndTheProgram() throws Exception {
        hits("out of time", "--limit-time=200ms", ENDLESS);
        hits("out of time", "--limit-time=200ms", "import time\ntime.sleep(60)");
        hits("out of steps", "--limit-steps=1000", ENDLESS);
        hits("too much output", "--limit-output=10", "print('x' * 11)");
        hits("out of memory", "--limit-memory=16M", "a = []\nwhile True: a.append([1])");
    }

    @Test
    void noExceptHandlerStopsALimit() throws Exception {
        hits(
                "out of steps",
                "--limit-steps=1000",
                "while True:\n    try:\n        while True: pass\n    except BaseException: pass");
    }

    @Test
    void theLogAndTheStatisticsTellOfTheCompiler() throws Exception {
        Path log = folder.resolve("log.jsonl");
        Command command =
                new Command(
                                "jmpy",
                                "run",
                                "--jit=eager",
                                "--jit-stats",
                                "--jit-log",
                                log.toString(),
                                "-c",
                                "def f(): return 1\nprint(sum(f() for i in range(50)))")
                        .run();
        assertEquals("50\n", command.out());
        assertTrue(
                command.err().startsWith("jit: compiled ") && command.err().contains(" bytes "),
                command.err());
        List<String> lines = Files.readAllLines(log);
        assertTrue(lines.getFirst().startsWith("{\"schema\": \"jmpy.jitlog/1\""), lines.getFirst());
        assertTrue(
                lines.stream().anyMatch(l -> l.startsWith("{\"event\": \"compiled\", \"at_us\": ")),
                lines::toString);
        assertTrue(lines.getLast().startsWith("{\"event\": \"end\""), lines.getLast());
    }

    @Test
    void theEnvironmentSaysTheSame() throws Exception {
        Command command =
                new Command("jmpy", "-c", "import jit\nprint(jit.isenabled())")
                        .with("JMPY_JIT", "off")
                        .with("JMPY_JIT_STATS", "1")
                        .run();
        assertEquals("False\n", command.out());
        assertEquals("jit: compiled nothing; 0 bytes of classes, 0 ms\n", command.err());
        command = new Command("jmpy", "-c", "1").with("JMPY_JIT", "quick").run();
        assertEquals(2, command.status());
        command = new Command("jmpy", "--jit-log", folder.toString(), "-c", "1").run();
        assertEquals(2, command.status());
        assertTrue(command.err().startsWith("jmpy: cannot write "), command.err());
    }
}
