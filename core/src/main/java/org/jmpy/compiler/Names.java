package org.jmpy.compiler;

import org.jmpy.syntax.Symbol;
import org.jmpy.syntax.SymbolTable;

import java.util.List;

/** Names that the compiler itself puts into programs, made when they are first needed. */
final class Names {
    private final SymbolTable symbols;

    /** The class that a method's super() starts from. */
    final Symbol classCell;

    Names(SymbolTable symbols) {
        this.symbols = symbols;
        this.classCell = symbols.intern("__class__");
    }

    /** {@return the symbol of {@code a.b.c}} */
    Symbol join(List<Symbol> parts) {
        StringBuilder text = new StringBuilder();
        for (Symbol part : parts) {
            if (!text.isEmpty()) {
                text.append('.');
            }
            text.append(part.text());
        }
        return symbols.intern(text.toString());
    }

    /** {@return the symbol of a name} */
    Symbol get(String text) {
        return symbols.intern(text);
    }
}
