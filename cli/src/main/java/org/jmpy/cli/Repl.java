package org.jmpy.cli;

import org.jmpy.compiler.Compiler;
import org.jmpy.compiler.Mode;
import org.jmpy.interp.Failures;
import org.jmpy.interp.IoErrors;
import org.jmpy.interp.Version;
import org.jmpy.mpy.Utf8;
import org.jmpy.object.Attributes;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.PyError;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The prompt, with paste mode and the raw mode that programs drive. Source of keys and answers:
 * MicroPython shared/runtime/pyexec.c, ports/unix/main.c.
 */
final class Repl {
    private static final int WINDOW = 128;

    /** Stands for bytes that are not UTF-8. */
    private static final int REPLACEMENT = 0xfffd;

    /** A bit of everything, so that the classes behind it are there when the first line comes. */
    private static final String WARM_UP =
            """
            def f(x):
                return [x + 1, "%d" % x, {x: 2.5}]
            for i in range(3):
                f(i)
            try:
                f(None)
            except TypeError as e:
                str(e)
            """;

    private final Session session;
    private final History history;
    private final Completions completions;
    private final LineEditor editor;
    private TerminalPrompt full;
    private TerminalMode terminal;
    private boolean prepared;
    private boolean raw;
    private int pushedBack = -1;

    Repl(Session session) {
        this.session = session;
        history = new History(session.isDropIn() ? ".micropython.history" : ".jmpy.history");
        completions = new Completions(session.vm());
        editor = new LineEditor(history, completions);
    }

    /**
     * Takes the terminal, so that keys typed while a program runs wait for the prompt, and loads
     * what the first line will need, before the user can type it.
     */
    void prepare() {
        if (prepared) {
            return;
        }
        prepared = true;
        session.interrupts().install();
        terminal = TerminalMode.open();
        if (terminal != null) {
            session.host().beforeRead(terminal::setReading);
            if (isForPeople()) {
                // Before the settings change: it puts back what it finds.
                full = TerminalPrompt.open(completions, history);
            }
            terminal.setRunning();
        }
        if (full == null) {
            history.load();
        }
        session.warmUp(WARM_UP);
    }

    /** {@return whether a person sits at the terminal and it can do more than the simplest} */
    private boolean isForPeople() {
        String type = System.getenv("TERM");
        return !session.isDropIn()
                && type != null
                && !type.equals("dumb")
                && !type.isEmpty()
                && Terminals.isOutputTerminal()
                && terminal.columns() > 0;
    }

    /** Runs until the user or the program ends it. {@return the status, FORCED_EXIT set} */
    int run() {
        prepare();
        try {
            while (true) {
                setMode(true);
                int status = raw ? runRaw() : full != null ? runFull() : runFriendly();
                if (status != 0) {
                    return status;
                }
            }
        } catch (PyError e) {
            if (e.is(ExceptionType.OS_ERROR)) {
                // The terminal is gone.
                return 1;
            }
            throw e;
        } finally {
            if (full != null) {
                full.close();
            } else {
                history.save();
            }
            if (terminal != null) {
                terminal.restore();
            }
        }
    }

    private void setMode(boolean prompt) {
        session.interrupts().setAtPrompt(prompt);
        if (terminal == null) {
            return;
        }
        if (prompt) {
            terminal.setPrompt();
        } else {
            terminal.setRunning();
        }
    }

    // ---- keys and output -----------------------------------------------------------------------

    private void show(String text) {
        if (!text.isEmpty()) {
            session.vm().stdout().print(text);
            session.vm().stdout().flush();
        }
    }

    /** {@return the next key: a byte; Ctrl-D at the end of input} */
    private int readByte() {
        try {
            int b = session.host().readKey();
            return b < 0 ? LineEditor.CTRL_D : b == '\n' ? '\r' : b;
        } catch (IOException e) {
            throw PyError.os(IoErrors.errno(e));
        }
    }

    /** {@return the next key: a byte of ASCII, or a character from 128 on} */
    private int readKey() {
        int first = pushedBack >= 0 ? pushedBack : readByte();
        pushedBack = -1;
        int more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc0 ? 1 : 0;
        if (more == 0) {
            return first;
        }
        byte[] bytes = new byte[more + 1];
        bytes[0] = (byte) first;
        for (int i = 1; i <= more; i++) {
            int next = readByte();
            if ((next & 0xc0) != 0x80) {
                // Not UTF-8: the byte that does not belong to it is a key of its own.
                pushedBack = next;
                return REPLACEMENT;
            }
            bytes[i] = (byte) next;
        }
        String character = Utf8.decode(bytes, 0, bytes.length);
        return character == null ? REPLACEMENT : character.codePointAt(0);
    }

    private int readLine(StringBuilder text, String prompt) {
        editor.begin(text, prompt);
        show(editor.takeOutput());
        while (true) {
            int result = editor.key(readKey());
            show(editor.takeOutput());
            if (result != LineEditor.GOES_ON) {
                return result;
            }
        }
    }

    private String prompt(String name) {
        Object prompt = Attributes.find(session.module("sys"), name);
        return prompt instanceof String text ? text : "";
    }

    // ---- for people ----------------------------------------------------------------------------

    private int runFull() {
        terminal.restore();
        showBanner();
        while (true) {
            session.interrupts().setAtPrompt(true);
            try {
                String text = full.read(prompt("ps1"), prompt("ps2"));
                if (text == null) {
                    return Session.FORCED_EXIT;
                }
                if (!text.isBlank()) {
                    int status = executeFull(text);
                    if ((status & Session.FORCED_EXIT) != 0) {
                        return status;
                    }
                }
            } catch (TerminalPrompt.ModeKey e) {
                terminal.setPrompt();
                if (e.key() == LineEditor.CTRL_A) {
                    show("\r\n");
                    raw = true;
                    return 0;
                }
                int status = runPaste();
                if ((status & Session.FORCED_EXIT) != 0) {
                    return status;
                }
                terminal.restore();
            }
        }
    }

    /** Runs a statement, or several that were pasted. */
    private int executeFull(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        session.interrupts().setAtPrompt(false);
        // JLine takes the signal while it reads.
        session.interrupts().install();
        try {
            boolean isOne = text.indexOf('\n') < 0 || session.isOneStatement(bytes);
            session.runTyped(bytes, isOne ? Mode.SINGLE : Mode.FILE);
            return 0;
        } catch (Throwable e) {
            return session.uncaught(Failures.toPython(e), false);
        } finally {
            session.vm().stdout().flush();
        }
    }

    // ---- friendly ------------------------------------------------------------------------------

    private int runFriendly() {
        showBanner();
        StringBuilder text = new StringBuilder();
        while (true) {
            text.setLength(0);
            switch (readLine(text, prompt("ps1"))) {
                case LineEditor.CTRL_A -> {
                    show("\r\n");
                    raw = true;
                    return 0;
                }
                case LineEditor.CTRL_B -> {
                    show("\r\n");
                    showBanner();
                }
                case LineEditor.CTRL_C -> show("\r\n");
                case LineEditor.CTRL_D -> {
                    show("\r\n");
                    return Session.FORCED_EXIT;
                }
                case LineEditor.CTRL_E -> {
                    int status = runPaste();
                    if ((status & Session.FORCED_EXIT) != 0) {
                        return status;
                    }
                }
                default -> {
                    if (!text.isEmpty() && readRest(text)) {
                        int status =
                                execute(
                                        text.toString().getBytes(StandardCharsets.UTF_8),
                                        Mode.SINGLE);
                        if ((status & Session.FORCED_EXIT) != 0) {
                            return status;
                        }
                    }
                }
            }
        }
    }

    private void showBanner() {
        show(Version.banner() + "\r\nType \"help()\" for more information.\r\n");
    }

    /** Reads further lines while the statement goes on. {@return false if it was cancelled} */
    private boolean readRest(StringBuilder text) {
        while (Compiler.needsMoreInput(text.toString())) {
            text.append('\n');
            int result = readLine(text, prompt("ps2"));
            if (result == LineEditor.CTRL_C) {
                show("\r\n");
                return false;
            }
            if (result == LineEditor.CTRL_D) {
                break;
            }
        }
        return true;
    }

    private int runPaste() {
        show("\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ");
        byte[] pasted = readPaste();
        return pasted == null ? 0 : execute(pasted, Mode.FILE);
    }

    /** {@return what was pasted, null if it was cancelled} */
    private byte[] readPaste() {
        Bytes pasted = new Bytes();
        while (true) {
            int c = readByte();
            if (c == LineEditor.CTRL_C || c == LineEditor.CTRL_D) {
                show("\r\n");
                return c == LineEditor.CTRL_C ? null : pasted.toArray();
            }
            pasted.add(c);
            if (c == '\r') {
                show("\r\n=== ");
            } else {
                byte[] echo = {(byte) c};
                session.vm().stdout().write(echo, 0, 1);
                session.vm().stdout().flush();
            }
        }
    }

    /** Compiles and runs what was typed. {@return 0, 1, or a status with FORCED_EXIT set} */
    private int execute(byte[] source, Mode mode) {
        setMode(false);
        try {
            session.runTyped(source, mode);
            return 0;
        } catch (Throwable e) {
            return session.uncaught(Failures.toPython(e), false);
        } finally {
            session.vm().stdout().flush();
            setMode(true);
        }
    }

    // ---- raw -----------------------------------------------------------------------------------

    private int runRaw() {
        show("raw REPL; CTRL-B to exit\r\n>");
        Bytes line = new Bytes();
        while (true) {
            int c = readByte();
            switch (c) {
                case LineEditor.CTRL_A -> {
                    if (line.size() == 2 && line.get(0) == LineEditor.CTRL_E) {
                        int status = runPasted(line.get(1));
                        if ((status & Session.FORCED_EXIT) != 0) {
                            return status;
                        }
                        show(">");
                    } else {
                        show("raw REPL; CTRL-B to exit\r\n>");
                    }
                    line.clear();
                }
                case LineEditor.CTRL_B -> {
                    show("\r\n");
                    raw = false;
                    return 0;
                }
                case LineEditor.CTRL_C -> line.clear();
                case LineEditor.CTRL_D -> {
                    show("OK");
                    if (line.size() == 0) {
                        show("\r\n");
                        return Session.FORCED_EXIT;
                    }
                    int status = executeRaw(line.toArray());
                    if ((status & Session.FORCED_EXIT) != 0) {
                        return status;
                    }
                    line.clear();
                    show(">");
                }
                default -> line.add(c);
            }
        }
    }

    /** Runs what was sent, with an end mark after its output and one after its exception. */
    private int executeRaw(byte[] source) {
        setMode(false);
        int status = 0;
        try {
            session.runTyped(source, Mode.FILE);
            show("\004");
        } catch (Throwable e) {
            show("\004");
            status = session.uncaught(Failures.toPython(e), false);
        }
        show("\004");
        setMode(true);
        return status;
    }

    /** The raw paste mode, which tells the sender how much it may send at once. */
    private int runPasted(int command) {
        if (command != 'A') {
            show("R\000");
            return 0;
        }
        show("R\001" + (char) WINDOW + "\000\001");
        Bytes source = new Bytes();
        int room = WINDOW;
        while (true) {
            int c = readByte();
            if (c == LineEditor.CTRL_C || c == LineEditor.CTRL_D) {
                show("\004");
                if (c == LineEditor.CTRL_C) {
                    show("\004");
                    int status =
                            session.uncaught(PyError.of(ExceptionType.KEYBOARD_INTERRUPT), false);
                    show("\004");
                    return status;
                }
                return executeRaw(source.toArray());
            }
            source.add(c);
            if (--room == 0) {
                show("\001");
                room = WINDOW;
            }
        }
    }

    /** A growing array of bytes. */
    private static final class Bytes {
        private byte[] bytes = new byte[64];
        private int size;

        void add(int b) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * size);
            }
            bytes[size++] = (byte) b;
        }

        int size() {
            return size;
        }

        int get(int index) {
            return bytes[index] & 0xff;
        }

        void clear() {
            size = 0;
        }

        byte[] toArray() {
            return Arrays.copyOf(bytes, size);
        }
    }
}
