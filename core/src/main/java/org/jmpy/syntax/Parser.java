package org.jmpy.syntax;

import static org.jmpy.syntax.TokenKind.*;

import java.util.ArrayList;
import java.util.List;

/** Parses statements; see {@link ExpressionParser}. */
public final class Parser extends ExpressionParser {
    private Parser(
            byte[] source,
            ParseOptions options,
            SymbolTable symbols,
            KnownStrings known,
            int maxDepth) {
        super(source, options, symbols, known, maxDepth);
    }

    /**
     * {@return the statements of a whole file}
     *
     * @param symbols takes up the names in the order in which they are accepted
     * @param known long strings that count as names
     * @param maxDepth how deeply the program may nest
     * @throws CompileError if it is not a program, or (without a place) nests deeper
     */
    public static Stmt parseFile(
            byte[] source,
            ParseOptions options,
            SymbolTable symbols,
            KnownStrings known,
            int maxDepth) {
        Parser parser = new Parser(source, options, symbols, known, maxDepth);
        return parser.file();
    }

    /** {@return the one statement that a REPL was given; see {@link #parseFile}} */
    public static Stmt parseSingle(
            byte[] source,
            ParseOptions options,
            SymbolTable symbols,
            KnownStrings known,
            int maxDepth) {
        Parser parser = new Parser(source, options, symbols, known, maxDepth);
        return parser.single();
    }

    /** {@return the expression that eval() was given; see {@link #parseFile}} */
    public static Expr parseEval(
            byte[] source,
            ParseOptions options,
            SymbolTable symbols,
            KnownStrings known,
            int maxDepth) {
        Parser parser = new Parser(source, options, symbols, known, maxDepth);
        return parser.eval();
    }

    private Stmt file() {
        int line = line();
        boolean hasNewline = kind() == NEWLINE;
        List<Stmt> statements = new ArrayList<>();
        while (kind() != END) {
            if (!accept(NEWLINE)) {
                statements.add(statement());
            }
        }
        if (statements.isEmpty()) {
            return new Stmt.Block(hasNewline ? 0 : line, statements);
        }
        return statements.size() == 1 && !hasNewline
                ? statements.get(0)
                : new Stmt.Block(line, statements);
    }

    private Stmt single() {
        Stmt result;
        int line = line();
        if (accept(NEWLINE)) {
            result = new Stmt.Block(line, List.of());
        } else {
            result = statement();
        }
        if (kind() != END) {
            throw unexpected();
        }
        return result;
    }

    private Expr eval() {
        Expr result = tests();
        accept(NEWLINE);
        if (kind() != END) {
            throw unexpected();
        }
        return result;
    }

    // ---- statements of one line ---------------------------------------------------------------

    private Stmt statement() {
        return switch (kind()) {
            case KW_IF -> ifStatement();
            case KW_WHILE -> whileStatement();
            case KW_FOR -> forStatement();
            case KW_TRY -> tryStatement();
            case KW_WITH -> withStatement();
            case KW_DEF -> functionDef();
            case KW_CLASS -> classDef();
            case OP_AT -> decorated();
            case KW_ASYNC -> async();
            default -> simpleLine();
        };
    }

    /** Small statements up to the end of the line. */
    private Stmt simpleLine() {
        int line = line();
        Stmt first = small();
        Stmt result = first;
        if (kind() == DEL_SEMICOLON) {
            List<Stmt> statements = new ArrayList<>(2);
            statements.add(first);
            while (accept(DEL_SEMICOLON) && kind() != NEWLINE) {
                statements.add(small());
            }
            result = new Stmt.Block(line, statements);
        }
        expect(NEWLINE);
        return result;
    }

    private Stmt small() {
        int line = line();
        switch (kind()) {
            case KW_DEL -> {
                lexer.next();
                return new Stmt.Del(line, delTargets());
            }
            case KW_PASS -> {
                lexer.next();
                return new Stmt.Pass(line);
            }
            case KW_BREAK -> {
                lexer.next();
                return new Stmt.Break(line);
            }
            case KW_CONTINUE -> {
                lexer.next();
                return new Stmt.Continue(line);
            }
            case KW_RETURN -> {
                lexer.next();
                return new Stmt.Return(line, kind().startsTest() ? tests() : null);
            }
            case KW_RAISE -> {
                return raise();
            }
            case KW_YIELD -> {
                return new Stmt.YieldStatement(line, yieldExpression());
            }
            case KW_IMPORT -> {
                return importStatement();
            }
            case KW_FROM -> {
                return importFrom();
            }
            case KW_GLOBAL, KW_NONLOCAL -> {
                boolean isGlobal = kind() == KW_GLOBAL;
                lexer.next();
                List<Symbol> names = new ArrayList<>(1);
                do {
                    names.add(name());
                } while (accept(DEL_COMMA));
                return new Stmt.Declaration(line, isGlobal, names);
            }
            case KW_ASSERT -> {
                lexer.next();
                Expr test = test();
                return new Stmt.Assert(line, test, accept(DEL_COMMA) ? test() : null);
            }
            default -> {
                return expression();
            }
        }
    }

    private List<Expr> delTargets() {
        Expr targets = targets();
        return targets instanceof Expr.Tuple(_, Expr.TupleForm form, List<Expr> items)
                        && form == Expr.TupleForm.TARGETS
                ? items
                : List.of(targets);
    }

    private Stmt expression() {
        int line = line();
        Expr left = starTests();
        TokenKind operator = kind();
        if (operator == DEL_EQUAL) {
            return assign(line, left);
        }
        if (operator == DEL_COLON) {
            return annotatedAssign(line, left);
        }
        if (operator.augmentedOp() >= 0) {
            lexer.next();
            return new Stmt.AugmentedAssign(line, left, operator, right());
        }
        if (!options.keepConstantStatements() && left.isLiteral()) {
            return new Stmt.Pass(line);
        }
        return new Stmt.Expression(line, left);
    }

    /** The right side of an assignment. */
    private Expr right() {
        return kind() == KW_YIELD ? yieldExpression() : starTests();
    }

    private Stmt assign(int line, Expr left) {
        lexer.next();
        Expr value = right();
        if (kind() != DEL_EQUAL) {
            Stmt constant = constAssign(line, left, value);
            return constant != null ? constant : new Stmt.Assign(line, List.of(left), value);
        }
        List<Expr> targets = new ArrayList<>(2);
        targets.add(left);
        while (accept(DEL_EQUAL)) {
            targets.add(value);
            value = right();
        }
        return new Stmt.Assign(line, targets, value);
    }

    private Stmt annotatedAssign(int line, Expr left) {
        lexer.next();
        Expr annotation = test();
        Expr value = accept(DEL_EQUAL) ? right() : null;
        Stmt constant = value == null ? null : constAssign(line, left, value);
        return constant != null
                ? constant
                : new Stmt.AnnotatedAssign(line, left, annotation, value);
    }

    /**
     * Takes up {@code name = const(value)}: later uses of the name are the value itself. {@return
     * what is left of the statement, or null if it is another one}
     */
    private Stmt constAssign(int line, Expr left, Expr right) {
        if (!(left instanceof Expr.Name(Symbol name))
                || !(right
                        instanceof
                        Expr.Access(int callLine, Expr.Name(Symbol callee), List<Trailer> trailers))
                || !callee.is("const")
                || trailers.size() != 1
                || !(trailers.get(0) instanceof Trailer.Call call)) {
            return null;
        }
        Trailer.ArgumentList arguments = call.arguments();
        Expr argument =
                !arguments.isList()
                                && !arguments.items().isEmpty()
                                && arguments.items().get(0) instanceof Expr value
                        ? value
                        : null;
        Constant constant = argument == null ? null : Folder.value(argument);
        if (constant == null) {
            throw syntaxError("not a constant", callLine);
        }
        name.constant = constant;
        byte[] text = name.utf8();
        return text.length != 0 && text[0] == '_'
                ? new Stmt.Pass(0)
                : new Stmt.Assign(line, List.of(left), argument);
    }

    private Stmt raise() {
        int line = line();
        lexer.next();
        Expr exception = kind().startsTest() ? test() : null;
        Expr cause = exception != null && accept(KW_FROM) ? test() : null;
        return new Stmt.Raise(line, exception, cause);
    }

    // ---- import -------------------------------------------------------------------------------

    private Stmt importStatement() {
        int line = line();
        lexer.next();
        List<Stmt.DottedName> names = new ArrayList<>(1);
        do {
            List<Symbol> parts = dottedName();
            names.add(new Stmt.DottedName(parts, accept(KW_AS) ? name() : null));
        } while (accept(DEL_COMMA));
        return new Stmt.Import(line, names);
    }

    private List<Symbol> dottedName() {
        Symbol first = name();
        if (kind() != DEL_PERIOD) {
            return List.of(first);
        }
        List<Symbol> parts = new ArrayList<>(2);
        parts.add(first);
        while (accept(DEL_PERIOD)) {
            parts.add(name());
        }
        return parts;
    }

    private Stmt importFrom() {
        int line = line();
        lexer.next();
        int level = 0;
        while (kind() == DEL_PERIOD || kind() == ELLIPSIS) {
            level += kind() == DEL_PERIOD ? 1 : 3;
            lexer.next();
        }
        List<Symbol> module = level == 0 || kind() == NAME ? dottedName() : List.of();
        expect(KW_IMPORT);
        List<Stmt.ImportedName> names;
        if (accept(OP_STAR)) {
            names = null;
        } else if (accept(DEL_PAREN_OPEN)) {
            names = importedNames();
            expect(DEL_PAREN_CLOSE);
        } else {
            names = importedNames();
        }
        return new Stmt.ImportFrom(line, level, module, names);
    }

    private List<Stmt.ImportedName> importedNames() {
        List<Stmt.ImportedName> names = new ArrayList<>(2);
        do {
            if (kind() != NAME && !names.isEmpty()) {
                break;
            }
            Symbol name = name();
            names.add(new Stmt.ImportedName(name, accept(KW_AS) ? name() : null));
        } while (accept(DEL_COMMA));
        return names;
    }

    // ---- compound statements ------------------------------------------------------------------

    /** The rest of the line, or an indented block. */
    private Stmt suite() {
        enter();
        Stmt result;
        if (accept(NEWLINE)) {
            expect(INDENT);
            int line = line();
            Stmt first = statement();
            result = first;
            if (kind() != DEDENT) {
                List<Stmt> statements = new ArrayList<>();
                statements.add(first);
                do {
                    statements.add(statement());
                } while (kind() != DEDENT);
                result = new Stmt.Block(line, statements);
            }
            lexer.next();
        } else {
            result = simpleLine();
        }
        leave();
        return result;
    }

    /** {@code : suite}. */
    private Stmt body() {
        expect(DEL_COLON);
        return suite();
    }

    private Stmt orElse() {
        return accept(KW_ELSE) ? body() : null;
    }

    private Stmt ifStatement() {
        int line = line();
        lexer.next();
        Expr test = assignedTest();
        Stmt body = body();
        List<Stmt.Branch> elifs = List.of();
        if (kind() == KW_ELIF) {
            elifs = new ArrayList<>(2);
            while (kind() == KW_ELIF) {
                int elifLine = line();
                lexer.next();
                Expr elifTest = assignedTest();
                elifs.add(new Stmt.Branch(elifLine, elifTest, body()));
            }
        }
        return new Stmt.If(line, test, body, elifs, orElse());
    }

    private Stmt whileStatement() {
        int line = line();
        lexer.next();
        Expr test = assignedTest();
        Stmt body = body();
        return new Stmt.While(line, test, body, orElse());
    }

    private Stmt forStatement() {
        int line = line();
        lexer.next();
        Expr target = targets();
        expect(KW_IN);
        Expr iterable = tests();
        Stmt body = body();
        return new Stmt.For(line, target, iterable, body, orElse());
    }

    private Stmt tryStatement() {
        int line = line();
        lexer.next();
        Stmt body = body();
        if (kind() == KW_FINALLY) {
            return new Stmt.Try(line, body, List.of(), null, finalBody());
        }
        List<Stmt.Handler> handlers = new ArrayList<>(1);
        do {
            handlers.add(handler());
        } while (kind() == KW_EXCEPT);
        Stmt orElse = orElse();
        return new Stmt.Try(
                line, body, handlers, orElse, kind() == KW_FINALLY ? finalBody() : null);
    }

    private Stmt finalBody() {
        expect(KW_FINALLY);
        return body();
    }

    private Stmt.Handler handler() {
        int line = line();
        expect(KW_EXCEPT);
        Expr type = kind().startsTest() ? test() : null;
        Symbol name = type != null && accept(KW_AS) ? name() : null;
        return new Stmt.Handler(line, type, name, body());
    }

    private Stmt withStatement() {
        int line = line();
        lexer.next();
        List<Stmt.WithItem> items = new ArrayList<>(1);
        do {
            Expr context = test();
            items.add(new Stmt.WithItem(context, accept(KW_AS) ? expr() : null));
        } while (accept(DEL_COMMA));
        return new Stmt.With(line, items, body());
    }

    private Stmt functionDef() {
        int line = line();
        expect(KW_DEF);
        Symbol name = name();
        expect(DEL_PAREN_OPEN);
        List<Param> params = params(DEL_PAREN_CLOSE, true);
        expect(DEL_PAREN_CLOSE);
        Expr returns = accept(DEL_MINUS_MORE) ? test() : null;
        return new Stmt.FunctionDef(line, name, params, returns, body());
    }

    private Stmt classDef() {
        int line = line();
        expect(KW_CLASS);
        Symbol name = name();
        Trailer.ArgumentList arguments = null;
        if (accept(DEL_PAREN_OPEN)) {
            arguments = arguments();
            expect(DEL_PAREN_CLOSE);
        }
        return new Stmt.ClassDef(line, name, arguments, body());
    }

    private Stmt decorated() {
        int line = line();
        List<Stmt.Decorator> decorators = new ArrayList<>(1);
        while (kind() == OP_AT) {
            int decoratorLine = line();
            lexer.next();
            List<Symbol> names = dottedName();
            Trailer.Call call = kind() == DEL_PAREN_OPEN ? call() : null;
            expect(NEWLINE);
            decorators.add(new Stmt.Decorator(decoratorLine, names, call));
        }
        Stmt definition =
                switch (kind()) {
                    case KW_CLASS -> classDef();
                    case KW_DEF -> functionDef();
                    case KW_ASYNC -> {
                        int asyncLine = line();
                        lexer.next();
                        yield new Stmt.Async(asyncLine, functionDef());
                    }
                    default -> throw unexpected();
                };
        return new Stmt.Decorated(line, decorators, definition);
    }

    private Stmt async() {
        int line = line();
        lexer.next();
        return new Stmt.Async(
                line,
                switch (kind()) {
                    case KW_DEF -> functionDef();
                    case KW_WITH -> withStatement();
                    case KW_FOR -> forStatement();
                    default -> throw unexpected();
                });
    }
}
