package org.jmpy.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Field;
import java.util.Set;
import java.util.TreeSet;

class OpcodeTest {
    private static final Set<String> NOT_OPCODES =
            Set.of(
                    "SMALL_INT_MULTI_EXCESS",
                    "SMALL_INTS",
                    "FAST_MULTI_COUNT",
                    "ITERATOR_SLOTS",
                    "UNWIND_DROPS_ITERATOR",
                    "OFFSETS",
                    "NO_OPERANDS",
                    "NONE",
                    "QSTR",
                    "VUINT",
                    "OBJECT",
                    "LOCAL",
                    "CHILD",
                    "CHILD_BYTE",
                    "VINT",
                    "SIGNED",
                    "UNWIND",
                    "FORWARD",
                    "RAISES",
                    "JUMPS",
                    "ENDS",
                    "HANDLER",
                    "DEFINED");

    @Test
    void everyConstantHasItsRow() throws IllegalAccessException {
        Set<String> named = new TreeSet<>();
        for (Field field : Opcode.class.getFields()) {
            if (!NOT_OPCODES.contains(field.getName())) {
                assertEquals(field.getName(), Opcode.name(field.getInt(null)));
                named.add(field.getName());
            }
        }
        for (int op = 0; op < 256; op++) {
            assertEquals(Opcode.isDefined(op), named.contains(String.valueOf(Opcode.name(op))));
        }
    }

    /** The format and the extra byte can be told from the number: MicroPython py/bc0.h. */
    @Test
    void formatsAgreeWithTheNumbers() {
        for (int op = 0; op < 256; op++) {
            if (!Opcode.isDefined(op)) {
                assertEquals(Opcode.NONE, Opcode.format(op));
                continue;
            }
            int format = op >= 0x80 ? 0 : (0x3a4 >> (2 * (op >> 4))) & 3;
            int ours = Opcode.format(op);
            boolean isVuint = ours >= Opcode.VUINT && ours <= Opcode.VINT;
            assertEquals(format == 1, ours == Opcode.QSTR, Opcode.name(op));
            assertEquals(format == 2, isVuint, Opcode.name(op));
            assertEquals(format == 3, ours >= Opcode.SIGNED, Opcode.name(op));
            boolean hasByte = ours == Opcode.CHILD_BYTE || ours == Opcode.UNWIND;
            assertEquals((op & 0x9e) == 0, hasByte, Opcode.name(op));
            if (format == 3) {
                assertEquals(op > 0x44, ours == Opcode.FORWARD, Opcode.name(op));
            }
        }
    }

    @Test
    void unusedNumbersHaveNoRow() {
        int defined = 0;
        for (int op = 0; op < 256; op++) {
            if (Opcode.isDefined(op)) {
                defined++;
            }
        }
        assertEquals(207, defined);
        assertFalse(Opcode.isDefined(0));
        assertFalse(Opcode.isDefined(0xfa));
        assertTrue(Opcode.isDefined(0xf9));
    }

    @Test
    void stackEffects() {
        assertEquals(1, Opcode.stackEffect(Opcode.LOAD_NAME, 5, 0));
        assertEquals(-2, Opcode.stackEffect(Opcode.BUILD_TUPLE, 3, 0));
        assertEquals(1, Opcode.stackEffect(Opcode.BUILD_MAP, 3, 0));
        assertEquals(-2 - 4, Opcode.stackEffect(Opcode.CALL_FUNCTION, 0x202, 0));
        assertEquals(-3, Opcode.stackEffect(Opcode.CALL_METHOD_VAR_KW, 1, 0));
        assertEquals(3, Opcode.stackEffect(Opcode.UNPACK_EX, 0x201, 0));
        assertEquals(-1 - 2, Opcode.stackEffect(Opcode.MAKE_CLOSURE_DEFARGS, 0, 2));
        assertEquals(-2, Opcode.stackEffect(Opcode.STORE_COMP, (5 << 2) | 1, 0));
        assertEquals(2, Opcode.stackEffect(Opcode.WITH_CLEANUP, 0, 0));
        assertEquals(3, Opcode.stackEffect(Opcode.GET_ITER_STACK, 0, 0));
    }
}
