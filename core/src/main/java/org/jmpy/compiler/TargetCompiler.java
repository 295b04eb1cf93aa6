package org.jmpy.compiler;

import org.jmpy.bytecode.Opcode;
import org.jmpy.syntax.Expr;
import org.jmpy.syntax.Symbol;
import org.jmpy.syntax.Trailer;

import java.util.List;

/** Walks what is assigned to or deleted, and declarations of names. */
final class TargetCompiler {
    private static final String CANNOT_ASSIGN = "can't assign to expression";
    private static final String CANNOT_DELETE = "can't delete expression";

    private final Walk walk;
    private final ExpressionCompiler expressions;

    TargetCompiler(Walk walk, ExpressionCompiler expressions) {
        this.walk = walk;
        this.expressions = expressions;
    }

    private Emitter emitter() {
        return walk.emitter;
    }

    // ---- assignment ---------------------------------------------------------------------------

    /** Stores the value on the stack. */
    void store(Expr target) {
        if (target instanceof Expr.Name(Symbol symbol)) {
            emitter().store(symbol);
        } else if (target instanceof Expr.Access access) {
            Trailer last = place(access);
            if (last instanceof Trailer.Index) {
                emitter().op(Opcode.STORE_SUBSCR);
            } else if (last instanceof Trailer.Attribute(_, Symbol name)) {
                emitter().qstr(Opcode.STORE_ATTR, name);
            } else {
                walk.error(access.line(), CANNOT_ASSIGN);
            }
        } else if (target instanceof Expr.Tuple(int line, Expr.TupleForm form, List<Expr> items)) {
            boolean isTarget =
                    switch (form) {
                        case PAREN -> !items.isEmpty();
                        case BARE, TARGETS -> true;
                        default -> false;
                    };
            if (isTarget) {
                unpack(items);
            } else {
                walk.error(line, CANNOT_ASSIGN);
            }
        } else if (target instanceof Expr.ListDisplay display) {
            unpack(display.items());
        } else {
            walk.error(target.line(), CANNOT_ASSIGN);
        }
    }

    /** Loads what is before the last trailer, and its index. {@return the last trailer} */
    private Trailer place(Expr.Access access) {
        expressions.compile(access.atom());
        List<Trailer> trailers = access.trailers();
        int last = trailers.size() - 1;
        for (int i = 0; i < last; i++) {
            expressions.trailer(trailers.get(i));
        }
        Trailer trailer = trailers.get(last);
        if (trailer instanceof Trailer.Index(_, Expr index)) {
            expressions.compile(index);
        }
        return trailer;
    }

    private void unpack(List<Expr> items) {
        int star = -1;
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Expr.Star) {
                if (star >= 0) {
                    walk.error(items.get(i).line(), "multiple *x in assignment");
                    return;
                }
                star = i;
                int right = items.size() - i - 1;
                emitter().uint(Opcode.UNPACK_EX, i | right << 8, items.size() - 1);
            }
        }
        if (star < 0) {
            emitter().uint(Opcode.UNPACK_SEQUENCE, items.size(), items.size() - 1);
        }
        for (int i = 0; i < items.size(); i++) {
            Expr item = items.get(i);
            store(i == star ? ((Expr.Star) item).value() : item);
        }
    }

    /** Loads the value of an augmented assignment's target, keeping what storing needs. */
    void loadForUpdate(Expr target) {
        if (target instanceof Expr.Name(Symbol symbol)) {
            emitter().load(symbol);
        } else if (target instanceof Expr.Access access) {
            Trailer last = place(access);
            if (last instanceof Trailer.Index) {
                emitter().op(Opcode.DUP_TOP_TWO);
                emitter().op(Opcode.LOAD_SUBSCR);
            } else if (last instanceof Trailer.Attribute(_, Symbol name)) {
                emitter().op(Opcode.DUP_TOP);
                emitter().qstr(Opcode.LOAD_ATTR, name);
            } else {
                walk.error(access.line(), CANNOT_ASSIGN);
            }
        } else {
            walk.error(target.line(), CANNOT_ASSIGN);
        }
    }

    /** Stores the value of an augmented assignment, see {@link #loadForUpdate}. */
    void storeUpdated(Expr target) {
        if (target instanceof Expr.Name(Symbol symbol)) {
            emitter().store(symbol);
        } else if (target instanceof Expr.Access access) {
            Trailer last = access.trailers().getLast();
            if (last instanceof Trailer.Index) {
                emitter().op(Opcode.ROT_THREE);
                emitter().op(Opcode.STORE_SUBSCR);
            } else if (last instanceof Trailer.Attribute(_, Symbol name)) {
                emitter().op(Opcode.ROT_TWO);
                emitter().qstr(Opcode.STORE_ATTR, name);
            } else {
                walk.error(access.line(), CANNOT_ASSIGN);
            }
        } else {
            walk.error(target.line(), CANNOT_ASSIGN);
        }
    }

    // ---- deletion -----------------------------------------------------------------------------

    void delete(Expr target) {
        if (target instanceof Expr.Name(Symbol symbol)) {
            emitter().delete(symbol);
        } else if (target instanceof Expr.Access access) {
            Trailer last = place(access);
            if (last instanceof Trailer.Index) {
                emitter().op(Opcode.LOAD_NULL);
                emitter().op(Opcode.ROT_THREE);
                emitter().op(Opcode.STORE_SUBSCR);
            } else if (last instanceof Trailer.Attribute(_, Symbol name)) {
                emitter().op(Opcode.LOAD_NULL);
                emitter().op(Opcode.ROT_TWO);
                emitter().qstr(Opcode.STORE_ATTR, name);
            } else {
                walk.error(access.line(), CANNOT_DELETE);
            }
        } else if (target instanceof Expr.Tuple(_, Expr.TupleForm form, List<Expr> items)
                && form == Expr.TupleForm.PAREN) {
            if (items.isEmpty()) {
                walk.error(0, CANNOT_DELETE);
            }
            for (Expr item : items) {
                delete(item);
            }
        } else if (target
                        instanceof
                        Expr.Comprehension(_, Expr.ComprehensionKind kind, int bodyLine, _, _)
                && kind == Expr.ComprehensionKind.GENERATOR) {
            walk.error(bodyLine, CANNOT_DELETE);
        } else {
            walk.error(target.line(), CANNOT_DELETE);
        }
    }

    // ---- declarations -------------------------------------------------------------------------

    /** Makes a name global or closes over it. */
    void declare(Id id, boolean isGlobal, int line) {
        if (isGlobal) {
            declareGlobal(id, line);
        } else if (id.kind == Id.Kind.UNDECIDED) {
            id.kind = Id.Kind.GLOBAL_IMPLICIT;
            walk.scope.closeOver(id);
            if (id.kind == Id.Kind.GLOBAL_IMPLICIT) {
                walk.error(line, "no binding for nonlocal found");
            }
        } else if (id.kind != Id.Kind.FREE) {
            walk.error(line, "identifier redefined as nonlocal");
        }
    }

    private void declareGlobal(Id id, int line) {
        if (id.kind != Id.Kind.UNDECIDED && id.kind != Id.Kind.GLOBAL_EXPLICIT) {
            walk.error(line, "identifier redefined as global");
            return;
        }
        id.kind = Id.Kind.GLOBAL_EXPLICIT;
        Id module = walk.scope.findInModule(id.symbol);
        if (module != null) {
            module.kind = Id.Kind.GLOBAL_EXPLICIT;
        }
    }
}
