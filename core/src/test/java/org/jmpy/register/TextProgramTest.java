package org.jmpy.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jmpy.interp.Vm;
import org.jmpy.object.ExceptionType;
import org.jmpy.object.PyError;
import org.jmpy.object.PyList;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs written as text, verified and run. */
class TextProgramTest {
    private static TextProgram load(Vm vm, String name) throws Exception {
        return TextProgram.load(vm, read(name), name);
    }

    private static String read(String name) throws IOException {
        return Files.readString(Path.of("src/test/register", name));
    }

    @Test
    void factorial() throws Exception {
        TextProgram program = load(Programs.vm(), "factorial.jasm");
        assertEquals(1L, program.function("factorial").call1(0L));
        assertEquals(2432902008176640000L, program.function("factorial").call1(20L));
        PyError error = assertThrows(PyError.class, () -> program.function("factorial").call1(21L));
        assertEquals(true, error.is(ExceptionType.OVERFLOW_ERROR));
        assertThrows(PyError.class, () -> program.function("factorial").call1("no int"));
    }

    @Test
    void fibonacci() throws Exception {
        TextProgram program = load(Programs.vm(), "fibonacci.jasm");
        assertEquals(6765L, program.function("fib").call1(20L));
        assertEquals(88L, program.function("sum_of_first").call1(10L));
    }

    @Test
    void bubbleSort() throws Exception {
        TextProgram program = load(Programs.vm(), "bubble_sort.jasm");
        PyList list = new PyList(5L, 2.5, 9L, -1L, 2L);
        program.function("sort").call1(list);
        assertEquals(-1L, list.get(0));
        assertEquals(2L, list.get(1));
        assertEquals(2.5, list.get(2));
        assertEquals(9L, list.get(4));
        assertEquals(true, program.function("is_sorted_range").call1(50L));
    }

    @Test
    void printedProgramsReadTheSame() throws Exception {
        for (String name : new String[] {"factorial.jasm", "fibonacci.jasm", "bubble_sort.jasm"}) {
            String once = load(Programs.vm(), name).print();
            String twice = TextProgram.load(Programs.vm(), once, name).print();
            // The Python function in front of it may have a register more.
            String registers = "\\.registers \\d+";
            assertEquals(once.replaceAll(registers, ""), twice.replaceAll(registers, ""));
        }
    }
}
