package org.jmpy.register;

import org.jmpy.bytecode.Flow;

import java.util.Arrays;

/** An instruction as the assembler, the lowering and the optimiser handle it, or a label. */
final class Insn {
    /** A place in the code. */
    static final class Label {
        /** Where it is, once the code is laid out; -1 before. */
        int pc = -1;
    }

    /**
     * How a tier 0 frame is made where this instruction starts: the values of its stack, from the
     * bottom, each a {@link Place} number.
     *
     * @param ip position in the stack bytecode
     * @param handlers the handlers that are open there, the innermost first; null if none is
     */
    record Exit(int ip, int[] places, Flow.Handler handlers) {}

    /** A row of the instruction's name; the encoder takes the one that fits. */
    Isa.Row row;

    /** Its operands; that of a jump's offset is not used. */
    final long[] operands;

    /** Where it jumps, or null. */
    Label target;

    /** Not null if this is no instruction but a place. */
    final Label label;

    /** Position of the stack instruction it comes from, -1 if there is none. */
    int ip = -1;

    Exit exit;

    /** Where it lies, once laid out. */
    int pc;

    private Insn(Isa.Row row, Label label, Label target, long[] operands) {
        this.row = row;
        this.label = label;
        this.target = target;
        this.operands = operands;
    }

    static Insn at(Label label) {
        return new Insn(null, label, null, null);
    }

    static Insn of(int opcode, long... operands) {
        return new Insn(Isa.row(opcode), null, null, operands);
    }

    static Insn jump(int opcode, Label target, long... operands) {
        Isa.Row row = Isa.row(opcode);
        long[] all = new long[row.operands().size()];
        System.arraycopy(operands, 0, all, 0, operands.length);
        return new Insn(row, null, target, all);
    }

    static Insn of(Isa.Row row, Label target, long[] operands) {
        return new Insn(row, null, target, operands);
    }

    /** {@return another instruction in this one's place} Of a jump, without its offset. */
    Insn as(int opcode, long... newOperands) {
        Isa.Row newRow = Isa.row(opcode);
        long[] all = newOperands;
        if (newRow.target() >= 0) {
            all = new long[newRow.operands().size()];
            System.arraycopy(newOperands, 0, all, 0, newOperands.length);
        }
        Insn made = new Insn(newRow, null, newRow.target() < 0 ? null : target, all);
        made.ip = ip;
        made.pc = pc;
        made.exit = made.has(Isa.RAISES) ? exit : null;
        return made;
    }

    /** {@return whether an instruction of a name can have operands, a jump's offset apart} */
    static boolean fits(int opcode, long... operands) {
        for (Isa.Row row : Isa.rows(Isa.row(opcode).name())) {
            boolean fits = true;
            for (int i = 0; i < operands.length; i++) {
                fits &= row.operands().get(i).holds(operands[i]);
            }
            if (fits) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether there is an encoding for the operands, a jump's offset apart} */
    boolean fits() {
        int target = row.target();
        return fits(row.opcode(), target < 0 ? operands : Arrays.copyOf(operands, target));
    }

    boolean isLabel() {
        return label != null;
    }

    /** {@return whether this is an instruction of that name} */
    boolean is(int opcode) {
        return row != null && row.name().equals(Isa.row(opcode).name());
    }

    boolean has(int flag) {
        return row != null && row.is(flag);
    }
}
