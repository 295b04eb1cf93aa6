package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Arrays;

/** Functions and objects run as the later, larger version of the language says: rows F1 to F7. */
class FunctionsTest {
    @Test
    void f1ToF7Interpreted() throws IOException {
        assertEquals("1024", call("power", 2, 10));
        assertEquals("-5", call("loop", 100, 3));
        assertEquals("4949", call("redundantloop", 100));
        assertEquals("13", call("callplus1", 6));
        assertEquals("-10", call("callloop", 100, 5));
        assertEquals("-4", call("boxedloop", 100, 3));
    }

    private static String call(String name, long... args) throws IOException {
        Interpreter interpreter = new Interpreter(Examples.program("functions"), 100_000);
        return Facts.text(
                interpreter.call(name, Arrays.stream(args).boxed().map(Value::of).toList()));
    }
}
