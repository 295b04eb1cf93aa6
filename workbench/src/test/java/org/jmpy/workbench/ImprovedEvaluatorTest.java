package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What the improved partial evaluator does that the one of the posts does not. */
class ImprovedEvaluatorTest {
    @Test
    void theOrderOfFactsDoesNotCount() {
        Program program =
                Syntax.read(
                        """
                        s:
                            if d goto p else goto q
                        p:
                            a = 1
                            b = 2
                            goto t
                        q:
                            b = 2
                            a = 1
                            goto t
                        t:
                            r = a + z
                            r = r + b
                            print_and_stop(r)
                        """);
        PartialEvaluator faithful = new PartialEvaluator(program, 100);
        faithful.evaluate("s", new Env());
        assertTrue(faithful.residual().blocks().containsKey("t2"));
        PartialEvaluator improved = PartialEvaluator.improved(program, 10);
        String start = improved.evaluate("s", new Env());
        assertEquals(
                List.of("t1", "p1", "q1", "s1"),
                List.copyOf(improved.residual().blocks().keySet()));
        assertEquals("8", run(improved.residual(), start, Examples.env("d", "1", "z", "5")));
    }

    @Test
    void endsWhereThePlainOneDoesNot() {
        Program program =
                Syntax.read(
                        """
                        l:
                            i = i + 1
                            x = x - 1
                            if x goto l else goto d
                        d:
                            r = i * k
                            print_and_stop(r)
                        """);
        assertThrows(
                LabException.class,
                () ->
                        new PartialEvaluator(program, 1000)
                                .evaluate("l", Examples.env("i", "0", "k", "3")));
        PartialEvaluator improved = PartialEvaluator.improved(program, 4);
        String start = improved.evaluate("l", Examples.env("i", "0", "k", "3"));
        assertEquals(List.of("l generalised after 4 variants: [k] kept"), reports(improved, "l "));
        assertTrue(improved.residual().blocks().size() < 20);
        assertTrue(
                Facts.text(improved.residual()).contains("op2(i,add,var(i),const(1)"),
                "a general version adds to a dynamic i");
        for (int x = 1; x < 12; x++) {
            String output = run(improved.residual(), start, Examples.env("x", "" + x));
            assertEquals("" + 3 * x, output);
            Program clean = Cleanup.run(improved.residual(), start);
            assertEquals(output, run(clean, start, Examples.env("x", "" + x)));
        }
    }

    @Test
    void anOperationThatRaisesIsLeftToTheRun() {
        Program program =
                Syntax.read(
                        """
                        l:
                            if x goto bad else goto good
                        bad:
                            e = list[9]
                            print_and_stop(e)
                        good:
                            e = list[1]
                            print_and_stop(e)
                        """);
        PartialEvaluator improved = PartialEvaluator.improved(program, 4);
        String start = improved.evaluate("l", Examples.env("list", "[1,2]"));
        assertEquals("2", run(improved.residual(), start, Examples.env("x", "0")));
        assertThrows(
                LabException.class, () -> run(improved.residual(), start, Examples.env("x", "1")));
    }

    @Test
    void threadedJumpsOfACircleStillGoInCircles() {
        Program program = Syntax.read("a:\n goto b\nb:\n goto c\nc:\n goto b\n");
        Program clean = Cleanup.run(program, "a");
        Interpreter interpreter = new Interpreter(clean, 50);
        assertThrows(LabException.class, () -> interpreter.run("a", new Env()));
        assertEquals(51, interpreter.steps());
    }

    @Test
    void functionsAndObjectsStayInTheResidualProgram() {
        Program main =
                Syntax.read(
                        """
                        s:
                            k = k + 1
                            o = new box
                            o.value = k
                            v = call plus(k, x) goto t
                        t:
                            w = o.value
                            w = w + v
                            if o is box goto u else goto s
                        u:
                            print_and_stop(w)
                        function plus(a, b)
                        p:
                            c = a + b
                            return c
                        """);
        PartialEvaluator improved = PartialEvaluator.improved(main, 4);
        String start = improved.evaluate("s", Examples.env("k", "5"));
        assertEquals("14", run(improved.residual(), start, Examples.env("x", "2")));
    }

    private static List<String> reports(PartialEvaluator evaluator, String start) {
        return evaluator.reports().stream().filter(r -> r.startsWith(start)).toList();
    }

    private static String run(Program program, String start, Env env) {
        return Facts.text(new Interpreter(program, 10_000).run(start, env));
    }
}
