package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** Reading and printing programs in both syntaxes. */
class SyntaxTest {
    @Test
    void everyExampleRoundTripsThroughBothSyntaxes() throws IOException {
        for (String name : Examples.names()) {
            Program program = Examples.program(name);
            String facts = Facts.text(program);
            String listing = Listing.text(program);
            assertEquals(program, Syntax.FACTS.program(facts), name);
            assertEquals(program, Syntax.LISTING.program(listing), name);
            assertEquals(facts, Facts.text(Syntax.read(listing)), name);
            assertEquals(listing, Listing.text(Syntax.read(facts)), name);
        }
    }

    @Test
    void aListingIsPrintedAsThePostsWriteIt() throws IOException {
        assertEquals(
                """
                l:
                    c = i >= 0
                    if c goto b else goto l_done
                l_done:
                    print_and_stop(i)
                b:
                    promote(x, b2)
                b2:
                    x2 = x * 2
                    x3 = x2 + 1
                    i = i - x3
                    goto l
                """,
                Listing.text(Examples.program("countdown")));
    }

    @Test
    void listingsAreReadInAllTheFormsOfThePosts() {
        String text =
                """
                # a comment
                l:
                    pc += 1            # short for pc = pc + 1
                    x -= var(y)
                    z *= const(2)
                    o = bytecode[pc]
                    c = o == 'mov_a_r0'
                    if c goto l else m

                m:
                    promote(pc, n)
                n:
                    print_and_stop(var(x))
                """;
        assertEquals(
                "block(l,op2(pc,add,var(pc),const(1),op2(x,sub,var(x),var(y),"
                        + "op2(z,mul,var(z),const(2),op2(o,readlist,var(bytecode),var(pc),"
                        + "op2(c,eq,var(o),const(mov_a_r0),if(c,l,m))))))).\n"
                        + "block(m,promote(pc,n)).\n"
                        + "block(n,print_and_stop(var(x))).\n",
                Facts.text(Syntax.read(text)));
    }

    @Test
    void wordsWithMeaningAndOddAtomsRoundTrip() {
        Program program =
                Syntax.read(
                        "block(goto,op1(if,same,const('+'),op1(var,'a b',const(-1),"
                                + "op2(x,sub,var(new),const(-2),op2(y,readlist,"
                                + "const([1,[],'it''s','Big']),var(call),"
                                + "op1(const,same,var(const),if(if,goto,return))))))).\n"
                                + "block(return,print_and_stop(var(return))).\n");
        assertEquals(program, Syntax.read(Listing.text(program)));
        assertEquals(program, Syntax.read(Facts.text(program)));
    }

    @Test
    void mistakesInFactsTellTheirPlace() {
        assertMistake("line 2, column 16: no block 'y'", "block(x,\n          jump(y)).");
        assertMistake("line 1, column 9: unknown statement 'go'", "block(x,go(x)).");
        assertMistake("line 1, column 31: expected '('", "block(x,op1(a,same,const(1),go");
        assertMistake(
                "line 2, column 7: block 'x' is defined twice",
                "block(x,jump(x)).\nblock(x,jump(x)).");
        assertMistake(
                "line 1, column 22: a quoted word that does not end", "block(x,return(const('a");
        assertMistake("line 1, column 16: no function 'f'", "block(x,call(a,f,[],x)).");
        assertMistake(
                "line 1, column 16: function 'f' takes 1 arguments, not 0",
                "block(x,call(a,f,[],x)). f/func([y],noloop,[s/return(var(y))]).");
    }

    @Test
    void mistakesInListingsTellTheirPlace() {
        assertMistake("line 2, column 10: no block 'y'", "x:\n    goto y\n");
        assertMistake("line 2, column 5: unknown statement 'go'", "x:\n    go y\n");
        assertMistake("line 2, column 11: expected the end of the line", "x:\n    a = 1 2\n");
        assertMistake(
                "line 3, column 1: block 'x' does not say where to go on", "x:\n  a = 1\ny:\n");
        assertMistake("line 3, column 1: block 'x' is defined twice", "x:\n goto x\nx:\n goto x\n");
        assertMistake(
                "line 1, column 1: expected a label with ':', a function or a hint, not 'goto'",
                "goto x\n");
    }

    @Test
    void mistakesOfRunsTellTheirPlace() {
        Program program = Syntax.read("x:\n    a = b + 1\n    goto x\n");
        assertEquals(
                "line 2, column 5: key_not_found(b), in block 'x'",
                mistakeOf(() -> new Interpreter(program, 9).run("x", Examples.env())));
        assertEquals(
                "line 3, column 5: stopped after 9 steps, in block 'x'",
                mistakeOf(() -> new Interpreter(program, 9).run("x", Examples.env("b", "1"))));
        assertEquals(
                "no block 'z'", mistakeOf(() -> new Interpreter(program, 9).run("z", new Env())));
        assertEquals(
                "line 2, column 5: missing_op(div), in block 'x'",
                mistakeOf(
                        () ->
                                new Interpreter(Syntax.read("x:\n    a = div(1, 2)\n goto x"), 9)
                                        .run("x", new Env())));
        assertEquals(
                "line 3, column 4: error(wrong), in block 's' of function 'f'",
                mistakeOf(
                        () ->
                                new Interpreter(Syntax.read("function f()\n s:\n   error wrong"), 9)
                                        .call("f", List.of())));
    }

    private static void assertMistake(String message, String text) {
        assertEquals(message, mistakeOf(() -> Syntax.read(text)));
    }

    private static String mistakeOf(Runnable action) {
        return assertThrows(LabException.class, action::run).getMessage();
    }
}
