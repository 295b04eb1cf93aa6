package org.jmpy.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** Interpreters written in Java, meta-traced. */
class MetaTracerTest {
    /** Operations on a stack of boxed integers, which is a linked list. */
    private static final List<String> SUM =
            List.of(
                    "const 0",
                    "store s",
                    "load n",
                    "load s",
                    "add",
                    "store s",
                    "load n",
                    "const -1",
                    "add",
                    "store n",
                    "load n",
                    "jump_if 2",
                    "load s",
                    "return");

    private static void stackMachine(List<String> code, int pc, Step s) {
        String[] word = code.get(pc).split(" ");
        switch (word[0]) {
            case "const" -> push(s, box(s, s.constant(Long.parseLong(word[1]))));
            case "load" -> push(s, box(s, s.get(word[1])));
            case "store" -> s.set(word[1], s.getField(pop(s), "value"));
            case "add" -> {
                Step.Operand b = pop(s);
                Step.Operand a = pop(s);
                if (!s.isOfClass(a, "int") || !s.isOfClass(b, "int")) {
                    s.stop(s.symbol("wrong_type"));
                    return;
                }
                push(s, box(s, s.add(s.getField(a, "value"), s.getField(b, "value"))));
            }
            case "jump_if" -> {
                boolean jumps = s.test(s.getField(pop(s), "value"));
                s.jump(jumps ? Integer.parseInt(word[1]) : pc + 1);
                return;
            }
            default -> {
                s.stop(s.getField(pop(s), "value"));
                return;
            }
        }
        s.jump(pc + 1);
    }

    private static Step.Operand box(Step s, Step.Operand value) {
        Step.Operand box = s.make("int");
        s.setField(box, "value", value);
        return box;
    }

    private static void push(Step s, Step.Operand value) {
        Step.Operand cell = s.make("cell");
        s.setField(cell, "head", value);
        s.setField(cell, "tail", s.get("stack"));
        s.set("stack", cell);
    }

    private static Step.Operand pop(Step s) {
        Step.Operand cell = s.get("stack");
        s.set("stack", s.getField(cell, "tail"));
        return s.getField(cell, "head");
    }

    @Test
    void aStackMachineWithBoxes() {
        MetaTracer tracer = new MetaTracer((pc, s) -> stackMachine(SUM, pc, s), 0);
        Map<String, Value> variables =
                Map.of("n", Value.of(100_000), "stack", new Value.Atom("empty"));
        assertEquals(Value.of(5_000_050_000L), tracer.run(variables));
        assertEquals(1, tracer.loops().loops().size(), tracer.events().toString());
        long allocations =
                tracer.loops().loops().getFirst().region().blocks().stream()
                        .flatMap(block -> block.body().stream())
                        .filter(v -> String.valueOf(v.payload()).startsWith("Heap.make"))
                        .count();
        assertEquals(0, allocations, "boxes and cells stay in pieces");
    }

    @Test
    void mistakesOfAnInterpreterAreTold() {
        assertEquals(
                "the step at 0 does not say how to go on",
                assertThrows(LabException.class, () -> new MetaTracer((_, _) -> {}, 0))
                        .getMessage());
        assertThrows(
                LabException.class,
                () ->
                        new MetaTracer(
                                (pc, s) -> {
                                    s.jump(pc);
                                    s.jump(pc);
                                },
                                0));
    }
}
