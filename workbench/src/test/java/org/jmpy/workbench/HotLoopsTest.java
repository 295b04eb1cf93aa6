package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.ir.Printer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Loops that are found, recorded, translated and run by themselves. */
class HotLoopsTest {
    static final HotLoops.Settings EAGER = new HotLoops.Settings(2, 2, 500, 4, 20);

    @Test
    void powerLeavesTheSixtyFourBits() throws IOException {
        HotLoops loops = loops("power", EAGER);
        assertEquals(
                "100000000000000000000",
                text(loops.run("power", Examples.env("x", "10", "y", "20"))));
        assertEquals(1, loops.loops().size(), loops.events().toString());
    }

    @Test
    void countdown() throws IOException {
        HotLoops loops = loops("countdown", EAGER);
        assertEquals("-10", text(loops.run("l", Examples.env("i", "100", "x", "5"))));
        assertEquals("[x/5]", Facts.pairs(loops.loops().getFirst().key()));
    }

    @Test
    void bytecode() throws IOException {
        HotLoops loops = loops("bytecode-tracing", EAGER);
        assertEquals("256", text(loops.run("bytecode_loop", square("16"))));
        System.out.println(loops.events());
        System.out.println(Printer.print(loops.loops().getFirst().region()));
    }

    @Test
    void functions() throws IOException {
        assertEquals("1024", call("power", 2, 10));
        assertEquals("4949", call("redundantloop", 100));
        assertEquals("13", call("callplus1", 6));
        assertEquals("-10", call("callloop", 100, 5));
        assertEquals("-4", call("boxedloop", 100, 3));
    }

    private static String call(String name, long... args) throws IOException {
        HotLoops loops = loops("functions", EAGER);
        List<Value> values = Arrays.stream(args).boxed().map(Value::of).toList();
        Value result = loops.call(name, values);
        for (CompiledLoop loop : loops.loops()) {
            System.out.println(Printer.print(loop.region()));
        }
        System.out.println(loops.events());
        return text(result);
    }

    static Env square(String a) {
        return Examples.env(
                "bytecode", Examples.SQUARE, "pc", "0", "a", a, "r0", "0", "r1", "0", "r2", "0");
    }

    private static HotLoops loops(String name, HotLoops.Settings settings) throws IOException {
        return new HotLoops(
                Examples.program(name), 1_000_000, settings, Backend.interpreted());
    }

    private static String text(Value value) {
        return Facts.text(value);
    }
}
