package org.jmpy.programs;

import org.jmpy.programs.Scope.Variable;
import org.jmpy.programs.Tree.Clause;
import org.jmpy.programs.Tree.Expr;
import org.jmpy.programs.Tree.Kind;
import org.jmpy.programs.Tree.Statement;

import java.util.ArrayList;
import java.util.List;

/** Makes statements. Every loop ends, and no value grows without end. */
final class Statements {
    private static final int MAX_NESTING = 4;

    private static final String[] ERRORS = {
        "ValueError",
        "KeyError",
        "IndexError",
        "TypeError",
        "ZeroDivisionError",
        "AttributeError",
        "Problem",
        "OSError",
        "StopIteration",
        "Exception"
    };
    private static final Kind[] ASSIGNED = {
        Kind.INT,
        Kind.INT,
        Kind.INT,
        Kind.INT,
        Kind.NUM,
        Kind.FLOAT,
        Kind.STR,
        Kind.LIST,
        Kind.LIST,
        Kind.DICT,
        Kind.SET,
        Kind.TUPLE,
        Kind.BYTES,
        Kind.BOOL,
        Kind.OBJECT,
        Kind.FUNCTION,
        Kind.ANY
    };

    private final Names names;
    private final Expressions expressions;

    Statements(Names names, Expressions expressions) {
        this.names = names;
        this.expressions = expressions;
    }

    /** {@return {@code count} statements, at least} */
    List<Statement> block(Scope s, int count) {
        List<Statement> body = new ArrayList<>();
        s.depth++;
        for (int i = 0; i < count; i++) {
            statement(s, body);
        }
        s.depth--;
        return body;
    }

    /** {@return the variables a function starts with, assigned} */
    List<Statement> start(Scope s, int count) {
        List<Statement> body = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            declare(s, names.pick(ASSIGNED), body);
        }
        return body;
    }

    private String declare(Scope s, Kind kind, List<Statement> body) {
        Expr value = expressions.of(kind, s, 1);
        String name = names.fresh("v");
        body.add(Statement.line(name, " = ", clip(kind, value)));
        s.add(name, kind);
        return name;
    }

    private Expr e(Kind kind, Scope s) {
        return expressions.of(kind, s, 1 + names.below(3));
    }

    /** Keeps what goes into a variable from growing. */
    private Expr clip(Kind kind, Expr value) {
        return switch (kind) {
            case NUM ->
                    names.isWild
                            ? clip(Kind.INT, value)
                            : Expr.of(kind, value, " % ", names.pick("1000", "65536", "(1 << 31)"));
            case INT ->
                    Expr.of(
                            kind,
                            value,
                            " % ",
                            names.pick("1000", "65536", "(1 << 31)", "(1 << 62)", "(1 << 64)"));
            case STR, BYTES, LIST -> Expr.of(kind, value, names.pick("[:12]", "[-9:]"));
            default -> value;
        };
    }

    private void statement(Scope s, List<Statement> body) {
        s.spend(1);
        boolean deep = s.depth >= MAX_NESTING;
        switch (names.below(deep ? 60 : 100)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 -> assign(s, body);
            case 14, 15, 16, 17, 18, 19, 20, 21 -> augment(s, body);
            case 22, 23, 24, 25, 26 -> changeList(s, body);
            case 27, 28, 29 -> changeDictOrSet(s, body);
            case 30, 31, 32, 33, 34 -> changeObject(s, body);
            case 35, 36, 37 -> unpack(s, body);
            case 38, 39 -> body.add(Statement.line("note(", e(Kind.ANY, s), ")"));
            case 40, 41 -> changeGlobal(s, body);
            case 42, 43, 44 -> leave(s, body);
            case 45, 46 -> raise(s, body);
            case 47 -> body.add(Statement.line("assert ", e(Kind.BOOL, s), ", 'no'"));
            case 48, 49 -> body.add(Statement.line(e(Kind.ANY, s)));
            case 50, 51, 52, 53 -> give(s, body);
            case 54, 55 -> assignTwice(s, body);
            case 56, 57, 58, 59 -> declare(s, names.pick(ASSIGNED), body);
            case 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71 -> body.add(branch(s));
            case 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83 -> body.add(loop(s));
            case 84, 85, 86 -> whileLoop(s, body);
            case 87, 88, 89, 90, 91, 92, 93 -> body.add(attempt(s));
            case 94, 95, 96 -> body.add(with(s));
            default -> innerFunction(s, body);
        }
    }

    // ---- simple statements ---------------------------------------------------------------------

    private Variable target(Scope s, Kind kind) {
        List<Variable> variables = s.of(kind, true);
        return variables.isEmpty() ? null : names.pick(variables);
    }

    private void assign(Scope s, List<Statement> body) {
        Kind kind = names.pick(ASSIGNED);
        Variable v = target(s, kind);
        if (v == null) {
            declare(s, kind, body);
        } else {
            body.add(Statement.line(v.name(), " = ", clip(kind, e(kind, s))));
        }
    }

    private void assignTwice(Scope s, List<Statement> body) {
        Variable v = target(s, Kind.INT);
        Variable w = target(s, Kind.INT);
        if (v != null && w != null) {
            body.add(
                    Statement.line(
                            v.name(), " = ", w.name(), " = ", clip(Kind.INT, e(Kind.INT, s))));
        }
    }

    private void augment(Scope s, List<Statement> body) {
        Kind kind =
                names.pick(Kind.INT, Kind.INT, Kind.INT, Kind.NUM, Kind.FLOAT, Kind.STR, Kind.LIST);
        Variable v = target(s, kind);
        if (v == null) {
            declare(s, kind, body);
            return;
        }
        String op =
                switch (kind) {
                    case INT -> names.pick("+", "+", "+", "-", "-", "*", "&", "|", "^", "//", "%");
                    case NUM -> names.pick("+", "-", "*");
                    case FLOAT -> names.pick("+", "-", "*", "/");
                    default -> "+";
                };
        body.add(Statement.line(v.name(), " " + op + "= ", e(kind, s)));
        // A counter that only grows by little needs no bound; anything else does.
        if (kind != Kind.FLOAT) {
            body.add(Statement.line(v.name(), " = ", clip(kind, Expr.of(kind, v.name()))));
        }
    }

    private void unpack(Scope s, List<Statement> body) {
        Variable v = target(s, Kind.INT);
        Variable w = target(s, Kind.INT);
        if (v == null || w == null) {
            declare(s, Kind.INT, body);
            return;
        }
        switch (names.below(4)) {
            case 0 ->
                    body.add(
                            Statement.line(
                                    v.name(), ", ", w.name(), " = ", w.name(), ", ", v.name()));
            case 1 -> {
                Variable l = target(s, Kind.LIST);
                Object rest = l == null ? declare(s, Kind.LIST, body) : l.name();
                body.add(Statement.line(v.name(), ", *", rest, " = ", e(Kind.LIST, s), "[:9]"));
                body.add(
                        Statement.line(
                                v.name(), " = ", clip(Kind.INT, Expr.of(Kind.INT, v.name()))));
            }
            case 2 ->
                    body.add(
                            Statement.line(
                                    v.name(),
                                    ", ",
                                    w.name(),
                                    " = ",
                                    clip(Kind.INT, e(Kind.INT, s)),
                                    ", ",
                                    clip(Kind.INT, e(Kind.INT, s))));
            default -> {
                body.add(Statement.line(v.name(), ", ", w.name(), " = ", e(Kind.TUPLE, s)));
                body.add(Statement.line(v.name(), " %= 1 << 63"));
                body.add(Statement.line(w.name(), " %= 1 << 63"));
            }
        }
    }

    private void changeList(Scope s, List<Statement> body) {
        Variable v = target(s, Kind.LIST);
        if (v == null) {
            declare(s, Kind.LIST, body);
            return;
        }
        String l = v.name();
        Expr x = clip(Kind.INT, e(Kind.INT, s));
        Expr i = e(Kind.INT, s);
        body.add(
                switch (names.below(13)) {
                    case 0, 1, 2 -> Statement.line("len(", l, ") < 30 and ", l, ".append(", x, ")");
                    case 3 -> Statement.line(l, "[", i, " % len(", l, ")] = ", x);
                    case 4 -> Statement.line(l, "[", i, " & 7] = ", x);
                    case 5 -> Statement.line(l, "[", i, " % len(", l, ")] += 1");
                    case 6 -> Statement.line(l, ".pop(", names.pick("", "0", "-1"), ")");
                    case 7 -> Statement.line(l, ".insert(", i, " & 3, ", x, ")");
                    case 8 -> Statement.line(l, names.pick(".reverse()", ".sort()", ".clear()"));
                    case 9 -> Statement.line("del ", l, "[", i, " % 5]");
                    case 10 -> Statement.line(l, "[1:3] = ", e(Kind.LIST, s), "[:3]");
                    case 11 -> Statement.line(l, ".extend(", e(Kind.LIST, s), "[:2])");
                    default -> Statement.line("del ", l, "[", i, " & 3:5]");
                });
        body.add(Statement.line("del ", l, "[20:]"));
    }

    private void changeDictOrSet(Scope s, List<Statement> body) {
        Kind kind = names.pick(Kind.DICT, Kind.DICT, Kind.SET);
        Variable v = target(s, kind);
        if (v == null) {
            declare(s, kind, body);
            return;
        }
        String d = v.name();
        Expr key = Expr.of(Kind.INT, e(Kind.INT, s), " & 15");
        Expr x = clip(Kind.INT, e(Kind.INT, s));
        if (kind == Kind.SET) {
            body.add(Statement.line(d, names.pick(".add(", ".discard(", ".remove("), key, ")"));
            return;
        }
        body.add(
                switch (names.below(7)) {
                    case 0, 1, 2 -> Statement.line(d, "[", key, "] = ", x);
                    case 3 -> Statement.line("del ", d, "[", key, "]");
                    case 4 -> Statement.line(d, ".pop(", key, ", 0)");
                    case 5 -> Statement.line(d, ".setdefault(", key, ", ", x, ")");
                    default ->
                            Statement.line(d, "[", key, "] = ", d, ".get(", key, ", 0) % 99 + 1");
                });
    }

    private void changeObject(Scope s, List<Statement> body) {
        if (names.classes.isEmpty()) {
            assign(s, body);
            return;
        }
        Variable v = target(s, Kind.OBJECT);
        String o = v == null ? declare(s, Kind.OBJECT, body) : v.name();
        Expr x = clip(Kind.INT, e(Kind.INT, s));
        String type = names.pick(names.classes);
        body.add(
                switch (names.below(12)) {
                    case 0, 1, 2 -> Statement.line(o, ".a = ", x);
                    case 3 -> Statement.line(o, ".b = ", e(Kind.NUM, s));
                    case 4 -> Statement.line(o, ".p = ", x);
                    case 5 -> Statement.line(o, ".a += ", names.pick("1", "2", "-1"));
                    case 6 -> Statement.line(o, "[", index(s), "] = ", x);
                    case 7 -> Statement.line(o, " += ", x);
                    case 8 -> Statement.line(type, ".k = ", x);
                    case 9 -> Statement.line(o, ".extra = ", x);
                    case 10 -> Statement.line("note(", o, ")");
                    default -> changeMethod(s, type);
                });
    }

    /** {@return an index; CPython has another exception for large ones that no method takes} */
    private Expr index(Scope s) {
        Expr index = e(Kind.INT, s);
        return names.isWild ? index : Expr.of(Kind.INT, index, " % 1000");
    }

    /** Rarely, as everything that relies on a method is compiled again then. */
    private Statement changeMethod(Scope s, String type) {
        Scope inner = new Scope(null);
        inner.addFixed("self", Kind.OBJECT);
        inner.addFixed("x", Kind.INT);
        inner.weight = Math.max(s.weight, 60);
        Expr body = expressions.of(Kind.INT, inner, 2);
        return Statement.line(
                type, names.pick(".m0", ".m0", ".extra"), " = lambda self, x: ", body);
    }

    private void changeGlobal(Scope s, List<Statement> body) {
        if (names.globals.isEmpty()) {
            return;
        }
        String g = names.pick(names.globals);
        if (s.isFunction) {
            body.add(Statement.line("set_global('", g, "', ", clip(Kind.INT, e(Kind.INT, s)), ")"));
        } else {
            body.add(Statement.line(g, " = ", clip(Kind.INT, e(Kind.INT, s))));
        }
    }

    private void leave(Scope s, List<Statement> body) {
        Statement line;
        if (s.loops > 0 && (!s.isFunction || names.chance(70))) {
            line = Statement.line(names.pick("break", "continue"));
        } else if (s.isFunction) {
            line = s.isGenerator ? Statement.line("return") : Statement.line("return ", result(s));
        } else {
            return;
        }
        body.add(Statement.of(Clause.of(List.of(line), "if ", e(Kind.BOOL, s), ":")));
    }

    /** {@return the value of a function: bounded, as sums of it are} */
    Expr result(Scope s) {
        return clip(Kind.INT, e(Kind.INT, s));
    }

    private void raise(Scope s, List<Statement> body) {
        String error = names.pick(ERRORS);
        if (error.equals("StopIteration") && !names.isWild) {
            // In CPython it ends whatever takes the items that a function makes for map.
            error = "LookupError";
        }
        Object argument = names.chance(50) ? e(Kind.INT, s) : names.pick("", "'text'", "1, 'two'");
        Statement line =
                names.chance(15)
                        ? Statement.line("raise ", error)
                        : Statement.line("raise ", error, "(", argument, ")");
        body.add(Statement.of(Clause.of(List.of(line), "if ", e(Kind.BOOL, s), ":")));
    }

    private void give(Scope s, List<Statement> body) {
        if (!s.isGenerator) {
            augment(s, body);
            return;
        }
        Variable v = target(s, Kind.INT);
        Expr value = clip(Kind.INT, e(Kind.INT, s));
        switch (names.below(5)) {
            case 0 -> body.add(Statement.line("yield from ", expressions.iterable(s, 1)));
            case 1 -> {
                if (v != null) {
                    body.add(Statement.line(v.name(), " = (yield ", value, ") or 5"));
                }
            }
            default -> body.add(Statement.line("yield ", value));
        }
    }

    // ---- compound statements -------------------------------------------------------------------

    private int few() {
        return 1 + names.below(3);
    }

    /** {@return statements that may not run, so that names assigned there are not used after it} */
    private List<Statement> optional(Scope s, int count) {
        int known = s.variables.size();
        List<Statement> body = block(s, count);
        // One in a while is used all the same: then it may be a NameError.
        if (!names.chance(4)) {
            s.variables.subList(known, s.variables.size()).clear();
        }
        return body;
    }

    private Statement branch(Scope s) {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(Clause.of(optional(s, few()), "if ", e(Kind.BOOL, s), ":"));
        while (names.chance(25)) {
            clauses.add(Clause.of(optional(s, few()), "elif ", e(Kind.BOOL, s), ":"));
        }
        if (names.chance(50)) {
            clauses.add(Clause.of(optional(s, few()), "else:"));
        }
        return new Statement(clauses);
    }

    private Statement loop(Scope s) {
        int known = s.variables.size();
        List<Object> head = head(s);
        s.weight *= 6;
        s.loops++;
        List<Statement> body = optional(s, few());
        s.loops--;
        s.weight /= 6;
        s.variables.subList(known, s.variables.size()).clear();
        List<Clause> clauses = new ArrayList<>();
        clauses.add(new Clause(head, body));
        if (names.chance(15)) {
            clauses.add(Clause.of(optional(s, 1), "else:"));
        }
        return new Statement(clauses);
    }

    private List<Object> head(Scope s) {
        String x = names.fresh("i");
        String y = names.fresh("j");
        boolean isPair = names.chance(30);
        List<Object> head =
                switch (isPair ? names.below(4) : 4) {
                    case 0 -> List.of("for ", x, ", ", y, " in enumerate(", e(Kind.LIST, s), "):");
                    case 1 ->
                            List.of(
                                    "for ",
                                    x,
                                    ", ",
                                    y,
                                    " in ",
                                    e(Kind.DICT, s),
                                    ".copy().items():");
                    case 2 ->
                            List.of(
                                    "for ",
                                    x,
                                    ", ",
                                    y,
                                    " in zip(",
                                    expressions.iterable(s, 1),
                                    ", ",
                                    e(Kind.LIST, s),
                                    "):");
                    case 3 ->
                            List.of(
                                    "for ",
                                    x,
                                    ", ",
                                    y,
                                    " in [",
                                    e(Kind.TUPLE, s),
                                    ", ",
                                    e(Kind.TUPLE, s),
                                    "]:");
                    default -> List.of("for ", x, " in ", expressions.iterable(s, 2), ":");
                };
        s.add(x, Kind.INT);
        if (isPair) {
            s.add(y, Kind.INT);
        }
        return head;
    }

    private void whileLoop(Scope s, List<Statement> body) {
        String n = names.fresh("n");
        body.add(Statement.line(n, " = ", String.valueOf(2 + names.below(6))));
        s.addFixed(n, Kind.INT);
        s.weight *= 5;
        s.loops++;
        List<Statement> inner = new ArrayList<>();
        inner.add(Statement.line(n, " -= 1"));
        inner.addAll(optional(s, few()));
        s.loops--;
        s.weight /= 5;
        Expr condition =
                names.chance(60)
                        ? Expr.of(Kind.BOOL, n)
                        : Expr.of(Kind.BOOL, n, " > 0 and ", e(Kind.BOOL, s));
        body.add(Statement.of(Clause.of(inner, "while ", condition, ":")));
    }

    private Statement attempt(Scope s) {
        List<Clause> clauses = new ArrayList<>();
        clauses.add(Clause.of(optional(s, few()), "try:"));
        // CPython closes a generator as soon as nobody has it.
        boolean hasFinally = names.chance(35) && (names.isWild || !s.isGenerator);
        if (!hasFinally || names.chance(60)) {
            if (names.chance(60)) {
                clauses.add(handler(s, "except " + names.pick(ERRORS)));
            }
            if (names.chance(30)) {
                clauses.add(handler(s, "except (ValueError, " + names.pick(ERRORS) + ")"));
            }
            if (clauses.size() == 1 || names.chance(30)) {
                clauses.add(handler(s, "except Exception"));
            }
            if (names.chance(25)) {
                clauses.add(Clause.of(optional(s, 1), "else:"));
            }
        }
        if (hasFinally) {
            clauses.add(Clause.of(optional(s, few()), "finally:"));
        }
        return new Statement(clauses);
    }

    private Clause handler(Scope s, String head) {
        if (names.chance(50)) {
            return Clause.of(optional(s, few()), head, ":");
        }
        String e = names.fresh("e");
        List<Statement> body = new ArrayList<>();
        body.add(Statement.line("report(", e, ")"));
        body.addAll(optional(s, few() - 1));
        if (names.chance(20)) {
            body.add(Statement.line(names.pick("raise", "raise Problem(3)", "raise " + e)));
        }
        return Clause.of(body, head, " as ", e, ":");
    }

    private Statement with(Scope s) {
        int known = s.variables.size();
        Expr value = e(Kind.INT, s);
        String x = names.fresh("w");
        String quiet = names.pick("None", "None", "ValueError", "Exception", "ZeroDivisionError");
        s.addFixed(x, Kind.INT);
        List<Statement> body = optional(s, few());
        s.variables.subList(known, s.variables.size()).clear();
        return Statement.of(Clause.of(body, "with Manager(", value, ", ", quiet, ") as ", x, ":"));
    }

    /** A closure, which may change variables of the function around it. */
    private void innerFunction(Scope s, List<Statement> body) {
        if (!s.isFunction || s.outer != null) {
            assign(s, body);
            return;
        }
        String name = names.fresh("h");
        Variable shared = target(s, Kind.INT);
        Scope inner = new Scope(s);
        inner.isFunction = true;
        inner.weight = Math.max(s.weight, 6) * 3;
        inner.depth = s.depth + 1;
        inner.addFixed("x", Kind.INT);
        List<Statement> text = new ArrayList<>();
        // Globals are no variables of the function, whatever it says of them.
        if (shared != null && shared.name().startsWith("v") && names.chance(60)) {
            text.add(Statement.line("nonlocal ", shared.name()));
            inner.add(shared.name(), Kind.INT);
        }
        text.addAll(block(inner, few()));
        text.add(Statement.line("return ", result(inner)));
        s.cost += inner.cost;
        String head = names.pick("(x):", "(x, y=4):", "(x=3, *args):");
        body.add(Statement.of(Clause.of(text, "def ", name, head)));
        s.addFixed(name, Kind.FUNCTION);
    }
}
