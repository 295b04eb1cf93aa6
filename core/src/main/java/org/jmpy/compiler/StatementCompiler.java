package org.jmpy.compiler;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Prelude;
import org.jmpy.syntax.Argument;
import org.jmpy.syntax.Expr;
import org.jmpy.syntax.Param;
import org.jmpy.syntax.Stmt;
import org.jmpy.syntax.Symbol;
import org.jmpy.syntax.Trailer;

import java.util.List;

/** Walks statements. Source of the instruction sequences: MicroPython py/compile.c. */
final class StatementCompiler {
    private final Walk walk;
    private final ExpressionCompiler expressions;
    private final TargetCompiler targets;
    private final AsyncCompiler async;
    private final boolean isRepl;

    /** The loop that break and continue belong to, null outside loops. */
    private Loop loop;

    /**
     * A loop.
     *
     * @param isIterator whether an iterator is on the stack, which break has to remove
     * @param handlers how many handlers were open when it started
     */
    record Loop(Loop outer, int breakLabel, int continueLabel, boolean isIterator, int handlers) {}

    StatementCompiler(Walk walk, ExpressionCompiler expressions, boolean isRepl) {
        this.walk = walk;
        this.expressions = expressions;
        this.targets = expressions.targets();
        this.async = new AsyncCompiler(walk, expressions, this);
        this.isRepl = isRepl;
    }

    private Emitter emitter() {
        return walk.emitter;
    }

    /** Compiles a statement, null for none. */
    void compile(Stmt statement) {
        if (statement == null) {
            return;
        }
        Emitter emitter = walk.emitter;
        int line = statement.line();
        if (line != 0) {
            emitter.line(line);
        }
        if (statement instanceof Stmt.Expression(_, Expr value)) {
            expression(value);
        } else if (statement instanceof Stmt.Assign assign) {
            assign(assign.targets(), assign.value());
        } else if (statement instanceof Stmt.Block block) {
            block(block);
        } else if (statement instanceof Stmt.If conditional) {
            ifStatement(conditional);
        } else if (statement instanceof Stmt.Return returned) {
            returnStatement(returned);
        } else if (statement
                instanceof Stmt.AugmentedAssign(_, Expr target, var operator, Expr value)) {
            targets.loadForUpdate(target);
            expressions.compile(value);
            emitter.binary(operator.augmentedOp());
            targets.storeUpdated(target);
        } else if (statement instanceof Stmt.AnnotatedAssign(_, Expr target, _, Expr value)) {
            if (value != null) {
                assign(List.of(target), value);
            } else if (walk.scope.kind == Scope.Kind.FUNCTION
                    && target instanceof Expr.Name(Symbol name)) {
                walk.scope.findOrAdd(name, Id.Kind.LOCAL);
            }
        } else if (statement instanceof Stmt.For loopStatement) {
            forStatement(loopStatement);
        } else if (statement instanceof Stmt.While loopStatement) {
            whileStatement(loopStatement);
        } else if (statement instanceof Stmt.FunctionDef def) {
            function(def);
            emitter.store(def.name());
        } else if (statement instanceof Stmt.ClassDef def) {
            classDef(def);
            emitter.store(def.name());
        } else if (statement instanceof Stmt.Decorated decorated) {
            decorated(decorated);
        } else if (statement instanceof Stmt.Try tryStatement) {
            tryStatement(tryStatement);
        } else if (statement instanceof Stmt.With with) {
            with(with);
        } else if (statement instanceof Stmt.Raise raise) {
            raise(raise);
        } else if (statement instanceof Stmt.Import imported) {
            importNames(imported.names());
        } else if (statement instanceof Stmt.ImportFrom imported) {
            importFrom(imported);
        } else if (statement instanceof Stmt.Break) {
            leaveLoop(line, true);
        } else if (statement instanceof Stmt.Continue) {
            leaveLoop(line, false);
        } else if (statement instanceof Stmt.Del(_, List<Expr> deleted)) {
            for (Expr target : deleted) {
                targets.delete(target);
            }
        } else if (statement instanceof Stmt.Declaration declaration) {
            declare(declaration);
        } else if (statement instanceof Stmt.Assert assertion) {
            assertStatement(assertion);
        } else if (statement instanceof Stmt.YieldStatement(_, Expr value)) {
            expressions.compile(value);
            emitter.op(Opcode.POP_TOP);
        } else if (statement instanceof Stmt.Async(_, Stmt body)) {
            async(body);
        } else if (!(statement instanceof Stmt.Pass)) {
            throw new AssertionError(statement);
        }
    }

    private void block(Stmt.Block block) {
        for (Stmt statement : block.statements()) {
            compile(statement);
            if (walk.diagnostics.hasError()) {
                walk.diagnostics.lineIfUnknown(statement.line());
                return;
            }
        }
    }

    // ---- expressions and assignment -----------------------------------------------------------

    private void expression(Expr value) {
        if (isRepl && walk.scope.kind == Scope.Kind.MODULE) {
            emitter().load(walk.names.get("__repl_print__"));
            expressions.compile(value);
            emitter().callFunction(1);
            emitter().op(Opcode.POP_TOP);
            return;
        }
        if (!value.isLiteral()) {
            expressions.compile(value);
            emitter().op(Opcode.POP_TOP);
        }
    }

    private void assign(List<Expr> places, Expr value) {
        if (places.size() == 1) {
            if (value instanceof Expr.Tuple right
                    && places.get(0) instanceof Expr.Tuple left
                    && isSwap(left, right)) {
                swap(left.items(), right.items());
                return;
            }
            expressions.compile(value);
            targets.store(places.get(0));
            return;
        }
        expressions.compile(value);
        for (int i = 0; i < places.size(); i++) {
            if (i + 1 < places.size()) {
                emitter().op(Opcode.DUP_TOP);
            }
            targets.store(places.get(i));
        }
    }

    /** {@return whether values can go to their targets without a tuple} */
    private static boolean isSwap(Expr.Tuple left, Expr.Tuple right) {
        int size = left.items().size();
        if (left.form() != Expr.TupleForm.BARE
                || right.form() != Expr.TupleForm.BARE
                || size != right.items().size()
                || size != 2 && size != 3) {
            return false;
        }
        for (Expr target : left.items()) {
            if (target instanceof Expr.Star) {
                return false;
            }
        }
        return true;
    }

    private void swap(List<Expr> places, List<Expr> values) {
        for (Expr value : values) {
            expressions.compile(value);
        }
        if (values.size() == 3) {
            emitter().op(Opcode.ROT_THREE);
        }
        emitter().op(Opcode.ROT_TWO);
        for (Expr place : places) {
            targets.store(place);
        }
    }

    private void declare(Stmt.Declaration declaration) {
        if (!walk.isFirstPass) {
            return;
        }
        if (!declaration.isGlobal() && walk.scope.kind == Scope.Kind.MODULE) {
            walk.error(declaration.line(), "can't declare nonlocal in outer code");
            return;
        }
        for (Symbol name : declaration.names()) {
            Id id = walk.scope.findOrAdd(name, Id.Kind.UNDECIDED);
            targets.declare(id, declaration.isGlobal(), declaration.line());
        }
    }

    // ---- flow ---------------------------------------------------------------------------------

    private void ifStatement(Stmt.If statement) {
        Emitter emitter = emitter();
        int end = emitter.newLabel();
        boolean isDecided =
                branch(
                        statement.test(),
                        statement.body(),
                        end,
                        !statement.elifs().isEmpty() || statement.orElse() != null);
        for (Stmt.Branch elif : statement.elifs()) {
            if (isDecided) {
                break;
            }
            isDecided = branch(elif.test(), elif.body(), end, true);
        }
        if (!isDecided) {
            compile(statement.orElse());
        }
        emitter.label(end);
    }

    /**
     * A test and what is done if it is true.
     *
     * @param hasMore whether something follows that is to be jumped over
     * @return whether the test is always true, so that nothing follows
     */
    private boolean branch(Expr test, Stmt body, int end, boolean hasMore) {
        Emitter emitter = emitter();
        if (test.isFalse()) {
            return false;
        }
        int otherwise = emitter.newLabel();
        expressions.jumpIf(test, false, otherwise);
        compile(body);
        if (test.isTrue()) {
            return true;
        }
        if (hasMore) {
            emitter.jump(Opcode.JUMP, end);
        }
        emitter.label(otherwise);
        return false;
    }

    /** Opens a loop. */
    Loop openLoop(boolean isIterator) {
        loop =
                new Loop(
                        loop,
                        emitter().newLabel(),
                        emitter().newLabel(),
                        isIterator,
                        walk.handlers);
        return loop;
    }

    /** Closes the innermost loop: break and continue are those of the loop around it. */
    void closeLoop() {
        loop = loop.outer();
    }

    private void leaveLoop(int line, boolean isBreak) {
        if (loop == null) {
            walk.error(line, "'break'/'continue' outside loop");
            return;
        }
        boolean dropsIterator = isBreak && loop.isIterator();
        int label = isBreak ? loop.breakLabel() : loop.continueLabel();
        int opened = walk.handlers - loop.handlers();
        if (opened == 0) {
            if (dropsIterator) {
                emitter().dropIterator();
            }
            emitter().jump(Opcode.JUMP, label);
        } else {
            emitter().unwindJump(label, opened, dropsIterator);
        }
    }

    private void whileStatement(Stmt.While statement) {
        Emitter emitter = emitter();
        Loop opened = openLoop(false);
        if (!statement.test().isFalse()) {
            int top = emitter.newLabel();
            if (!statement.test().isTrue()) {
                emitter.jump(Opcode.JUMP, opened.continueLabel());
            }
            emitter.label(top);
            compile(statement.body());
            emitter.label(opened.continueLabel());
            expressions.jumpIf(statement.test(), true, top);
        }
        closeLoop();
        compile(statement.orElse());
        emitter.label(opened.breakLabel());
    }

    private void forStatement(Stmt.For statement) {
        Range range = Range.of(statement);
        if (range != null) {
            forRange(statement, range);
            return;
        }
        Emitter emitter = emitter();
        Loop opened = openLoop(true);
        int exhausted = emitter.newLabel();
        expressions.compile(statement.iterable());
        emitter.op(Opcode.GET_ITER_STACK);
        emitter.label(opened.continueLabel());
        emitter.jump(Opcode.FOR_ITER, exhausted);
        targets.store(statement.target());
        compile(statement.body());
        emitter.jump(Opcode.JUMP, opened.continueLabel());
        emitter.label(exhausted);
        emitter.adjust(-Opcode.ITERATOR_SLOTS);
        closeLoop();
        compile(statement.orElse());
        emitter.label(opened.breakLabel());
    }

    /** The arguments of a {@code range()} that a loop counts through without an iterator. */
    private record Range(Expr start, Expr stop, long step) {
        /** {@return null if the loop is another one} */
        static Range of(Stmt.For statement) {
            if (!(statement.target() instanceof Expr.Name)
                    || !(statement.iterable()
                            instanceof
                            Expr.Access(_, Expr.Name(Symbol name), List<Trailer> trailers))
                    || trailers.size() != 1
                    || !(trailers.get(0) instanceof Trailer.Call(_, var list))
                    || !name.is("range")) {
                return null;
            }
            List<Argument> arguments = list.items();
            int count = arguments.size();
            if (count < 1 || count > 3) {
                return null;
            }
            long step = 1;
            if (count == 3) {
                if (!(arguments.get(2) instanceof Expr.SmallInt(long value)) || value == 0) {
                    return null;
                }
                step = value;
            }
            Argument start = count == 1 ? new Expr.SmallInt(0) : arguments.get(0);
            Argument stop = arguments.get(count == 1 ? 0 : 1);
            return start instanceof Expr from && stop instanceof Expr to
                    ? new Range(from, to, step)
                    : null;
        }
    }

    private void forRange(Stmt.For statement, Range range) {
        Emitter emitter = emitter();
        Loop opened = openLoop(false);
        int top = emitter.newLabel();
        int entry = emitter.newLabel();
        boolean isStopOnStack = !(range.stop() instanceof Expr.SmallInt);
        if (isStopOnStack) {
            expressions.compile(range.stop());
        }
        expressions.compile(range.start());
        emitter.jump(Opcode.JUMP, entry);
        emitter.label(top);
        emitter.op(Opcode.DUP_TOP);
        targets.store(statement.target());
        compile(statement.body());
        emitter.label(opened.continueLabel());
        emitter.smallInt(range.step());
        emitter.binary(BinaryOp.INPLACE_ADD);
        emitter.label(entry);
        if (isStopOnStack) {
            emitter.op(Opcode.DUP_TOP_TWO);
            emitter.op(Opcode.ROT_TWO);
        } else {
            emitter.op(Opcode.DUP_TOP);
            expressions.compile(range.stop());
        }
        emitter.binary(range.step() >= 0 ? BinaryOp.LESS : BinaryOp.MORE);
        emitter.jump(Opcode.POP_JUMP_IF_TRUE, top);
        closeLoop();
        int end = 0;
        if (statement.orElse() != null) {
            popCounter(isStopOnStack);
            compile(statement.orElse());
            end = emitter.newLabel();
            emitter.jump(Opcode.JUMP, end);
            emitter.adjust(isStopOnStack ? 2 : 1);
        }
        emitter.label(opened.breakLabel());
        popCounter(isStopOnStack);
        if (statement.orElse() != null) {
            emitter.label(end);
        }
    }

    private void popCounter(boolean isStopOnStack) {
        emitter().op(Opcode.POP_TOP);
        if (isStopOnStack) {
            emitter().op(Opcode.POP_TOP);
        }
    }

    private void returnStatement(Stmt.Return statement) {
        Emitter emitter = emitter();
        if (walk.scope.kind != Scope.Kind.FUNCTION) {
            walk.error(statement.line(), "'return' outside function");
            return;
        }
        Expr value = statement.value();
        if (value == null) {
            emitter.none();
        } else if (value instanceof Expr.Conditional(_, Expr test, Expr some, Expr other)) {
            int otherwise = emitter.newLabel();
            expressions.jumpIf(test, false, otherwise);
            expressions.compile(some);
            emitter.op(Opcode.RETURN_VALUE);
            emitter.label(otherwise);
            expressions.compile(other);
        } else {
            expressions.compile(value);
        }
        emitter.op(Opcode.RETURN_VALUE);
    }

    private void raise(Stmt.Raise raise) {
        if (raise.exception() == null) {
            emitter().op(Opcode.RAISE_LAST);
            return;
        }
        expressions.compile(raise.exception());
        if (raise.cause() == null) {
            emitter().op(Opcode.RAISE_OBJ);
        } else {
            expressions.compile(raise.cause());
            emitter().op(Opcode.RAISE_FROM);
        }
    }

    private void assertStatement(Stmt.Assert assertion) {
        if (walk.options.optimisation() != 0) {
            return;
        }
        Emitter emitter = emitter();
        int end = emitter.newLabel();
        expressions.jumpIf(assertion.test(), true, end);
        emitter.loadGlobal(walk.names.get("AssertionError"));
        if (assertion.message() != null) {
            expressions.compile(assertion.message());
            emitter.callFunction(1);
        }
        emitter.op(Opcode.RAISE_OBJ);
        emitter.label(end);
    }

    // ---- handlers -----------------------------------------------------------------------------

    private void tryStatement(Stmt.Try statement) {
        if (statement.finalBody() == null) {
            tryExcept(statement);
            return;
        }
        Emitter emitter = emitter();
        int finallyLabel = emitter.newLabel();
        walk.openHandler(Opcode.SETUP_FINALLY, finallyLabel);
        if (statement.handlers().isEmpty()) {
            emitter.adjust(3); // room for the state of an unwinding jump
            compile(statement.body());
            emitter.adjust(-3);
        } else {
            tryExcept(statement);
        }
        emitter.none();
        emitter.label(finallyLabel);
        emitter.adjust(1); // a value that is being returned may be on the stack
        compile(statement.finalBody());
        emitter.adjust(-1);
        walk.closeHandler();
    }

    private void tryExcept(Stmt.Try statement) {
        Emitter emitter = emitter();
        int handler = emitter.newLabel();
        int success = emitter.newLabel();
        walk.openHandler(Opcode.SETUP_EXCEPT, handler);
        compile(statement.body());
        emitter.jump(Opcode.POP_EXCEPT_JUMP, success);
        emitter.label(handler);
        startHandler();
        int end = emitter.newLabel();
        List<Stmt.Handler> handlers = statement.handlers();
        for (int i = 0; i < handlers.size(); i++) {
            Stmt.Handler each = handlers.get(i);
            if (each.type() == null && i + 1 < handlers.size()) {
                walk.error(each.line(), "default 'except' must be last");
                walk.closeHandler();
                return;
            }
            handler(each, end);
        }
        walk.closeHandler();
        endHandler();
        emitter.label(success);
        compile(statement.orElse());
        emitter.label(end);
    }

    /** The exception is on the stack, and there may be the state of an unwinding jump. */
    void startHandler() {
        emitter().adjust(4);
    }

    void endHandler() {
        emitter().adjust(-3);
    }

    private void handler(Stmt.Handler handler, int end) {
        Emitter emitter = emitter();
        int next = emitter.newLabel();
        if (handler.type() != null) {
            emitter.op(Opcode.DUP_TOP);
            expressions.compile(handler.type());
            emitter.binary(BinaryOp.EXCEPTION_MATCH);
            emitter.jump(Opcode.POP_JUMP_IF_FALSE, next);
        }
        Symbol name = handler.name();
        if (name == null) {
            emitter.op(Opcode.POP_TOP);
            compile(handler.body());
        } else {
            emitter.store(name);
            // the name is deleted in any case
            int cleanup = emitter.newLabel();
            walk.openHandler(Opcode.SETUP_FINALLY, cleanup);
            compile(handler.body());
            emitter.none();
            emitter.label(cleanup);
            emitter.adjust(1);
            emitter.none();
            emitter.store(name);
            emitter.delete(name);
            emitter.adjust(-1);
            walk.closeHandler();
        }
        emitter.jump(Opcode.POP_EXCEPT_JUMP, end);
        emitter.label(next);
        emitter.adjust(1);
    }

    private void with(Stmt.With with) {
        Emitter emitter = emitter();
        List<Stmt.WithItem> items = with.items();
        int[] ends = new int[items.size()];
        for (int i = 0; i < ends.length; i++) {
            Stmt.WithItem item = items.get(i);
            ends[i] = emitter.newLabel();
            expressions.compile(item.context());
            walk.openHandler(Opcode.SETUP_WITH, ends[i]);
            if (item.target() == null) {
                emitter.op(Opcode.POP_TOP);
            } else {
                targets.store(item.target());
            }
        }
        compile(with.body());
        for (int i = ends.length - 1; i >= 0; i--) {
            emitter.none();
            emitter.label(ends[i]);
            emitter.op(Opcode.WITH_CLEANUP);
            emitter.adjust(-4);
            walk.closeHandler();
        }
    }

    private void async(Stmt body) {
        if (body instanceof Stmt.FunctionDef def) {
            function(def).flags |= Prelude.GENERATOR;
            emitter().store(def.name());
        } else if (!walk.scope.isGenerator()) {
            walk.error(body.line(), "async for/with outside async function");
        } else if (body instanceof Stmt.For statement) {
            async.forStatement(statement);
        } else {
            async.with((Stmt.With) body);
        }
    }

    // ---- import -------------------------------------------------------------------------------

    private void importNames(List<Stmt.DottedName> names) {
        for (Stmt.DottedName name : names) {
            emitter().smallInt(0);
            emitter().none();
            List<Symbol> parts = name.parts();
            emitter().qstr(Opcode.IMPORT_NAME, join(parts));
            if (name.alias() == null) {
                emitter().store(parts.get(0));
            } else {
                for (int i = 1; i < parts.size(); i++) {
                    emitter().qstr(Opcode.LOAD_ATTR, parts.get(i));
                }
                emitter().store(name.alias());
            }
        }
    }

    private Symbol join(List<Symbol> parts) {
        return switch (parts.size()) {
            case 0 -> walk.names.get("");
            case 1 -> parts.get(0);
            default -> walk.names.join(parts);
        };
    }

    private void importFrom(Stmt.ImportFrom statement) {
        Emitter emitter = emitter();
        List<Stmt.ImportedName> names = statement.names();
        if (names == null && walk.scope.kind != Scope.Kind.MODULE) {
            walk.error(statement.line(), "import * not at module level");
            return;
        }
        emitter.smallInt(statement.level());
        if (names == null) {
            emitter.qstr(Opcode.LOAD_CONST_STRING, walk.names.get("*"));
            emitter.build(Opcode.BUILD_TUPLE, 1);
        } else {
            for (Stmt.ImportedName name : names) {
                emitter.qstr(Opcode.LOAD_CONST_STRING, name.name());
            }
            emitter.build(Opcode.BUILD_TUPLE, names.size());
        }
        emitter.qstr(Opcode.IMPORT_NAME, join(statement.module()));
        if (names == null) {
            emitter.op(Opcode.IMPORT_STAR);
            return;
        }
        for (Stmt.ImportedName name : names) {
            emitter.qstr(Opcode.IMPORT_FROM, name.name());
            emitter.store(name.alias() == null ? name.name() : name.alias());
        }
        emitter.op(Opcode.POP_TOP);
    }

    // ---- definitions --------------------------------------------------------------------------

    private Scope function(Stmt.FunctionDef def) {
        Scope inner = walk.enter(Scope.Kind.FUNCTION, def.name(), def, null, def.line());
        expressions.function(inner, def.params());
        return inner;
    }

    private void classDef(Stmt.ClassDef def) {
        Scope inner = walk.enter(Scope.Kind.CLASS, def.name(), def, null, def.line());
        emitter().op(Opcode.LOAD_BUILD_CLASS);
        expressions.close(inner, 0, 0);
        emitter().qstr(Opcode.LOAD_CONST_STRING, def.name());
        List<Argument> arguments = def.arguments() == null ? List.of() : def.arguments().items();
        expressions.call(arguments, false, 2);
    }

    private void decorated(Stmt.Decorated decorated) {
        int calls = 0;
        for (Stmt.Decorator decorator : decorated.decorators()) {
            if (isDirective(decorator.names())) {
                continue;
            }
            calls++;
            List<Symbol> names = decorator.names();
            emitter().load(names.get(0));
            for (int i = 1; i < names.size(); i++) {
                emitter().qstr(Opcode.LOAD_ATTR, names.get(i));
            }
            if (decorator.call() != null) {
                expressions.trailer(decorator.call());
            }
        }
        Symbol name;
        if (decorated.definition() instanceof Stmt.FunctionDef def) {
            function(def);
            name = def.name();
        } else if (decorated.definition() instanceof Stmt.Async(_, Stmt.FunctionDef def)) {
            function(def).flags |= Prelude.GENERATOR;
            name = def.name();
        } else if (decorated.definition() instanceof Stmt.ClassDef def) {
            classDef(def);
            name = def.name();
        } else {
            throw new AssertionError(decorated);
        }
        for (int i = 0; i < calls; i++) {
            emitter().callFunction(1);
        }
        emitter().store(name);
    }

    /** {@return whether the decorator tells the compiler what kind of code to make} */
    private boolean isDirective(List<Symbol> names) {
        if (!names.get(0).is("micropython")) {
            return false;
        }
        if (names.size() != 2) {
            walk.error(0, "invalid micropython decorator");
            return true;
        }
        NativeDirective.apply(names.get(1).text(), walk);
        return true;
    }

    // ---- scopes -------------------------------------------------------------------------------

    /** Takes up the parameters of a function or lambda. */
    void params(List<Param> params) {
        Scope scope = walk.scope;
        boolean isAfterStar = false;
        for (Param param : params) {
            if ((scope.flags & Prelude.VARKEYWORDS) != 0) {
                walk.error(param.line(), "invalid syntax");
                continue;
            }
            int flags = Id.IS_PARAM;
            switch (param.kind()) {
                case PLAIN -> {
                    if (isAfterStar) {
                        scope.keywordOnlyParams++;
                    } else {
                        scope.positionalParams++;
                    }
                }
                case STAR -> {
                    if (isAfterStar) {
                        walk.error(param.line(), "invalid syntax");
                        continue;
                    }
                    isAfterStar = true;
                    flags |= Id.IS_STAR;
                    if (param.name() != null) {
                        scope.flags |= Prelude.VARARGS;
                    }
                }
                case DOUBLE_STAR -> {
                    flags |= Id.IS_DOUBLE_STAR;
                    scope.flags |= Prelude.VARKEYWORDS;
                }
            }
            if (param.name() != null) {
                Id id = scope.findOrAdd(param.name(), Id.Kind.UNDECIDED);
                if (id.kind != Id.Kind.UNDECIDED) {
                    walk.error(param.line(), "argument name reused");
                    continue;
                }
                id.kind = Id.Kind.LOCAL;
                id.flags = flags;
            }
        }
    }
}
