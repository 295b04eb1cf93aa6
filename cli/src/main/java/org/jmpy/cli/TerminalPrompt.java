package org.jmpy.cli;

import org.jline.reader.Buffer;
import org.jline.reader.Candidate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jmpy.compiler.Compiler;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;

/**
 * The prompt on a terminal for people: JLine edits statements of any number of lines, searches the
 * history, knows the width of characters and of the window. Loaded only where a person types.
 */
final class TerminalPrompt implements AutoCloseable {
    /** A key on an empty line that asks for another mode: Ctrl-A raw, Ctrl-E paste. */
    static final class ModeKey extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int key;

        ModeKey(int key) {
            super(null, null, false, false);
            this.key = key;
        }

        int key() {
            return key;
        }
    }

    private static final String INDENT = "    ";

    private final Terminal terminal;
    private final LineReader reader;
    private final Completions completions;

    /** The prompt on {@code terminal}, whatever that is. */
    TerminalPrompt(Terminal terminal, Completions completions, History history) {
        this.terminal = terminal;
        this.completions = completions;
        LineReaderBuilder builder =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .parser(new StatementParser())
                        .completer((line, parsed, found) -> complete(parsed, found))
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                        .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                        .option(LineReader.Option.HISTORY_IGNORE_SPACE, false)
                        .option(LineReader.Option.INSERT_TAB, false)
                        .option(LineReader.Option.AUTO_FRESH_LINE, true);
        if (history.file() != null) {
            builder.variable(LineReader.HISTORY_FILE, history.file());
        }
        reader = builder.build();
        bind("jmpy-enter", this::enter, "\r", "\n");
        bind("jmpy-tab", this::tab, "\t");
        bind("jmpy-backspace", this::backspace, "\177", "\b");
        bind(
                "jmpy-ctrl-a",
                () -> switchMode(LineEditor.CTRL_A, LineReader.BEGINNING_OF_LINE),
                "\001");
        bind("jmpy-ctrl-e", () -> switchMode(LineEditor.CTRL_E, LineReader.END_OF_LINE), "\005");
        bindArrows();
    }

    /** The arrows as terminals send them that do not heed the application mode. */
    private void bindArrows() {
        String[] widgets = {
            LineReader.UP_LINE_OR_SEARCH,
            LineReader.DOWN_LINE_OR_SEARCH,
            LineReader.FORWARD_CHAR,
            LineReader.BACKWARD_CHAR,
            LineReader.END_OF_LINE,
            LineReader.BEGINNING_OF_LINE,
        };
        String finals = "ABCDFH";
        for (int i = 0; i < widgets.length; i++) {
            reader.getKeyMaps()
                    .get(LineReader.MAIN)
                    .bind(new Reference(widgets[i]), "\033[" + finals.charAt(i));
        }
    }

    /** {@return the prompt, null if JLine cannot drive this terminal} */
    static TerminalPrompt open(Completions completions, History history) {
        try {
            Terminal terminal =
                    TerminalBuilder.builder()
                            .system(true)
                            .dumb(false)
                            // Would ask the terminal at each start and wait for the answer.
                            .graphemeCluster(false)
                            .build();
            return new TerminalPrompt(terminal, completions, history);
        } catch (IOException | IllegalStateException e) {
            return null;
        }
    }

    private void bind(String name, org.jline.reader.Widget widget, String... keys) {
        reader.getWidgets().put(name, widget);
        for (String key : keys) {
            reader.getKeyMaps().get(LineReader.MAIN).bind(new Reference(name), key);
        }
    }

    /**
     * Reads a statement.
     *
     * @param first the prompt of its first line
     * @param further that of the other lines
     * @return its text, empty if it was cancelled, null at the end of input
     * @throws ModeKey if another mode is asked for
     */
    String read(String first, String further) {
        reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, further.replace("%", "%%"));
        try {
            return reader.readLine(first);
        } catch (UserInterruptException e) {
            return "";
        } catch (EndOfFileException e) {
            return null;
        }
    }

    // ---- keys ----------------------------------------------------------------------------------

    private boolean enter() {
        Buffer buffer = reader.getBuffer();
        String text = buffer.toString();
        int lastLine = text.lastIndexOf('\n') + 1;
        if (lastLine > 0 && text.substring(lastLine).isBlank()) {
            // An empty line ends a statement, also one of automatic indentation.
            buffer.cursor(buffer.length());
            buffer.backspace(text.length() - lastLine);
            text = buffer.toString();
        }
        if (Compiler.needsMoreInput(text)) {
            buffer.cursor(buffer.length());
            buffer.write('\n');
            buffer.write(LineEditor.indentation(text + '\n'));
            return true;
        }
        reader.callWidget(LineReader.ACCEPT_LINE);
        return true;
    }

    private boolean tab() {
        Buffer buffer = reader.getBuffer();
        int before = buffer.cursor() == 0 ? '\n' : buffer.prevChar();
        if (before == ' ' || (before == '\n' && buffer.length() > 0)) {
            buffer.write(INDENT);
        } else {
            reader.callWidget(LineReader.EXPAND_OR_COMPLETE);
        }
        return true;
    }

    private boolean backspace() {
        Buffer buffer = reader.getBuffer();
        String line = buffer.upToCursor();
        line = line.substring(line.lastIndexOf('\n') + 1);
        if (line.length() >= INDENT.length() && line.isBlank()) {
            buffer.backspace(INDENT.length());
        } else {
            reader.callWidget(LineReader.BACKWARD_DELETE_CHAR);
        }
        return true;
    }

    private boolean switchMode(int key, String widget) {
        if (reader.getBuffer().length() == 0) {
            throw new ModeKey(key);
        }
        reader.callWidget(widget);
        return true;
    }

    private void complete(ParsedLine parsed, List<Candidate> found) {
        Completions.Matches matches = completions.find(parsed.line().substring(0, parsed.cursor()));
        String before = parsed.word().substring(0, parsed.wordCursor());
        String typed = parsed.line().substring(matches.start(), parsed.cursor());
        if (!before.endsWith(typed)) {
            return;
        }
        String chain = before.substring(0, before.length() - typed.length());
        for (String word : matches.words()) {
            found.add(new Candidate(chain + word, word, null, null, null, null, false));
        }
    }

    /** Tells JLine where words are; whether a statement is complete is found when return is hit. */
    private static final class StatementParser implements Parser {
        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.SECONDARY_PROMPT) {
                throw new EOFError(-1, -1, "more");
            }
            int start = cursor;
            while (start > 0 && isNamePart(line.charAt(start - 1))) {
                start--;
            }
            int end = cursor;
            while (end < line.length() && isNamePart(line.charAt(end))) {
                end++;
            }
            return new Word(line, cursor, start, line.substring(start, end));
        }

        private static boolean isNamePart(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '.';
        }
    }

    /** The word that the cursor is in. */
    private record Word(String line, int cursor, int start, String word)
            implements CompletingParsedLine {
        @Override
        public CharSequence escape(CharSequence candidate, boolean complete) {
            return candidate;
        }

        @Override
        public int rawWordCursor() {
            return wordCursor();
        }

        @Override
        public int rawWordLength() {
            return word.length();
        }

        @Override
        public int wordCursor() {
            return cursor - start;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(word);
        }
    }

    /** Keeps the history and leaves the terminal as it was. */
    @Override
    public void close() {
        try {
            reader.getHistory().save();
            terminal.close();
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // A home that cannot be written, a terminal that is gone: nothing to be done.
        }
    }
}
