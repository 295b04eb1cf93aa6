package org.jmpy.programs;

import org.jmpy.programs.Names.Function;
import org.jmpy.programs.Names.Shape;
import org.jmpy.programs.Scope.Variable;
import org.jmpy.programs.Tree.Expr;
import org.jmpy.programs.Tree.Kind;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes expressions of a wanted kind. What MicroPython does otherwise than CPython is left out:
 * bitwise operators of bools, extended slices as targets, the order of sets, hashes, messages. Only
 * wild programs have ints that are no floats meet floats, and lists that shrink while they are
 * reversed.
 */
final class Expressions {
    /** No place runs more calls than cost so much. */
    static final int MAX_COST = 300;

    private static final String[] INTS = {
        "0",
        "1",
        "2",
        "3",
        "5",
        "7",
        "-1",
        "-2",
        "10",
        "100",
        "255",
        "256",
        "1000003",
        "(1 << 30) - 1",
        "1 << 31",
        "-(1 << 30)",
        "(1 << 62) - 1",
        "1 << 62",
        "-(1 << 62)",
        "(1 << 63) - 1",
        "1 << 63",
        "-(1 << 63)",
        "10 ** 20",
        "-(1 << 64) - 1"
    };
    private static final String[] FLOATS = {
        "0.0", "0.5", "1.0", "-1.5", "2.25", "3.0", "1e10", "1e-3", "-0.0", "1e300", "100.0"
    };
    private static final String[] STRINGS = {
        "''", "'a'", "'ab'", "'xyz'", "'hello world'", "'\\xe9\\u20ac'", "'1,2,3'", "'%'"
    };
    private static final String[] ALL_BYTES = {"b''", "b'a'", "b'abc'", "b'\\x00\\xff'"};

    private final Names names;

    Expressions(Names names) {
        this.names = names;
    }

    /** {@return an expression of {@code kind}, at most {@code depth} operations deep} */
    Expr of(Kind kind, Scope scope, int depth) {
        List<Variable> variables = scope.of(kind, false);
        if (!variables.isEmpty() && names.chance(depth <= 0 ? 80 : 30)) {
            Variable v = names.pick(variables);
            Expr value = Expr.of(kind, v.name());
            return kind == Kind.NUM && v.kind() == Kind.INT ? exact(value) : value;
        }
        if (depth <= 0) {
            return leaf(kind, scope);
        }
        int d = depth - 1;
        return switch (kind) {
            case INT -> integer(scope, d);
            case FLOAT -> floating(scope, d);
            case NUM -> number(scope, d);
            case STR -> string(scope, d);
            case BYTES -> bytes(scope, d);
            case BOOL -> condition(scope, d);
            case LIST -> list(scope, d);
            case TUPLE -> tuple(scope, d);
            case DICT -> dict(scope, d);
            case SET -> set(scope, d);
            case OBJECT -> object(scope, d);
            case FUNCTION -> function(scope, d);
            case ANY -> of(anyKind(), scope, d);
        };
    }

    private Kind anyKind() {
        return names.pick(
                Kind.INT, Kind.FLOAT, Kind.STR, Kind.LIST, Kind.TUPLE, Kind.BOOL, Kind.BYTES);
    }

    private Expr leaf(Kind kind, Scope scope) {
        return switch (kind) {
            case INT -> Expr.of(kind, literal());
            case FLOAT -> Expr.of(kind, names.pick(FLOATS));
            case NUM -> intOrFloat(scope, 0);
            case STR -> Expr.of(kind, names.pick(STRINGS));
            case BYTES -> Expr.of(kind, names.pick(ALL_BYTES));
            case LIST -> Expr.of(kind, names.pick("[]", "[1, 2, 3]", "[5, 0, 7, 7]", "[9]"));
            case TUPLE -> Expr.of(kind, names.pick("(0, 1)", "(7, -2)"));
            case DICT -> Expr.of(kind, names.pick("{}", "{1: 2}", "{0: 5, 3: 4}"));
            case SET -> Expr.of(kind, names.pick("{1, 2}", "{0, 3, 5}", "set()"));
            case BOOL -> Expr.of(kind, names.pick("True", "False"));
            case OBJECT ->
                    names.classes.isEmpty()
                            ? Expr.of(kind, "None")
                            : Expr.of(kind, names.pick(names.classes), "(", literal(), ")");
            case FUNCTION -> Expr.of(kind, names.pick("abs", "int", "(lambda x: x + 1)"));
            case ANY -> leaf(anyKind(), scope);
        };
    }

    private String literal() {
        // Mostly small ones, as in programs.
        String text = INTS[names.below(names.chance(75) ? 10 : INTS.length)];
        return text.matches("\\d+") ? text : "(" + text + ")";
    }

    // ---- numbers -------------------------------------------------------------------------------

    private Expr integer(Scope s, int d) {
        return switch (names.below(34)) {
            case 0, 1, 2, 3 -> binary(Kind.INT, Kind.INT, names.pick("+", "-", "*"), s, d);
            case 4, 5 -> binary(Kind.INT, Kind.INT, names.pick("&", "|", "^"), s, d);
            case 6, 7 ->
                    Expr.of(
                            Kind.INT,
                            "(",
                            of(Kind.INT, s, d),
                            names.pick(" // ", " % "),
                            divisor(of(Kind.INT, s, d)),
                            ")");
            case 8 ->
                    Expr.of(
                            Kind.INT,
                            "(",
                            of(Kind.INT, s, d),
                            names.pick(" << ", " >> "),
                            "(",
                            of(Kind.INT, s, d),
                            names.pick(" & 7", " & 31"),
                            "))");
            case 9 -> Expr.of(Kind.INT, "(", names.pick("-", "~"), of(Kind.INT, s, d), ")");
            case 10 -> Expr.of(Kind.INT, "abs(", of(Kind.INT, s, d), ")");
            case 11 -> Expr.of(Kind.INT, "len(", of(sized(), s, d), ")");
            case 12, 13 -> indexed(s, d);
            case 14 -> Expr.of(Kind.INT, "sum(", of(Kind.LIST, s, d), ")");
            case 15 ->
                    Expr.of(
                            Kind.INT,
                            names.pick("min", "max"),
                            "(",
                            of(Kind.INT, s, d),
                            ", ",
                            of(Kind.INT, s, d),
                            ")");
            case 16, 17 -> conditional(Kind.INT, s, d);
            case 18 ->
                    Expr.of(
                            Kind.INT,
                            of(Kind.DICT, s, d),
                            ".get(",
                            of(Kind.INT, s, d),
                            ", ",
                            of(Kind.INT, s, d),
                            ")");
            case 19 ->
                    Expr.of(
                            Kind.INT,
                            of(Kind.STR, s, d),
                            names.pick(".find(", ".count("),
                            of(Kind.STR, s, d),
                            ")");
            case 20, 21, 22 -> attribute(s, d);
            case 23, 24, 25 -> call(s, d);
            case 26 -> Expr.of(Kind.INT, of(Kind.FUNCTION, s, d), "(", of(Kind.INT, s, d), ")");
            case 27 -> sumOfGenerator(s, d);
            case 28 -> Expr.of(Kind.INT, "int(", of(Kind.BOOL, s, d), ")");
            case 29 ->
                    Expr.of(Kind.INT, of(Kind.TUPLE, s, d), "[", names.pick("0", "1", "-1"), "]");
            case 30 ->
                    names.chance(50)
                            ? Expr.of(Kind.INT, "pow(", of(Kind.INT, s, d), ", 3, 1009)")
                            : Expr.of(Kind.INT, "((", of(Kind.INT, s, d), " % 99) ** 3)");
            case 31 -> Expr.of(Kind.INT, "int(", of(Kind.STR, s, d), names.pick(")", ", 16)"));
            case 32 -> immediateLambda(s, d);
            default -> objectOperator(s, d);
        };
    }

    /** {@return a constant, or {@code other}} */
    private Expr divisor(Expr other) {
        return names.chance(70)
                ? Expr.of(Kind.INT, names.pick("2", "3", "7", "10", "64", "(1 << 33)", "(-3)"))
                : other;
    }

    private Kind sized() {
        return names.pick(Kind.LIST, Kind.STR, Kind.DICT, Kind.SET, Kind.BYTES, Kind.TUPLE);
    }

    private Expr binary(Kind kind, Kind operands, String op, Scope s, int d) {
        return Expr.of(kind, "(", of(operands, s, d), " " + op + " ", of(operands, s, d), ")");
    }

    private Expr conditional(Kind kind, Scope s, int d) {
        if (names.chance(25)) {
            return binary(kind, kind, names.pick("and", "or"), s, d);
        }
        Expr yes = of(kind, s, d);
        Expr no = of(kind, s, d);
        return Expr.of(kind, "(", yes, " if ", of(Kind.BOOL, s, d), " else ", no, ")");
    }

    private Expr indexed(Scope s, int d) {
        Kind kind = names.pick(Kind.LIST, Kind.LIST, Kind.BYTES, Kind.DICT);
        List<Variable> variables = s.of(kind, false);
        Object of = variables.isEmpty() ? of(kind, s, d) : names.pick(variables).name();
        Expr index = of(Kind.INT, s, d);
        if (kind == Kind.DICT) {
            return Expr.of(Kind.INT, of, "[", index, "]");
        }
        if (names.chance(40)) {
            return Expr.of(Kind.INT, of, "[", index, " % 9 - 4]");
        }
        return Expr.of(Kind.INT, of, "[", index, " % len(", of, ")]");
    }

    private Expr attribute(Scope s, int d) {
        if (names.classes.isEmpty()) {
            return of(Kind.INT, s, d);
        }
        Expr object = of(Kind.OBJECT, s, d);
        if (names.chance(45)) {
            String name = names.pick("a", "a", "p", "k", names.chance(10) ? "missing" : "a");
            return Expr.of(Kind.INT, object, "." + name);
        }
        if (!affords(s, names.methodCost)) {
            return Expr.of(Kind.INT, object, ".a");
        }
        s.spend(names.methodCost);
        return switch (names.below(5)) {
            case 0 -> Expr.of(Kind.INT, object, ".m1(", of(Kind.INT, s, d), ")");
            case 1 ->
                    Expr.of(
                            Kind.INT,
                            object,
                            ".m1(",
                            of(Kind.INT, s, d),
                            ", y=",
                            of(Kind.INT, s, d),
                            ")");
            case 2 -> Expr.of(Kind.INT, object, ".st(", of(Kind.INT, s, d), ")");
            case 3 ->
                    Expr.of(
                            Kind.INT,
                            names.pick(names.classes),
                            names.pick(".st(", ".cm("),
                            of(Kind.INT, s, d),
                            ")");
            default -> Expr.of(Kind.INT, object, ".m0(", of(Kind.INT, s, d), ")");
        };
    }

    private Expr objectOperator(Scope s, int d) {
        if (names.classes.isEmpty() || !affords(s, names.methodCost)) {
            return of(Kind.INT, s, d);
        }
        s.spend(names.methodCost);
        Expr object = of(Kind.OBJECT, s, d);
        return switch (names.below(6)) {
            case 0 -> Expr.of(Kind.INT, object, "[", of(Kind.INT, s, d), "]");
            case 1 -> Expr.of(Kind.INT, object, "(", of(Kind.INT, s, d), ")");
            case 2 -> Expr.of(Kind.INT, "len(", object, ")");
            case 3 -> Expr.of(Kind.INT, "sum(", object, ")");
            case 4 -> Expr.of(Kind.INT, "(", object, " + ", of(Kind.INT, s, d), ").a");
            default -> Expr.of(Kind.INT, "(", of(Kind.INT, s, d), " - ", object, ").a");
        };
    }

    private static boolean affords(Scope s, int cost) {
        return s.weight * cost <= MAX_COST;
    }

    private Expr call(Scope s, int d) {
        List<Function> affordable = new ArrayList<>();
        for (Function f : names.functions) {
            if (affords(s, f.cost())) {
                affordable.add(f);
            }
        }
        if (affordable.isEmpty()) {
            return of(Kind.INT, s, d);
        }
        Function f = names.pick(affordable);
        s.spend(f.cost());
        return call(f, s, d);
    }

    /** {@return a call of {@code f}} */
    Expr call(Function f, Scope s, int d) {
        Expr x = of(Kind.INT, s, d);
        return switch (f.shape()) {
            case PLAIN -> Expr.of(Kind.INT, f.name(), "(", x, ", ", of(Kind.NUM, s, d), ")");
            case DEFAULTS -> withDefaults(f.name(), x, s, d);
            case STARRED -> starred(f.name(), x, s, d);
            case OBJECT -> Expr.of(Kind.INT, f.name(), "(", of(Kind.OBJECT, s, d), ", ", x, ")");
            case GENERATOR -> generated(f.name(), x);
        };
    }

    private Expr generated(String name, Expr x) {
        return switch (names.below(5)) {
            case 0 -> Expr.of(Kind.INT, "len(list(", name, "(", x, ")))");
            case 1 -> Expr.of(Kind.INT, "next(", name, "(", x, "))");
            case 2 -> Expr.of(Kind.INT, "max(", name, "(", x, "))");
            case 3 -> Expr.of(Kind.INT, "sum(v * 2 for v in ", name, "(", x, "))");
            default -> Expr.of(Kind.INT, "sum(", name, "(", x, "))");
        };
    }

    private Expr withDefaults(String name, Expr x, Scope s, int d) {
        Expr n = of(Kind.NUM, s, d);
        Expr y = of(Kind.INT, s, d);
        return switch (names.below(6)) {
            case 0 -> Expr.of(Kind.INT, name, "(", x, ", ", n, ", z=", y, ")");
            case 1 -> Expr.of(Kind.INT, name, "(", x, ", ", n, ", ", y, ")");
            case 2 -> Expr.of(Kind.INT, name, "(", x, ", w=", n, ", y=", y, ")");
            case 3 -> Expr.of(Kind.INT, name, "(*(", x, ", ", n, "))");
            case 4 -> Expr.of(Kind.INT, name, "(", x, ", ", n, ", **{'z': ", y, "})");
            default -> Expr.of(Kind.INT, name, "(", x, ", ", n, ")");
        };
    }

    private Expr starred(String name, Expr x, Scope s, int d) {
        Expr y = of(Kind.INT, s, d);
        return switch (names.below(5)) {
            case 0 -> Expr.of(Kind.INT, name, "(", x, ", *", of(Kind.LIST, s, d), ")");
            case 1 -> Expr.of(Kind.INT, name, "(", x, ", ", y, ", k=", y, ")");
            case 2 -> Expr.of(Kind.INT, name, "(", x, ", **{'k': ", y, ", 'l': 3})");
            case 3 -> Expr.of(Kind.INT, name, "(", x, ", ", y, ", *", of(Kind.TUPLE, s, d), ")");
            default -> Expr.of(Kind.INT, name, "(", x, ")");
        };
    }

    private Expr sumOfGenerator(Scope s, int d) {
        Expr values = comprehension(s, d);
        return switch (names.below(3)) {
            case 0 -> Expr.of(Kind.INT, "max([0] + [", values, "])");
            case 1 -> Expr.of(Kind.INT, "len([", values, "])");
            default -> Expr.of(Kind.INT, "sum(", values, ")");
        };
    }

    private Expr immediateLambda(Scope s, int d) {
        String x = names.fresh("q");
        Scope inner = new Scope(s);
        inner.weight = s.weight;
        inner.addFixed(x, Kind.INT);
        Expr body = of(Kind.INT, inner, d);
        s.cost += inner.cost;
        return Expr.of(Kind.INT, "(lambda ", x, ", y=2: ", body, ")(", of(Kind.INT, s, d), ")");
    }

    private Expr floating(Scope s, int d) {
        return switch (names.below(10)) {
            case 0, 1, 2 -> binary(Kind.FLOAT, Kind.FLOAT, names.pick("+", "-", "*"), s, d);
            case 3 ->
                    names.chance(80)
                            ? product(Kind.FLOAT, s, d)
                            : binary(Kind.FLOAT, Kind.NUM, "/", s, d);
            case 4 -> {
                Expr left = exact(of(Kind.INT, s, d));
                yield Expr.of(
                        Kind.FLOAT, "(", left, " / ", divisor(exact(of(Kind.INT, s, d))), ")");
            }
            case 5 -> Expr.of(Kind.FLOAT, "float(", exact(of(Kind.INT, s, d)), ")");
            case 6 -> Expr.of(Kind.FLOAT, names.pick("(-", "abs("), of(Kind.FLOAT, s, d), ")");
            case 7 -> binary(Kind.FLOAT, Kind.FLOAT, names.pick("//", "%"), s, d);
            case 8 -> conditional(Kind.FLOAT, s, d);
            default -> Expr.of(Kind.FLOAT, "(abs(", of(Kind.FLOAT, s, d), ") ** 0.5)");
        };
    }

    private Expr number(Scope s, int d) {
        return switch (names.below(8)) {
            case 0, 1, 2 -> binary(Kind.NUM, Kind.NUM, names.pick("+", "-"), s, d);
            case 3 -> product(Kind.NUM, s, d);
            case 4 ->
                    Expr.of(
                            Kind.NUM,
                            "(",
                            of(Kind.NUM, s, d),
                            " % ",
                            divisor(exact(of(Kind.INT, s, d))),
                            ")");
            case 5 -> conditional(Kind.NUM, s, d);
            case 6 -> attributeNumber(s, d);
            default -> intOrFloat(s, d);
        };
    }

    private Expr attributeNumber(Scope s, int d) {
        return names.classes.isEmpty()
                ? exact(of(Kind.INT, s, d))
                : Expr.of(Kind.NUM, of(Kind.OBJECT, s, d), ".b");
    }

    private Expr intOrFloat(Scope s, int d) {
        return names.chance(50) ? exact(of(Kind.INT, s, d)) : of(Kind.FLOAT, s, d);
    }

    /** {@return a product, of which one side is a float where ints must not get large} */
    private Expr product(Kind kind, Scope s, int d) {
        Kind left = names.pick(Kind.NUM, Kind.FLOAT);
        Kind right = names.isWild ? Kind.NUM : left == Kind.NUM ? Kind.FLOAT : Kind.NUM;
        return Expr.of(kind, "(", of(left, s, d), " * ", of(right, s, d), ")");
    }

    /**
     * {@return an int that may meet a float} MicroPython makes it a float then. CPython looks at
     * both as they are, and rounds otherwise; so where they must agree, it is one that is the same
     * as a float.
     */
    private Expr exact(Expr number) {
        return names.isWild
                ? number
                : Expr.of(
                        Kind.INT,
                        "(",
                        number,
                        names.pick(" % 1000", " % 1009 - 500", " % 65536", " % (1 << 31)"),
                        ")");
    }

    // ---- conditions ----------------------------------------------------------------------------

    private Expr condition(Scope s, int d) {
        String compare = names.pick("<", "<=", ">", ">=", "==", "!=");
        return switch (names.below(13)) {
            case 0, 1, 2 -> binary(Kind.BOOL, Kind.INT, compare, s, d);
            case 3 -> binary(Kind.BOOL, Kind.NUM, compare, s, d);
            case 4 ->
                    binary(
                            Kind.BOOL,
                            names.pick(Kind.STR, Kind.LIST, Kind.TUPLE, Kind.FLOAT, Kind.BYTES),
                            compare,
                            s,
                            d);
            case 5 ->
                    Expr.of(
                            Kind.BOOL,
                            "(",
                            of(Kind.INT, s, d),
                            names.pick(" < ", " <= ", " == "),
                            of(Kind.INT, s, d),
                            names.pick(" < ", " >= ", " != "),
                            of(Kind.INT, s, d),
                            ")");
            case 6 -> Expr.of(Kind.BOOL, "(not ", of(Kind.BOOL, s, d), ")");
            case 7 -> binary(Kind.BOOL, Kind.BOOL, names.pick("and", "or"), s, d);
            case 8 ->
                    Expr.of(
                            Kind.BOOL,
                            "(",
                            of(Kind.INT, s, d),
                            names.pick(" in ", " not in "),
                            of(names.pick(Kind.LIST, Kind.SET, Kind.DICT, Kind.TUPLE), s, d),
                            ")");
            case 9 -> Expr.of(Kind.BOOL, "(", of(Kind.STR, s, d), " in ", of(Kind.STR, s, d), ")");
            case 10 ->
                    Expr.of(
                            Kind.BOOL,
                            "isinstance(",
                            of(Kind.ANY, s, d),
                            names.pick(", float)", ", str)", ", (str, list))", ", tuple)"));
            case 11 -> objectCondition(s, d);
            default -> Expr.of(Kind.BOOL, names.pick("bool(", "(not "), of(sized(), s, d), ")");
        };
    }

    private Expr objectCondition(Scope s, int d) {
        if (names.classes.isEmpty() || !affords(s, names.methodCost)) {
            return Expr.of(Kind.BOOL, "(", of(Kind.ANY, s, d), " is None)");
        }
        s.spend(names.methodCost);
        Expr object = of(Kind.OBJECT, s, d);
        return switch (names.below(5)) {
            case 0 -> Expr.of(Kind.BOOL, "(", object, " == ", of(Kind.OBJECT, s, d), ")");
            case 1 -> Expr.of(Kind.BOOL, "(", object, " < ", of(Kind.OBJECT, s, d), ")");
            case 2 -> Expr.of(Kind.BOOL, "(", of(Kind.INT, s, d), " in ", object, ")");
            case 3 -> Expr.of(Kind.BOOL, "bool(", object, ")");
            default ->
                    Expr.of(Kind.BOOL, "isinstance(", object, ", ", names.pick(names.classes), ")");
        };
    }

    // ---- text ----------------------------------------------------------------------------------

    private Expr string(Scope s, int d) {
        return switch (names.below(13)) {
            case 0, 1 -> binary(Kind.STR, Kind.STR, "+", s, d);
            case 2 ->
                    Expr.of(
                            Kind.STR,
                            "(",
                            of(Kind.STR, s, d),
                            " * ",
                            "(",
                            of(Kind.INT, s, d),
                            " & 3))");
            case 3 -> sliced(Kind.STR, s, d);
            case 4 -> Expr.of(Kind.STR, "str(", written(s, d), ")");
            case 5 ->
                    Expr.of(
                            Kind.STR,
                            "('%d:%s' % (",
                            of(Kind.INT, s, d),
                            ", ",
                            written(s, d),
                            "))");
            case 6 ->
                    Expr.of(
                            Kind.STR,
                            "'{}-{:5d}'.format(",
                            written(s, d),
                            ", ",
                            of(Kind.INT, s, d),
                            ")");
            case 7 ->
                    Expr.of(
                            Kind.STR,
                            names.pick("','", "''", "'ab'"),
                            ".join([str(v) for v in ",
                            of(Kind.LIST, s, d),
                            "])");
            case 8 ->
                    Expr.of(
                            Kind.STR,
                            of(Kind.STR, s, d),
                            names.isWild
                                    ? names.pick(".upper()", ".lower()")
                                    : names.pick(".strip('a')", ".replace('a', 'bc')"));
            case 9 -> {
                List<Variable> variables = s.of(Kind.STR, false);
                yield variables.isEmpty()
                        ? of(Kind.STR, s, d)
                        : Expr.of(
                                Kind.STR,
                                names.pick(variables).name(),
                                "[",
                                of(Kind.INT, s, d),
                                " & 7]");
            }
            case 10 -> Expr.of(Kind.STR, "chr(97 + ", of(Kind.INT, s, d), " % 26)");
            case 11 -> conditional(Kind.STR, s, d);
            default ->
                    Expr.of(
                            Kind.STR,
                            "f'{",
                            of(Kind.INT, s, 0),
                            "}",
                            names.pick("", "x", "="),
                            "'");
        };
    }

    /** {@return something that is written; the last digits of a float are MicroPython's own} */
    private Expr written(Scope s, int d) {
        Kind kind = names.pick(Kind.INT, Kind.STR, Kind.LIST, Kind.TUPLE, Kind.BOOL, Kind.BYTES);
        return of(names.isWild ? Kind.ANY : kind, s, d);
    }

    private Expr sliced(Kind kind, Scope s, int d) {
        Expr of = of(kind, s, d);
        return switch (names.below(6)) {
            case 0 -> Expr.of(kind, of, "[", bound(s, d), ":]");
            case 1 -> Expr.of(kind, of, "[:", bound(s, d), "]");
            case 2 -> Expr.of(kind, of, "[", bound(s, d), ":", bound(s, d), "]");
            case 3 -> Expr.of(kind, of, kind == Kind.LIST ? "[::-1]" : "[2:]");
            case 4 -> Expr.of(kind, of, kind == Kind.LIST ? "[1::2]" : "[-3:]");
            default -> Expr.of(kind, of, "[:-1]");
        };
    }

    /** {@return a bound of a slice; MicroPython's are small} */
    private Expr bound(Scope s, int d) {
        return Expr.of(Kind.INT, names.pick("", "-"), "(", of(Kind.INT, s, d), " & 15)");
    }

    private Expr bytes(Scope s, int d) {
        return switch (names.below(6)) {
            case 0, 1 -> binary(Kind.BYTES, Kind.BYTES, "+", s, d);
            case 2 -> sliced(Kind.BYTES, s, d);
            case 3 -> Expr.of(Kind.BYTES, "bytes([v & 255 for v in ", of(Kind.LIST, s, d), "])");
            case 4 -> Expr.of(Kind.BYTES, of(Kind.STR, s, d), ".encode()");
            default -> Expr.of(Kind.BYTES, "bytes(", of(Kind.INT, s, d), " & 7)");
        };
    }

    // ---- containers ----------------------------------------------------------------------------

    private Expr list(Scope s, int d) {
        return switch (names.below(16)) {
            case 0 -> binary(Kind.LIST, Kind.LIST, "+", s, d);
            case 1, 2 -> sliced(Kind.LIST, s, d);
            case 3, 4 -> Expr.of(Kind.LIST, "[", comprehension(s, d), "]");
            case 5 ->
                    Expr.of(
                            Kind.LIST,
                            "[",
                            of(Kind.INT, s, d),
                            ", ",
                            of(Kind.INT, s, d),
                            ", ",
                            of(Kind.INT, s, d),
                            "]");
            case 6 -> Expr.of(Kind.LIST, "sorted(", of(iterated(), s, d), ")");
            case 7 -> Expr.of(Kind.LIST, "list(range(", of(Kind.INT, s, d), " & 7))");
            case 8 ->
                    Expr.of(
                            Kind.LIST,
                            "list(map(",
                            of(Kind.FUNCTION, s, d),
                            ", ",
                            of(Kind.LIST, s, d),
                            "))");
            case 9 ->
                    Expr.of(Kind.LIST, "(", of(Kind.LIST, s, d), " + [", of(Kind.INT, s, d), "])");
            case 10 -> Expr.of(Kind.LIST, "list(reversed(", of(Kind.LIST, s, d), "))");
            case 11 -> Expr.of(Kind.LIST, "list(", of(iteratedInOrder(), s, d), ")");
            case 12 -> Expr.of(Kind.LIST, "(", of(Kind.LIST, s, d), " * 2)");
            case 13 -> Expr.of(Kind.LIST, of(Kind.LIST, s, d), ".copy()");
            case 14 -> conditional(Kind.LIST, s, d);
            default -> Expr.of(Kind.LIST, "list(", of(Kind.DICT, s, d), ".values())");
        };
    }

    private Kind iterated() {
        return names.pick(Kind.LIST, Kind.SET, Kind.DICT, Kind.TUPLE);
    }

    private Kind iteratedInOrder() {
        return names.pick(Kind.LIST, Kind.DICT, Kind.TUPLE, Kind.BYTES);
    }

    /** {@return what stands in the brackets of a list comprehension, or in the call of sum} */
    private Expr comprehension(Scope s, int d) {
        String x = names.fresh("q");
        Expr over = iterable(s, d);
        Scope inner = new Scope(s);
        inner.weight = s.weight * 5;
        inner.addFixed(x, Kind.INT);
        Expr value = of(Kind.INT, inner, d);
        Expr when = names.chance(35) ? of(Kind.BOOL, inner, d) : null;
        s.cost += inner.cost;
        return when == null
                ? Expr.of(Kind.ANY, value, " for ", x, " in ", over)
                : Expr.of(Kind.ANY, value, " for ", x, " in ", over, " if ", when);
    }

    /** {@return something short that gives ints in an order} */
    Expr iterable(Scope s, int d) {
        List<Function> generators = new ArrayList<>();
        for (Function f : names.functions) {
            if (f.shape() == Shape.GENERATOR && affords(s, f.cost())) {
                generators.add(f);
            }
        }
        if (!generators.isEmpty() && names.chance(30)) {
            Function f = names.pick(generators);
            s.spend(f.cost());
            return Expr.of(Kind.ANY, f.name(), "(", of(Kind.INT, s, d), ")");
        }
        return switch (names.below(8)) {
            case 0 -> of(Kind.LIST, s, d);
            case 1 -> of(Kind.TUPLE, s, d);
            case 2 -> keys(s, d);
            case 3 -> of(Kind.BYTES, s, d);
            case 4 ->
                    Expr.of(
                            Kind.ANY,
                            "range(",
                            of(Kind.INT, s, d),
                            " % 5, ",
                            names.pick("7", "-2", "9, 2", "-7, -3"),
                            ")");
            case 5 -> Expr.of(Kind.ANY, "range(", of(Kind.INT, s, d), " & 7)");
            case 6 -> Expr.of(Kind.ANY, "reversed(", unchanged(s, d), ")");
            default -> Expr.of(Kind.ANY, "range(", names.pick("3", "5", "10", "1, 8, 3"), ")");
        };
    }

    /** {@return a list; in CPython reversing ends where it shrinks, in MicroPython it raises} */
    private Expr unchanged(Scope s, int d) {
        Expr list = of(Kind.LIST, s, d);
        return names.isWild ? list : Expr.of(Kind.LIST, list, ".copy()");
    }

    /** CPython forbids that the dict grows under way. */
    private Expr keys(Scope s, int d) {
        Expr dict = of(Kind.DICT, s, d);
        return names.isWild ? dict : Expr.of(Kind.LIST, "list(", dict, ")");
    }

    private Expr tuple(Scope s, int d) {
        return switch (names.below(5)) {
            case 0 ->
                    Expr.of(
                            Kind.TUPLE,
                            "divmod(",
                            of(Kind.INT, s, d),
                            ", ",
                            divisor(of(Kind.INT, s, d)),
                            ")");
            case 1 -> Expr.of(Kind.TUPLE, of(Kind.TUPLE, s, d), "[:2]");
            case 2 -> conditional(Kind.TUPLE, s, d);
            default -> Expr.of(Kind.TUPLE, "(", of(Kind.INT, s, d), ", ", of(Kind.INT, s, d), ")");
        };
    }

    private Expr dict(Scope s, int d) {
        String x = names.fresh("q");
        return switch (names.below(5)) {
            case 0 -> {
                Scope inner = new Scope(s);
                inner.weight = s.weight * 5;
                inner.addFixed(x, Kind.INT);
                Expr value = of(Kind.INT, inner, d);
                s.cost += inner.cost;
                yield Expr.of(
                        Kind.DICT,
                        "{",
                        x,
                        " & 7: ",
                        value,
                        " for ",
                        x,
                        " in ",
                        iterable(s, d),
                        "}");
            }
            case 1 ->
                    Expr.of(
                            Kind.DICT,
                            "dict(zip(",
                            of(Kind.LIST, s, d),
                            ", ",
                            of(Kind.LIST, s, d),
                            "))");
            case 2 -> Expr.of(Kind.DICT, of(Kind.DICT, s, d), ".copy()");
            case 3 -> Expr.of(Kind.DICT, "dict(", of(Kind.DICT, s, d), ")");
            default ->
                    Expr.of(
                            Kind.DICT,
                            "{",
                            literal(),
                            ": ",
                            of(Kind.INT, s, d),
                            ", 4: ",
                            of(Kind.INT, s, d),
                            "}");
        };
    }

    private Expr set(Scope s, int d) {
        return switch (names.below(4)) {
            case 0 -> binary(Kind.SET, Kind.SET, names.pick("|", "&", "-", "^"), s, d);
            case 1 -> Expr.of(Kind.SET, "{", comprehension(s, d), "}");
            case 2 -> Expr.of(Kind.SET, "set(", of(Kind.LIST, s, d), ")");
            default -> Expr.of(Kind.SET, "{", of(Kind.INT, s, d), ", ", of(Kind.INT, s, d), "}");
        };
    }

    private Expr object(Scope s, int d) {
        if (names.classes.isEmpty()) {
            return leaf(Kind.OBJECT, s);
        }
        if (names.chance(30)) {
            return conditional(Kind.OBJECT, s, d);
        }
        return Expr.of(Kind.OBJECT, names.pick(names.classes), "(", of(Kind.INT, s, d), ")");
    }

    private Expr function(Scope s, int d) {
        String x = names.fresh("q");
        Scope inner = new Scope(s);
        inner.weight = s.weight * 5;
        inner.addFixed(x, Kind.INT);
        Expr body = of(Kind.INT, inner, d);
        s.cost += inner.cost;
        return Expr.of(Kind.FUNCTION, "(lambda ", x, ": ", body, ")");
    }
}
