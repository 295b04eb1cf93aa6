package org.jmpy.compiler;

import org.jmpy.bytecode.Opcode;
import org.jmpy.mpy.MpyImage;
import org.jmpy.mpy.RawCode;
import org.jmpy.syntax.Clause;
import org.jmpy.syntax.Expr;
import org.jmpy.syntax.Param;
import org.jmpy.syntax.Stmt;
import org.jmpy.syntax.Symbol;
import org.jmpy.syntax.SymbolTable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles one module. Scopes are kept in the order in which they are met, outer ones first: all go
 * through the first pass, then locals are numbered, then all go through the second. Source:
 * MicroPython py/compile.c, mp_compile_to_raw_code.
 */
final class ModuleCompiler {
    private final Options options;
    private final Names names;
    private final Symbol sourceName;
    private final List<Scope> scopes = new ArrayList<>();
    private final Tables tables = new Tables();
    private final Diagnostics diagnostics = new Diagnostics();
    private final Walk walk;
    private final ExpressionCompiler expressions;
    private final StatementCompiler statements;

    /**
     * @param symbols of the tree
     * @param sourceName name of the source that the code keeps
     * @param isRepl whether the values of expression statements are printed
     */
    ModuleCompiler(SymbolTable symbols, Symbol sourceName, Options options, boolean isRepl) {
        this.options = options;
        this.sourceName = sourceName;
        this.names = new Names(symbols);
        this.walk = new Walk(this, options, names, diagnostics);
        this.expressions = new ExpressionCompiler(walk);
        this.statements = new StatementCompiler(walk, expressions, isRepl);
    }

    /** Takes up a scope that was just met. */
    void add(Scope scope) {
        scopes.add(scope);
    }

    /** {@return the code of a module: of {@code statement}, or of {@code expression}} */
    MpyImage compile(Stmt statement, Expr expression) {
        tables.qstr(sourceName);
        int line = statement != null ? statement.line() : expression.line();
        Symbol name = names.get("<module>");
        scopes.add(new Scope(Scope.Kind.MODULE, null, name, statement, expression, line));

        NameCollector collector = new NameCollector(tables);
        for (int i = 0; i < scopes.size(); i++) { // grows on the way
            Scope scope = scopes.get(i);
            walk(scope, collector, true);
            if (diagnostics.hasError()) {
                diagnostics.lineIfUnknown(scope.line);
                throw diagnostics.toError(sourceName.text(), scope.name.text());
            }
            scope.closeOverAll();
        }
        for (Scope scope : scopes) {
            scope.numberLocals(names.classCell, options.isForFile());
        }
        CodeEmitter emitter = new CodeEmitter(tables, options, names.get("*"));
        List<byte[]> code = new ArrayList<>(scopes.size());
        List<List<Scope>> children = new ArrayList<>(scopes.size());
        for (Scope scope : scopes) {
            walk(scope, emitter, false);
            code.add(emitter.finish());
            children.add(emitter.children());
        }
        return new MpyImage(
                options.smallIntBits(),
                tables.qstrTexts(),
                tables.constantValues(),
                link(code, children));
    }

    /** Inner scopes come after outer ones, so functions are put together from the last on. */
    private RawCode link(List<byte[]> code, List<List<Scope>> children) {
        Map<Scope, RawCode> made = HashMap.newHashMap(scopes.size());
        for (int i = scopes.size() - 1; i >= 0; i--) {
            List<RawCode> inner = new ArrayList<>(children.get(i).size());
            for (Scope child : children.get(i)) {
                inner.add(made.get(child));
            }
            made.put(scopes.get(i), new RawCode(code.get(i), inner));
        }
        return made.get(scopes.get(0));
    }

    private void walk(Scope scope, Emitter emitter, boolean isFirst) {
        walk.begin(scope, emitter, isFirst);
        switch (scope.kind) {
            case MODULE -> module(scope, emitter);
            case FUNCTION -> function((Stmt.FunctionDef) scope.statement, emitter);
            case LAMBDA -> lambda((Expr.Lambda) scope.expression, emitter);
            case CLASS -> classBody((Stmt.ClassDef) scope.statement, emitter);
            default -> comprehension((Expr.Comprehension) scope.expression, emitter);
        }
    }

    private void module(Scope scope, Emitter emitter) {
        if (scope.expression != null) {
            expressions.compile(scope.expression);
        } else {
            statements.compile(scope.statement);
            emitter.none();
        }
        emitter.op(Opcode.RETURN_VALUE);
    }

    private void function(Stmt.FunctionDef def, Emitter emitter) {
        params(def.params());
        statements.compile(def.body());
        emitter.none();
        emitter.op(Opcode.RETURN_VALUE);
    }

    private void params(List<Param> params) {
        if (walk.isFirstPass) {
            statements.params(params);
        }
    }

    private void lambda(Expr.Lambda lambda, Emitter emitter) {
        emitter.line(lambda.line());
        params(lambda.params());
        expressions.compile(lambda.body());
        if (walk.scope.isGenerator()) {
            emitter.op(Opcode.POP_TOP);
            emitter.none();
        }
        emitter.op(Opcode.RETURN_VALUE);
    }

    private void classBody(Stmt.ClassDef def, Emitter emitter) {
        Scope scope = walk.scope;
        Id cell =
                walk.isFirstPass
                        ? scope.findOrAdd(names.classCell, Id.Kind.LOCAL)
                        : scope.find(names.classCell);
        emitter.load(names.get("__name__"));
        emitter.store(names.get("__module__"));
        emitter.qstr(Opcode.LOAD_CONST_STRING, def.name());
        emitter.store(names.get("__qualname__"));
        statements.compile(def.body());
        if (cell.kind == Id.Kind.LOCAL) {
            emitter.none();
        } else {
            emitter.loadFast(cell);
        }
        emitter.op(Opcode.RETURN_VALUE);
    }

    private void comprehension(Expr.Comprehension comprehension, Emitter emitter) {
        Scope scope = walk.scope;
        Symbol argument = names.get("");
        if (walk.isFirstPass) {
            scope.findOrAdd(argument, Id.Kind.LOCAL);
            scope.positionalParams = 1;
        }
        emitter.line(comprehension.bodyLine());
        switch (comprehension.kind()) {
            case LIST -> emitter.build(Opcode.BUILD_LIST, 0);
            case DICT -> emitter.buildMap(0);
            case SET -> emitter.build(Opcode.BUILD_SET, 0);
            case GENERATOR -> {}
        }
        if (comprehension.kind() == Expr.ComprehensionKind.GENERATOR) {
            // the argument is an iterator already: it goes where GET_ITER_STACK would put it
            emitter.op(Opcode.LOAD_NULL);
            emitter.load(argument);
            emitter.op(Opcode.LOAD_NULL);
            emitter.op(Opcode.LOAD_NULL);
        } else {
            emitter.load(argument);
            emitter.op(Opcode.GET_ITER_STACK);
        }
        clauses(comprehension, emitter);
        if (comprehension.kind() == Expr.ComprehensionKind.GENERATOR) {
            emitter.none();
        }
        emitter.op(Opcode.RETURN_VALUE);
    }

    /** The loops of a comprehension, the iterator of the first being on the stack. */
    private void clauses(Expr.Comprehension comprehension, Emitter emitter) {
        List<Clause> clauses = comprehension.clauses();
        int[] tops = new int[clauses.size()];
        int[] ends = new int[clauses.size()];
        int depth = 0;
        for (Clause clause : clauses) {
            if (clause instanceof Clause.For(Expr target, Expr iterable)) {
                if (depth > 0) {
                    expressions.compile(iterable);
                    emitter.op(Opcode.GET_ITER_STACK);
                }
                tops[depth] = emitter.newLabel();
                ends[depth] = emitter.newLabel();
                emitter.label(tops[depth]);
                emitter.jump(Opcode.FOR_ITER, ends[depth]);
                expressions.targets().store(target);
                depth++;
            } else if (clause instanceof Clause.If(Expr test)) {
                expressions.jumpIf(test, false, tops[depth - 1]);
            } else {
                throw new AssertionError(clause);
            }
        }
        expressions.compile(comprehension.element());
        int index = Opcode.ITERATOR_SLOTS * depth + 1;
        switch (comprehension.kind()) {
            case LIST -> emitter.uint(Opcode.STORE_COMP, index << 2, -1);
            case DICT -> emitter.uint(Opcode.STORE_COMP, (index + 1) << 2 | 1, -2);
            case SET -> emitter.uint(Opcode.STORE_COMP, index << 2 | 2, -1);
            case GENERATOR -> {
                emitter.op(Opcode.YIELD_VALUE);
                emitter.op(Opcode.POP_TOP);
            }
        }
        while (depth-- > 0) {
            emitter.jump(Opcode.JUMP, tops[depth]);
            emitter.label(ends[depth]);
            emitter.adjust(-Opcode.ITERATOR_SLOTS);
        }
    }
}
