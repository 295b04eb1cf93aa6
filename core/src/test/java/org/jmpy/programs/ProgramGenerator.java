package org.jmpy.programs;

import org.jmpy.programs.Names.Function;
import org.jmpy.programs.Names.Shape;
import org.jmpy.programs.Tree.Clause;
import org.jmpy.programs.Tree.Expr;
import org.jmpy.programs.Tree.Kind;
import org.jmpy.programs.Tree.Statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes programs that end and whose output is that of CPython: classes, functions that call those
 * before them, and a loop that calls all of them often enough to be compiled, catches what they
 * raise, and changes under way what compiled code relied on.
 */
final class ProgramGenerator {
    /**
     * What all programs begin with. The host adds {@code detail}, to see what CPython words
     * otherwise, and CPython's is a function that does nothing.
     */
    static final String PRELUDE =
            """
            class Problem(Exception):
                pass
            class Base:
                def __init__(self, x):
                    self.a = x
                    self.b = x % 1000
                    self.items = [x]
            class Manager:
                def __init__(self, value, quiet):
                    self.value = value
                    self.quiet = quiet
                def __enter__(self):
                    return self.value
                def __exit__(self, kind, error, traceback):
                    return self.quiet is not None and isinstance(error, self.quiet)
            def text(x):
                if isinstance(x, float):
                    detail(str(x))
                    # Half way between two of these texts, MicroPython and CPython round otherwise.
                    return '%.12g' % (x * 1.00000000001)
                if isinstance(x, (list, tuple)):
                    return '[' + ' '.join([text(y) for y in x]) + ']'
                if isinstance(x, set):
                    return '{' + ' '.join([text(y) for y in sorted(x)]) + '}'
                if isinstance(x, dict):
                    return '{' + ' '.join([text(k) + ':' + text(x[k]) for k in x]) + '}'
                if x is None or isinstance(x, (bool, int, str, bytes)):
                    return repr(x)
                if hasattr(x, 'a'):
                    return 'object ' + text(x.a)
                return 'other'
            def report(e):
                detail(e)
                c = type(e)
                # CPython has types of their own for some of these.
                c = OSError if isinstance(e, OSError) else c
                c = NameError if isinstance(e, NameError) else c
                c = RuntimeError if isinstance(e, RuntimeError) else c
                print('!', c.__name__)
            notes = []
            def note(x):
                if len(notes) < 300:
                    notes.append(text(x))
            def set_global(name, value):
                globals()[name] = value
            """;

    private static final String[] OPERATORS = {
        "__add__",
        "__rsub__",
        "__eq__",
        "__lt__",
        "__getitem__",
        "__setitem__",
        "__len__",
        "__call__",
        "__iter__",
        "__contains__",
        "__bool__",
        "__iadd__",
        "__getattr__"
    };

    private final Names names;
    private final Expressions expressions;
    private final Statements statements;
    private final List<Statement> program = new ArrayList<>();

    private ProgramGenerator(long seed) {
        names = new Names(new Random(seed * 0x9E3779B97F4A7C15L + 1), !isPlain(seed));
        expressions = new Expressions(names);
        statements = new Statements(names, expressions);
    }

    /** {@return whether CPython does the same as MicroPython in the program of a seed} */
    static boolean isPlain(long seed) {
        return (seed & 3) != 0;
    }

    /** {@return the program of a seed, without the prelude} */
    static List<Statement> make(long seed) {
        return new ProgramGenerator(seed).make();
    }

    private List<Statement> make() {
        for (int i = names.below(3); i >= 0; i--) {
            String name = names.fresh("g");
            program.add(Statement.line(name, " = ", expressions.of(Kind.INT, new Scope(null), 0)));
            names.globals.add(name);
        }
        for (int i = names.below(4); i > 0; i--) {
            addClass();
        }
        for (int i = 1 + names.below(4); i > 0; i--) {
            addFunction();
        }
        addDriver();
        return program;
    }

    private Scope functionScope() {
        Scope scope = new Scope(null);
        scope.isFunction = true;
        names.globals.forEach(g -> scope.addFixed(g, Kind.INT));
        return scope;
    }

    // ---- classes -------------------------------------------------------------------------------

    private void addClass() {
        String name = names.fresh("C");
        String base =
                names.classes.isEmpty() || names.chance(30) ? null : names.pick(names.classes);
        List<Statement> body = new ArrayList<>();
        body.add(Statement.line("k = ", String.valueOf(names.below(9))));
        if (base == null) {
            addInit(body);
            addBasics(body);
        } else {
            addOverrides(body);
        }
        for (String operator : OPERATORS) {
            // MicroPython asks __getattr__ for operators too.
            boolean fits = names.isWild || !operator.equals("__getattr__");
            if (fits && names.chance(base == null ? 55 : 15)) {
                addOperator(name, operator, body);
            }
        }
        program.add(
                Statement.of(
                        Clause.of(
                                body,
                                "class ",
                                name,
                                "(" + (base == null ? "Base" : base) + ")",
                                ":")));
        names.classes.add(name);
    }

    private void addInit(List<Statement> body) {
        String x = names.isWild ? "x" : "x % 1000";
        List<Statement> init =
                new ArrayList<>(
                        List.of(
                                Statement.line("self.a = x"),
                                Statement.line(
                                        "self.b = ", names.pick(x, "1.5", "0", x + " * 0.5")),
                                Statement.line("self.items = [x, 1, 2]")));
        body.add(Statement.of(Clause.of(init, "def __init__(self, x):")));
    }

    private void addBasics(List<Statement> body) {
        method(body, "def m0(self, x):");
        method(body, "def m1(self, x, y=" + names.below(5) + "):");
        body.add(Statement.line("@property"));
        method(body, "def p(self):");
        body.add(Statement.line("@p.setter"));
        body.add(
                Statement.of(
                        Clause.of(List.of(Statement.line("self.a = x + 1")), "def p(self, x):")));
        body.add(Statement.line("@staticmethod"));
        method(body, "def st(x):");
        body.add(Statement.line("@classmethod"));
        method(body, "def cm(cls, x):");
    }

    private void addOverrides(List<Statement> body) {
        if (names.chance(60)) {
            method(body, "def m0(self, x):");
        }
        if (names.chance(40)) {
            Expr value =
                    Expr.of(Kind.INT, "super().m1(x + 1)", names.pick("", " + y", " - self.a"));
            body.add(
                    Statement.of(
                            Clause.of(
                                    List.of(Statement.line("return ", value)),
                                    "def m1(self, x, y=2):")));
        }
        if (names.chance(30)) {
            body.add(
                    Statement.of(
                            Clause.of(
                                    List.of(
                                            Statement.line("super().__init__(x + 1)"),
                                            Statement.line("self.c = x")),
                                    "def __init__(self, x):")));
        }
    }

    /** A method that gives an int, in a few small statements. */
    private void method(List<Statement> body, String head) {
        Scope scope = functionScope();
        if (head.contains("self")) {
            scope.addFixed("self.a", Kind.INT);
            scope.addFixed("self.b", Kind.NUM);
            scope.addFixed("self.k", Kind.INT);
            scope.addFixed("self.items", Kind.LIST);
        }
        for (String parameter : List.of("x", "y")) {
            if (head.contains(parameter + ")")
                    || head.contains(parameter + "=")
                    || head.contains(parameter + ",")) {
                scope.add(parameter, Kind.INT);
            }
        }
        // Methods call none of their own class but by super: the classes below are not known yet.
        scope.depth = 3;
        List<Statement> text = statements.block(scope, names.below(3));
        if (head.contains("self") && names.chance(50)) {
            text.add(Statement.line("self.a = ", statements.result(scope)));
        }
        text.add(Statement.line("return ", statements.result(scope)));
        names.methodCost = Math.max(names.methodCost, Math.min(60, scope.cost + 3));
        body.add(Statement.of(Clause.of(text, head)));
    }

    private void addOperator(String name, String operator, List<Statement> body) {
        Scope scope = functionScope();
        scope.weight = 20;
        scope.addFixed("self.a", Kind.INT);
        Scope other = new Scope(scope);
        other.weight = 20;
        other.addFixed("o", Kind.INT);
        Expr own = expressions.of(Kind.INT, scope, 1);
        Expr both = expressions.of(Kind.INT, other, 1);
        switch (operator) {
            case "__add__", "__rsub__" ->
                    operator(body, operator + "(self, o)", "return ", name, "(", both, ")");
            case "__eq__" -> operator(body, "__eq__(self, o)", "return self.a == o.a");
            case "__lt__" -> operator(body, "__lt__(self, o)", "return self.a < o.a");
            case "__getitem__", "__call__" ->
                    operator(body, operator + "(self, o)", "return ", both, " % 100");
            case "__setitem__" ->
                    operator(body, "__setitem__(self, o, v)", "self.items[o % 3] = v");
            case "__len__" -> operator(body, "__len__(self)", "return ", own, " & 7");
            case "__iter__" ->
                    operator(
                            body,
                            "__iter__(self)",
                            names.pick("return iter(self.items)", "yield self.a"));
            case "__contains__" -> operator(body, "__contains__(self, o)", "return o == ", own);
            case "__bool__" -> operator(body, "__bool__(self)", "return ", own, " > 1");
            case "__iadd__" -> {
                List<Statement> text =
                        List.of(
                                Statement.line("self.a = ", both, " % 1000"),
                                Statement.line("return self"));
                body.add(Statement.of(Clause.of(text, "def __iadd__(self, o):")));
            }
            default -> {
                List<Statement> text =
                        List.of(
                                Statement.of(
                                        Clause.of(
                                                List.of(Statement.line("return 5")),
                                                "if n == 'missing':")),
                                Statement.line("raise AttributeError(n)"));
                body.add(Statement.of(Clause.of(text, "def __getattr__(self, n):")));
            }
        }
    }

    private static void operator(List<Statement> body, String head, Object... line) {
        body.add(Statement.of(Clause.of(List.of(Statement.line(line)), "def ", head, ":")));
    }

    // ---- functions -----------------------------------------------------------------------------

    private void addFunction() {
        String name = names.fresh("f");
        Shape shape = names.pick(Shape.values());
        Scope scope = functionScope();
        scope.isGenerator = shape == Shape.GENERATOR;
        scope.add("x", Kind.INT);
        String head =
                switch (shape) {
                    case PLAIN -> "(x, w)";
                    case DEFAULTS -> "(x, w, y=1, z=" + names.below(9) + ")";
                    case STARRED -> "(x, *args, **kw)";
                    case OBJECT -> "(o, x)";
                    case GENERATOR -> "(x)";
                };
        switch (shape) {
            case PLAIN -> scope.add("w", Kind.NUM);
            case DEFAULTS -> {
                scope.add("w", Kind.NUM);
                scope.add("y", Kind.INT);
                scope.add("z", Kind.INT);
            }
            case STARRED -> scope.addFixed("len(kw)", Kind.INT);
            case OBJECT -> scope.add("o", Kind.OBJECT);
            case GENERATOR -> {}
        }
        List<Statement> body = new ArrayList<>();
        if (names.chance(20)) {
            String g = names.pick(names.globals);
            body.add(Statement.line("global ", g));
            scope.variables.removeIf(v -> v.name().equals(g));
            scope.add(g, Kind.INT);
        }
        body.addAll(statements.start(scope, names.below(4)));
        if (shape == Shape.STARRED) {
            addHandingOn(scope, body);
        }
        boolean isRecursive = shape == Shape.PLAIN && names.chance(35);
        if (isRecursive) {
            addRecursion(name, scope, body);
        }
        body.addAll(statements.block(scope, 2 + names.below(5)));
        if (!scope.isGenerator) {
            body.add(Statement.line("return ", statements.result(scope)));
        } else {
            body.add(Statement.line("yield ", statements.result(scope)));
        }
        program.add(Statement.of(Clause.of(body, "def ", name, head, ":")));
        names.functions.add(new Function(name, shape, (scope.cost + 2) * (isRecursive ? 12 : 1)));
    }

    /** Calls a function before it with what it was called with itself. */
    private void addHandingOn(Scope scope, List<Statement> body) {
        List<Function> others = new ArrayList<>();
        for (Function f : names.functions) {
            if (f.shape() == Shape.STARRED && f.cost() <= Expressions.MAX_COST) {
                others.add(f);
            }
        }
        if (!others.isEmpty() && names.chance(70)) {
            Function f = names.pick(others);
            String result = names.fresh("v");
            body.add(Statement.line(result, " = ", f.name(), "(x, *args, **kw)"));
            scope.spend(f.cost());
            scope.add(result, Kind.INT);
        }
    }

    /** Calls itself, at most five deep. */
    private void addRecursion(String name, Scope scope, List<Statement> body) {
        Expr end = statements.result(scope);
        body.add(Statement.of(Clause.of(List.of(Statement.line("return ", end)), "if x <= 0:")));
        body.add(Statement.line("x = min(x, 4)"));
        Expr number = expressions.of(Kind.NUM, scope, 1);
        String v = names.fresh("v");
        body.add(Statement.line(v, " = ", name, "(x - 1, ", number, ") % 1000"));
        if (names.chance(40)) {
            body.add(Statement.line(v, " += ", name, "(x - 2, ", v, ") % 1000"));
        }
        scope.add(v, Kind.INT);
    }

    // ---- the loop that calls them --------------------------------------------------------------

    private void addDriver() {
        int total = 0;
        for (Function f : names.functions) {
            total += f.cost();
        }
        int rounds = Math.clamp(6000 / Math.max(1, total), 3, 45);
        Scope scope = new Scope(null);
        scope.weight = rounds;
        scope.addFixed("i", Kind.INT);
        names.globals.forEach(g -> scope.addFixed(g, Kind.INT));
        List<Statement> body = new ArrayList<>();
        for (Function f : names.functions) {
            Expr call = expressions.call(f, scope, 1);
            List<Statement> attempt = List.of(Statement.line("print(text(", call, "))"));
            body.add(
                    Statement.of(
                            Clause.of(attempt, "try:"),
                            Clause.of(
                                    List.of(Statement.line("report(e)")),
                                    "except Exception as e:")));
        }
        while (names.chance(50)) {
            body.add(change(rounds));
        }
        String range = "range(" + rounds + ")";
        if (names.chance(50)) {
            program.add(Statement.of(Clause.of(body, "for i in ", range, ":")));
        } else {
            List<Statement> loop = List.of(Statement.of(Clause.of(body, "for i in ", range, ":")));
            program.add(Statement.of(Clause.of(loop, "def main():")));
            program.add(Statement.line("main()"));
        }
        program.add(Statement.line("print(notes)"));
        for (String g : names.globals) {
            program.add(Statement.line("print(text(", g, "))"));
        }
    }

    /** Something that compiled code relied on is no more. */
    private Statement change(int rounds) {
        Scope scope = new Scope(null);
        scope.weight = Expressions.MAX_COST;
        Statement line =
                switch (names.below(4)) {
                    case 0 -> redefine(scope);
                    case 1 ->
                            Statement.line(
                                    "set_global('",
                                    names.pick(names.globals),
                                    "', ",
                                    expressions.of(Kind.INT, scope, 0),
                                    ")");
                    default -> {
                        if (names.classes.isEmpty()) {
                            yield redefine(scope);
                        }
                        scope.addFixed("x", Kind.INT);
                        yield Statement.line(
                                names.pick(names.classes),
                                names.pick(".m0", ".m1", ".__call__", ".__getitem__"),
                                " = lambda self, x, y=1: ",
                                expressions.of(Kind.INT, scope, 1));
                    }
                };
        int when = names.below(rounds);
        return Statement.of(
                Clause.of(
                        List.of(line),
                        "if i ",
                        names.chance(80) ? "==" : "%",
                        " ",
                        String.valueOf(when + 2),
                        ":"));
    }

    private Statement redefine(Scope scope) {
        Function f = names.pick(names.functions);
        scope.addFixed("x", Kind.INT);
        String parameters = f.shape() == Shape.OBJECT ? "o, x" : "x, *a, **k";
        Object value = expressions.of(Kind.INT, scope, 1);
        if (f.shape() == Shape.GENERATOR) {
            value = Expr.of(Kind.LIST, "[", value, ", 3]");
        }
        return Statement.line("set_global('", f.name(), "', lambda ", parameters, ": ", value, ")");
    }
}
