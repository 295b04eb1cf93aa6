import org.jmpy.workbench.MetaTracer;
import org.jmpy.workbench.Step;
import org.jmpy.workbench.StepInterpreter;
import org.jmpy.workbench.Syntax;
import org.jmpy.workbench.Value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A small Forth as an interpreter for the meta-tracer. Both stacks are linked lists of cells: in
 * the code that its hot loops become, neither they nor the calls of words are left.
 *
 * <pre>
 *   java -cp cli/target/jmpy.jar examples/java/Forth.java 1000000
 * </pre>
 */
class Forth implements StepInterpreter {
    /** The sum of the squares of the even numbers from n down to 2. */
    private static final String PROGRAM =
            """
            : square dup * ;
            : add-square dup square rot + swap ;
            0 n begin dup while add-square 2 - repeat drop
            """;

    private final List<String> code = new ArrayList<>();

    /** Where each word that is defined begins. */
    private final Map<String, Integer> words = new HashMap<>();

    /** Where loops go on, by the position of their {@code while} and {@code repeat}. */
    private final Map<Integer, Integer> targets = new HashMap<>();

    /** Where words can return to. */
    private final List<Integer> returns = new ArrayList<>();

    private int start;

    Forth(String program) {
        List<Integer> open = new ArrayList<>();
        Iterator<String> source = List.of(program.strip().split("\\s+")).iterator();
        while (source.hasNext()) {
            String word = source.next();
            int here = code.size();
            switch (word) {
                case ":" -> words.put(source.next(), here);
                case "begin" -> open.add(here);
                default -> {
                    code.add(word);
                    switch (word) {
                        case ";" -> start = here + 1;
                        case "while" -> open.add(here);
                        case "repeat" -> {
                            targets.put(open.removeLast(), here + 1);
                            targets.put(here, open.removeLast());
                        }
                        default -> {
                            if (words.containsKey(word)) {
                                returns.add(here + 1);
                            }
                        }
                    }
                }
            }
        }
    }

    @Override
    public void step(int pc, Step s) {
        if (pc == code.size()) {
            s.stop(pop(s, "stack"));
            return;
        }
        String word = code.get(pc);
        switch (word) {
            case "while" -> {
                s.jump(s.test(pop(s, "stack")) ? pc + 1 : targets.get(pc));
                return;
            }
            case "repeat" -> {
                s.jump(targets.get(pc));
                return;
            }
            case ";" -> {
                s.jump(pop(s, "returns"), returns);
                return;
            }
            case "n" -> push(s, "stack", s.get("n"));
            case "drop" -> pop(s, "stack");
            case "dup" -> {
                Step.Operand top = pop(s, "stack");
                push(s, "stack", top);
                push(s, "stack", top);
            }
            case "swap" -> {
                Step.Operand b = pop(s, "stack");
                Step.Operand a = pop(s, "stack");
                push(s, "stack", b);
                push(s, "stack", a);
            }
            case "rot" -> {
                Step.Operand c = pop(s, "stack");
                Step.Operand b = pop(s, "stack");
                Step.Operand a = pop(s, "stack");
                push(s, "stack", b);
                push(s, "stack", c);
                push(s, "stack", a);
            }
            case "+", "-", "*", ">=" -> {
                Step.Operand b = pop(s, "stack");
                Step.Operand a = pop(s, "stack");
                push(
                        s,
                        "stack",
                        switch (word) {
                            case "+" -> s.add(a, b);
                            case "-" -> s.sub(a, b);
                            case "*" -> s.mul(a, b);
                            default -> s.ge(a, b);
                        });
            }
            default -> {
                if (words.containsKey(word)) {
                    push(s, "returns", s.constant(pc + 1));
                    s.jump(words.get(word));
                    return;
                }
                push(s, "stack", s.constant(Long.parseLong(word)));
            }
        }
        s.jump(pc + 1);
    }

    private static void push(Step s, String stack, Step.Operand value) {
        Step.Operand cell = s.make("cell");
        s.setField(cell, "top", value);
        s.setField(cell, "rest", s.get(stack));
        s.set(stack, cell);
    }

    private static Step.Operand pop(Step s, String stack) {
        Step.Operand cell = s.get(stack);
        s.set(stack, s.getField(cell, "rest"));
        return s.getField(cell, "top");
    }

    public static void main(String[] args) {
        Forth forth = new Forth(PROGRAM);
        MetaTracer tracer = new MetaTracer(forth, forth.start);
        Value empty = new Value.Atom("empty");
        for (int i = 0; i < 5; i++) {
            long begin = System.nanoTime();
            Value result =
                    tracer.run(
                            Map.of("n", Syntax.value(args[0]), "stack", empty, "returns", empty));
            System.out.println(result + ", " + (System.nanoTime() - begin) / 1_000_000 + " ms");
        }
        tracer.events().forEach(System.out::println);
    }
}
