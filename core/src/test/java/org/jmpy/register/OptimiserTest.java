package org.jmpy.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jmpy.interp.Vm;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** Each rule of the optimiser, alone unless it says so. */
class OptimiserTest {
    private final Map<Rule, Integer> applied = new EnumMap<>(Rule.class);

    /** {@return the instructions, one a line, of what rules make of a function} */
    private String optimised(EnumSet<Rule> rules, String head, String... lines) throws Exception {
        String text = ".function " + head + " {\n" + String.join("\n", lines) + "\n}\n";
        RegisterFunction function =
                Optimiser.optimise(
                        Programs.text(text), rules, rule -> applied.merge(rule, 1, Integer::sum));
        StringBuilder out = new StringBuilder();
        for (String line : Disassembler.print(function, false).split("\n")) {
            boolean isInstruction = line.startsWith("    ") && !line.startsWith("    .");
            out.append(isInstruction ? line.strip() + "\n" : "");
        }
        return out.toString();
    }

    private void becomes(Rule rule, String head, String[] before, String... after)
            throws Exception {
        assertEquals(String.join("\n", after) + "\n", optimised(EnumSet.of(rule), head, before));
        assertTrue(applied.containsKey(rule));
        assertEquals(
                String.join("\n", before) + "\n",
                optimised(EnumSet.noneOf(Rule.class), head, before));
    }

    private static String[] code(String... lines) {
        return lines;
    }

    @Test
    void redundantMove() throws Exception {
        becomes(
                Rule.REDUNDANT_MOVE,
                "any f(any a0)",
                code("mov v0, a0", "mov v0, a0", "lda a0", "lda v0", "sta v0", "ret"),
                "mov v0, a0",
                "lda a0",
                "ret");
    }

    @Test
    void copy() throws Exception {
        becomes(
                Rule.COPY,
                "any f(any a0)",
                code("mov v0, a0", "call0 v0", "ret.v v0"),
                "mov v0, a0",
                "call0 a0",
                "ret.v a0");
    }

    @Test
    void constant() throws Exception {
        becomes(
                Rule.CONSTANT,
                "any f(any a0)",
                code("mov.int v0, 7", "bin.vv add, a0, v0", "lda v0", "ret"),
                "mov.int v0, 7",
                "bin.vi add, a0, 7",
                "lda.int 7",
                "ret");
    }

    @Test
    void fold() throws Exception {
        becomes(
                Rule.FOLD,
                "any f()",
                code("lda.const 300", "bin.ai sub, 30", "bin.ai floordiv, 100", "ret"),
                "lda.const 300",
                "lda.const 270",
                "lda.int 2",
                "ret");
        // What raises is left to do so.
        assertEquals(
                "lda.int 1\nbin.ai mod, 0\nret\n",
                optimised(EnumSet.of(Rule.FOLD), "any f()", "lda.int 1", "bin.ai mod, 0", "ret"));
    }

    @Test
    void accumulator() throws Exception {
        becomes(
                Rule.ACCUMULATOR,
                "any f(any a0, any a1)",
                code("call0 a0", "sta v0", "bin.vv sub, a1, v0", "sta v0", "ret.v v0"),
                "call0 a0",
                "sta v0",
                "bin.va sub, a1",
                "sta v0",
                "ret");
    }

    @Test
    void fuseLoad() throws Exception {
        becomes(
                Rule.FUSE_LOAD,
                "any f(any a0, any a1)",
                code("lda a0", "st.attr a1, x", "lda a1", "ld.method v0, y", "lda.none", "ret"),
                "st.attr.v a1, a0, x",
                "ld.method.v v0, a1, y",
                "ret.none");
    }

    @Test
    void deadValue() throws Exception {
        becomes(
                Rule.DEAD_VALUE,
                "any f(any a0)",
                code("mov v0, a0", "lda.int 3", "lda a0", "ret"),
                "lda a0",
                "ret");
    }

    @Test
    void unreachable() throws Exception {
        becomes(
                Rule.UNREACHABLE,
                "any f(any a0)",
                code("ret.v a0", "lda a0", "call0 a0", "ret.none"),
                "ret.v a0");
    }

    @Test
    void jump() throws Exception {
        EnumSet<Rule> rules = EnumSet.of(Rule.JUMP, Rule.UNREACHABLE);
        String[] before = {"lda a0", "jt A", "ret.none", "A:", "jmp B", "C:", "B:", "ret.v a0"};
        assertEquals(
                "lda a0\njt L0\nret.none\nret.v a0\n",
                optimised(rules, "any f(any a0)", before).replaceAll("jt L\\d", "jt L0"));
    }

    @Test
    void branch() throws Exception {
        EnumSet<Rule> rules = EnumSet.of(Rule.BRANCH);
        String head = "any f(any a0, any a1)";
        assertEquals(
                "lda a0\njt L0\nret.none\nret.v a1\n",
                optimised(rules, head, "lda a0", "not", "jf A", "ret.none", "A:", "ret.v a1"));
        assertEquals(
                "jcmp.vv !lt, a0, a1, L0\nret.none\nret.v a1\n",
                optimised(rules, head, "bin.vv lt, a0, a1", "jf A", "ret.none", "A:", "ret.v a1"));
        assertEquals(
                "jnone.v a0, L0\nret.none\nret.v a1\n",
                optimised(
                        EnumSet.of(Rule.BRANCH, Rule.DEAD_VALUE),
                        head,
                        "mov.const v0, None",
                        "bin.vv is, a0, v0",
                        "jt A",
                        "ret.none",
                        "A:",
                        "ret.v a1"));
    }

    @Test
    void check() throws Exception {
        becomes(
                Rule.CHECK,
                "any f(maybe a0)",
                code("check a0", "check a0", "ret.v a0"),
                "check a0",
                "ret.v a0");
    }

    @Test
    void unpack() throws Exception {
        becomes(
                Rule.UNPACK,
                "any f(any a0)",
                code("lda a0", "unpack v0, 2", "mov v3, v1", "mov v2, v0", "ret.v v2"),
                "lda a0",
                "unpack v2, 2",
                "ret.v v2");
    }

    @Test
    void unbox() throws Exception {
        becomes(
                Rule.UNBOX,
                "i64 f(i64 a0)",
                code("lda.i64 a0", "box.i64", "unbox.i64", "ret.i64"),
                "lda.i64 a0",
                "ret.i64");
    }

    /** Python code as it runs: a test for None is one instruction, so is a method's load. */
    @Test
    void pythonCode() throws Exception {
        Vm vm = Programs.vm();
        String source =
                """
                def f(a, b):
                    while a is not None:
                        x, y = a.pair()
                        a = b.get(x + y)
                    return x
                """;
        RegisterFunction function = Optimiser.optimise(Programs.lowered(vm, source, "f"));
        String text = Disassembler.print(function, false);
        assertTrue(text.contains("jnotnone.v a0"), text);
        assertTrue(text.contains("ld.method.v"), text);
        assertTrue(text.contains("unpack v4, 2"), text);
    }
}
