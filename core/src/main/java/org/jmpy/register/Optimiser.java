package org.jmpy.register;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes verified register code shorter and faster. It works on instructions with labels in rounds:
 * values are followed forward through each stretch of code that is entered at its top only ({@link
 * Propagation}), then what is read later is found out backward ({@link Liveness}) for rewrites of
 * neighbours ({@link Peephole}). Each round ends with the verifier.
 *
 * <p>What a frame of tier 0 needs stays: at instructions with an {@link Insn.Exit} all locals and
 * the values it names, at loop headers those on the stack too.
 */
final class Optimiser {
    /** Rounds, each over what the one before left; more bring nothing. */
    private static final int MAX_ROUNDS = 4;

    private final Set<Rule> rules;
    private final Consumer<Rule> applied;

    private Optimiser(Set<Rule> rules, Consumer<Rule> applied) {
        this.rules = rules;
        this.applied = applied;
    }

    /** {@return a verified function, optimised and verified again} */
    static RegisterFunction optimise(RegisterFunction function) throws Refused, Invalid {
        return optimise(function, EnumSet.allOf(Rule.class), rule -> {});
    }

    /**
     * As {@link #optimise(RegisterFunction)}.
     *
     * @param rules those that may be used
     * @param applied is told each time that one is
     */
    static RegisterFunction optimise(
            RegisterFunction function, Set<Rule> rules, Consumer<Rule> applied)
            throws Refused, Invalid {
        Optimiser optimiser = new Optimiser(rules, applied);
        RegisterFunction best = function;
        for (int i = 0; i < MAX_ROUNDS; i++) {
            RegisterFunction next = optimiser.round(best);
            if (Arrays.equals(next.code(), best.code())) {
                break;
            }
            best = next;
        }
        return best;
    }

    private RegisterFunction round(RegisterFunction function) throws Refused, Invalid {
        int[][] types = Verifier.types(function);
        RegisterBuilder code = RegisterBuilder.decode(function);
        new Propagation(this, code, types).run();
        new Peephole(this, code).run();
        RegisterFunction result = code.build();
        Verifier.verify(result);
        return result;
    }

    /** {@return whether a rule may be used} It is about to be. */
    boolean use(Rule rule) {
        if (rules.contains(rule)) {
            applied.accept(rule);
            return true;
        }
        return false;
    }

    boolean has(Rule rule) {
        return rules.contains(rule);
    }

    /** {@return the labels that are more than ends of ranges: code is entered there} */
    static Set<Insn.Label> targets(RegisterBuilder code) {
        Set<Insn.Label> targets = new HashSet<>();
        for (Insn insn : code.code) {
            if (insn.target != null) {
                targets.add(insn.target);
            }
        }
        code.tries.forEach(t -> targets.add(t.handler()));
        code.headers.forEach(h -> targets.add(h.label()));
        return targets;
    }

    /** {@return whether a register is a local: of use to frames of tier 0 at any time} */
    static boolean isLocal(RegisterBuilder code, int register) {
        return code.entry[register] != Kinds.UNDEFINED;
    }
}
