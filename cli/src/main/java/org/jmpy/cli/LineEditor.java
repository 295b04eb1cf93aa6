package org.jmpy.cli;

import java.util.function.IntPredicate;

/**
 * A line editor for any terminal that knows the VT100's few most common sequences, and for programs
 * that drive a prompt: it answers each key as MicroPython's does, to the byte. Source of keys and
 * answers: MicroPython shared/readline/readline.c.
 *
 * <p>The text holds all lines of a statement; only what stands after {@link #start} is edited. Keys
 * come one by one as {@link #key} numbers; what is to be shown is collected and taken with {@link
 * #takeOutput}.
 */
final class LineEditor {
    static final int CTRL_A = 1;
    static final int CTRL_B = 2;
    static final int CTRL_C = 3;
    static final int CTRL_D = 4;
    static final int CTRL_E = 5;
    private static final int CTRL_F = 6;
    private static final int BACKSPACE = 8;
    private static final int TAB = 9;
    private static final int CTRL_K = 11;
    private static final int CTRL_N = 14;
    private static final int CTRL_P = 16;
    private static final int CTRL_U = 21;
    private static final int CTRL_W = 23;
    private static final int ESCAPE = 27;
    private static final int DELETE = 127;

    /** {@link #key} says that the line is not finished. */
    static final int GOES_ON = -1;

    private static final String INDENT = "    ";

    /** Where in an escape sequence the keys are. */
    private enum Sequence {
        NONE,
        ESC,
        ESC_BRACKET,
        ESC_BRACKET_DIGIT,
        ESC_O
    }

    /** Proposes how a word may go on. */
    interface Completer {
        /**
         * {@return what to insert; empty if nothing fits; null if many do, which were then shown}
         *
         * @param line the line up to the cursor
         * @param shown takes the list of what fits
         */
        String complete(String line, StringBuilder shown);
    }

    private final History history;
    private final Completer completer;
    private final StringBuilder out = new StringBuilder();
    private StringBuilder text;
    private String prompt;
    private int start;
    private int cursor;
    private int historyAt;
    private Sequence sequence = Sequence.NONE;
    private int sequenceDigit;
    private int lastNewline;
    private boolean indents;
    private boolean justIndented;

    // What the current key asks to be redrawn.
    private int stepBack;
    private int stepForward;
    private boolean redraw;

    LineEditor(History history, Completer completer) {
        this.history = history;
        this.completer = completer;
    }

    /** {@return what is to be shown since the last call} */
    String takeOutput() {
        String shown = out.toString();
        out.setLength(0);
        return shown;
    }

    /** Starts a line after what {@code lines} holds, and shows the prompt. */
    void begin(StringBuilder lines, String linePrompt) {
        text = lines;
        start = lines.length();
        cursor = start;
        sequence = Sequence.NONE;
        historyAt = -1;
        prompt = linePrompt;
        out.append(linePrompt);
        if (start == 0) {
            indents = true;
        }
        autoIndent();
    }

    /**
     * Takes a key.
     *
     * @param key a byte, or a code point from 128 on
     * @return 0 if the line is done, a control key that ended it, or {@link #GOES_ON}
     */
    int key(int key) {
        int lengthBefore = text.length();
        stepBack = 0;
        stepForward = 0;
        redraw = false;
        int result =
                switch (sequence) {
                    case NONE -> plainKey(key);
                    case ESC -> afterEscape(key);
                    case ESC_BRACKET -> afterBracket(key);
                    case ESC_BRACKET_DIGIT -> afterDigit(key);
                    case ESC_O -> afterO(key);
                };
        if (result != GOES_ON) {
            return result;
        }
        draw(lengthBefore);
        justIndented = false;
        return GOES_ON;
    }

    private void draw(int lengthBefore) {
        if (stepBack > 0) {
            moveBack(stepBack);
            cursor -= stepBack;
        }
        if (redraw) {
            if (text.length() < lengthBefore) {
                out.append("\033[K");
            }
            out.append(text, cursor, text.length());
            moveBack(text.length() - (cursor + stepForward));
        } else {
            out.append(text, cursor, cursor + stepForward);
        }
        cursor += stepForward;
    }

    private void moveBack(int count) {
        if (count <= 4) {
            out.repeat("\b", Math.max(0, count));
        } else {
            out.append("\033[").append(count).append('D');
        }
    }

    // ---- keys ----------------------------------------------------------------------------------

    private int plainKey(int key) {
        if (key >= CTRL_A && key <= CTRL_E && text.length() == start) {
            return key;
        }
        switch (key) {
            case CTRL_A -> home();
            case CTRL_B -> left();
            case CTRL_C -> {
                return key;
            }
            case CTRL_D -> deleteAtCursor();
            case CTRL_E -> end();
            case CTRL_F -> right();
            case CTRL_K -> {
                text.setLength(cursor);
                redraw = true;
            }
            case CTRL_N -> later();
            case CTRL_P -> earlier();
            case CTRL_U -> {
                stepBack = cursor - start;
                text.delete(start, cursor);
                redraw = true;
            }
            case CTRL_W -> killWordBack();
            case ESCAPE -> {
                lastNewline = 0;
                sequence = Sequence.ESC;
            }
            case BACKSPACE, DELETE -> {
                lastNewline = 0;
                backspace();
            }
            case '\r', '\n' -> {
                if (isNewline(key)) {
                    out.append("\r\n");
                    history.add(text.substring(start));
                    return 0;
                }
            }
            default -> {
                lastNewline = 0;
                typed(key);
            }
        }
        return GOES_ON;
    }

    /** Of the two bytes that some terminals send for the return key, takes one. */
    private boolean isNewline(int key) {
        if (lastNewline == 0 || lastNewline == key) {
            lastNewline = key;
            return true;
        }
        lastNewline = 0;
        return false;
    }

    private void typed(int key) {
        if (justIndented && (key == TAB || key == ' ')) {
            // The automatic indentation was not what was wanted: leave it with a tab, shorten it
            // to one space with a space.
            indents = false;
            if (key == ' ') {
                stepBack = 3;
                text.setLength(text.length() - 3);
            }
        } else if (key == TAB) {
            tab();
        } else if (key >= ' ' && key != DELETE) {
            String typed = Character.toString(key);
            text.insert(cursor, typed);
            redraw = true;
            stepForward = typed.length();
        }
    }

    private void tab() {
        String insert;
        if (cursor > 0 && isBlank(text.charAt(cursor - 1))) {
            insert = INDENT;
        } else {
            insert = completer.complete(text.substring(start, cursor), out);
        }
        if (insert == null) {
            out.append(prompt).append(text, start, cursor);
            redraw = true;
        } else if (!insert.isEmpty()) {
            text.insert(cursor, insert);
            redraw = true;
            stepForward = insert.length();
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= 9 && c <= 13);
    }

    private void backspace() {
        if (cursor <= start) {
            return;
        }
        int count = charactersBefore();
        boolean onlySpaces = true;
        for (int i = start; i < cursor; i++) {
            onlySpaces &= text.charAt(i) == ' ';
        }
        if (onlySpaces && cursor - start >= INDENT.length()) {
            count = INDENT.length();
        }
        text.delete(cursor - count, cursor);
        stepBack = count;
        redraw = true;
    }

    private int afterEscape(int key) {
        sequence = Sequence.NONE;
        switch (key) {
            case '[' -> sequence = Sequence.ESC_BRACKET;
            case 'O' -> sequence = Sequence.ESC_O;
            case 'b' -> stepBack = wordBack();
            case 'f' -> stepForward = wordForward();
            case 'd' -> {
                text.delete(cursor, cursor + wordForward());
                redraw = true;
            }
            case DELETE -> killWordBack();
            default -> {}
        }
        return GOES_ON;
    }

    private int afterBracket(int key) {
        sequence = Sequence.NONE;
        switch (key) {
            case 'A' -> earlier();
            case 'B' -> later();
            case 'C' -> right();
            case 'D' -> left();
            case 'H' -> home();
            case 'F' -> end();
            default -> {
                if (key >= '0' && key <= '9') {
                    sequence = Sequence.ESC_BRACKET_DIGIT;
                    sequenceDigit = key;
                }
            }
        }
        return GOES_ON;
    }

    private int afterDigit(int key) {
        sequence = Sequence.NONE;
        if (key == '~') {
            switch (sequenceDigit) {
                case '1', '7' -> home();
                case '4', '8' -> end();
                case '3' -> deleteAtCursor();
                default -> {}
            }
        } else if (key == ';' && sequenceDigit == '1') {
            // A modifier follows, as in ESC [ 1 ; 5 C for ctrl and the right arrow.
            sequence = Sequence.ESC_BRACKET;
        } else if (sequenceDigit == '5' && key == 'C') {
            stepForward = wordForward();
        } else if (sequenceDigit == '5' && key == 'D') {
            stepBack = wordBack();
        }
        return GOES_ON;
    }

    private int afterO(int key) {
        sequence = Sequence.NONE;
        if (key == 'H') {
            home();
        } else if (key == 'F') {
            end();
        }
        return GOES_ON;
    }

    // ---- moves ---------------------------------------------------------------------------------

    private int charactersBefore() {
        return cursor <= start ? 0 : Character.charCount(text.codePointBefore(cursor));
    }

    private int charactersAfter() {
        return cursor >= text.length() ? 0 : Character.charCount(text.codePointAt(cursor));
    }

    private void left() {
        stepBack = charactersBefore();
    }

    private void right() {
        stepForward = charactersAfter();
    }

    private void home() {
        stepBack = cursor - start;
    }

    private void end() {
        stepForward = text.length() - cursor;
    }

    private void deleteAtCursor() {
        int count = charactersAfter();
        if (count > 0) {
            text.delete(cursor, cursor + count);
            redraw = true;
        }
    }

    private void earlier() {
        if (historyAt + 1 < history.size()) {
            historyAt++;
            replaceLine(history.get(historyAt));
        }
    }

    private void later() {
        if (historyAt >= 0) {
            historyAt--;
            replaceLine(historyAt < 0 ? "" : history.get(historyAt));
        }
    }

    private void replaceLine(String line) {
        text.setLength(start);
        text.append(line);
        stepBack = cursor - start;
        redraw = true;
        stepForward = line.length();
    }

    private int wordBack() {
        int at = cursor;
        IntPredicate isWord = Character::isLetterOrDigit;
        while (at > 0 && !isWord.test(text.charAt(at - 1))) {
            at--;
        }
        while (at > 0 && isWord.test(text.charAt(at - 1))) {
            at--;
        }
        return cursor - Math.max(start, at);
    }

    private int wordForward() {
        int at = cursor;
        IntPredicate isWord = Character::isLetterOrDigit;
        while (at < text.length() && !isWord.test(text.charAt(at))) {
            at++;
        }
        while (at < text.length() && isWord.test(text.charAt(at))) {
            at++;
        }
        return at - cursor;
    }

    private void killWordBack() {
        stepBack = wordBack();
        text.delete(cursor - stepBack, cursor);
        redraw = true;
    }

    // ---- indentation ---------------------------------------------------------------------------

    private void autoIndent() {
        String indentation = indents ? indentation(text) : "";
        if (!indentation.isEmpty()) {
            text.append(indentation);
            out.append(indentation);
            cursor += indentation.length();
            justIndented = true;
        }
    }

    /**
     * {@return the spaces that the line after {@code text} starts with}: as many as the line before
     * it, rounded down to fours, and four more after a colon; none after two lines of nothing but
     * spaces.
     */
    static String indentation(CharSequence text) {
        int length = text.length();
        if (length < 2 || text.charAt(length - 1) != '\n') {
            return "";
        }
        int line = length - 1;
        while (line > 0 && text.charAt(line - 1) != '\n') {
            line--;
        }
        int word = line;
        while (word < length && text.charAt(word) == ' ') {
            word++;
        }
        if (line > 0 && word + 1 == length && isLineBlank(text, line - 1)) {
            return "";
        }
        int steps = (word - line) / INDENT.length();
        if (text.charAt(length - 2) == ':') {
            steps++;
        }
        return INDENT.repeat(steps);
    }

    /** {@return whether only spaces stand before position {@code end}, back to a line's end} */
    private static boolean isLineBlank(CharSequence text, int end) {
        for (int i = end; i > 0; i--) {
            char c = text.charAt(i - 1);
            if (c == '\n') {
                return true;
            }
            if (c != ' ') {
                return false;
            }
        }
        return false;
    }
}
