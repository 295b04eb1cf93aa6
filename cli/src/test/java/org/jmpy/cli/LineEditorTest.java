package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Keys in, text and what the terminal is sent out. */
class LineEditorTest {
    private final History history = new History("none");
    private final StringBuilder text = new StringBuilder();
    private final LineEditor editor =
            new LineEditor(
                    history,
                    (line, shown) -> {
                        if (line.endsWith("many")) {
                            shown.append("\r\nmany1  many2\r\n");
                            return null;
                        }
                        return line.endsWith("on") ? "e" : "";
                    });

    /** Types a line. {@return what was shown after the prompt} */
    private String type(String keys) {
        text.setLength(0);
        return typeMore(keys);
    }

    private String typeMore(String keys) {
        editor.begin(text, ">");
        int result = LineEditor.GOES_ON;
        for (int i = 0; i < keys.length(); i += Character.charCount(keys.codePointAt(i))) {
            result = editor.key(keys.codePointAt(i));
        }
        lastResult = result;
        return editor.takeOutput().substring(1);
    }

    private int lastResult;

    private void check(String keys, String expectedText, String expectedOutput) {
        assertEquals(expectedOutput, type(keys), keys);
        assertEquals(expectedText, text.toString(), keys);
    }

    @Test
    void whatIsTypedIsShown() {
        check("ab\r", "ab", "ab\r\n");
        assertEquals(0, lastResult);
        check("é€😀", "é€😀", "é€😀");
        assertEquals(LineEditor.GOES_ON, lastResult);
        check("a\u0007b", "ab", "ab");
    }

    @Test
    void deletes() {
        check("abc\b\u007f", "a", "abc\b\033[K\b\033[K");
        check("\b", "", "");
        check("a😀\b", "a", "a😀\b\b\033[K");
        check("abc\002\002\004", "ac", "abc\b\b\033[Kc\b");
        check("abc\001\033[3~", "bc", "abc\b\b\b\033[Kbc\b\b");
        check("abc\002\013", "ab", "abc\b\033[K");
        check("abcdef\002\025", "f", "abcdef\b\033[5D\033[Kf\b");
        check("one two\027", "one ", "one two\b\b\b\033[K");
        check("one two\033\u007f", "one ", "one two\b\b\b\033[K");
        check("ab cd\001\033d", " cd", "ab cd\033[5D\033[K cd\b\b\b");
    }

    @Test
    void moves() {
        check("ac\002b", "abc", "ac\bbc\b");
        check("ac\033[Db\033[Cd", "abcd", "ac\bbc\bcd");
        check("b\001a\005c", "abc", "b\bab\bbc");
        check("b\033[Ha\033[Fc", "abc", "b\bab\bbc");
        check("b\033OHa\033OFc", "abc", "b\bab\bbc");
        check("b\033[1~a\033[4~c", "abc", "b\bab\bbc");
        check("ab\001\006x", "axb", "ab\b\baxb\b");
        check("a b\033bx", "a xb", "a b\bxb\b");
        check("a b\001\033fx", "ax b", "a b\b\b\bax b\b\b");
        check("a b\033[1;5Dx", "a xb", "a b\bxb\b");
        check("a b\001\033[1;5Cx", "ax b", "a b\b\b\bax b\b\b");
        check("abcdef\001x", "xabcdef", "abcdef\033[6Dxabcdef\033[6D");
    }

    @Test
    void controlKeysOnAnEmptyLineEndIt() {
        for (int key = LineEditor.CTRL_A; key <= LineEditor.CTRL_E; key++) {
            check("" + (char) key, "", "");
            assertEquals(key, lastResult);
        }
        type("a\003");
        assertEquals(LineEditor.CTRL_C, lastResult);
    }

    @Test
    void historyComesBack() {
        type("one\r");
        type("two\r");
        type("two\r");
        check("\033[A\033[A", "one", "two\b\b\bone");
        check("\020\020\020\016", "two", "two\b\b\bone\b\b\btwo");
        check("x\033[A\033[B", "", "x\btwo\b\b\b\033[K");
    }

    @Test
    void tabIndentsOrCompletes() {
        check("on\t", "one", "one");
        check("many\t", "many", "many\r\nmany1  many2\r\n>many");
        check("x\t", "x", "x");
        check("x \t", "x     ", "x     ");
    }

    @Test
    void indentsAfterAColon() {
        type("if x:\r");
        text.append('\n');
        assertEquals("    y\r\n", typeMore("y\r"));
        text.append('\n');
        assertEquals("    \b\b\b\b\033[Kz", typeMore("\bz"));
        assertEquals("if x:\n    y\nz", text.toString());
    }

    @Test
    void spaceShortensTheIndentationAndTabKeepsIt() {
        type("if x:\r");
        text.append('\n');
        assertEquals("    \b\b\by", typeMore(" y"));
        assertEquals("if x:\n y", text.toString());
        type("if x:\r");
        text.append('\n');
        assertEquals("    y", typeMore("\ty"));
        assertEquals("if x:\n    y", text.toString());
    }

    @Test
    void indentationOfTheNextLine() {
        assertEquals("", LineEditor.indentation("\n"));
        assertEquals("", LineEditor.indentation("x\n"));
        assertEquals("    ", LineEditor.indentation("if x:\n"));
        assertEquals("        ", LineEditor.indentation("if x:\n    if y:\n"));
        assertEquals("    ", LineEditor.indentation("if x:\n    y\n"));
        assertEquals("    ", LineEditor.indentation("if x:\n    y\n    \n"));
        assertEquals("", LineEditor.indentation("if x:\n    y\n    \n    \n"));
        assertEquals("    ", LineEditor.indentation("if x:\n      y\n"));
    }
}
