package org.jmpy.compiler;

import org.jmpy.syntax.Symbol;

/** What a name means in one scope. Source: MicroPython py/scope.h. */
final class Id {
    /** Flag: a parameter. */
    static final int IS_PARAM = 1;

    /** Flag: the parameter with one star. */
    static final int IS_STAR = 2;

    /** Flag: the parameter with two stars. */
    static final int IS_DOUBLE_STAR = 4;

    enum Kind {
        /** Not known yet. */
        UNDECIDED,
        /** Looked up by name: never assigned here. */
        GLOBAL_IMPLICIT,
        /** Assigned in a module or class, so it is never closed over. */
        GLOBAL_IMPLICIT_ASSIGNED,
        /** Declared global. */
        GLOBAL_EXPLICIT,
        /** A local that only this scope uses. */
        LOCAL,
        /** A local that inner scopes use too. */
        CELL,
        /** A cell of an outer scope. */
        FREE
    }

    final Symbol symbol;
    Kind kind;
    int flags;
    int local;

    Id(Symbol symbol, Kind kind) {
        this.symbol = symbol;
        this.kind = kind;
    }

    boolean isParam() {
        return (flags & IS_PARAM) != 0;
    }

    boolean isClosedOver() {
        return kind == Kind.CELL || kind == Kind.FREE;
    }
}
