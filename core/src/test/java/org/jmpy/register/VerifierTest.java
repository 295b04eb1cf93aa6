package org.jmpy.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;

/** What the verifier accepts and refuses. */
class VerifierTest {
    private static String function(String head, String... lines) {
        return ".function " + head + " {\n" + String.join("\n", lines) + "\n}\n";
    }

    private static void accepts(String head, String... lines) throws Exception {
        Programs.text(function(head, lines));
    }

    private static void refuses(String message, String head, String... lines) {
        Invalid invalid = assertThrows(Invalid.class, () -> Programs.text(function(head, lines)));
        assertTrue(invalid.getMessage().contains(message), invalid.getMessage());
    }

    @Test
    void parametersAreInTheHighestRegisters() throws Exception {
        RegisterFunction f =
                Programs.text(
                        function(
                                "any f(any a0, any a1, any a2)", ".registers 10", "lda a0", "ret"));
        assertEquals(10, f.registers());
        assertEquals(9, f.code()[1]);
        f = Programs.text(function("any f(any a0, any a1)", ".registers 300", "lda a1", "ret"));
        assertEquals(Isa.LDA_16, f.code()[0]);
        assertEquals(298, f.code()[1] & 0xff | (f.code()[2] & 0xff) << 8);
    }

    @Test
    void undefinedValuesAreNotRead() {
        refuses("accumulator of undefined", "any f()", "ret");
        refuses("reads v0 of undefined", "any f()", "lda v0", "ret");
        refuses("accumulator", "any f(any a0)", "mov v0, a0", "ret");
    }

    @Test
    void typesMustFit() throws Exception {
        refuses("on an accumulator of f64", "i64 f(f64 a0)", "lda.f64 a0", "neg.i64", "ret.i64");
        refuses("reads v0 of f64 for i64", "i64 f(f64 a0)", "lda.i64 a0", "ret.i64");
        refuses("returns i64", "f64 f(i64 a0)", "lda.i64 a0", "ret.i64");
        refuses("returns", "i64 f(any a0)", "lda a0", "ret");
        refuses("for any", "any f(i64 a0)", "ld.attr.v a0, x", "ret");
        accepts("f64 f(i64 a0)", "lda.i64 a0", "i64tof64", "ret.f64");
        accepts("any f(i64 a0)", "lda.i64 a0", "box.i64", "ret");
    }

    @Test
    void mixedTypesAtAJoinAreRefusedOnlyWhenRead() throws Exception {
        String[] mixed = {"lda a0", "jt L", "movi.i64 v0, 1", "jmp M", "L:", "mov v0, a0", "M:"};
        String[] read = Arrays.copyOf(mixed, mixed.length + 2);
        read[mixed.length] = "lda v0";
        read[mixed.length + 1] = "ret";
        refuses("reads v0 of i64|", "any f(any a0)", read);
        String[] unread = Arrays.copyOf(mixed, mixed.length + 1);
        unread[mixed.length] = "ret.none";
        accepts("any f(any a0)", unread);
    }

    @Test
    void registersAreReusedWithAnotherType() throws Exception {
        accepts(
                "i64 f(any a0)",
                "mov v0, a0",
                "lda v0",
                "unbox.i64",
                "sta.i64 v0",
                "lda.i64 v0",
                "ret.i64");
    }

    @Test
    void codeMustEnd() {
        refuses("does not end", "any f(any a0)", "lda a0");
        refuses("does not end", "any f(any a0)", "L:", "lda a0", "jt L");
    }

    @Test
    void handlersAreEnteredByThrowingOnly() throws Exception {
        String[] good = {
            ".handlers 1",
            ".catch A, B, H",
            "A:",
            "lda a0",
            "call0 a0",
            "B:",
            "ret",
            "H:",
            "caught 0",
            "close 0",
            "ret.none"
        };
        accepts("any f(any a0)", good);
        refuses(
                "a handler follows",
                "any f(any a0)",
                ".catch A, B, H",
                "A:",
                "call0 a0",
                "B:",
                "H:",
                "ret.none");
        refuses(
                "jump to a handler",
                "any f(any a0)",
                ".catch A, B, H",
                "A:",
                "call0 a0",
                "B:",
                "jt H",
                "ret.none",
                "H:",
                "ret.none");
    }

    @Test
    void registersAtAHandlerAreThoseOfAllThatThrows() {
        refuses(
                "reads v0 of",
                "any f(any a0)",
                ".catch A, B, H",
                "A:",
                "call0 a0",
                "sta v0",
                "call0 a0",
                "B:",
                "ret",
                "H:",
                "lda v0",
                "ret");
    }

    @Test
    void jumpsGoToInstructions() throws Exception {
        RegisterFunction f =
                Programs.text(function("any f(any a0)", "jmp L", "L:", "lda a0", "ret"));
        f.code()[1] = 3;
        assertThrows(Invalid.class, () -> Verifier.verify(f));
        f.code()[1] = 100;
        assertThrows(Invalid.class, () -> Verifier.verify(f));
        f.code()[1] = -1;
        assertThrows(Invalid.class, () -> Verifier.verify(f));
    }

    @Test
    void nullIsNoValue() throws Exception {
        refuses("accumulator of null", "any f()", "lda.null", "ret");
        refuses("reads v0 of null", "any f()", ".entry v0, null", "ret.v v0");
        accepts("any f()", ".entry v0, null", "check v0", "ret.none");
        accepts(
                "any f(any a0)",
                ".entry v0, null",
                "lda a0",
                "jf L",
                "sta v0",
                "L:",
                "check v0",
                "ret.v v0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list.add a0", "set.add a0", "dict.put a0, a0", "ld.cell a0", "ldarr.i64 a0",
                "closes 0", "caught 0", "raise.last 1", "unary 9", "returned"
            })
    void instructionsThatWouldBreakTheInterpreterAreRefused(String instruction) {
        assertThrows(
                Exception.class,
                () ->
                        Programs.text(
                                function("any f(any a0)", "lda.null", instruction, "ret.none")));
    }

    @Test
    void badTextIsRefusedWithItsLine() {
        AssemblyException e =
                assertThrows(
                        AssemblyException.class,
                        () -> Programs.text(function("any f(any a0)", "lda a0", "lda a1", "ret")));
        assertEquals("line 3: f: no register a1", e.getMessage());
        assertThrows(AssemblyException.class, () -> Programs.text(".function any f( {\n}\n"));
        assertThrows(AssemblyException.class, () -> Programs.text(function("any f()", "hop")));
        assertThrows(AssemblyException.class, () -> Programs.text(function("any f()", "jmp L")));
        assertThrows(
                AssemblyException.class, () -> Programs.text(function("any f()", "lda.int 128")));
    }
}
