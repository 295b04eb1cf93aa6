package org.jmpy.register;

import org.jmpy.bytecode.Flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A function under construction: instructions with labels, and what becomes its tables. */
final class RegisterBuilder {
    /** A handler for the instructions between two labels. */
    record Try(Insn.Label from, Insn.Label to, Insn.Label handler, boolean closes) {}

    /** A loop header; see {@link RegisterFunction.Header}. */
    record Header(Insn.Label label, int ip, int depth, boolean isOpen, Flow.Handler handlers) {}

    final String name;
    final List<Insn> code = new ArrayList<>();
    final List<Object> pool = new ArrayList<>();
    final List<Try> tries = new ArrayList<>();
    final List<Header> headers = new ArrayList<>();
    int registers;
    int parameters;
    int[] entry = {};
    int result = Kinds.ANY;
    final List<Flow.Continuation> jumps = new ArrayList<>();
    int levels;
    int notes;

    /** Whether it is written as text: no frame of tier 0 is ever made of it. */
    boolean isText;

    /** Constants by type and value: 1, 1.0 and True are equal in some sense, and not the same. */
    private record Key(Class<?> type, Object value) {}

    private final Map<Key, Integer> constants = new HashMap<>();

    RegisterBuilder(String name) {
        this.name = name;
    }

    void add(Insn insn) {
        code.add(insn);
    }

    /** {@return the pool's index of a constant} */
    int constant(Object value) {
        return constants.computeIfAbsent(key(value), k -> entryOf(value));
    }

    /** Takes over the pool of another function, with its constants. */
    void usePool(Object[] entries) {
        for (Object entry : entries) {
            constants.putIfAbsent(key(entry), pool.size());
            pool.add(entry);
        }
    }

    private static Key key(Object value) {
        Object identity =
                value instanceof Double d ? (Object) Double.doubleToRawLongBits(d) : value;
        boolean byValue = value instanceof Number || value instanceof String;
        return new Key(value.getClass(), byValue ? identity : new Identity(value));
    }

    private record Identity(Object value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Identity i && i.value == value;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }
    }

    /** {@return the pool's index of a new entry} */
    int entryOf(Object value) {
        pool.add(value);
        return pool.size() - 1;
    }

    // ---- encoding
    // --------------------------------------------------------------------------------

    /**
     * {@return the function}
     *
     * @throws Refused if an operand fits no encoding, or the code is too long for its jumps
     */
    RegisterFunction build() throws Refused {
        for (Insn insn : code) {
            if (!insn.isLabel()) {
                insn.row = fit(insn, null);
            }
        }
        layOut();
        while (growJumps()) {
            layOut();
        }
        byte[] bytes = new byte[length()];
        for (Insn insn : code) {
            if (!insn.isLabel()) {
                encode(insn, bytes, insn.pc);
            }
        }
        List<RegisterFunction.Catch> catches = new ArrayList<>();
        for (Try t : tries) {
            if (t.from.pc < t.to.pc) {
                catches.add(new RegisterFunction.Catch(t.from.pc, t.to.pc, t.handler.pc, t.closes));
            }
        }
        return new RegisterFunction(
                name,
                registers,
                parameters,
                entry,
                result,
                bytes,
                pool.toArray(),
                catches,
                sourceMap(),
                places(),
                List.copyOf(jumps),
                levels,
                notes);
    }

    private List<RegisterFunction.Header> places() {
        List<RegisterFunction.Header> result = new ArrayList<>();
        for (Header h : headers) {
            result.add(
                    new RegisterFunction.Header(h.label.pc, h.ip, h.depth, h.isOpen, h.handlers));
        }
        return result;
    }

    private RegisterFunction.SourceMap sourceMap() {
        if (isText) {
            return null;
        }
        int count = 0;
        for (Insn insn : code) {
            count += insn.exit == null ? 0 : 1;
        }
        int[] pcs = new int[count];
        Insn.Exit[] exits = new Insn.Exit[count];
        int i = 0;
        for (Insn insn : code) {
            if (insn.exit != null) {
                pcs[i] = insn.pc;
                exits[i++] = insn.exit;
            }
        }
        return new RegisterFunction.SourceMap(pcs, exits);
    }

    private void layOut() {
        int pc = 0;
        for (Insn insn : code) {
            if (insn.isLabel()) {
                insn.label.pc = pc;
            } else {
                insn.pc = pc;
                pc += insn.row.length();
            }
        }
    }

    private int length() {
        int length = 0;
        for (Insn insn : code) {
            length += insn.isLabel() ? 0 : insn.row.length();
        }
        return length;
    }

    /** Gives jumps whose offset does not fit a longer form. {@return whether there were any} */
    private boolean growJumps() throws Refused {
        boolean grown = false;
        for (Insn insn : code) {
            if (insn.target != null) {
                int at = insn.row.target();
                insn.operands[at] = (long) insn.target.pc - insn.pc;
                if (!insn.row.operands().get(at).holds(insn.operands[at])) {
                    insn.row = fit(insn, insn.row);
                    grown = true;
                }
            }
        }
        return grown;
    }

    /** {@return the shortest row that fits, apart from its jump; longer than {@code past}} */
    private static Isa.Row fit(Insn insn, Isa.Row past) throws Refused {
        boolean found = past == null;
        for (Isa.Row row : Isa.rows(insn.row.name())) {
            if (found && fits(row, insn)) {
                return row;
            }
            found |= row == past;
        }
        throw new Refused(
                Refusal.DOES_NOT_FIT, insn.row.name() + " " + Arrays.toString(insn.operands));
    }

    private static boolean fits(Isa.Row row, Insn insn) {
        List<Isa.Operand> operands = row.operands();
        for (int i = 0; i < operands.size(); i++) {
            Isa.Operand operand = operands.get(i);
            if (operand.letter() != 'o' && !operand.holds(insn.operands[i])) {
                return false;
            }
        }
        return true;
    }

    /** Writes one instruction at {@code at}. */
    static void encode(Insn insn, byte[] bytes, int at) {
        Isa.Row row = insn.row;
        int bit = 8 * at;
        if (row.isPrefixed()) {
            bytes[bit >> 3] = (byte) (row.opcode() >> 8);
            bit += 8;
        }
        bytes[bit >> 3] = (byte) row.opcode();
        bit += 8;
        for (int i = 0; i < row.operands().size(); i++) {
            int bits = row.operands().get(i).bits();
            for (int done = 0; done < bits; ) {
                int step = Math.min(8, bits - done);
                int part = (int) (insn.operands[i] >> done) & (1 << step) - 1;
                bytes[bit >> 3] |= (byte) (part << (bit & 7));
                done += step;
                bit += step;
            }
        }
    }

    // ---- decoding
    // --------------------------------------------------------------------------------

    /** {@return operand {@code index} of the instruction at {@code pc}} */
    static long operand(byte[] code, int pc, Isa.Row row, int index) {
        int bit = 8 * (pc + (row.isPrefixed() ? 2 : 1));
        List<Isa.Operand> operands = row.operands();
        for (int i = 0; i < index; i++) {
            bit += operands.get(i).bits();
        }
        Isa.Operand operand = operands.get(index);
        long value = 0;
        for (int done = 0; done < operand.bits(); ) {
            int step = Math.min(8, operand.bits() - done);
            long part = (code[bit >> 3] & 0xff) >> (bit & 7) & (1 << step) - 1;
            value |= part << done;
            done += step;
            bit += step;
        }
        boolean signed = operand.letter() == 'i' || operand.letter() == 'o';
        int unused = 64 - operand.bits();
        return signed ? value << unused >> unused : value;
    }

    /**
     * {@return a function's code as instructions and labels again} Quickened instructions become
     * what they were.
     */
    static RegisterBuilder decode(RegisterFunction function) {
        RegisterBuilder builder = new RegisterBuilder(function.name());
        builder.registers = function.registers();
        builder.parameters = function.parameters();
        builder.entry = function.entry();
        builder.result = function.result();
        builder.levels = function.levels();
        builder.jumps.addAll(function.jumps());
        builder.notes = function.notes();
        builder.isText = function.map() == null;
        builder.usePool(function.pool());
        byte[] code = function.code();
        Map<Integer, Insn.Label> labels = new HashMap<>();
        List<Insn> insns = new ArrayList<>();
        for (int pc = 0; pc < code.length; ) {
            Isa.Row row = Isa.at(code, pc);
            Insn insn = decode(code, pc, labels);
            insn.pc = pc;
            insn.exit = function.map() == null ? null : function.map().at(pc);
            insn.ip = insn.exit == null ? -1 : insn.exit.ip();
            insns.add(insn);
            pc += row.length();
        }
        for (RegisterFunction.Catch c : function.catches()) {
            builder.tries.add(
                    new Try(
                            label(labels, c.from()),
                            label(labels, c.to()),
                            label(labels, c.handler()),
                            c.closes()));
        }
        for (RegisterFunction.Header h : function.headers()) {
            builder.headers.add(
                    new Header(label(labels, h.pc()), h.ip(), h.depth(), h.isOpen(), h.handlers()));
        }
        for (Insn insn : insns) {
            Insn.Label label = labels.get(insn.pc);
            if (label != null) {
                builder.add(Insn.at(label));
            }
            builder.add(insn);
        }
        Insn.Label end = labels.get(code.length);
        if (end != null) {
            builder.add(Insn.at(end));
        }
        return builder;
    }

    private static Insn decode(byte[] code, int pc, Map<Integer, Insn.Label> labels) {
        Isa.Row found = Isa.at(code, pc);
        Isa.Row row = Isa.row(Isa.unquick(found.opcode()));
        long[] operands = new long[row.operands().size()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = operand(code, pc, row, i);
        }
        int target = row.target();
        return Insn.of(
                row, target < 0 ? null : label(labels, pc + (int) operands[target]), operands);
    }

    private static Insn.Label label(Map<Integer, Insn.Label> labels, int pc) {
        return labels.computeIfAbsent(
                pc,
                p -> {
                    Insn.Label label = new Insn.Label();
                    label.pc = p;
                    return label;
                });
    }
}
