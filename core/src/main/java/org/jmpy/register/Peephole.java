package org.jmpy.register;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.object.Singleton;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The backward half of a round of the {@link Optimiser}: with what is live after each instruction,
 * leaves out those whose results nobody reads, joins neighbours, and straightens jumps.
 */
final class Peephole {
    private final Optimiser optimiser;
    private final RegisterBuilder code;
    private final int acc;
    private final Set<Insn.Label> targets;
    private final Set<Insn.Label> headers = new HashSet<>();
    private final List<Insn> out = new ArrayList<>();

    private List<Insn> insns;
    private BitSet[] live;

    Peephole(Optimiser optimiser, RegisterBuilder code) {
        this.optimiser = optimiser;
        this.code = code;
        this.acc = code.registers;
        this.targets = Optimiser.targets(code);
        code.headers.forEach(h -> headers.add(h.label()));
    }

    /** Rewrites the code. */
    void run() {
        straighten();
        insns = List.copyOf(code.code);
        live = Liveness.after(code);
        boolean reached = true;
        for (int i = 0; i < insns.size(); i++) {
            Insn insn = insns.get(i);
            if (insn.isLabel()) {
                reached |= targets.contains(insn.label);
                out.add(insn);
                continue;
            }
            if (!reached && optimiser.use(Rule.UNREACHABLE)) {
                continue;
            }
            if (Effects.isPure(insn) && isDead(insn, live[i]) && optimiser.use(Rule.DEAD_VALUE)) {
                continue;
            }
            i += add(i);
            reached &= !insn.has(Isa.ENDS);
        }
        code.code.clear();
        code.code.addAll(out);
    }

    private boolean isDead(Insn insn, BitSet after) {
        BitSet written = new BitSet();
        Effects.writes(insn, code.pool, written);
        return !written.intersects(after) && !(insn.row.writesAcc() && after.get(acc));
    }

    /** Adds instruction {@code i}, joined with its neighbours. {@return how many are done more} */
    private int add(int i) {
        Insn insn = insns.get(i);
        if (insn.is(Isa.UNPACK)) {
            int moves = (int) insn.operands[1];
            Insn made = unpack(i, moves);
            if (made != null && optimiser.use(Rule.UNPACK)) {
                out.add(made);
                return moves;
            }
        }
        Insn previous = out.isEmpty() || out.getLast().isLabel() ? null : out.getLast();
        if (previous != null && unboxes(previous, insn) && optimiser.use(Rule.UNBOX)) {
            out.removeLast();
            return 0;
        }
        Insn joined = previous == null ? null : join(previous, insn, live[i]);
        if (joined != null) {
            out.removeLast();
        }
        out.add(joined == null ? insn : joined);
        return 0;
    }

    // ---- neighbours
    // ------------------------------------------------------------------------------

    private Insn join(Insn first, Insn second, BitSet after) {
        boolean usesAccLast = !after.get(acc) || second.row.writesAcc();
        if (isBranchOnAcc(second)) {
            return after.get(acc) ? null : branch(first, second);
        }
        int from = loaded(first);
        if (from != NOT_LOADED && usesAccLast) {
            Insn joined = fused(first, from, second);
            boolean fits = joined != null && joined.fits();
            return fits && optimiser.use(Rule.FUSE_LOAD) ? joined : null;
        }
        return null;
    }

    private static boolean unboxes(Insn first, Insn second) {
        return first.is(Isa.BOX_I64) && second.is(Isa.UNBOX_I64)
                || first.is(Isa.BOX_F64) && second.is(Isa.UNBOX_F64);
    }

    private static boolean isBranchOnAcc(Insn insn) {
        return insn.is(Isa.JT_8) || insn.is(Isa.JF_8);
    }

    private Insn branch(Insn first, Insn second) {
        boolean jumpsIf = second.is(Isa.JT_8);
        Insn made = null;
        if (first.is(Isa.NOT)) {
            made = Insn.jump(jumpsIf ? Isa.JF_8 : Isa.JT_8, second.target);
        } else if (Isa.family(first.row.opcode()) == Isa.BIN && first.operands[0] <= BinaryOp.IS) {
            long[] operands = first.operands.clone();
            operands[0] = Condition.of((int) operands[0], jumpsIf);
            int shape = first.row.opcode() - Isa.BIN;
            made = Insn.jump(Isa.JCMP + shape, second.target, operands);
        } else if (loaded(first) >= 0 && optimiser.has(Rule.FUSE_LOAD)) {
            made = Insn.jump(jumpsIf ? Isa.JT_V : Isa.JF_V, second.target, loaded(first));
            optimiser.use(Rule.FUSE_LOAD);
            return placed(made, second, withoutAcc(second.exit, Place.REGISTER | loaded(first)));
        }
        if (made == null || !optimiser.use(Rule.BRANCH)) {
            return null;
        }
        return placed(made, first, first.exit);
    }

    private static Insn placed(Insn made, Insn at, Insn.Exit exit) {
        made.ip = at.ip;
        made.exit = exit;
        return made;
    }

    private static final int NOT_LOADED = -1;
    private static final int CONSTANT = -2;

    /** {@return the register that an instruction loads, CONSTANT, or NOT_LOADED} */
    private static int loaded(Insn insn) {
        return switch (insn.row.opcode()) {
            case Isa.LDA_8 -> (int) insn.operands[0];
            case Isa.LDA_INT, Isa.LDA_CONST_8, Isa.LDA_CONST_16, Isa.LDA_NONE -> CONSTANT;
            default -> NOT_LOADED;
        };
    }

    /** {@return a load and what reads it as one instruction, null if there is none} */
    private Insn fused(Insn load, int from, Insn use) {
        long[] o = use.operands;
        if (from == CONSTANT) {
            if (use.is(Isa.RET)) {
                return load.is(Isa.LDA_NONE) ? use.as(Isa.RET_NONE) : null;
            }
            return use.is(Isa.STA_8) ? moved(load, use, o[0]) : null;
        }
        return switch (use.row.opcode()) {
            case Isa.STA_8, Isa.STA_16 -> use.as(Isa.MOV_4, o[0], from);
            case Isa.RET -> use.as(Isa.RET_V, from);
            case Isa.LD_ATTR_8 -> with(from, use.as(Isa.LD_ATTR_V, from, o[0]));
            case Isa.ST_ATTR_8 -> with(from, use.as(Isa.ST_ATTR_V, o[0], from, o[1]));
            case Isa.LD_METHOD_8 -> with(from, use.as(Isa.LD_METHOD_V, o[0], from, o[1]));
            case Isa.JNONE -> with(from, use.as(Isa.JNONE_V, from));
            case Isa.JNOTNONE -> with(from, use.as(Isa.JNOTNONE_V, from));
            default -> null;
        };
    }

    private Insn moved(Insn load, Insn use, long to) {
        if (load.is(Isa.LDA_INT)) {
            return Insn.fits(Isa.MOV_INT, to, load.operands[0])
                    ? use.as(Isa.MOV_INT, to, load.operands[0])
                    : null;
        }
        long index = load.is(Isa.LDA_NONE) ? code.constant(Singleton.NONE) : load.operands[0];
        return Insn.fits(Isa.MOV_CONST, to, index) ? use.as(Isa.MOV_CONST, to, index) : null;
    }

    /** Lets an exit find in a register what was in the accumulator. */
    private static Insn with(int register, Insn made) {
        made.exit = withoutAcc(made.exit, Place.REGISTER | register);
        return made;
    }

    private static Insn.Exit withoutAcc(Insn.Exit exit, int place) {
        if (exit == null) {
            return null;
        }
        int[] places = exit.places().clone();
        for (int i = 0; i < places.length; i++) {
            if (Place.kind(places[i]) == Place.ACC) {
                places[i] = place;
            }
        }
        return new Insn.Exit(exit.ip(), places, exit.handlers());
    }

    /** {@return items unpacked to where moves behind bring them, null if they go not in a row} */
    private Insn unpack(int i, int moves) {
        Insn unpack = insns.get(i);
        int from = (int) unpack.operands[0];
        if (moves == 0 || i + moves >= insns.size()) {
            return null;
        }
        int to = -1;
        BitSet moved = new BitSet();
        for (int k = i + 1; k <= i + moves; k++) {
            Insn move = insns.get(k);
            if (move.isLabel() || !move.is(Isa.MOV_4)) {
                return null;
            }
            int index = (int) move.operands[1] - from;
            int first = (int) move.operands[0] - index;
            if (index < 0 || index >= moves || to >= 0 && first != to) {
                return null;
            }
            to = first;
            moved.set(index);
        }
        boolean apart = to >= from + moves || to + moves <= from;
        boolean dead = live[i + moves].get(from, from + moves).isEmpty();
        if (moved.cardinality() != moves || !apart || !dead) {
            return null;
        }
        return Insn.fits(Isa.UNPACK, to, moves) ? unpack.as(Isa.UNPACK, to, moves) : null;
    }

    // ---- jumps
    // -----------------------------------------------------------------------------------

    /** Shortens the way that jumps go. */
    private void straighten() {
        Map<Insn.Label, Integer> index = new HashMap<>();
        List<Insn> list = code.code;
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).isLabel()) {
                index.put(list.get(i).label, i);
            }
        }
        List<Insn> kept = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Insn insn = list.get(i);
            if (insn.target != null) {
                thread(insn, list, index);
                if (insn.is(Isa.JMP_8)
                        && skipLabels(list, i + 1) >= index.get(insn.target)
                        && index.get(insn.target) > i
                        && optimiser.use(Rule.JUMP)) {
                    continue;
                }
                if (jumpsOverJump(list, i, index)) {
                    Insn jump = list.get(i + 1);
                    Insn inverted = inverted(insn, jump.target);
                    if (inverted != null && optimiser.use(Rule.BRANCH)) {
                        kept.add(inverted);
                        i++;
                        continue;
                    }
                }
            }
            kept.add(insn);
        }
        code.code.clear();
        code.code.addAll(kept);
    }

    private void thread(Insn insn, List<Insn> list, Map<Insn.Label, Integer> index) {
        int at = skipLabels(list, index.get(insn.target));
        if (at < list.size() && !headers.contains(insn.target)) {
            Insn next = list.get(at);
            boolean isOther = next != insn && next.target != insn.target;
            if (next.is(Isa.JMP_8) && isOther && optimiser.use(Rule.JUMP)) {
                insn.target = next.target;
            }
        }
    }

    /** {@return where the first instruction is from {@code i} on, or where the code ends} */
    private static int skipLabels(List<Insn> list, int i) {
        int at = i;
        while (at < list.size() && list.get(at).isLabel()) {
            at++;
        }
        return at;
    }

    private static boolean jumpsOverJump(List<Insn> list, int i, Map<Insn.Label, Integer> index) {
        int to = index.get(list.get(i).target);
        return i + 2 < list.size()
                && list.get(i + 1).is(Isa.JMP_8)
                && to > i + 1
                && to < skipLabels(list, i + 2);
    }

    /** {@return a jump to {@code target} if {@code insn} does not jump, null if there is none} */
    private static Insn inverted(Insn insn, Insn.Label target) {
        int opposite =
                switch (insn.row.opcode()) {
                    case Isa.JT_8, Isa.JT_16 -> Isa.JF_8;
                    case Isa.JF_8, Isa.JF_16 -> Isa.JT_8;
                    case Isa.JT_V -> Isa.JF_V;
                    case Isa.JF_V -> Isa.JT_V;
                    case Isa.JNONE -> Isa.JNOTNONE;
                    case Isa.JNOTNONE -> Isa.JNONE;
                    case Isa.JNONE_V -> Isa.JNOTNONE_V;
                    case Isa.JNOTNONE_V -> Isa.JNONE_V;
                    default -> Isa.family(insn.row.opcode()) == Isa.JCMP ? insn.row.opcode() : -1;
                };
        if (opposite < 0) {
            return null;
        }
        Insn made = insn.as(opposite, insn.operands.clone());
        if (opposite == insn.row.opcode()) {
            int condition = (int) insn.operands[0];
            made.operands[0] =
                    Condition.of(Condition.operation(condition), !Condition.jumpsIf(condition));
        }
        made.target = target;
        return made;
    }
}
