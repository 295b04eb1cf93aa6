package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The interpreters among the examples, meta-traced. */
class InterpretersTest {
    private static final String VECTORS =
            "[const,0,const,0,vec,store_1,load_1,load_0,const,1,vec,add,store_1,load_0,const,1,sub,"
                    + "store_0,load_0,jump_if,6,load_1,get_x,load_1,get_y,add,return]";

    @ParameterizedTest
    @EnumSource
    void brainf(Backend backend) throws IOException {
        // 8 * 8 and then that times 5, by loops inside of loops.
        String code = brainf("++++++++[>++++++++[>+++++<-]<-]>>.");
        HotLoops loops = agree(backend, "brainf", "start", "code", code);
        assertEquals("320", Facts.text(loops.interpreter().output()));
        assertTrue(loops.loops().size() >= 1, loops.events().toString());
        agree(backend, "brainf", "start", "code", brainf("+++[<+>-]<[>++<-]>.+."));
    }

    @ParameterizedTest
    @EnumSource
    void objects(Backend backend) throws IOException {
        HotLoops loops = agree(backend, "objects", "start", "code", VECTORS, "n", "300");
        assertEquals("45450", Facts.text(loops.interpreter().output()));
        assertEquals(1, loops.loops().size());
        assertEquals(1, loops.loops().getFirst().entries());
    }

    @ParameterizedTest
    @EnumSource
    void registerBytecode(Backend backend) throws IOException {
        for (String name : List.of("bytecode", "bytecode-tracing")) {
            HotLoops loops =
                    agree(
                            backend,
                            name,
                            "bytecode_loop",
                            "bytecode",
                            Examples.SQUARE,
                            "pc",
                            "0",
                            "a",
                            "500",
                            "r0",
                            "0",
                            "r1",
                            "0",
                            "r2",
                            "0");
            assertEquals(1, loops.loops().size());
            assertEquals(1, loops.loops().getFirst().entries());
        }
    }

    /** {@return the code as the interpreter of the examples takes it} */
    static String brainf(String text) {
        List<String> code = new ArrayList<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            code.add("'" + c + "'");
            if (c == '[') {
                open.push(code.size());
                code.add("?");
            } else if (c == ']') {
                int partner = open.pop();
                code.add("" + (partner + 1));
                code.set(partner, "" + code.size());
            }
        }
        code.add("end");
        return "[" + String.join(",", code) + "]";
    }

    private static HotLoops agree(Backend backend, String name, String start, String... env)
            throws IOException {
        Program program = Examples.program(name);
        Interpreter plain = new Interpreter(program, 10_000_000);
        HotLoops loops = new HotLoops(program, 10_000_000, HotLoopsTest.EAGER, backend);
        assertEquals(
                plain.run(start, Examples.env(env)), loops.run(start, Examples.env(env)), name);
        return loops;
    }
}
