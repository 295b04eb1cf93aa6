package org.jmpy.syntax;

import static org.jmpy.syntax.TokenKind.*;

import org.jmpy.numbers.FloatText;
import org.jmpy.numbers.IntText;
import org.jmpy.numbers.NumberError;

import java.util.ArrayList;
import java.util.List;

/**
 * Parses expressions by recursive descent: one token decides at each point, so the first token that
 * does not fit is where a mistake is reported. Accepts MicroPython's py/grammar.h; what that lets
 * through by intention the compiler refuses.
 */
class ExpressionParser {
    /** Longer string literals are symbols only if a symbol with that text exists already. */
    private static final int MAX_INTERNED = 10;

    /** Numbers of up to so many decimal digits are read here. */
    private static final int MAX_QUICK_DIGITS = 18;

    /** Looser than every binary operator. */
    private static final int LOOSEST = 6;

    final Lexer lexer;
    final Folder folder;
    final ParseOptions options;
    private final SymbolTable symbols;
    private final KnownStrings known;
    private final int maxDepth;
    private int depth;

    ExpressionParser(
            byte[] source,
            ParseOptions options,
            SymbolTable symbols,
            KnownStrings known,
            int maxDepth) {
        this.options = options;
        this.symbols = symbols;
        this.known = known;
        this.maxDepth = maxDepth;
        this.folder = new Folder(options.smallIntBits());
        this.lexer = new Lexer(source, options.optimisation());
    }

    // ---- tokens -------------------------------------------------------------------------------

    final TokenKind kind() {
        return lexer.kind;
    }

    final int line() {
        return lexer.tokenLine;
    }

    /** Steps over the current token if it is {@code kind}. */
    final boolean accept(TokenKind kind) {
        if (lexer.kind != kind) {
            return false;
        }
        lexer.next();
        return true;
    }

    final void expect(TokenKind kind) {
        if (lexer.kind != kind) {
            throw unexpected();
        }
        lexer.next();
    }

    /** {@return the current NAME, which is stepped over} */
    final Symbol name() {
        if (lexer.kind != NAME) {
            throw unexpected();
        }
        Symbol symbol = intern();
        lexer.next();
        return symbol;
    }

    private Symbol intern() {
        return symbols.intern(lexer.textBytes, lexer.textStart, lexer.textLength);
    }

    /** {@return the error that the current token cannot stand here} */
    final CompileError unexpected() {
        return switch (lexer.kind) {
            case INDENT -> error(CompileError.Kind.INDENTATION_ERROR, "unexpected indent", line());
            case DEDENT_MISMATCH ->
                    error(
                            CompileError.Kind.INDENTATION_ERROR,
                            "unindent doesn't match any outer indent level",
                            line());
            case MALFORMED_FSTRING -> syntaxError("malformed f-string", line());
            default -> syntaxError("invalid syntax", line());
        };
    }

    final CompileError syntaxError(String message, int line) {
        return error(CompileError.Kind.SYNTAX_ERROR, message, line);
    }

    private CompileError error(CompileError.Kind kind, String message, int line) {
        return new CompileError(kind, message, options.fileName(), line, null);
    }

    /** Counts a step down into the program's nesting. */
    final void enter() {
        if (++depth > maxDepth) {
            throw CompileError.tooDeep();
        }
    }

    /** Counts a step up. */
    final void leave() {
        depth--;
    }

    // ---- from loose to tight ------------------------------------------------------------------

    /** {@code test [:= test]}. */
    final Expr assignedTest() {
        int line = line();
        Expr target = test();
        return accept(OP_ASSIGN) ? new Expr.Assigned(line, target, test()) : target;
    }

    /** A lambda, or {@code orTest [if orTest else test]}. */
    final Expr test() {
        enter();
        int line = line();
        Expr result;
        if (kind() == KW_LAMBDA) {
            result = lambda(true);
        } else {
            result = orTest();
            if (accept(KW_IF)) {
                Expr test = orTest();
                expect(KW_ELSE);
                result = new Expr.Conditional(line, test, result, test());
            }
        }
        leave();
        return result;
    }

    /** As {@link #test}, without a condition: what stands after {@code if} in a comprehension. */
    private Expr testWithoutCondition() {
        if (kind() != KW_LAMBDA) {
            return orTest();
        }
        enter();
        Expr result = lambda(false);
        leave();
        return result;
    }

    private Expr lambda(boolean isConditionAllowed) {
        int line = line();
        expect(KW_LAMBDA);
        List<Param> params = params(DEL_COLON, false);
        expect(DEL_COLON);
        Expr body = isConditionAllowed ? test() : testWithoutCondition();
        return new Expr.Lambda(line, params, body);
    }

    /** Parameters up to, but not including, the token {@code end}. */
    final List<Param> params(TokenKind end, boolean isAnnotated) {
        if (kind() == end) {
            return List.of();
        }
        List<Param> params = new ArrayList<>();
        do {
            if (kind() == end) {
                break;
            }
            params.add(param(isAnnotated));
        } while (accept(DEL_COMMA));
        return params;
    }

    private Param param(boolean isAnnotated) {
        int line = line();
        switch (kind()) {
            case OP_STAR -> {
                lexer.next();
                if (kind() != NAME) {
                    return new Param(line, Param.Kind.STAR, null, null, null);
                }
                Symbol name = name();
                Expr annotation = isAnnotated && accept(DEL_COLON) ? test() : null;
                return new Param(line, Param.Kind.STAR, name, annotation, null);
            }
            case OP_DBL_STAR -> {
                lexer.next();
                Symbol name = name();
                Expr annotation = isAnnotated && accept(DEL_COLON) ? test() : null;
                return new Param(line, Param.Kind.DOUBLE_STAR, name, annotation, null);
            }
            default -> {
                Symbol name = name();
                Expr annotation = isAnnotated && accept(DEL_COLON) ? test() : null;
                Expr value = accept(DEL_EQUAL) ? test() : null;
                boolean isName = annotation == null && value == null;
                return new Param(isName ? 0 : line, Param.Kind.PLAIN, name, annotation, value);
            }
        }
    }

    private Expr orTest() {
        int line = line();
        Expr first = notTest();
        if (kind() == KW_AND) {
            first = logical(line, first, false);
        }
        return kind() == KW_OR ? logical(line, first, true) : first;
    }

    private Expr logical(int line, Expr first, boolean isOr) {
        List<Expr> operands = new ArrayList<>();
        operands.add(first);
        while (accept(isOr ? KW_OR : KW_AND)) {
            int operandLine = line();
            Expr operand = notTest();
            if (isOr && kind() == KW_AND) {
                operand = logical(operandLine, operand, false);
            }
            operands.add(operand);
        }
        return Folder.logical(line, isOr, operands);
    }

    private Expr notTest() {
        if (kind() != KW_NOT) {
            return comparison();
        }
        enter();
        int line = line();
        lexer.next();
        Expr result = Folder.not(line, notTest());
        leave();
        return result;
    }

    private Expr comparison() {
        int line = line();
        Expr first = expr();
        Comparator comparator = comparator();
        if (comparator == null) {
            return first;
        }
        List<Expr> operands = new ArrayList<>(2);
        List<Comparator> operators = new ArrayList<>(1);
        operands.add(first);
        do {
            operators.add(comparator);
            operands.add(expr());
            comparator = comparator();
        } while (comparator != null);
        return new Expr.Comparison(line, operands, operators);
    }

    /** {@return the comparison operator here, stepped over, or null} */
    private Comparator comparator() {
        Comparator result =
                switch (kind()) {
                    case OP_LESS -> Comparator.LESS;
                    case OP_MORE -> Comparator.MORE;
                    case OP_DBL_EQUAL -> Comparator.EQUAL;
                    case OP_LESS_EQUAL -> Comparator.LESS_EQUAL;
                    case OP_MORE_EQUAL -> Comparator.MORE_EQUAL;
                    case OP_NOT_EQUAL -> Comparator.NOT_EQUAL;
                    case KW_IN -> Comparator.IN;
                    case KW_NOT -> Comparator.NOT_IN;
                    case KW_IS -> Comparator.IS;
                    default -> null;
                };
        if (result != null) {
            lexer.next();
            if (result == Comparator.NOT_IN) {
                expect(KW_IN);
            } else if (result == Comparator.IS && accept(KW_NOT)) {
                result = Comparator.IS_NOT;
            }
        }
        return result;
    }

    /** {@code *expr}. */
    private Expr star() {
        int line = line();
        expect(OP_STAR);
        return new Expr.Star(line, expr());
    }

    /** Operands of {@code |} and tighter operators. */
    final Expr expr() {
        int line = line();
        Expr first = factor();
        return kind().binaryLevel() == 0 ? first : binary(line, first, LOOSEST);
    }

    /** Goes on after an operand with operators that bind at least as tightly as {@code loosest}. */
    private Expr binary(int line, Expr first, int loosest) {
        Expr left = first;
        int level = kind().binaryLevel();
        while (level != 0 && level <= loosest) {
            List<Expr> operands = new ArrayList<>(2);
            List<TokenKind> operators = new ArrayList<>(1);
            operands.add(left);
            int next;
            do {
                operators.add(kind());
                lexer.next();
                int operandLine = line();
                Expr operand = factor();
                next = kind().binaryLevel();
                if (next != 0 && next < level) {
                    operand = binary(operandLine, operand, level - 1);
                    next = kind().binaryLevel();
                }
                operands.add(operand);
            } while (next == level);
            left = folder.binary(line, operands, operators);
            level = next;
        }
        return left;
    }

    private Expr factor() {
        TokenKind operator = kind();
        if (operator != OP_MINUS && operator != OP_PLUS && operator != OP_TILDE) {
            return power();
        }
        enter();
        int line = line();
        lexer.next();
        Expr result = folder.unary(line, operator, factor());
        leave();
        return result;
    }

    private Expr power() {
        int line = line();
        Expr base = access(line);
        if (kind() != OP_DBL_STAR) {
            return base;
        }
        enter();
        lexer.next();
        Expr result = folder.power(line, base, factor());
        leave();
        return result;
    }

    private Expr access(int line) {
        if (accept(KW_AWAIT)) {
            Expr atom = atom();
            return new Expr.Await(line, atom, trailers());
        }
        Expr atom = atom();
        List<Trailer> trailers = trailers();
        if (trailers.isEmpty()) {
            return atom;
        }
        if (trailers.size() == 1
                && atom instanceof Expr.Name(Symbol base)
                && trailers.get(0) instanceof Trailer.Attribute(_, Symbol attribute)
                && base.is("math")) {
            Expr constant = folder.mathConstant(attribute);
            if (constant != null) {
                return constant;
            }
        }
        return new Expr.Access(line, atom, trailers);
    }

    // ---- atoms and trailers -------------------------------------------------------------------

    private List<Trailer> trailers() {
        List<Trailer> trailers = null;
        while (true) {
            TokenKind kind = kind();
            if (kind != DEL_PAREN_OPEN && kind != DEL_BRACKET_OPEN && kind != DEL_PERIOD) {
                return trailers == null ? List.of() : trailers;
            }
            if (trailers == null) {
                trailers = new ArrayList<>(2);
            }
            trailers.add(
                    switch (kind) {
                        case DEL_PAREN_OPEN -> call();
                        case DEL_BRACKET_OPEN -> index();
                        default -> attribute();
                    });
        }
    }

    private Trailer attribute() {
        int line = line();
        lexer.next();
        return new Trailer.Attribute(line, name());
    }

    private Trailer index() {
        int line = line();
        lexer.next();
        Expr index = subscripts();
        expect(DEL_BRACKET_CLOSE);
        return new Trailer.Index(line, index);
    }

    final Trailer.Call call() {
        int line = line();
        expect(DEL_PAREN_OPEN);
        Trailer.ArgumentList arguments = arguments();
        expect(DEL_PAREN_CLOSE);
        return new Trailer.Call(line, arguments);
    }

    /** Arguments up to, but not including, the closing parenthesis. */
    final Trailer.ArgumentList arguments() {
        if (!startsArgument()) {
            return new Trailer.ArgumentList(List.of(), false);
        }
        Argument first = argument();
        if (kind() != DEL_COMMA) {
            return new Trailer.ArgumentList(List.of(first), false);
        }
        List<Argument> items = new ArrayList<>();
        items.add(first);
        while (accept(DEL_COMMA) && startsArgument()) {
            items.add(argument());
        }
        return new Trailer.ArgumentList(items, true);
    }

    private boolean startsArgument() {
        TokenKind kind = kind();
        return kind == OP_STAR || kind == OP_DBL_STAR || kind.startsTest();
    }

    private Argument argument() {
        int line = line();
        if (accept(OP_STAR)) {
            return new Argument.Star(line, test());
        }
        if (accept(OP_DBL_STAR)) {
            return new Argument.DoubleStar(line, test());
        }
        Expr value = test();
        return switch (kind()) {
            case KW_FOR -> new Argument.Generator(line, comprehension(line, line, value));
            case DEL_EQUAL -> {
                lexer.next();
                yield new Argument.Keyword(line, value, test());
            }
            case OP_ASSIGN -> {
                lexer.next();
                yield new Argument.Assigned(line, value, test());
            }
            default -> value;
        };
    }

    private Expr.Comprehension comprehension(int line, int bodyLine, Expr element) {
        return comprehension(line, Expr.ComprehensionKind.GENERATOR, bodyLine, element);
    }

    private Expr.Comprehension comprehension(
            int line, Expr.ComprehensionKind kind, int bodyLine, Expr element) {
        List<Clause> clauses = new ArrayList<>(1);
        while (true) {
            if (accept(KW_FOR)) {
                Expr target = targets();
                expect(KW_IN);
                clauses.add(new Clause.For(target, orTest()));
            } else if (accept(KW_IF)) {
                clauses.add(new Clause.If(testWithoutCondition()));
            } else {
                return new Expr.Comprehension(line, kind, bodyLine, element, clauses);
            }
        }
    }

    private Expr subscripts() {
        int line = line();
        Expr first = subscript();
        if (kind() != DEL_COMMA) {
            return first;
        }
        List<Expr> items = new ArrayList<>(2);
        items.add(first);
        while (accept(DEL_COMMA) && (kind() == DEL_COLON || kind().startsTest())) {
            items.add(subscript());
        }
        return tuple(line, Expr.TupleForm.SUBSCRIPT, items);
    }

    /** {@code test} or {@code [test] : [test] [: [test]]}. */
    private Expr subscript() {
        int line = line();
        Expr start = kind() == DEL_COLON ? null : test();
        if (!accept(DEL_COLON)) {
            return start;
        }
        Expr stop = kind().startsTest() ? test() : null;
        Expr step = accept(DEL_COLON) && kind().startsTest() ? test() : null;
        return new Expr.Slice(line, start, stop, step);
    }

    private static Expr tuple(int line, Expr.TupleForm form, List<Expr> items) {
        Expr literal = Folder.tuple(line, items);
        return literal != null ? literal : new Expr.Tuple(line, form, items);
    }

    private Expr atom() {
        switch (kind()) {
            case NAME -> {
                Symbol symbol = intern();
                Expr result =
                        symbol.constant == null
                                ? new Expr.Name(symbol)
                                : folder.constant(line(), symbol.constant);
                lexer.next();
                return result;
            }
            case INTEGER, FLOAT_OR_IMAG -> {
                Expr result = number();
                lexer.next();
                return result;
            }
            case STRING -> {
                Expr result = string();
                lexer.next();
                return result;
            }
            case BYTES -> {
                Expr result = new Expr.Literal(line(), new Constant.Bytes(textCopy()));
                lexer.next();
                return result;
            }
            case ELLIPSIS -> {
                return keyword(Constant.Singleton.ELLIPSIS);
            }
            case KW_NONE -> {
                return keyword(Constant.Singleton.NONE);
            }
            case KW_TRUE -> {
                return keyword(Constant.Singleton.TRUE);
            }
            case KW_FALSE -> {
                return keyword(Constant.Singleton.FALSE);
            }
            case DEL_PAREN_OPEN -> {
                return paren();
            }
            case DEL_BRACKET_OPEN -> {
                return bracket();
            }
            case DEL_BRACE_OPEN -> {
                return braces();
            }
            default -> throw unexpected();
        }
    }

    private Expr keyword(Constant.Singleton value) {
        lexer.next();
        return new Expr.Keyword(value);
    }

    private byte[] textCopy() {
        byte[] copy = new byte[lexer.textLength];
        System.arraycopy(lexer.textBytes, lexer.textStart, copy, 0, copy.length);
        return copy;
    }

    private Expr string() {
        Symbol symbol = lexer.textLength <= MAX_INTERNED ? intern() : findKnown();
        return symbol != null
                ? new Expr.ShortString(symbol)
                : new Expr.Literal(line(), new Constant.Str(textCopy()));
    }

    private Symbol findKnown() {
        Symbol found = symbols.find(lexer.textBytes, lexer.textStart, lexer.textLength);
        if (found == null && known.contains(lexer.textBytes, lexer.textStart, lexer.textLength)) {
            found = intern();
        }
        return found;
    }

    private Expr number() {
        if (kind() == INTEGER && isQuick()) {
            long value = 0;
            for (int i = 0; i < lexer.textLength; i++) {
                value = value * 10 + (lexer.textBytes[lexer.textStart + i] - '0');
            }
            return folder.number(line(), value);
        }
        try {
            if (kind() == INTEGER) {
                Object value =
                        IntText.parse(
                                java.util.Arrays.copyOfRange(
                                        lexer.textBytes,
                                        lexer.textStart,
                                        lexer.textStart + lexer.textLength),
                                0);
                return folder.number(line(), value);
            }
            Object value = FloatText.parseLiteral(textString());
            Constant constant =
                    value instanceof Double d
                            ? new Constant.Float(d)
                            : new Constant.Imaginary((org.jmpy.numbers.Complex) value);
            return new Expr.Literal(line(), constant);
        } catch (NumberError e) {
            throw syntaxError(e.getMessage(), line());
        }
    }

    private String textString() {
        return new String(
                lexer.textBytes,
                lexer.textStart,
                lexer.textLength,
                java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** {@return whether the text is a short decimal number} */
    private boolean isQuick() {
        int length = lexer.textLength;
        int start = lexer.textStart;
        if (length > MAX_QUICK_DIGITS || length > 1 && lexer.textBytes[start] == '0') {
            return false;
        }
        for (int i = start; i < start + length; i++) {
            if (lexer.textBytes[i] > '9' || lexer.textBytes[i] < '0') {
                return false;
            }
        }
        return true;
    }

    /** Parentheses: around one expression they leave nothing. */
    private Expr paren() {
        int line = line();
        lexer.next();
        Expr result;
        if (kind() == DEL_PAREN_CLOSE) {
            result = new Expr.Tuple(line, Expr.TupleForm.PAREN, List.of());
        } else if (kind() == KW_YIELD) {
            result = yieldExpression();
        } else {
            int itemsLine = line();
            Expr first = starOrAssigned();
            if (kind() == KW_FOR) {
                result = comprehension(line, itemsLine, first);
            } else if (kind() == DEL_COMMA) {
                result = parenTuple(line, itemsLine, first);
            } else {
                result = first;
            }
        }
        expect(DEL_PAREN_CLOSE);
        return result;
    }

    /** A constant tuple has the line of its first item, or of its second if it is a longer list. */
    private Expr parenTuple(int line, int itemsLine, Expr first) {
        lexer.next();
        int secondLine = line();
        List<Expr> items = new ArrayList<>(2);
        items.add(first);
        boolean isTrailing = items(items);
        boolean isShort = items.size() == 1 || items.size() == 2 && !isTrailing;
        Expr literal = Folder.tuple(isShort ? itemsLine : secondLine, items);
        return literal != null ? literal : new Expr.Tuple(line, Expr.TupleForm.PAREN, items);
    }

    /** Reads items after a comma. {@return whether a comma follows the last one} */
    private boolean items(List<Expr> items) {
        while (kind() == OP_STAR || kind().startsTest()) {
            items.add(starOrAssigned());
            if (!accept(DEL_COMMA)) {
                return false;
            }
        }
        return true;
    }

    private Expr starOrAssigned() {
        return kind() == OP_STAR ? star() : assignedTest();
    }

    private Expr bracket() {
        int line = line();
        lexer.next();
        Expr result;
        if (kind() == DEL_BRACKET_CLOSE) {
            result = new Expr.ListDisplay(line, List.of(), false);
        } else {
            int itemsLine = line();
            Expr first = starOrAssigned();
            if (kind() == KW_FOR) {
                result = comprehension(line, Expr.ComprehensionKind.LIST, itemsLine, first);
            } else if (accept(DEL_COMMA)) {
                List<Expr> items = new ArrayList<>();
                items.add(first);
                items(items);
                result = new Expr.ListDisplay(line, items, true);
            } else {
                result = new Expr.ListDisplay(line, List.of(first), false);
            }
        }
        expect(DEL_BRACKET_CLOSE);
        return result;
    }

    private Expr braces() {
        int line = line();
        lexer.next();
        int itemsLine = line();
        List<Expr> items = new ArrayList<>();
        if (kind() != DEL_BRACE_CLOSE) {
            Expr first = braceItem();
            if (kind() == KW_FOR) {
                Expr.ComprehensionKind kind =
                        first instanceof Expr.KeyValue
                                ? Expr.ComprehensionKind.DICT
                                : Expr.ComprehensionKind.SET;
                Expr result = comprehension(line, kind, itemsLine, first);
                expect(DEL_BRACE_CLOSE);
                return result;
            }
            items.add(first);
            while (accept(DEL_COMMA) && kind().startsTest()) {
                items.add(braceItem());
            }
        }
        expect(DEL_BRACE_CLOSE);
        return new Expr.Braces(line, itemsLine, items);
    }

    private Expr braceItem() {
        int line = line();
        Expr key = test();
        return accept(DEL_COLON) ? new Expr.KeyValue(line, key, test()) : key;
    }

    // ---- lists without brackets ---------------------------------------------------------------

    /** {@code yield}, {@code yield from test} or {@code yield tests}. */
    final Expr yieldExpression() {
        int line = line();
        expect(KW_YIELD);
        if (accept(KW_FROM)) {
            return new Expr.YieldFrom(line, test());
        }
        return new Expr.Yield(line, kind().startsTest() ? tests() : null);
    }

    /** One test, or a tuple of tests. */
    final Expr tests() {
        int line = line();
        Expr first = test();
        if (kind() != DEL_COMMA) {
            return first;
        }
        List<Expr> items = new ArrayList<>(2);
        items.add(first);
        while (accept(DEL_COMMA) && kind().startsTest()) {
            items.add(test());
        }
        return tuple(line, Expr.TupleForm.LIST, items);
    }

    /** One side of an assignment: a test or starred expression, or a tuple of them. */
    final Expr starTests() {
        int line = line();
        Expr first = kind() == OP_STAR ? star() : test();
        if (kind() != DEL_COMMA) {
            return first;
        }
        List<Expr> items = new ArrayList<>(2);
        items.add(first);
        while (accept(DEL_COMMA) && (kind() == OP_STAR || kind().startsTest())) {
            items.add(kind() == OP_STAR ? star() : test());
        }
        return tuple(line, Expr.TupleForm.BARE, items);
    }

    /** Targets of a for loop or of del. */
    final Expr targets() {
        int line = line();
        Expr first = kind() == OP_STAR ? star() : expr();
        if (kind() != DEL_COMMA) {
            return first;
        }
        List<Expr> items = new ArrayList<>(2);
        items.add(first);
        while (accept(DEL_COMMA) && (kind() == OP_STAR || kind().startsExpr())) {
            items.add(kind() == OP_STAR ? star() : expr());
        }
        return new Expr.Tuple(line, Expr.TupleForm.TARGETS, items);
    }
}
