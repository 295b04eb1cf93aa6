package org.jmpy.register;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each instruction is encoded, decoded, printed, read and encoded again, at all field limits. */
class IsaTest {
    private static final int REGISTERS = 0xffff;
    private static final int POOL = 300;

    @Test
    void eachInstructionRoundTrips() throws Exception {
        int checked = 0;
        for (Isa.Row row : Isa.rows()) {
            if (row.is(Isa.QUICK)) {
                continue;
            }
            for (long[] operands : operands(row)) {
                roundTrip(row, operands);
                checked++;
            }
        }
        assertEquals(true, checked > 500, "checked " + checked);
    }

    /** {@return operands at the limits of each field, and such as only this row has room for} */
    private static List<long[]> operands(Isa.Row row) {
        List<long[]> all = new ArrayList<>();
        int count = row.operands().size();
        for (int i = 0; i < Math.max(1, count); i++) {
            for (long value : count == 0 ? new long[] {0} : limits(row.operands().get(i))) {
                long[] operands = new long[count];
                for (int k = 0; k < count; k++) {
                    operands[k] = k == i ? value : limits(row.operands().get(k))[0];
                }
                all.add(operands);
            }
        }
        return all;
    }

    private static long[] limits(Isa.Operand operand) {
        long max = operand.bits() == 64 ? Long.MAX_VALUE : (1L << operand.bits()) - 1;
        return switch (operand.letter()) {
            case 'o' -> new long[] {0};
            case 'i' -> {
                long top = max >>> (operand.bits() == 64 ? 0 : 1);
                yield new long[] {0, 1, -1, top, -top - 1};
            }
            case 'p' -> new long[] {27, 0, 34};
            case 'k' -> new long[] {Condition.of(0, true), Condition.of(5, false)};
            case 'c', 's', 'f', 'g' -> new long[] {Math.min(max, 255), Math.min(max, POOL - 1)};
            case 'n' -> new long[] {0, 1, max};
            default -> new long[] {0, 15, Math.min(255, max), Math.min(max, REGISTERS - 2)};
        };
    }

    private static void roundTrip(Isa.Row row, long[] operands) throws Exception {
        Insn.Label label = new Insn.Label();
        Insn insn = Insn.of(row, row.target() < 0 ? null : label, operands.clone());
        RegisterBuilder builder = new RegisterBuilder("f");
        builder.isText = true;
        builder.registers = REGISTERS;
        builder.entry = new int[REGISTERS];
        Arrays.fill(builder.entry, Kinds.UNDEFINED);
        char kind = poolKind(row);
        for (int i = 0; i < POOL; i++) {
            builder.entryOf(entry(kind, i));
        }
        builder.add(Insn.at(label));
        builder.add(insn);
        RegisterFunction function = builder.build();

        RegisterBuilder decoded = RegisterBuilder.decode(function);
        Insn again = decoded.code.getLast();
        assertEquals(row.name(), again.row.name());
        assertArrayEquals(operands, again.operands, row.name());
        assertEquals(again.row.length(), function.code().length);
        assertArrayEquals(function.code(), decoded.build().code(), row.name());

        if (kind == 'f') {
            // Only programs have these; see TextProgramTest.
            return;
        }
        String text = Disassembler.print(function, false);
        Assembler.Source source = Assembler.split(text).get("f");
        Object[] pool = kind == 's' ? new Object[(int) poolIndex(row, operands)] : function.pool();
        for (int i = 0; i < pool.length; i++) {
            pool[i] = function.pool()[i];
        }
        RegisterFunction read =
                Assembler.assemble(
                                source,
                                REGISTERS,
                                new Assembler.Functions(callees(function.pool()), Map.of()),
                                pool)
                        .build();
        assertArrayEquals(function.code(), read.code(), text);
        assertEquals(text, Disassembler.print(read, false));
    }

    private static long poolIndex(Isa.Row row, long[] operands) {
        for (int i = 0; i < operands.length; i++) {
            if (row.operands().get(i).letter() == 's') {
                return operands[i];
            }
        }
        return 0;
    }

    private static char poolKind(Isa.Row row) {
        for (Isa.Operand operand : row.operands()) {
            if ("csfg".indexOf(operand.letter()) >= 0) {
                return operand.letter();
            }
        }
        return ' ';
    }

    private static Object entry(char kind, int i) {
        return switch (kind) {
            case 's' -> new Site("name" + i);
            case 'g' -> new Callee("f" + i, new int[0], Kinds.ANY);
            case 'c' -> "text " + i;
            default -> (long) i;
        };
    }

    private static Map<String, Callee> callees(Object[] pool) {
        Map<String, Callee> callees = new HashMap<>();
        for (Object entry : pool) {
            if (entry instanceof Callee callee) {
                callees.put(callee.name(), callee);
            }
        }
        return callees;
    }

    @Test
    void instructionsHaveTheirSizes() {
        assertEquals(2, Isa.row(Isa.MOV_4).length());
        assertEquals(3, Isa.row(Isa.MOV_8).length());
        assertEquals(5, Isa.row(Isa.MOV_16).length());
        assertEquals(2, Isa.row(Isa.LDA_8).length());
        assertEquals(3, Isa.row(Isa.LDA_16).length());
        assertEquals(3, Isa.row(Isa.BIN + Isa.VV4).length());
        assertEquals(4, Isa.row(Isa.BIN + Isa.VV8).length());
        assertEquals(3, Isa.row(Isa.BIN + Isa.VA).length());
        assertEquals(5, Isa.row(Isa.JCMP + Isa.VV4).length());
        assertEquals(3, Isa.row(Isa.ADD_I64).length());
        assertEquals(3, Isa.row(Isa.ADD_I64_VV).length());
        assertEquals(10, Isa.row(Isa.LDAI_I64_64).length());
        assertEquals(1, Isa.row(Isa.RET).length());
    }

    @Test
    void operandsThatFitNowhereAreRefused() {
        RegisterBuilder builder = new RegisterBuilder("f");
        builder.add(Insn.of(Isa.CALL0, 256));
        assertThrows(Refused.class, builder::build);
    }

    @Test
    void longJumpsGetTheLongForm() throws Exception {
        for (int count : new int[] {60, 63, 64, 65, 127, 200}) {
            RegisterBuilder builder = new RegisterBuilder("f");
            builder.registers = 1;
            builder.entry = new int[] {Kinds.UNDEFINED};
            Insn.Label start = new Insn.Label();
            Insn.Label end = new Insn.Label();
            builder.add(Insn.at(start));
            builder.add(Insn.jump(Isa.JMP_8, end));
            for (int i = 0; i < count; i++) {
                builder.add(Insn.of(Isa.LDA_INT, 1));
            }
            builder.add(Insn.at(end));
            builder.add(Insn.jump(Isa.JMP_8, start));
            RegisterFunction function = builder.build();
            boolean isLong = 2 + 2 * count > Byte.MAX_VALUE;
            assertEquals(isLong ? Isa.JMP_16 : Isa.JMP_8, function.code()[0]);
            Verifier.verify(function);
        }
    }
}
