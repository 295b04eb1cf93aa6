package org.jmpy.programs;

import org.jmpy.programs.Tree.Kind;

import java.util.ArrayList;
import java.util.List;

/** What is known where code is generated: the names that can be used, and what may stand there. */
final class Scope {
    /** A variable that has a value of its kind wherever it can be used. */
    record Variable(String name, Kind kind, boolean canAssign) {}

    final List<Variable> variables = new ArrayList<>();

    /** The function that encloses it, null for the module and what stands at its top level. */
    final Scope outer;

    /** How often this place runs in each call of the function, about. */
    int weight = 1;

    /** What a call costs, in statements. */
    int cost;

    boolean isFunction;
    boolean isGenerator;
    int loops;
    int depth;

    Scope(Scope outer) {
        this.outer = outer;
    }

    void add(String name, Kind kind) {
        variables.add(new Variable(name, kind, true));
    }

    void addFixed(String name, Kind kind) {
        variables.add(new Variable(name, kind, false));
    }

    /** {@return the variables of a kind, those of functions around it too} */
    List<Variable> of(Kind kind, boolean toAssign) {
        List<Variable> found = new ArrayList<>();
        for (Variable v : variables) {
            if (fits(v.kind, kind, toAssign) && (v.canAssign || !toAssign)) {
                found.add(v);
            }
        }
        if (outer != null && !toAssign) {
            found.addAll(outer.of(kind, false));
        }
        return found;
    }

    private static boolean fits(Kind is, Kind wanted, boolean toAssign) {
        return is == wanted
                || !toAssign && wanted == Kind.ANY && hasText(is)
                || !toAssign && wanted == Kind.NUM && (is == Kind.INT || is == Kind.FLOAT);
    }

    /** {@return whether all Pythons write such values alike} */
    private static boolean hasText(Kind kind) {
        return kind != Kind.OBJECT && kind != Kind.FUNCTION && kind != Kind.SET;
    }

    /** Spends what runs in each round of a loop here. */
    void spend(int amount) {
        cost += weight * amount;
    }
}
