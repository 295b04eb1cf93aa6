package org.jmpy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.jmpy.compiler.Mode;
import org.jmpy.interp.Host;
import org.jmpy.interp.Importer;
import org.jmpy.interp.Sources;
import org.jmpy.interp.Vm;
import org.jmpy.lib.Library;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tab key proposes. */
class CompletionsTest {
    private final Vm vm = new Vm(new Host() {}, new Library(), 100);
    private final Completions completions = new Completions(vm);
    private final StringBuilder shown = new StringBuilder();

    @BeforeEach
    void runProgram() {
        String source =
                """
                import sys
                alpha1 = 1
                alpha2 = 'x'
                class C:
                    def public(self): pass
                    def _private(self): pass
                    @property
                    def broken(self): raise ValueError
                c = C()
                c.publish = 1
                """;
        new Importer(vm).run(Sources.compile(vm, source, "x", Mode.FILE), vm.main().globals());
    }

    private String complete(String line) {
        return completions.complete(line, shown);
    }

    @Test
    void namesAndAttributes() {
        assertEquals("a", complete("alph"));
        assertNull(complete("alpha"));
        assertEquals("\r\nalpha1          alpha2\r\n", shown.toString());
        assertEquals("git", complete("1, alpha2.isdi"));
    }

    @Test
    void onlyWhatIsThere() {
        assertEquals("", complete("nothing"));
        assertEquals("", complete("nothing."));
        assertEquals("", complete("None."));
        assertEquals("publi", complete("c."));
        assertEquals("rivate", complete("c._p"));
        assertEquals("", complete("c.broken.x"));
    }

    @Test
    void builtinsKeywordsAndModules() {
        assertEquals("t", complete("prin"));
        assertEquals("rt ", complete("impo"));
        assertEquals("opython", complete("import micr"));
        assertEquals("opython", complete("from micr"));
    }
}
