package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jmpy.interp.Host;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a person types at JLine's prompt, on a terminal that is not there. */
@Timeout(60)
class TerminalPromptTest {
    @TempDir Path home;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final Vm vm = new Vm(new Host() {}, new Library(), 100);
    private LineDisciplineTerminal terminal;
    private TerminalPrompt prompt;

    @BeforeEach
    void open() throws IOException {
        terminal =
                new LineDisciplineTerminal(
                        "test",
                        "xterm",
                        shown,
                        StandardCharsets.UTF_8,
                        Terminal.SignalHandler.SIG_DFL);
        terminal.setSize(Size.of(80, 24));
        prompt =
                new TerminalPrompt(
                        terminal, new Completions(vm), new History(home.resolve("history")));
    }

    @AfterEach
    void close() {
        prompt.close();
    }

    /** {@return the statement that {@code keys} make, null for the end of input} */
    private String type(String keys) {
        shown.reset();
        // Before the prompt is there the terminal itself would take the control keys.
        Thread typist = Thread.ofVirtual().start(() -> send(keys));
        try {
            return prompt.read(">>> ", "... ");
        } finally {
            typist.interrupt();
        }
    }

    private void send(String keys) {
        try {
            while (!shown.toString(StandardCharsets.UTF_8).contains(">>> ")) {
                Thread.sleep(2);
            }
            terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            // The prompt ended by itself; the test says why that is wrong.
        }
    }

    @Test
    void aLine() {
        assertEquals("1 + 1", type("1 + 1\r"));
        assertEquals("é€😀 = 2", type("é€😀 = 2\r"));
        assertTrue(shown.toString(StandardCharsets.UTF_8).contains(">>> "));
    }

    @Test
    void aStatementGoesOnUntilAnEmptyLine() {
        assertEquals("if x:\n    print(1)\n", type("if x:\rprint(1)\r\r"));
        assertEquals("print(\n1)", type("print(\r1)\r"));
        assertTrue(shown.toString(StandardCharsets.UTF_8).contains("... "));
    }

    @Test
    void backspaceTakesAStepOfIndentation() {
        assertEquals("if x:\n    y()\nelse:\n    z()\n", type("if x:\ry()\r\177else:\rz()\r\r"));
        assertEquals("ac", type("ab\177c\r"));
    }

    @Test
    void tabCompletesOrIndents() {
        vm.main().globals().put("wonderful", 1L);
        assertEquals("wonderful", type("wond\t\r"));
        assertEquals("import micropython", type("import microp\t\r"));
        vm.main().globals().put("text", "");
        assertEquals("text.startswith", type("text.startsw\t\r"));
        assertEquals("a     b", type("a \tb\r"));
    }

    @Test
    void historyComesBackAndIsKept() throws IOException {
        assertEquals("first = 1", type("first = 1\r"));
        assertEquals("second = 2", type("second = 2\r"));
        assertEquals("first = 1", type("\033[A\033OA\r"));
        assertEquals("first = 12", type("\033[A2\r"));
        assertEquals("second = 2", type("\022cond\r"));
        prompt.close();
        assertTrue(Files.readString(home.resolve("history")).contains("first = 12"));
    }

    @Test
    void controlKeys() {
        assertEquals("", type("forgotten\003"));
        assertNull(type("\004"));
        assertEquals(
                LineEditor.CTRL_E,
                assertThrows(TerminalPrompt.ModeKey.class, () -> type("\005")).key());
        assertEquals(
                LineEditor.CTRL_A,
                assertThrows(TerminalPrompt.ModeKey.class, () -> type("\001")).key());
        assertEquals("xab", type("ab\001x\r"));
        assertEquals("abx", type("ab\001\005x\r"));
    }
}
