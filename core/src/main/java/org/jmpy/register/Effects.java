package org.jmpy.register;

import java.util.BitSet;
import java.util.List;

/** Which registers an instruction reads and writes, beside what its row says of the accumulator. */
final class Effects {
    private Effects() {}

    /** {@return how many registers an instruction takes or sets from its R or W operand on} */
    static int rangeLength(Isa.Row row, long[] operands, List<Object> pool) {
        int n = (int) number(row, operands);
        int values = (n & 0xff) + 2 * (n >> 8 & 0xff);
        return switch (row.opcode()) {
            case Isa.CALL_RANGE -> 1 + values;
            case Isa.CALLM_RANGE -> 2 + values;
            case Isa.CALL_STAR -> 2 + values;
            case Isa.CALLM_STAR -> 3 + values;
            case Isa.UNPACK_STAR -> n + (int) operands[operands.length - 1] + 1;
            case Isa.CALL_STATIC ->
                    ((Callee) pool.get((int) operands[operands.length - 1])).parameters().length;
            case Isa.TUPLE,
                    Isa.LIST,
                    Isa.SET,
                    Isa.SLICE,
                    Isa.UNPACK,
                    Isa.CLOSURE,
                    Isa.FUNCTION_DEFAULTS,
                    Isa.NOTE_ITEMS ->
                    n;
            default -> 2;
        };
    }

    /** {@return the first unsigned operand, 0 if there is none} */
    static long number(Isa.Row row, long[] operands) {
        for (int i = 0; i < operands.length; i++) {
            if (row.operands().get(i).letter() == 'n') {
                return operands[i];
            }
        }
        return 0;
    }

    /** Adds the registers that an instruction reads. */
    static void reads(Insn insn, List<Object> pool, BitSet out) {
        for (int i = 0; i < insn.operands.length; i++) {
            int register = (int) insn.operands[i];
            switch (insn.row.operands().get(i).letter()) {
                case 'r' -> out.set(register);
                case 'R' ->
                        out.set(register, register + rangeLength(insn.row, insn.operands, pool));
                default -> {}
            }
        }
    }

    /** Adds the registers that an instruction writes. */
    static void writes(Insn insn, List<Object> pool, BitSet out) {
        for (int i = 0; i < insn.operands.length; i++) {
            int register = (int) insn.operands[i];
            switch (insn.row.operands().get(i).letter()) {
                case 'w' -> out.set(register);
                case 'W' ->
                        out.set(register, register + rangeLength(insn.row, insn.operands, pool));
                case 'r' -> {
                    if (changesOperand(insn.row.opcode())) {
                        out.set(register);
                    }
                }
                default -> {}
            }
        }
    }

    /** {@return whether the registers that an instruction reads are others, or known, after it} */
    static boolean changesOperand(int opcode) {
        return opcode == Isa.SWAP
                || opcode == Isa.UNBIND
                || opcode == Isa.INCI_I64
                || opcode == Isa.CHECK;
    }

    /** {@return whether all that an instruction does is to make the values it writes} */
    static boolean isPure(Insn insn) {
        return insn.row.flags() == 0 && !changesOperand(insn.row.opcode());
    }
}
