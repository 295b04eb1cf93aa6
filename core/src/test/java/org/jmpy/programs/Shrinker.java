package org.jmpy.programs;

import org.jmpy.programs.Tree.Clause;
import org.jmpy.programs.Tree.Expr;
import org.jmpy.programs.Tree.Statement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a program smaller as long as something stays true of it: leaves out statements and clauses,
 * puts bodies in the place of compound statements and parts in the place of expressions.
 */
final class Shrinker {
    private final Predicate<List<Statement>> stays;

    /** The number of the edit to do, counted down; below 0 when it is done. */
    private int left;

    private Shrinker(Predicate<List<Statement>> stays) {
        this.stays = stays;
    }

    /**
     * {@return a program of which no single edit can be made}
     *
     * @param stays what must stay true; is true of {@code program}
     */
    static List<Statement> shrink(List<Statement> program, Predicate<List<Statement>> stays) {
        Shrinker shrinker = new Shrinker(stays);
        List<Statement> now = program;
        List<Statement> before;
        do {
            before = now;
            now = shrinker.shrink(now, true);
            now = shrinker.shrink(now, false);
        } while (now != before);
        return now;
    }

    private List<Statement> shrink(List<Statement> program, boolean statements) {
        List<Statement> now = program;
        for (int i = 0; ; ) {
            left = i;
            List<Statement> next = statements ? body(now) : simpler(now);
            if (left >= 0) {
                return now;
            }
            if (stays.test(next)) {
                now = next;
            } else {
                i++;
            }
        }
    }

    private boolean isNow() {
        return left-- == 0;
    }

    // ---- statements ----------------------------------------------------------------------------

    private List<Statement> body(List<Statement> body) {
        List<Statement> result = new ArrayList<>(body);
        for (int size = body.size(); size > 0; size /= 2) {
            for (int i = 0; i + size <= body.size(); i += size) {
                if (isNow()) {
                    result.subList(i, i + size).clear();
                    return result;
                }
            }
        }
        for (int i = 0; i < body.size() && left >= 0; i++) {
            result.remove(i);
            result.addAll(i, statement(body.get(i)));
        }
        return result;
    }

    private List<Statement> statement(Statement statement) {
        List<Clause> clauses = statement.clauses();
        for (Clause clause : clauses) {
            if (clause.body() != null && isNow()) {
                return clause.body();
            }
        }
        List<Clause> result = new ArrayList<>(clauses);
        for (int i = 1; i < clauses.size(); i++) {
            if (isNow()) {
                result.remove(i);
                return List.of(new Statement(result));
            }
        }
        for (int i = 0; i < clauses.size() && left >= 0; i++) {
            Clause clause = clauses.get(i);
            if (clause.body() != null) {
                result.set(i, new Clause(clause.head(), body(clause.body())));
            }
        }
        return List.of(new Statement(result));
    }

    // ---- expressions ---------------------------------------------------------------------------

    private List<Statement> simpler(List<Statement> body) {
        List<Statement> result = new ArrayList<>(body);
        for (int i = 0; i < body.size() && left >= 0; i++) {
            List<Clause> clauses = new ArrayList<>(body.get(i).clauses());
            for (int j = 0; j < clauses.size() && left >= 0; j++) {
                Clause clause = clauses.get(j);
                List<Object> head = simplerParts(clause.head());
                clauses.set(
                        j, new Clause(head, clause.body() == null ? null : simpler(clause.body())));
            }
            result.set(i, new Statement(clauses));
        }
        return result;
    }

    private List<Object> simplerParts(List<Object> parts) {
        List<Object> result = new ArrayList<>(parts);
        for (int i = 0; i < parts.size() && left >= 0; i++) {
            if (parts.get(i) instanceof Expr e) {
                result.set(i, simpler(e));
            }
        }
        return result;
    }

    private Expr simpler(Expr e) {
        String simplest = e.kind().simplest;
        if (simplest != null && !e.toString().equals(simplest) && isNow()) {
            return Expr.of(e.kind(), simplest);
        }
        for (Object part : e.parts()) {
            if (part instanceof Expr smaller && isNow()) {
                return smaller;
            }
        }
        return left < 0 ? e : new Expr(e.kind(), simplerParts(e.parts()));
    }
}
