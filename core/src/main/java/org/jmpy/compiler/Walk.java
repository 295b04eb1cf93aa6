package org.jmpy.compiler;

import org.jmpy.syntax.Expr;
import org.jmpy.syntax.Stmt;
import org.jmpy.syntax.Symbol;

/** Where the walk over a module's scopes is: one pass over one scope at a time. */
final class Walk {
    final Options options;
    final Names names;
    final Diagnostics diagnostics;
    private final ModuleCompiler module;

    Emitter emitter;
    Scope scope;

    /** Whether this is the first pass, which makes scopes. */
    boolean isFirstPass;

    /** How many handlers are open. */
    int handlers;

    private int innerCount;

    Walk(ModuleCompiler module, Options options, Names names, Diagnostics diagnostics) {
        this.module = module;
        this.options = options;
        this.names = names;
        this.diagnostics = diagnostics;
    }

    void begin(Scope newScope, Emitter newEmitter, boolean isFirst) {
        scope = newScope;
        emitter = newEmitter;
        isFirstPass = isFirst;
        handlers = 0;
        innerCount = 0;
        newEmitter.begin(newScope);
    }

    /** {@return the scope of a function or class that is met here, made in the first pass} */
    Scope enter(Scope.Kind kind, Symbol name, Stmt statement, Expr expression, int line) {
        if (isFirstPass) {
            Symbol scopeName = kind.scopeName == null ? name : names.get(kind.scopeName);
            Scope inner = new Scope(kind, scope, scopeName, statement, expression, line);
            scope.inner.add(inner);
            module.add(inner);
            return inner;
        }
        return scope.inner.get(innerCount++);
    }

    /** Opens a handler with {@code opcode}. */
    void openHandler(int opcode, int label) {
        emitter.jump(opcode, label);
        if (++handlers > scope.maxHandlers) {
            scope.maxHandlers = handlers;
        }
    }

    /** Closes a handler. */
    void closeHandler() {
        handlers--;
        emitter.op(org.jmpy.bytecode.Opcode.END_FINALLY);
    }

    void error(int line, String message) {
        diagnostics.syntaxError(line, message);
    }
}
