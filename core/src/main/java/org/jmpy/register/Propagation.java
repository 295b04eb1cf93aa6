package org.jmpy.register;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.object.Singleton;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The forward half of a round of the {@link Optimiser}: gives each value a number, the same for
 * copies of it, and lets instructions read copies, constants and the accumulator where that makes
 * other instructions superfluous. It forgets everything at labels that are jumped to.
 */
final class Propagation {
    private static final int UNKNOWN = -1;

    private final Optimiser optimiser;
    private final RegisterBuilder code;

    /** The types before each instruction, by where it was; the accumulator's last. */
    private final int[][] types;

    private final int acc;
    private final Set<Insn.Label> targets;

    /** The number of the value in each register, and last in the accumulator. */
    private final int[] numbers;

    private int numberCount;

    /** Constants as {@link Place} numbers, by the number of the value, and the other way round. */
    private final Map<Integer, Integer> places = new HashMap<>();

    private final Map<Integer, Integer> numbersOfPlaces = new HashMap<>();

    /** The types before the present instruction. */
    private int[] now;

    Propagation(Optimiser optimiser, RegisterBuilder code, int[][] types) {
        this.optimiser = optimiser;
        this.code = code;
        this.types = types;
        this.acc = code.registers;
        this.targets = Optimiser.targets(code);
        this.numbers = new int[code.registers + 1];
        forget();
    }

    /** Rewrites the code. */
    void run() {
        List<Insn> insns = code.code;
        int kept = 0;
        for (Insn insn : List.copyOf(insns)) {
            Insn made = insn;
            if (insn.isLabel()) {
                if (targets.contains(insn.label)) {
                    forget();
                }
            } else if (types[insn.pc] != null) {
                now = types[insn.pc];
                made = step(insn);
            }
            if (made != null) {
                insns.set(kept++, made);
            }
        }
        insns.subList(kept, insns.size()).clear();
    }

    private void forget() {
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = numberCount++;
        }
    }

    // ---- values
    // ----------------------------------------------------------------------------------

    private int numberOf(int place) {
        return numbersOfPlaces.computeIfAbsent(
                place,
                p -> {
                    places.put(numberCount, p);
                    return numberCount++;
                });
    }

    private int place(Object constant) {
        return Place.CONSTANT | code.constant(constant);
    }

    /** {@return the constant in a register as a place, UNKNOWN if it is none} */
    private int constantIn(int register) {
        return places.getOrDefault(numbers[register], UNKNOWN);
    }

    /** {@return a constant's value; null if it is none, or null} */
    private Object valueOf(int place) {
        return switch (Place.kind(place)) {
            case Place.INT -> Place.intOf(place);
            case Place.CONSTANT -> code.pool.get(Place.number(place));
            default -> null;
        };
    }

    /** {@return whether {@code register}'s value is also in {@code other}, of a type that fits} */
    private boolean same(int register, int other) {
        return numbers[register] == numbers[other] && Kinds.fits(now[other], now[register]);
    }

    /** {@return a local with the value of a register that is none, or the register itself} */
    private int original(int register) {
        if (!Optimiser.isLocal(code, register)) {
            for (int i = code.registers - 1; i >= 0; i--) {
                if (i != register && Optimiser.isLocal(code, i) && same(register, i)) {
                    return i;
                }
            }
        }
        return register;
    }

    // ---- instructions
    // ----------------------------------------------------------------------------

    /** {@return what becomes of an instruction, null if nothing} */
    private Insn step(Insn insn) {
        if (insn.exit != null) {
            insn.exit = exit(insn.exit);
        }
        if (!Effects.changesOperand(insn.row.opcode())) {
            readOriginals(insn);
        }
        int source = copied(insn);
        if (source != UNKNOWN) {
            return copy(insn, source);
        }
        int constant = constant(insn);
        if (constant != UNKNOWN) {
            return load(insn, constant);
        }
        Insn made = rewrite(insn);
        if (made == null) {
            return null;
        }
        constant = constant(made);
        if (constant != UNKNOWN) {
            return load(made, constant);
        }
        write(made);
        return made;
    }

    private Insn.Exit exit(Insn.Exit exit) {
        int[] newPlaces = exit.places().clone();
        for (int i = 0; i < newPlaces.length; i++) {
            int kind = Place.kind(newPlaces[i]);
            int register = kind == Place.HOME ? i : Place.number(newPlaces[i]);
            if (kind == Place.HOME || kind == Place.REGISTER) {
                int constant = constantIn(register);
                int original = original(register);
                if (constant != UNKNOWN && optimiser.use(Rule.CONSTANT)) {
                    newPlaces[i] = constant;
                } else if (original != register && optimiser.use(Rule.COPY)) {
                    newPlaces[i] = Place.REGISTER | original;
                }
            }
        }
        return Arrays.equals(newPlaces, exit.places())
                ? exit
                : new Insn.Exit(exit.ip(), newPlaces, exit.handlers());
    }

    private void readOriginals(Insn insn) {
        for (int i = 0; i < insn.operands.length; i++) {
            if (insn.row.operands().get(i).letter() == 'r') {
                long before = insn.operands[i];
                long original = original((int) before);
                if (original != before && optimiser.has(Rule.COPY)) {
                    insn.operands[i] = original;
                    if (insn.fits()) {
                        optimiser.use(Rule.COPY);
                    } else {
                        insn.operands[i] = before;
                    }
                }
            }
        }
    }

    // ---- copies and constants
    // --------------------------------------------------------------------

    /** {@return the register that an instruction copies, UNKNOWN if it does not only copy} */
    private int copied(Insn insn) {
        return switch (insn.row.opcode()) {
            case Isa.MOV_4, Isa.MOV_8, Isa.MOV_16 -> (int) insn.operands[1];
            case Isa.MOV_I64_4, Isa.MOV_I64_8, Isa.MOV_F64_4, Isa.MOV_F64_8 ->
                    (int) insn.operands[1];
            case Isa.LDA_8, Isa.LDA_16, Isa.LDA_I64, Isa.LDA_F64 -> (int) insn.operands[0];
            case Isa.STA_8, Isa.STA_16, Isa.STA_I64, Isa.STA_F64 -> acc;
            default -> UNKNOWN;
        };
    }

    /** {@return the constant that an instruction puts somewhere, UNKNOWN if it does not} */
    private int constant(Insn insn) {
        return switch (insn.row.opcode()) {
            case Isa.LDA_INT -> Place.ofInt((int) insn.operands[0]);
            case Isa.MOV_INT -> Place.ofInt((int) insn.operands[1]);
            case Isa.LDA_CONST_8, Isa.LDA_CONST_16 -> Place.CONSTANT | (int) insn.operands[0];
            case Isa.MOV_CONST -> Place.CONSTANT | (int) insn.operands[1];
            case Isa.LDA_NONE -> place(Singleton.NONE);
            case Isa.LDA_TRUE -> place(Boolean.TRUE);
            case Isa.LDA_FALSE -> place(Boolean.FALSE);
            case Isa.LDA_NULL, Isa.MOV_NULL -> Place.NULL;
            default -> UNKNOWN;
        };
    }

    /** {@return where a copy or a constant goes} */
    private int destination(Insn insn) {
        return insn.row.writesAcc() ? acc : (int) insn.operands[0];
    }

    private Insn copy(Insn insn, int source) {
        int to = destination(insn);
        if (to == source || same(source, to)) {
            if (optimiser.use(Rule.REDUNDANT_MOVE)) {
                return null;
            }
        }
        int constant = constantIn(source);
        numbers[to] = numbers[source];
        if (constant != UNKNOWN
                && source != acc
                && !Optimiser.isLocal(code, source)
                // A null that was checked: the code behind is never reached.
                && (constant != Place.NULL || now[source] == Kinds.NULL)
                && optimiser.has(Rule.CONSTANT)) {
            Insn made = to == acc ? loadConstant(insn, constant) : moveConstant(insn, to, constant);
            if (made != null) {
                optimiser.use(Rule.CONSTANT);
                return made;
            }
        }
        return insn;
    }

    private Insn load(Insn insn, int constant) {
        int to = destination(insn);
        int number = numberOf(constant);
        if (numbers[to] == number && optimiser.use(Rule.REDUNDANT_MOVE)) {
            return null;
        }
        numbers[to] = number;
        return insn;
    }

    /** {@return what loads a constant into the accumulator} */
    private Insn loadConstant(Insn insn, int place) {
        Object value = valueOf(place);
        if (Place.kind(place) == Place.INT) {
            return insn.as(Isa.LDA_INT, Place.intOf(place));
        } else if (value == null) {
            return insn.as(Isa.LDA_NULL);
        } else if (value == Singleton.NONE) {
            return insn.as(Isa.LDA_NONE);
        } else if (value instanceof Boolean truth) {
            return insn.as(truth ? Isa.LDA_TRUE : Isa.LDA_FALSE);
        }
        return insn.as(Isa.LDA_CONST_8, Place.number(place));
    }

    /** {@return what sets a register to a constant, null if nothing does at once} */
    private static Insn moveConstant(Insn insn, int to, int place) {
        int opcode =
                switch (Place.kind(place)) {
                    case Place.INT -> Isa.MOV_INT;
                    case Place.CONSTANT -> Isa.MOV_CONST;
                    default -> Isa.MOV_NULL;
                };
        if (opcode == Isa.MOV_NULL) {
            return Insn.fits(opcode, to) ? insn.as(opcode, to) : null;
        }
        long value = opcode == Isa.MOV_INT ? Place.intOf(place) : Place.number(place);
        return Insn.fits(opcode, to, value) ? insn.as(opcode, to, value) : null;
    }

    /** Gives new numbers to what an instruction writes. */
    private void write(Insn insn) {
        switch (insn.row.opcode()) {
            case Isa.SWAP -> {
                int a = (int) insn.operands[0];
                int b = (int) insn.operands[1];
                int number = numbers[a];
                numbers[a] = numbers[b];
                numbers[b] = number;
            }
            case Isa.CHECK -> {}
            case Isa.UNBIND -> numbers[(int) insn.operands[0]] = numberOf(Place.NULL);
            default -> {
                BitSet written = new BitSet();
                Effects.writes(insn, code.pool, written);
                written.stream().forEach(register -> numbers[register] = numberCount++);
            }
        }
        if (insn.row.writesAcc()) {
            numbers[acc] = numberCount++;
        }
    }

    // ---- operations
    // ------------------------------------------------------------------------------

    private Insn rewrite(Insn insn) {
        long[] o = insn.operands;
        switch (insn.row.opcode()) {
            case Isa.CHECK:
                boolean isBound = (now[(int) o[0]] & Kinds.NULL) == 0;
                return isBound && optimiser.use(Rule.CHECK) ? null : insn;
            case Isa.RET_V:
                return inAcc(o[0]) ? insn.as(Isa.RET) : insn;
            case Isa.JT_V:
                return inAcc(o[0]) ? insn.as(Isa.JT_8) : insn;
            case Isa.JF_V:
                return inAcc(o[0]) ? insn.as(Isa.JF_8) : insn;
            case Isa.JNONE_V:
                return inAcc(o[0]) ? insn.as(Isa.JNONE) : insn;
            case Isa.JNOTNONE_V:
                return inAcc(o[0]) ? insn.as(Isa.JNOTNONE) : insn;
            case Isa.LD_ATTR_V:
                return inAcc(o[0]) ? insn.as(Isa.LD_ATTR_8, o[1]) : insn;
            case Isa.LD_METHOD_V:
                return inAcc(o[1]) ? insn.as(Isa.LD_METHOD_8, o[0], o[2]) : insn;
            case Isa.ST_ATTR_V:
                return inAcc(o[1]) ? insn.as(Isa.ST_ATTR_8, o[0], o[2]) : insn;
            default:
                int family = Isa.family(insn.row.opcode());
                return family < 0 ? insn : operation(insn, family);
        }
    }

    private boolean inAcc(long register) {
        return same((int) register, acc) && optimiser.use(Rule.ACCUMULATOR);
    }

    /** An operation on two operands, in the shape that suits where they are now. */
    private Insn operation(Insn insn, int family) {
        int shape = insn.row.opcode() - family;
        boolean hasCode = family != Isa.LD_SUBSCR;
        long[] o = insn.operands;
        int at = hasCode ? 1 : 0;
        boolean leftInAcc = shape == Isa.AV || shape == Isa.AI;
        int left = leftInAcc ? acc : (int) o[at];
        int second = leftInAcc ? at : at + 1;
        boolean isImmediate = shape == Isa.VI || shape == Isa.AI;
        int right = isImmediate ? UNKNOWN : shape == Isa.VA ? acc : (int) o[second];
        int constant = isImmediate ? Place.ofInt((int) o[second]) : constantIn(right);
        if (family == Isa.BIN) {
            Insn folded = fold(insn, (int) o[0], constantIn(left), constant);
            if (folded != null) {
                return folded;
            }
        }
        if (family == Isa.JCMP && isTestForNone((int) o[0], constant)) {
            return noneBranch(insn, Condition.jumpsIf((int) o[0]), left);
        }
        if (!isImmediate
                && constant != UNKNOWN
                && Place.kind(constant) == Place.INT
                && optimiser.use(Rule.CONSTANT)) {
            isImmediate = true;
            right = UNKNOWN;
        }
        if (left != acc && right != acc && same(left, acc) && optimiser.use(Rule.ACCUMULATOR)) {
            left = acc;
        } else if (left != acc
                && !isImmediate
                && right != acc
                && same(right, acc)
                && optimiser.use(Rule.ACCUMULATOR)) {
            right = acc;
        }
        long value = isImmediate ? Place.intOf(constant) : right;
        return shaped(insn, family, left, right, isImmediate, value);
    }

    private Insn shaped(
            Insn insn, int family, int left, int right, boolean isImmediate, long value) {
        long[] tail;
        int shape;
        if (isImmediate) {
            shape = left == acc ? Isa.AI : Isa.VI;
            tail = left == acc ? new long[] {value} : new long[] {left, value};
        } else if (left == acc) {
            shape = Isa.AV;
            tail = new long[] {right};
        } else if (right == acc) {
            shape = Isa.VA;
            tail = new long[] {left};
        } else {
            return insn;
        }
        if (insn.row.opcode() == family + shape) {
            return insn;
        }
        long[] all = tail;
        if (family != Isa.LD_SUBSCR) {
            all = new long[tail.length + 1];
            all[0] = insn.operands[0];
            System.arraycopy(tail, 0, all, 1, tail.length);
        }
        return Insn.fits(family + shape, all) ? insn.as(family + shape, all) : insn;
    }

    private boolean isTestForNone(int condition, int constant) {
        return Condition.operation(condition) == BinaryOp.IS
                && constant != UNKNOWN
                && valueOf(constant) == Singleton.NONE
                && optimiser.use(Rule.BRANCH);
    }

    private Insn noneBranch(Insn insn, boolean jumpsIf, int left) {
        if (left == acc) {
            return insn.as(jumpsIf ? Isa.JNONE : Isa.JNOTNONE);
        }
        return insn.as(jumpsIf ? Isa.JNONE_V : Isa.JNOTNONE_V, left);
    }

    /** {@return what loads the result of an operation on constants, null if it is not done now} */
    private Insn fold(Insn insn, int op, int left, int right) {
        if (left == UNKNOWN || right == UNKNOWN || !optimiser.has(Rule.FOLD)) {
            return null;
        }
        Object a = valueOf(left);
        Object b = valueOf(right);
        boolean isNumeric =
                (a instanceof Long || a instanceof Double)
                        && (b instanceof Long || b instanceof Double);
        // A power or shift can be a number of any size.
        if (!isNumeric || op == BinaryOp.POWER || op == BinaryOp.LSHIFT) {
            return null;
        }
        Object result;
        try {
            result = Quick.any(op, a, b);
        } catch (RuntimeException e) {
            // It raises, and shall do so when it is done.
            return null;
        }
        optimiser.use(Rule.FOLD);
        boolean isSmall = result instanceof Long i && i == (byte) (long) i;
        return loadConstant(
                insn, isSmall ? Place.ofInt((int) (long) (Long) result) : place(result));
    }
}
