import org.jmpy.workbench.MetaTracer;
import org.jmpy.workbench.Step;
import org.jmpy.workbench.StepInterpreter;
import org.jmpy.workbench.Syntax;

import java.util.Map;

/**
 * A register machine as an interpreter for the meta-tracer: its hot loops become JVM classes.
 *
 * <pre>
 *   java -cp cli/target/jmpy.jar examples/java/Registers.java 10000000
 * </pre>
 */
class Registers implements StepInterpreter {
    /** Squares a by adding: r0 counts down, r2 is the sum. */
    private static final String[] SQUARE = {
        "r0 = a",
        "r1 = a",
        "r2 = 0", // then the loop, from 3 on
        "r0 - 1",
        "r2 + r1",
        "jump r0 3",
        "return r2"
    };

    @Override
    public void step(int pc, Step s) {
        String[] word = SQUARE[pc].split(" ");
        switch (word[0]) {
            case "jump" -> s.jump(s.test(s.get(word[1])) ? Integer.parseInt(word[2]) : pc + 1);
            case "return" -> s.stop(s.get(word[1]));
            default -> {
                Step.Operand right =
                        Character.isDigit(word[2].charAt(0))
                                ? s.constant(Long.parseLong(word[2]))
                                : s.get(word[2]);
                Step.Operand result =
                        switch (word[1]) {
                            case "+" -> s.add(s.get(word[0]), right);
                            case "-" -> s.sub(s.get(word[0]), right);
                            default -> right;
                        };
                s.set(word[0], result);
                s.jump(pc + 1);
            }
        }
    }

    public static void main(String[] args) {
        MetaTracer tracer = new MetaTracer(new Registers(), 0);
        for (int i = 0; i < 10; i++) {
            long start = System.nanoTime();
            Object result = tracer.run(Map.of("a", Syntax.value(args[0])));
            System.out.println(result + ", " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
        tracer.events().forEach(System.out::println);
    }
}
