package org.jmpy.syntax;

import java.util.List;

/** A statement. */
public sealed interface Stmt {
    /** {@return the line of its first token, 0 for what folding made} */
    int line();

    /**
     * Statements in a row: of a module, of an indented block, or of one line. One statement alone
     * stands for itself.
     */
    record Block(int line, List<Stmt> statements) implements Stmt {}

    /** An expression. */
    record Expression(int line, Expr value) implements Stmt {}

    /** {@code target = target = value}; one target or more. */
    record Assign(int line, List<Expr> targets, Expr value) implements Stmt {}

    /**
     * {@code target += value}.
     *
     * @param operator DEL_PLUS_EQUAL and its like
     */
    record AugmentedAssign(int line, Expr target, TokenKind operator, Expr value) implements Stmt {}

    /**
     * {@code target: annotation = value}.
     *
     * @param value null if there is none
     */
    record AnnotatedAssign(int line, Expr target, Expr annotation, Expr value) implements Stmt {}

    /** {@code del a, b}. */
    record Del(int line, List<Expr> targets) implements Stmt {}

    /** {@code pass}, or what leaves no code. */
    record Pass(int line) implements Stmt {}

    /** {@code break}. */
    record Break(int line) implements Stmt {}

    /** {@code continue}. */
    record Continue(int line) implements Stmt {}

    /**
     * {@code return value}.
     *
     * @param value null if there is none
     */
    record Return(int line, Expr value) implements Stmt {}

    /** A yield expression alone. */
    record YieldStatement(int line, Expr value) implements Stmt {}

    /** {@code raise exception from cause}; each may be null. */
    record Raise(int line, Expr exception, Expr cause) implements Stmt {}

    /** {@code import a.b, c as d}. */
    record Import(int line, List<DottedName> names) implements Stmt {}

    /**
     * {@code a.b as c}.
     *
     * @param alias null if there is none
     */
    record DottedName(List<Symbol> parts, Symbol alias) {}

    /**
     * {@code from ..a.b import c, d as e}.
     *
     * @param level how many points stand before the module
     * @param module empty if there is none
     * @param names null for {@code *}
     */
    record ImportFrom(int line, int level, List<Symbol> module, List<ImportedName> names)
            implements Stmt {}

    /**
     * {@code name as alias}.
     *
     * @param alias null if there is none
     */
    record ImportedName(Symbol name, Symbol alias) {}

    /** {@code global a, b} or {@code nonlocal a, b}. */
    record Declaration(int line, boolean isGlobal, List<Symbol> names) implements Stmt {}

    /**
     * {@code assert test, message}.
     *
     * @param message null if there is none
     */
    record Assert(int line, Expr test, Expr message) implements Stmt {}

    /**
     * {@code if test: body elif ... else: orElse}.
     *
     * @param orElse null if there is none
     */
    record If(int line, Expr test, Stmt body, List<Branch> elifs, Stmt orElse) implements Stmt {}

    /** {@code elif test: body}. */
    record Branch(int line, Expr test, Stmt body) {}

    /**
     * {@code while test: body else: orElse}.
     *
     * @param orElse null if there is none
     */
    record While(int line, Expr test, Stmt body, Stmt orElse) implements Stmt {}

    /**
     * {@code for target in iterable: body else: orElse}.
     *
     * @param orElse null if there is none
     */
    record For(int line, Expr target, Expr iterable, Stmt body, Stmt orElse) implements Stmt {}

    /**
     * {@code try: body except ...: else: orElse finally: finalBody}.
     *
     * @param handlers may be empty if there is a finally
     * @param orElse null if there is none
     * @param finalBody null if there is none
     */
    record Try(int line, Stmt body, List<Handler> handlers, Stmt orElse, Stmt finalBody)
            implements Stmt {}

    /**
     * {@code except type as name: body}.
     *
     * @param type null if there is none
     * @param name null if there is none
     */
    record Handler(int line, Expr type, Symbol name, Stmt body) {}

    /** {@code with a as b, c: body}. */
    record With(int line, List<WithItem> items, Stmt body) implements Stmt {}

    /**
     * {@code context as target}.
     *
     * @param target null if there is none
     */
    record WithItem(Expr context, Expr target) {}

    /**
     * {@code def name(params) -> returns: body}.
     *
     * @param returns null if there is none
     */
    record FunctionDef(int line, Symbol name, List<Param> params, Expr returns, Stmt body)
            implements Stmt {}

    /**
     * {@code class name(arguments): body}.
     *
     * @param arguments null if there are no parentheses or nothing between them
     */
    record ClassDef(int line, Symbol name, Trailer.ArgumentList arguments, Stmt body)
            implements Stmt {}

    /** {@code @decorator} lines and the {@link FunctionDef}, {@link ClassDef} or {@link Async}. */
    record Decorated(int line, List<Decorator> decorators, Stmt definition) implements Stmt {}

    /**
     * {@code @a.b(arguments)}.
     *
     * @param call null if there are no parentheses
     */
    record Decorator(int line, List<Symbol> names, Trailer.Call call) {}

    /** {@code async} and a {@link FunctionDef}, {@link For} or {@link With}. */
    record Async(int line, Stmt body) implements Stmt {}
}
