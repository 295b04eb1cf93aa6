package org.jmpy.compiler;

import org.jmpy.bytecode.Prelude;
import org.jmpy.syntax.Expr;
import org.jmpy.syntax.Stmt;
import org.jmpy.syntax.Symbol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A part of a program that has names of its own. Source: MicroPython py/scope.c. */
final class Scope {
    /** From so many names on they are found by hashing. */
    private static final int FEW = 8;

    enum Kind {
        MODULE(null),
        CLASS(null),
        LAMBDA("<lambda>"),
        LIST_COMPREHENSION("<listcomp>"),
        DICT_COMPREHENSION("<dictcomp>"),
        SET_COMPREHENSION("<setcomp>"),
        GENERATOR_EXPRESSION("<genexpr>"),
        FUNCTION(null);

        /** The name of all scopes of the kind, or null. */
        final String scopeName;

        Kind(String scopeName) {
            this.scopeName = scopeName;
        }

        boolean isComprehension() {
            return compareTo(LIST_COMPREHENSION) >= 0 && compareTo(GENERATOR_EXPRESSION) <= 0;
        }

        /** {@return whether names that are assigned in it are its locals} */
        boolean isFunction() {
            return compareTo(LAMBDA) >= 0;
        }
    }

    final Kind kind;
    final Scope parent;
    final Symbol name;

    /** The tree it is made of: exactly one of the next three is set. */
    final Stmt statement;

    final Expr expression;

    /** Line of the tree, 0 if that is a leaf. */
    final int line;

    /** The scopes made by functions and the like in this one, in the order they are met. */
    final List<Scope> inner = new ArrayList<>(0);

    /** Names in the order they are first met, parameters first. */
    final List<Id> ids = new ArrayList<>();

    private Map<Symbol, Id> byName;

    /** Flags of {@link Prelude}. */
    int flags;

    int positionalParams;
    int keywordOnlyParams;
    int defaults;
    int locals;
    int maxHandlers;

    Scope(Kind kind, Scope parent, Symbol name, Stmt statement, Expr expression, int line) {
        this.kind = kind;
        this.parent = parent;
        this.name = name;
        this.statement = statement;
        this.expression = expression;
        this.line = line;
    }

    boolean isGenerator() {
        return (flags & Prelude.GENERATOR) != 0;
    }

    // ---- names --------------------------------------------------------------------------------

    /** {@return what the name means here, or null if it was not met} */
    Id find(Symbol symbol) {
        if (byName != null) {
            return byName.get(symbol);
        }
        for (int i = 0; i < ids.size(); i++) {
            Id id = ids.get(i);
            if (id.symbol == symbol) {
                return id;
            }
        }
        return null;
    }

    /** {@return what the name means here; it is {@code kind} if it was not met before} */
    Id findOrAdd(Symbol symbol, Id.Kind idKind) {
        Id found = find(symbol);
        if (found != null) {
            return found;
        }
        Id id = new Id(symbol, idKind);
        ids.add(id);
        if (byName != null) {
            byName.put(symbol, id);
        } else if (ids.size() > FEW) {
            byName = HashMap.newHashMap(FEW * 4);
            for (Id each : ids) {
                byName.put(each.symbol, each);
            }
        }
        return id;
    }

    /** Notes that the name is read. */
    void load(Symbol symbol) {
        findOrAdd(symbol, Id.Kind.GLOBAL_IMPLICIT);
    }

    /** Notes that the name is assigned or deleted. */
    Id modify(Symbol symbol) {
        Id id = findOrAdd(symbol, Id.Kind.GLOBAL_IMPLICIT);
        if (id.kind == Id.Kind.GLOBAL_IMPLICIT) {
            id.kind = kind.isFunction() ? Id.Kind.LOCAL : Id.Kind.GLOBAL_IMPLICIT_ASSIGNED;
        }
        return id;
    }

    Id findInModule(Symbol symbol) {
        Scope scope = this;
        while (scope.parent != null) {
            scope = scope.parent;
        }
        return scope.find(symbol);
    }

    /** Looks for the name in enclosing scopes other than the module and closes over it there. */
    void closeOver(Id id) {
        if (parent == null) {
            return;
        }
        for (Scope s = parent; s.parent != null; s = s.parent) {
            Id outer = s.find(id.symbol);
            if (outer != null) {
                if (outer.kind == Id.Kind.LOCAL || outer.isClosedOver()) {
                    id.kind = Id.Kind.FREE;
                    closeOverInParents(id.symbol);
                }
                return;
            }
        }
    }

    private void closeOverInParents(Symbol symbol) {
        for (Scope s = parent; ; s = s.parent) {
            Id id = s.findOrAdd(symbol, Id.Kind.UNDECIDED);
            if (id.kind == Id.Kind.UNDECIDED) {
                id.kind = Id.Kind.FREE; // not met in this scope, but it must pass the cell on
            } else {
                if (id.kind == Id.Kind.LOCAL) {
                    id.kind = Id.Kind.CELL;
                }
                return;
            }
        }
    }

    /** Closes over names of enclosing scopes, when all names of this scope are known. */
    void closeOverAll() {
        for (int i = 0; i < ids.size(); i++) {
            Id id = ids.get(i);
            if (id.kind == Id.Kind.GLOBAL_IMPLICIT) {
                closeOver(id);
            }
        }
    }

    // ---- locals -------------------------------------------------------------------------------

    /**
     * Numbers the locals, when all scopes are known: closed-over variables, parameters, other
     * locals, cells.
     *
     * @param classCell the name {@code __class__}
     * @param isForFile whether the code must be the original's, which forgets to make room for a
     *     {@code __class__} that a class body assigns
     */
    void numberLocals(Symbol classCell, boolean isForFile) {
        if ((flags & Prelude.VARARGS) != 0) {
            moveStarAfterParams();
        }
        locals = 0;
        for (Id id : ids) {
            if (kind == Kind.CLASS && id.symbol == classCell) {
                // It becomes a cell if a method uses it.
                if (id.kind == Id.Kind.LOCAL && !isForFile) {
                    id.local = locals++;
                }
                continue;
            }
            if (kind.isFunction() && id.kind == Id.Kind.GLOBAL_IMPLICIT) {
                id.kind = Id.Kind.GLOBAL_EXPLICIT;
            }
            if (id.kind == Id.Kind.LOCAL || id.isParam()) {
                id.local = locals++;
            }
        }
        for (Id id : ids) {
            if (id.kind == Id.Kind.CELL && !id.isParam()) {
                id.local = locals++;
            }
        }
        if (parent != null) {
            numberFree();
        }
    }

    private void moveStarAfterParams() {
        int lastParam = -1;
        for (int i = ids.size() - 1; i >= 0; i--) {
            int idFlags = ids.get(i).flags;
            if ((idFlags & Id.IS_STAR) != 0) {
                if (lastParam >= 0) {
                    Id star = ids.get(i);
                    ids.set(i, ids.get(lastParam));
                    ids.set(lastParam, star);
                }
                return;
            }
            if (lastParam < 0 && idFlags == Id.IS_PARAM) {
                lastParam = i;
            }
        }
    }

    /** Free variables come first, in the order of the parent's names. */
    private void numberFree() {
        int free = 0;
        for (Id outer : parent.ids) {
            if (outer.isClosedOver()) {
                Id id = find(outer.symbol);
                if (id != null && id.kind == Id.Kind.FREE) {
                    id.local = free++;
                }
            }
        }
        if (free == 0) {
            return;
        }
        for (Id id : ids) {
            if (id.kind != Id.Kind.FREE || id.isParam()) {
                id.local += free;
            }
        }
        positionalParams += free; // the closure passes its cells as the first arguments
        locals += free;
    }
}
