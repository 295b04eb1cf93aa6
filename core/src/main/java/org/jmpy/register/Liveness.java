package org.jmpy.register;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which registers, and whether the accumulator, are read after each instruction before they are
 * written. The accumulator's bit is the number of registers.
 */
final class Liveness {
    private final RegisterBuilder code;
    private final List<Insn> insns;
    private final int acc;
    private final BitSet locals = new BitSet();
    private final BitSet[] after;
    private final Map<Insn.Label, BitSet> atLabels = new HashMap<>();
    private final Map<Insn.Label, RegisterBuilder.Header> headers = new HashMap<>();

    /** For each instruction the handler of what it raises, or null. */
    private final Insn.Label[] handlers;

    private boolean changed;

    private Liveness(RegisterBuilder code) {
        this.code = code;
        this.insns = code.code;
        this.acc = code.registers;
        this.after = new BitSet[insns.size()];
        this.handlers = handlers(code);
        for (int i = 0; i < code.registers; i++) {
            locals.set(i, Optimiser.isLocal(code, i));
        }
        for (RegisterBuilder.Header header : code.headers) {
            headers.merge(header.label(), header, (a, b) -> a.depth() > b.depth() ? a : b);
        }
    }

    /** {@return for each instruction what is live after it} */
    static BitSet[] after(RegisterBuilder code) {
        Liveness liveness = new Liveness(code);
        do {
            liveness.changed = false;
            liveness.pass();
        } while (liveness.changed);
        return liveness.after;
    }

    /** {@return for each instruction the handler of what it raises, or null} */
    private static Insn.Label[] handlers(RegisterBuilder code) {
        Map<Insn.Label, Integer> index = new HashMap<>();
        for (int i = 0; i < code.code.size(); i++) {
            if (code.code.get(i).isLabel()) {
                index.put(code.code.get(i).label, i);
            }
        }
        Insn.Label[] handlers = new Insn.Label[code.code.size()];
        for (RegisterBuilder.Try t : code.tries.reversed()) {
            for (int i = index.get(t.from()); i < index.get(t.to()); i++) {
                handlers[i] = t.handler();
            }
        }
        return handlers;
    }

    private void pass() {
        BitSet live = new BitSet();
        for (int i = insns.size() - 1; i >= 0; i--) {
            Insn insn = insns.get(i);
            if (insn.isLabel()) {
                enter(insn.label, live);
                continue;
            }
            if (insn.has(Isa.ENDS)) {
                live.clear();
            }
            if (insn.target != null) {
                live.or(at(insn.target));
            }
            after[i] = (BitSet) live.clone();
            before(insn, handlers[i], live);
        }
    }

    private BitSet at(Insn.Label label) {
        return atLabels.computeIfAbsent(label, l -> new BitSet());
    }

    private void enter(Insn.Label label, BitSet live) {
        RegisterBuilder.Header header = headers.get(label);
        if (header != null) {
            live.or(locals);
            live.set(0, header.depth());
        }
        BitSet known = at(label);
        int count = known.cardinality();
        known.or(live);
        changed |= known.cardinality() != count;
    }

    /** Goes from what is live after an instruction to what is live before it. */
    private void before(Insn insn, Insn.Label handler, BitSet live) {
        BitSet written = new BitSet();
        Effects.writes(insn, code.pool, written);
        if (!Effects.changesOperand(insn.row.opcode())) {
            live.andNot(written);
        }
        if (insn.row.writesAcc() && insn.target == null) {
            live.clear(acc);
        }
        Effects.reads(insn, code.pool, live);
        if (insn.row.accIn() != 0) {
            live.set(acc);
        }
        if (handler != null && insn.has(Isa.RAISES)) {
            boolean isRead = live.get(acc);
            live.or(at(handler));
            live.set(acc, isRead);
        }
        if (insn.exit != null) {
            live.or(locals);
            for (int i = 0; i < insn.exit.places().length; i++) {
                int place = insn.exit.places()[i];
                switch (Place.kind(place)) {
                    case Place.HOME -> live.set(i);
                    case Place.REGISTER -> live.set(Place.number(place));
                    case Place.ACC -> live.set(acc);
                    default -> {}
                }
            }
        }
    }
}
