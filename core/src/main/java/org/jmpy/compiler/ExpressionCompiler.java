package org.jmpy.compiler;

import org.jmpy.bytecode.BinaryOp;
import org.jmpy.bytecode.Opcode;
import org.jmpy.bytecode.Prelude;
import org.jmpy.bytecode.UnaryOp;
import org.jmpy.syntax.Argument;
import org.jmpy.syntax.Clause;
import org.jmpy.syntax.Comparator;
import org.jmpy.syntax.Constant;
import org.jmpy.syntax.Expr;
import org.jmpy.syntax.Param;
import org.jmpy.syntax.Symbol;
import org.jmpy.syntax.TokenKind;
import org.jmpy.syntax.Trailer;

import java.util.List;

/** Walks expressions. Source of the instruction sequences: MicroPython py/compile.c. */
final class ExpressionCompiler {
    private final Walk walk;
    private final TargetCompiler targets;

    ExpressionCompiler(Walk walk) {
        this.walk = walk;
        this.targets = new TargetCompiler(walk, this);
    }

    TargetCompiler targets() {
        return targets;
    }

    private Emitter emitter() {
        return walk.emitter;
    }

    /** Leaves the value of an expression on the stack. */
    void compile(Expr expr) {
        Emitter emitter = walk.emitter;
        int line = expr.line();
        if (line != 0) {
            emitter.line(line);
        }
        if (expr instanceof Expr.Name(Symbol symbol)) {
            emitter.load(symbol);
        } else if (expr instanceof Expr.SmallInt(long value)) {
            emitter.smallInt(value);
        } else if (expr instanceof Expr.ShortString(Symbol symbol)) {
            emitter.qstr(Opcode.LOAD_CONST_STRING, symbol);
        } else if (expr instanceof Expr.Keyword(Constant.Singleton value)) {
            keyword(value);
        } else if (expr instanceof Expr.Literal(_, Constant value)) {
            emitter.constant(value);
        } else if (expr instanceof Expr.Access access) {
            access(access.atom(), access.trailers());
        } else if (expr instanceof Expr.Binary binary) {
            binary(binary);
        } else if (expr instanceof Expr.Comparison comparison) {
            comparison(comparison);
        } else if (expr instanceof Expr.Unary(_, TokenKind operator, Expr operand)) {
            compile(operand);
            emitter.unary(
                    switch (operator) {
                        case OP_TILDE -> UnaryOp.INVERT;
                        case OP_MINUS -> UnaryOp.NEGATIVE;
                        default -> UnaryOp.POSITIVE;
                    });
        } else if (expr instanceof Expr.Power(_, Expr base, Expr exponent)) {
            if (listItem(base)) {
                listItem(exponent);
            }
            emitter.binary(BinaryOp.POWER);
        } else if (expr instanceof Expr.Not(_, Expr operand)) {
            compile(operand);
            emitter.not();
        } else if (expr instanceof Expr.Logical logical) {
            logical(logical);
        } else if (expr instanceof Expr.Conditional conditional) {
            conditional(conditional);
        } else if (expr instanceof Expr.Tuple tuple) {
            for (Expr item : tuple.items()) {
                compile(item);
            }
            emitter.build(Opcode.BUILD_TUPLE, tuple.items().size());
        } else if (expr instanceof Expr.ListDisplay display) {
            list(display);
        } else if (expr instanceof Expr.Braces braces) {
            braces(braces);
        } else if (expr instanceof Expr.KeyValue(_, Expr key, Expr value)) {
            compile(value);
            compile(key);
        } else if (expr instanceof Expr.Slice slice) {
            slice(slice);
        } else if (expr instanceof Expr.Lambda lambda) {
            Scope inner = walk.enter(Scope.Kind.LAMBDA, null, null, lambda, lambda.line());
            function(inner, lambda.params());
        } else if (expr instanceof Expr.Comprehension comprehension) {
            comprehension(comprehension);
        } else if (expr instanceof Expr.Await await) {
            await(await);
        } else if (expr instanceof Expr.Yield y) {
            this.yield(y);
        } else if (expr instanceof Expr.YieldFrom(int yieldLine, Expr value)) {
            if (isYieldAllowed(yieldLine)) {
                compile(value);
                yieldFrom();
            }
        } else if (expr instanceof Expr.Assigned(_, Expr target, Expr value)) {
            assigned(target, value);
        } else if (expr instanceof Expr.Star star) {
            walk.error(star.line(), "*x must be assignment target");
        } else {
            throw new AssertionError(expr);
        }
    }

    /**
     * Compiles one item of a list; a mistake in it that has no line gets the item's line. {@return
     * whether there was none}
     */
    private boolean listItem(Expr item) {
        compile(item);
        if (walk.diagnostics.hasError()) {
            walk.diagnostics.lineIfUnknown(item.line());
            return false;
        }
        return true;
    }

    private void keyword(Constant.Singleton value) {
        switch (value) {
            case NONE -> emitter().none();
            case FALSE -> emitter().op(Opcode.LOAD_CONST_FALSE);
            case TRUE -> emitter().op(Opcode.LOAD_CONST_TRUE);
            case ELLIPSIS -> emitter().constant(value);
        }
    }

    // ---- operators ----------------------------------------------------------------------------

    private void binary(Expr.Binary binary) {
        List<Expr> operands = binary.operands();
        compile(operands.get(0));
        for (int i = 1; i < operands.size(); i++) {
            compile(operands.get(i));
            emitter().binary(binary.operators().get(i - 1).binaryOp());
        }
    }

    private void comparison(Expr.Comparison comparison) {
        Emitter emitter = emitter();
        List<Expr> operands = comparison.operands();
        List<Comparator> operators = comparison.operators();
        int last = operators.size() - 1;
        compile(operands.get(0));
        int failed = last > 0 ? emitter.newLabel() : 0;
        for (int i = 0; i <= last; i++) {
            compile(operands.get(i + 1));
            if (i < last) {
                emitter.op(Opcode.DUP_TOP);
                emitter.op(Opcode.ROT_THREE);
            }
            Comparator operator = operators.get(i);
            emitter.binary(operator.op());
            if (operator.isInverted()) {
                emitter.not();
            }
            if (i < last) {
                emitter.jump(Opcode.JUMP_IF_FALSE_OR_POP, failed);
            }
        }
        if (last > 0) {
            int end = emitter.newLabel();
            emitter.jump(Opcode.JUMP, end);
            emitter.label(failed);
            emitter.adjust(1);
            emitter.op(Opcode.ROT_TWO);
            emitter.op(Opcode.POP_TOP);
            emitter.label(end);
        }
    }

    private void logical(Expr.Logical logical) {
        List<Expr> operands = logical.operands();
        int end = emitter().newLabel();
        for (int i = 0; i < operands.size(); i++) {
            compile(operands.get(i));
            if (i + 1 < operands.size()) {
                emitter()
                        .jump(
                                logical.isOr()
                                        ? Opcode.JUMP_IF_TRUE_OR_POP
                                        : Opcode.JUMP_IF_FALSE_OR_POP,
                                end);
            }
        }
        emitter().label(end);
    }

    private void conditional(Expr.Conditional conditional) {
        int otherwise = emitter().newLabel();
        int end = emitter().newLabel();
        jumpIf(conditional.test(), false, otherwise);
        compile(conditional.value());
        emitter().jump(Opcode.JUMP, end);
        emitter().label(otherwise);
        emitter().adjust(-1);
        compile(conditional.other());
        emitter().label(end);
    }

    /** Jumps to a label if a condition is {@code sense}. */
    void jumpIf(Expr test, boolean sense, int label) {
        boolean isTrue = test.isTrue();
        if (isTrue || test.isFalse()) {
            if (isTrue == sense) {
                emitter().jump(Opcode.JUMP, label);
            }
            return;
        }
        if (test instanceof Expr.Logical(_, boolean isOr, List<Expr> operands)) {
            if (isOr == sense) {
                for (Expr operand : operands) {
                    jumpIf(operand, sense, label);
                }
            } else {
                int end = emitter().newLabel();
                int last = operands.size() - 1;
                for (int i = 0; i < last; i++) {
                    jumpIf(operands.get(i), !sense, end);
                }
                jumpIf(operands.get(last), sense, label);
                emitter().label(end);
            }
        } else if (test instanceof Expr.Not(_, Expr operand)) {
            jumpIf(operand, !sense, label);
        } else {
            compile(test);
            emitter().jump(sense ? Opcode.POP_JUMP_IF_TRUE : Opcode.POP_JUMP_IF_FALSE, label);
        }
    }

    // ---- displays -----------------------------------------------------------------------------

    private void list(Expr.ListDisplay display) {
        List<Expr> items = display.items();
        if (display.isList()) {
            for (Expr item : items) {
                if (!listItem(item)) {
                    break;
                }
            }
        } else {
            for (Expr item : items) {
                compile(item);
            }
        }
        emitter().build(Opcode.BUILD_LIST, items.size());
    }

    private void braces(Expr.Braces braces) {
        List<Expr> items = braces.items();
        boolean isDict = items.isEmpty() || items.get(0) instanceof Expr.KeyValue;
        if (isDict) {
            emitter().buildMap(items.size());
        }
        for (Expr item : items) {
            compile(item);
            if (isDict != item instanceof Expr.KeyValue) {
                walk.error(
                        braces.itemsLine(),
                        isDict ? "expecting key:value for dict" : "expecting just a value for set");
                return;
            }
            if (isDict) {
                emitter().op(Opcode.STORE_MAP);
            }
        }
        if (!isDict) {
            emitter().build(Opcode.BUILD_SET, items.size());
        }
    }

    private void slice(Expr.Slice slice) {
        valueOrNone(slice.start());
        valueOrNone(slice.stop());
        if (slice.step() != null) {
            compile(slice.step());
        }
        emitter().build(Opcode.BUILD_SLICE, slice.step() == null ? 2 : 3);
    }

    private void valueOrNone(Expr value) {
        if (value == null) {
            emitter().none();
        } else {
            compile(value);
        }
    }

    // ---- access and calls ---------------------------------------------------------------------

    private void access(Expr atom, List<Trailer> trailers) {
        compile(atom);
        int i = 0;
        if (!trailers.isEmpty() && isSuper(atom, trailers.get(0))) {
            i = superCall(trailers);
        }
        for (; i < trailers.size(); i++) {
            if (i + 1 < trailers.size()
                    && trailers.get(i) instanceof Trailer.Attribute(_, Symbol name)
                    && trailers.get(i + 1) instanceof Trailer.Call(_, var arguments)) {
                emitter().qstr(Opcode.LOAD_METHOD, name);
                call(arguments.items(), true, 0);
                i++;
            } else {
                trailer(trailers.get(i));
            }
        }
    }

    /** Applies a trailer to the value on the stack. */
    void trailer(Trailer trailer) {
        emitter().line(trailer.line());
        if (trailer instanceof Trailer.Call(_, var arguments)) {
            call(arguments.items(), false, 0);
        } else if (trailer instanceof Trailer.Index(_, Expr index)) {
            compile(index);
            emitter().op(Opcode.LOAD_SUBSCR);
        } else if (trailer instanceof Trailer.Attribute(_, Symbol name)) {
            emitter().qstr(Opcode.LOAD_ATTR, name);
        } else {
            throw new AssertionError(trailer);
        }
    }

    private boolean isSuper(Expr atom, Trailer first) {
        return walk.scope.kind == Scope.Kind.FUNCTION
                && atom instanceof Expr.Name(Symbol name)
                && first instanceof Trailer.Call(_, var arguments)
                && arguments.items().isEmpty()
                && name.is("super");
    }

    /** {@code super()} in a method. {@return how many trailers it took} */
    private int superCall(List<Trailer> trailers) {
        emitter().load(walk.names.classCell);
        boolean isFound = false;
        for (Id id : walk.scope.ids) {
            if (id.isParam()) {
                emitter().load(id.symbol);
                isFound = true;
                break;
            }
        }
        if (!isFound) {
            walk.error(trailers.get(0).line(), "super() can't find self");
            return trailers.size();
        }
        if (trailers.size() >= 3
                && trailers.get(1) instanceof Trailer.Attribute(_, Symbol name)
                && trailers.get(2) instanceof Trailer.Call(_, var arguments)) {
            emitter().qstr(Opcode.LOAD_SUPER_METHOD, name);
            call(arguments.items(), true, 0);
            return 3;
        }
        emitter().callFunction(2);
        return 1;
    }

    /**
     * Calls the function on the stack.
     *
     * @param extra how many positional arguments are on the stack already
     */
    void call(List<Argument> arguments, boolean isMethod, int extra) {
        Emitter emitter = emitter();
        int positional = extra;
        int keywords = 0;
        boolean hasStar = false;
        boolean hasDoubleStar = false;
        long stars = 0;
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            if (argument instanceof Argument.Star(int line, Expr value)) {
                if (hasDoubleStar) {
                    walk.error(line, "* arg after **");
                    return;
                }
                if (keywords != 0) {
                    walk.error(line, "* arg after kwarg");
                    return;
                }
                if (i >= walk.options.smallIntBits() - 1) {
                    walk.error(line, "too many args");
                    return;
                }
                hasStar = true;
                stars |= 1L << i;
                compile(value);
                positional++;
            } else if (argument instanceof Argument.DoubleStar(_, Expr value)) {
                hasDoubleStar = true;
                emitter.op(Opcode.LOAD_NULL);
                compile(value);
                keywords++;
            } else if (argument instanceof Argument.Assigned(int line, Expr target, Expr value)) {
                if (!isPositionalAllowed(line, keywords, hasDoubleStar)) {
                    return;
                }
                assigned(target, value);
                positional++;
            } else if (argument instanceof Argument.Keyword(int line, Expr name, Expr value)) {
                if (!(name instanceof Expr.Name(Symbol symbol))) {
                    walk.error(line, "LHS of keyword arg must be an id");
                    return;
                }
                emitter.qstr(Opcode.LOAD_CONST_STRING, symbol);
                compile(value);
                keywords++;
            } else if (argument instanceof Argument.Generator(int line, Expr.Comprehension value)) {
                if (!isPositionalAllowed(line, keywords, hasDoubleStar)) {
                    return;
                }
                comprehension(value);
                positional++;
            } else if (argument instanceof Expr value) {
                if (!isPositionalAllowed(value.line(), keywords, hasDoubleStar)) {
                    return;
                }
                compile(value);
                positional++;
            } else {
                throw new AssertionError(argument);
            }
        }
        boolean isExpanded = hasStar || hasDoubleStar;
        if (isExpanded) {
            emitter.smallInt(stars);
        }
        int opcode =
                isMethod
                        ? isExpanded ? Opcode.CALL_METHOD_VAR_KW : Opcode.CALL_METHOD
                        : isExpanded ? Opcode.CALL_FUNCTION_VAR_KW : Opcode.CALL_FUNCTION;
        int effect = -positional - 2 * keywords - (isMethod ? 1 : 0) - (isExpanded ? 1 : 0);
        emitter.uint(opcode, keywords << 8 | positional, effect);
    }

    /**
     * {@return whether a positional argument may come here} The original forgets to ask for {@code
     * :=} and for generators, and makes code that takes their values for names.
     */
    private boolean isPositionalAllowed(int line, int keywords, boolean hasDoubleStar) {
        if (hasDoubleStar) {
            walk.error(line, "positional arg after **");
            return false;
        }
        if (keywords != 0) {
            walk.error(line, "positional arg after keyword arg");
            return false;
        }
        return true;
    }

    // ---- functions ----------------------------------------------------------------------------

    /** Makes the function of a scope, with the defaults of its parameters. */
    void function(Scope inner, List<Param> params) {
        Emitter emitter = emitter();
        boolean isAfterStar = false;
        int defaults = 0;
        int keywordDefaults = 0;
        for (Param param : params) {
            if (param.kind() == Param.Kind.STAR) {
                isAfterStar = true;
            } else if (param.kind() == Param.Kind.PLAIN) {
                if (param.value() == null) {
                    if (!isAfterStar && defaults != 0) {
                        walk.error(param.line(), "non-default argument follows default argument");
                    }
                } else if (isAfterStar) {
                    if (keywordDefaults++ == 0) {
                        if (defaults > 0) {
                            emitter.build(Opcode.BUILD_TUPLE, defaults);
                        } else {
                            emitter.op(Opcode.LOAD_NULL);
                        }
                        emitter.buildMap(0);
                    }
                    compile(param.value());
                    emitter.qstr(Opcode.LOAD_CONST_STRING, param.name());
                    emitter.op(Opcode.STORE_MAP);
                } else {
                    defaults++;
                    compile(param.value());
                }
            }
        }
        if (walk.diagnostics.hasError()) {
            return;
        }
        if (defaults > 0 && keywordDefaults == 0) {
            emitter.build(Opcode.BUILD_TUPLE, defaults);
            emitter.op(Opcode.LOAD_NULL);
        }
        close(inner, defaults, keywordDefaults);
    }

    /** Makes a function, or a closure with the cells that the inner scope uses. */
    void close(Scope inner, int defaults, int keywordDefaults) {
        if (keywordDefaults > 0) {
            inner.flags |= Prelude.DEFKWARGS;
        }
        inner.defaults = defaults;
        int cells = 0;
        if (walk.scope.kind != Scope.Kind.MODULE) {
            for (Id id : walk.scope.ids) {
                if (id.isClosedOver()) {
                    Id innerId = inner.find(id.symbol);
                    if (innerId != null && innerId.kind == Id.Kind.FREE) {
                        emitter().loadFast(id);
                        cells++;
                    }
                }
            }
        }
        emitter().makeFunction(inner, cells, defaults + keywordDefaults > 0);
    }

    private void comprehension(Expr.Comprehension comprehension) {
        Scope.Kind kind =
                switch (comprehension.kind()) {
                    case LIST -> Scope.Kind.LIST_COMPREHENSION;
                    case DICT -> Scope.Kind.DICT_COMPREHENSION;
                    case SET -> Scope.Kind.SET_COMPREHENSION;
                    case GENERATOR -> Scope.Kind.GENERATOR_EXPRESSION;
                };
        Scope inner = walk.enter(kind, null, null, comprehension, comprehension.bodyLine());
        close(inner, 0, 0);
        compile(((Clause.For) comprehension.clauses().get(0)).iterable());
        if (kind == Scope.Kind.GENERATOR_EXPRESSION) {
            emitter().op(Opcode.GET_ITER);
        }
        emitter().callFunction(1);
    }

    // ---- generators ---------------------------------------------------------------------------

    private boolean isYieldAllowed(int line) {
        if (walk.scope.kind != Scope.Kind.FUNCTION && walk.scope.kind != Scope.Kind.LAMBDA) {
            walk.error(line, "'yield' outside function");
            return false;
        }
        return true;
    }

    private void yield(Expr.Yield yield) {
        if (isYieldAllowed(yield.line())) {
            valueOrNone(yield.value());
            emitter().op(Opcode.YIELD_VALUE);
        }
    }

    /** Delegates to the iterable on the stack. */
    void yieldFrom() {
        emitter().op(Opcode.GET_ITER);
        emitter().none();
        emitter().op(Opcode.YIELD_FROM);
    }

    /** Awaits the result of a method without arguments. */
    void awaitMethod(String name) {
        emitter().qstr(Opcode.LOAD_METHOD, walk.names.get(name));
        emitter().callMethod(0);
        yieldFrom();
    }

    private void await(Expr.Await await) {
        if (walk.scope.kind != Scope.Kind.FUNCTION && walk.scope.kind != Scope.Kind.LAMBDA) {
            walk.error(await.line(), "'await' outside function");
            return;
        }
        access(await.atom(), await.trailers());
        yieldFrom();
    }

    // ---- assignment expressions ---------------------------------------------------------------

    /** A name assigned in a comprehension belongs to the scope around it. */
    private void assigned(Expr target, Expr value) {
        if (!(target instanceof Expr.Name(Symbol name))) {
            walk.error(target.line(), "can't assign to expression");
            compile(value);
            return;
        }
        compile(value);
        emitter().op(Opcode.DUP_TOP);
        if (walk.isFirstPass && walk.scope.kind.isComprehension()) {
            bindInParent(name);
        }
        emitter().store(name);
    }

    private void bindInParent(Symbol name) {
        Scope scope = walk.scope;
        Id outer = scope.parent.modify(name);
        if (outer.kind == Id.Kind.GLOBAL_EXPLICIT) {
            scope.findOrAdd(name, Id.Kind.GLOBAL_EXPLICIT);
            return;
        }
        Id id = scope.findOrAdd(name, Id.Kind.UNDECIDED);
        boolean isGlobal = scope.parent.parent == null;
        if (!isGlobal && id.kind == Id.Kind.GLOBAL_IMPLICIT) {
            id.kind = Id.Kind.UNDECIDED; // was read before; now it is to be closed over
        }
        targets.declare(id, isGlobal, 0);
    }
}
